//! A file or a pasted table as rows of text, as it is kept between its preview and its taking over.

use super::upload::Upload;
use super::{FileError, Unread, rows};
use crate::ServiceError;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The most rows: more than the campus sleeps, many times over.
pub const MOST: usize = 20_000;

/// A table with its header.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<SheetRow>,
    /// Whether a date may be a number of days, as in a workbook.
    pub serials: bool,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// The cells whose value cannot be taken, by their place.
    #[serde(default, deserialize_with = "one_or_many")]
    pub unread: Vec<Unread>,
}

/// A preview that was opened before all of them were kept says one or none.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Unread>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        One(Unread),
        Many(Vec<Unread>),
    }
    Ok(match Option::<Kept>::deserialize(from)? {
        None => Vec::new(),
        Some(Kept::One(one)) => vec![one],
        Some(Kept::Many(many)) => many,
    })
}

impl Sheet {
    /// The table between tabs, as it would be copied from a worksheet: what was refused is shown to be put right.
    pub fn to_tabs(&self) -> String {
        let mut table = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        for cells in std::iter::once(&self.header).chain(self.rows.iter().map(|row| &row.cells)) {
            // Memory takes whatever is written to it.
            let _ = table.write_record(cells);
        }
        String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

// What is logged names nobody.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// Why there is no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// More rows than a list takes.
    #[error("more than {0} rows")]
    TooMany(usize),
    /// The disk did not take what was pasted.
    #[error("what was pasted cannot be read")]
    Disk(#[from] io::Error),
}

/// Reads a file, off the threads that answer.
pub async fn read(path: PathBuf) -> Result<Result<Sheet, SheetError>, ServiceError> {
    tokio::task::spawn_blocking(move || of_file(&path)).await.map_err(ServiceError::Worker)
}

/// Reads what was pasted: cells between tabs, semicolons or commas.
pub async fn pasted(text: String) -> Result<Result<Sheet, SheetError>, ServiceError> {
    let read = move || {
        let upload = Upload::begin()?;
        let (path, mut file) = upload.file("pasted.csv")?;
        file.write_all(text.as_bytes())?;
        of_file(&path)
    };
    tokio::task::spawn_blocking(read).await.map_err(ServiceError::Worker)
}

fn of_file(path: &Path) -> Result<Sheet, SheetError> {
    let read = rows(path, MOST)?;
    if read.lines.len() > MOST {
        return Err(SheetError::TooMany(MOST));
    }
    let row = |row: super::Row| SheetRow { line: row.line, cells: row.cells, unread: row.unread };
    Ok(Sheet { header: read.header, rows: read.lines.into_iter().map(row).collect(), serials: read.serials })
}

/// The name of a column as it is compared: without case, blanks and signs.
pub(crate) fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_opened_before_can_still_be_taken_over() {
        let read = |unread: &str| -> SheetRow {
            serde_json::from_str(&format!("{{\"line\":2,\"cells\":[\"#N/A\"]{unread}}}")).unwrap()
        };
        assert_eq!([read(""), read(",\"unread\":null")].map(|row| row.unread), [vec![], vec![]]);
        assert_eq!(read(",\"unread\":{\"Error\":0}").unread, [Unread::Error(0)]);
        let row = read(",\"unread\":[{\"Error\":0},{\"NotUtf8\":1}]");
        assert_eq!(row.unread, [Unread::Error(0), Unread::NotUtf8(1)]);
    }

    #[tokio::test]
    async fn a_table_that_was_refused_is_read_again_as_it_was() {
        let row = |line, cells: [&str; 2]| SheetRow {
            line,
            cells: cells.map(str::to_owned).into(),
            unread: Vec::new(),
        };
        let header = ["Name", "Note"].map(str::to_owned).into();
        let rows = vec![row(2, ["Ada \"the first\"", "one; two, three"]), row(3, ["Bo\tX", ""])];
        let sheet = Sheet { header, rows, serials: false };
        let again = pasted(sheet.to_tabs()).await.unwrap().unwrap();
        assert!(again == sheet, "{}", sheet.to_tabs());
    }
}
