//! Files as rows of text, one at a time: CSV, plain or compressed, and the first sheet of a workbook.

mod csv;
mod expansion;
mod newlines;
mod xlsx;

use super::error::FileError;
use super::unread::Unread;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csv,
    CompressedCsv,
    Workbook,
}

/// One line of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Line in the file, from 1; in a workbook the row.
    pub line: u64,
    /// Its cells as text, without blanks around them.
    pub cells: Vec<String>,
    /// The cells whose value cannot be taken, by their place.
    pub unread: Vec<Unread>,
    /// How much of the file is read, in bytes.
    pub bytes: u64,
}

/// What takes the rows of a file.
pub(super) trait Sink {
    /// Takes the column names; `serials` where dates may be numbers of days.
    fn header(&mut self, names: Vec<String>, serials: bool) -> Result<(), FileError>;

    /// Takes a row, or asks to stop.
    fn row(&mut self, row: &Row) -> ControlFlow<()>;
}

/// A file to import, of a known kind.
#[derive(Clone, Debug)]
pub(super) struct Table {
    path: PathBuf,
    kind: Kind,
    /// Its name without its folder, for messages and for the record.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Table {
    /// Looks at the file without reading it.
    pub fn at(path: &Path) -> Result<Self, FileError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = kind(&name).ok_or_else(|| FileError::UnknownKind { file: name.clone() })?;
        let about =
            std::fs::metadata(path).map_err(|source| FileError::Unreadable { file: name.clone(), source })?;
        Ok(Self { path: path.to_owned(), kind, name, size: about.len() })
    }

    /// Hands all rows to the sink, first the header; the delimiter is found out where none is given. Blocks; one row at a time is in memory.
    pub fn read(&self, delimiter: Option<char>, sink: &mut dyn Sink) -> Result<(), FileError> {
        match self.kind {
            Kind::Csv | Kind::CompressedCsv => csv::read(self, delimiter, sink),
            Kind::Workbook => xlsx::read(self, sink),
        }
    }

    fn unreadable(&self, source: std::io::Error) -> FileError {
        FileError::Unreadable { file: self.name.clone(), source }
    }
}

fn kind(name: &str) -> Option<Kind> {
    let name = name.to_lowercase();
    [(".csv", Kind::Csv), (".csv.gz", Kind::CompressedCsv), (".xlsx", Kind::Workbook)]
        .into_iter()
        .find(|(ending, _)| name.ends_with(ending))
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_what_a_file_is() {
        assert_eq!(kind("Stays.CSV"), Some(Kind::Csv));
        assert_eq!(kind("stays.csv.gz"), Some(Kind::CompressedCsv));
        assert_eq!(kind("stays.xlsx"), Some(Kind::Workbook));
        assert_eq!(kind("stays.xls"), None);
    }
}
