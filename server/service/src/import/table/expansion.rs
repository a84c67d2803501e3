//! How much a workbook may unpack to. A workbook is an archive, and a small archive can be made that fills any memory:
//! so each part is unpacked once and thrown away, counted, before its reader is let near it. What the parts say of
//! their own size is not believed.

use crate::import::error::FileError;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

const MIB: u64 = 1 << 20;

/// The texts of all cells are in memory while a sheet is read, and so are styles and names. A row with three texts of
/// its own takes 150 bytes of them, so this is room for 200,000 rows.
const MOST_TEXT: u64 = 32 * MIB;

/// A sheet passes through without being kept; a million rows, the most a sheet can have, of ten cells take this much.
const MOST_SHEET: u64 = 512 * MIB;

/// A row is in memory while it is read; the longest text a cell can hold, in each of 30 columns.
const LONGEST_ROW: u64 = MIB;

/// What says how many texts there are; their reader makes room for so many before it reads one.
const COUNT: &[u8] = b"uniqueCount=";

/// The shortest text as it is written: `<si/>`.
const SHORTEST_TEXT: u64 = 5;

/// Unpacks what will be read of a workbook, and refuses it where that is more than a file of stays can be.
pub(super) fn check(path: &Path, name: &str) -> Result<(), FileError> {
    let damaged = |reason: String| FileError::Workbook { file: name.to_owned(), reason };
    let unreadable = |source| FileError::Unreadable { file: name.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(error.to_string()))?;
    let mut text_left = MOST_TEXT;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|error| damaged(error.to_string()))?;
        let kind = Kind::of(&part.name().map_err(|error| damaged(error.to_string()))?.to_lowercase());
        let passed = match kind {
            Kind::Unread => continue,
            Kind::Sheet => pass(&mut part, MOST_SHEET, Some(LONGEST_ROW)).map(|_| ()),
            Kind::Texts => pass_texts(&mut part, text_left).map(|size| text_left -= size),
            Kind::Other => pass(&mut part, text_left, None).map(|size| text_left -= size),
        };
        passed.map_err(|excess| match excess {
            Excess::Bytes(most) => FileError::TooLarge { file: name.to_owned(), most: most / MIB },
            Excess::Count => damaged("it says that it has more texts than it can hold".to_owned()),
            Excess::Broken(error) => damaged(error.to_string()),
        })?;
    }
    Ok(())
}

/// What a part is, by its name in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sheet,
    Texts,
    Other,
    Unread,
}

impl Kind {
    fn of(name: &str) -> Self {
        if name.ends_with("sharedstrings.xml") {
            return Self::Texts;
        }
        let ending = name.rsplit('.').next().unwrap_or_default();
        if name.contains("worksheets/sheet") && ending == "xml" {
            return Self::Sheet;
        }
        // Pictures and the caches of pivot tables are never opened.
        let is_read = ["xml", "rels"].contains(&ending) && !name.contains("/pivotcache/");
        if is_read { Self::Other } else { Self::Unread }
    }
}

/// Why a part is not let through.
#[derive(Debug)]
enum Excess {
    /// It, or a row of it, has more bytes than this; or less than this is left to all.
    Bytes(u64),
    /// It announces more than it can have.
    Count,
    /// It cannot be unpacked.
    Broken(io::Error),
}

/// Throws away what it reads, and says how much that was.
fn pass(part: &mut impl Read, most: u64, longest_row: Option<u64>) -> Result<u64, Excess> {
    let (mut buffer, mut size, mut rows) = (vec![0; 1 << 16], 0, Rows::default());
    loop {
        let read = part.read(&mut buffer).map_err(Excess::Broken)?;
        size += u64::try_from(read).unwrap_or(u64::MAX);
        if size > most {
            return Err(Excess::Bytes(most));
        }
        if read == 0 {
            return Ok(size);
        }
        let Some(longest) = longest_row else { continue };
        for &byte in buffer.iter().take(read) {
            rows.pass(byte);
            if rows.length > longest {
                return Err(Excess::Bytes(longest));
            }
        }
    }
}

/// Where the rows of a sheet begin: at a tag `<row`, whatever its prefix.
#[derive(Default)]
struct Rows {
    /// Bytes since the last row began.
    length: u64,
    /// The name of the tag that is being read, without its prefix.
    name: Option<Vec<u8>>,
}

impl Rows {
    fn pass(&mut self, byte: u8) {
        self.length += 1;
        match (byte, &mut self.name) {
            (b'<', _) => self.name = Some(Vec::new()),
            (_, None) => {}
            (b':', Some(name)) => name.clear(),
            (b' ' | b'>' | b'/' | b'\r' | b'\n' | b'\t', Some(name)) => {
                if name == b"row" {
                    self.length = 0;
                }
                self.name = None;
            }
            // No name that matters is longer.
            (_, Some(name)) if name.len() > 16 => self.name = None,
            (_, Some(name)) => name.push(byte),
        }
    }
}

/// The table of texts: what it announces must fit into what it has.
fn pass_texts(part: &mut impl Read, most: u64) -> Result<u64, Excess> {
    let mut bytes = Vec::new();
    part.take(most + 1).read_to_end(&mut bytes).map_err(Excess::Broken)?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > most {
        return Err(Excess::Bytes(MOST_TEXT));
    }
    let at = bytes.windows(COUNT.len()).position(|window| window == COUNT);
    let digits =
        at.map(|at| bytes.iter().skip(at + COUNT.len() + 1).take_while(|byte| byte.is_ascii_digit()));
    let count = digits.map_or(0, |digits| {
        digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    });
    if count > size / SHORTEST_TEXT { Err(Excess::Count) } else { Ok(size) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(row: &str, rows: usize) -> Result<u64, Excess> {
        pass(&mut row.repeat(rows).as_bytes(), 3_000_000, Some(100))
    }

    #[test]
    fn a_part_that_never_ends_is_left_where_it_is_too_long() {
        assert!(matches!(pass(&mut io::repeat(b' '), 1000, None), Err(Excess::Bytes(1000))));
        assert!(matches!(pass(&mut io::repeat(b' '), MOST_SHEET, Some(1000)), Err(Excess::Bytes(1000))));
        assert!(matches!(pass_texts(&mut io::repeat(b' '), 1000), Err(Excess::Bytes(_))));
    }

    #[test]
    fn many_rows_may_be_long_and_no_row_may() {
        assert_eq!(sheet("<row r=\"1\"></row>", 100_000).unwrap(), 1_700_000);
        assert!(matches!(sheet(&format!("<row>{}</row>", " ".repeat(100)), 1), Err(Excess::Bytes(100))));
        assert!(sheet("<x:row\n r=\"1\"/>", 100).is_ok());
        assert!(matches!(sheet("<rowBreaks/>", 100), Err(Excess::Bytes(100))));
        assert!(matches!(sheet("<row/>", 1_000_000), Err(Excess::Bytes(3_000_000))));
    }

    #[test]
    fn more_texts_than_there_is_room_for_are_not_believed() {
        let texts = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        assert!(pass_texts(&mut texts("1").as_bytes(), 1000).is_ok());
        assert!(matches!(
            pass_texts(&mut texts("99999999999999999999").as_bytes(), 1000),
            Err(Excess::Count)
        ));
    }

    #[test]
    fn only_what_is_read_is_counted() {
        assert_eq!(Kind::of("xl/worksheets/sheet1.xml"), Kind::Sheet);
        assert_eq!(Kind::of("xl/sharedstrings.xml"), Kind::Texts);
        assert_eq!(Kind::of("xl/worksheets/sharedstrings.xml"), Kind::Texts);
        assert_eq!(Kind::of("xl/styles.xml"), Kind::Other);
        assert_eq!(Kind::of("xl/media/image1.png"), Kind::Unread);
    }
}
