//! CSV, plain or compressed by gzip.

use super::newlines::Newlines;
use super::{Kind, Row, Sink, Table};
use crate::import::error::FileError;
use crate::import::unread::Unread;
use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What may stand between cells; the first wins where a header has as many of another.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A line is in memory while it is read, and ends where its last quote does: one quote too many makes it the rest of
/// the file. This is a thousand times as long as a line of stays.
const LONGEST_LINE: u64 = 1 << 20;

pub(super) fn read(table: &Table, delimiter: Option<char>, sink: &mut dyn Sink) -> Result<(), FileError> {
    let count = Arc::new(AtomicU64::new(0));
    let file = File::open(&table.path).map_err(|error| table.unreadable(error))?;
    let counted = Counted { inner: file, count: Arc::clone(&count) };
    let plain: Box<dyn Read> = match table.kind {
        Kind::CompressedCsv => Box::new(MultiGzDecoder::new(BufReader::new(counted))),
        Kind::Csv | Kind::Workbook => Box::new(counted),
    };
    let mut input = BufReader::new(Newlines::of(BufReader::new(plain)));
    let start = input.fill_buf().map_err(|error| table.unreadable(error))?;
    let delimiter = delimiter.and_then(|given| u8::try_from(given).ok()).unwrap_or_else(|| sniff(start));
    let since = Arc::new(AtomicU64::new(0));
    let input = Bounded { inner: input, since: Arc::clone(&since) };
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(input);
    let failed = |error: csv::Error, last: u64| {
        if since.load(Ordering::Relaxed) > LONGEST_LINE {
            let most = LONGEST_LINE >> 20;
            return FileError::LongLine { file: table.name.clone(), line: last + 1, most };
        }
        table.unreadable(io::Error::other(error))
    };
    let (mut record, mut row) = (ByteRecord::new(), Row::default());
    if !reader.read_byte_record(&mut record).map_err(|error| failed(error, 0))? {
        return Err(FileError::Empty { file: table.name.clone() });
    }
    since.store(0, Ordering::Relaxed);
    fill(&mut row, &record, &reader);
    if row.unread.iter().any(|cell| matches!(cell, Unread::NotUtf8(_))) {
        return Err(FileError::NotUtf8 { file: table.name.clone() });
    }
    sink.header(row.cells.clone(), false)?;
    while reader.read_byte_record(&mut record).map_err(|error| failed(error, row.line))? {
        since.store(0, Ordering::Relaxed);
        fill(&mut row, &record, &reader);
        row.bytes = count.load(Ordering::Relaxed);
        if sink.row(&row).is_break() {
            break;
        }
    }
    Ok(())
}

fn fill<R: Read>(row: &mut Row, record: &ByteRecord, reader: &Reader<R>) {
    // The reader stands on the line after the record; where it stood before, empty lines may follow.
    let lines = record.as_slice().split(|byte| *byte == b'\n').count();
    row.line = reader.position().line().saturating_sub(u64::try_from(lines).unwrap_or_default());
    row.unread.clear();
    row.cells.resize_with(record.len(), String::new);
    for (place, (cell, bytes)) in row.cells.iter_mut().zip(record).enumerate() {
        cell.clear();
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                cell.push_str(text.trim());
                row.unread.extend(Unread::of(place, cell));
            }
            Err(_) => row.unread.push(Unread::NotUtf8(place)),
        }
    }
}

/// The delimiter that the first line has most of.
fn sniff(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let cells = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| cells(*delimiter)).unwrap_or(b',')
}

/// Counts the bytes that pass.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(u64::try_from(read).unwrap_or_default(), Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends the reading where a line gets too long.
struct Bounded<R> {
    inner: R,
    /// Bytes handed on since the last whole line.
    since: Arc<AtomicU64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let more = u64::try_from(read).unwrap_or_default();
        if self.since.fetch_add(more, Ordering::Relaxed) + more > LONGEST_LINE {
            return Err(io::Error::other("a line is too long"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn the_delimiter_is_what_the_header_has_most_of() {
        assert_eq!(sniff(b"a,b,c\n1;2;3;4"), b',');
        assert_eq!(sniff(b"a;b, c;d\n"), b';');
        assert_eq!(sniff(b"a\tb\n"), b'\t');
        assert_eq!(sniff(b"one"), b',');
    }
}
