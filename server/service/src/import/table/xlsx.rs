//! The first sheet of a workbook, cell by cell: the sheet itself is never in memory, only its table of texts.

use super::{Row, Sink, Table, expansion};
use crate::import::error::FileError;
use crate::import::unread::Unread;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook};
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;

/// Columns beyond this one are not read; a stay needs no more, and a stray cell far out costs nothing.
const LAST_COLUMN: usize = 1023;

pub(super) fn read(table: &Table, sink: &mut dyn Sink) -> Result<(), FileError> {
    let failed = |error: XlsxError| match error {
        XlsxError::Io(error) => table.unreadable(error),
        other => FileError::Workbook { file: table.name.clone(), reason: other.to_string() },
    };
    expansion::check(&table.path, &table.name)?;
    let mut book: Xlsx<BufReader<File>> = open_workbook(&table.path).map_err(failed)?;
    let empty = || FileError::Empty { file: table.name.clone() };
    let sheet = book.sheet_names().first().cloned().ok_or_else(empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(failed)?;
    let rows = u64::from(cells.dimensions().end.0) + 1;
    let mut lines = Lines { sink, row: Row::default(), width: None, rows, size: table.size };
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let (row, column) = cell.get_position();
        let line = u64::from(row) + 1;
        if line != lines.row.line && lines.end(line)?.is_break() {
            return Ok(());
        }
        lines.put(usize::try_from(column).unwrap_or(usize::MAX), cell.get_value());
    }
    // What asks to stop at the last line is done anyway.
    let _ = lines.end(0)?;
    if lines.width.is_none() { Err(empty()) } else { Ok(()) }
}

/// Cells gathered into lines.
struct Lines<'a> {
    sink: &'a mut dyn Sink,
    row: Row,
    /// How many columns the header names; none before it.
    width: Option<usize>,
    /// How many rows the sheet says it has.
    rows: u64,
    size: u64,
}

impl Lines<'_> {
    fn put(&mut self, column: usize, value: &DataRef<'_>) {
        if column > LAST_COLUMN || *value == DataRef::Empty {
            return;
        }
        if self.row.cells.len() <= column {
            self.row.cells.resize_with(column + 1, String::new);
        }
        text(value).trim().clone_into(&mut self.row.cells[column]);
        // What is noted beside the table is nothing of it.
        if self.width.is_some_and(|width| column < width) {
            self.row.unread.extend(Unread::of(column, &self.row.cells[column]));
        }
    }

    /// Hands on what is gathered, if anything, and begins the next line.
    fn end(&mut self, next: u64) -> Result<ControlFlow<()>, FileError> {
        let mut flow = ControlFlow::Continue(());
        if self.row.cells.iter().any(|cell| !cell.is_empty()) {
            match self.width {
                None => {
                    self.width = Some(self.row.cells.len());
                    self.sink.header(self.row.cells.clone(), true)?;
                }
                Some(width) => {
                    // A sheet leaves empty cells out, and may have notes beside the table.
                    self.row.cells.resize_with(width, String::new);
                    self.row.bytes = self.size.saturating_mul(self.row.line) / self.rows.max(self.row.line);
                    flow = self.sink.row(&self.row);
                }
            }
        }
        self.row.cells.clear();
        self.row.unread.clear();
        self.row.line = next;
        Ok(flow)
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Error(error) => error.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(at) if at.is_datetime() => date_text(*at),
        DataRef::DateTime(at) => at.as_f64().to_string(),
    }
}

fn date_text(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}
