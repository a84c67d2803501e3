//! Reads the lines of a backup back, and makes sure at the end that they are what was written.

use super::BackupError;
use super::format::{End, FORMAT, Header, Line, NAME, TableLine, hex, read};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::BufRead;
use store_model::backup::{TABLES, Table, Value};

/// One row, and where it goes.
pub(super) struct Row {
    pub line: u64,
    pub table: &'static Table,
    pub cells: Vec<Value>,
}

pub(super) struct Source<'a> {
    input: &'a mut (dyn BufRead + Send),
    hash: Sha256,
    line: u64,
    table: Option<&'static Table>,
    rows: BTreeMap<String, u64>,
}

impl<'a> Source<'a> {
    /// Reads the header, and refuses what is no backup for this program.
    pub fn open(input: &'a mut (dyn BufRead + Send), schema: i64) -> Result<Self, BackupError> {
        let mut source = Self { input, hash: Sha256::new(), line: 0, table: None, rows: BTreeMap::new() };
        let text = source.text()?.ok_or(BackupError::NotABackup)?;
        let header = serde_json::from_slice::<Header>(&text).map_err(|_| BackupError::NotABackup)?;
        if header.format != NAME {
            return Err(BackupError::NotABackup);
        }
        if header.version != FORMAT {
            return Err(BackupError::OtherFormat { found: header.version, known: FORMAT });
        }
        if header.schema != schema {
            return Err(BackupError::OtherSchema { found: header.schema, known: schema });
        }
        source.hash.update(&text);
        Ok(source)
    }

    /// The next row; none once the end line was read and everything before it agrees with it.
    pub fn next_row(&mut self) -> Result<Option<Row>, BackupError> {
        loop {
            let text = self.text()?.ok_or(BackupError::Truncated { lines: self.line })?;
            let complete = text.ends_with(b"\n");
            match serde_json::from_slice::<Line>(&text) {
                // A line without its end is what a file cut short looks like, whatever it seems to say.
                _ if !complete => return Err(BackupError::Truncated { lines: self.line - 1 }),
                Err(_) => return Err(self.garbled("it is no line of a backup")),
                Ok(Line::End(end)) => return self.end(&end).map(|()| None),
                Ok(Line::Table(begin)) => self.begin(&begin)?,
                Ok(Line::Row(cells)) => {
                    self.hash.update(&text);
                    return self.row(cells).map(Some);
                }
            }
            self.hash.update(&text);
        }
    }

    fn begin(&mut self, begin: &TableLine) -> Result<(), BackupError> {
        let table = TABLES.iter().find(|table| table.name == begin.table);
        let table = table.ok_or_else(|| self.garbled("there is no such table"))?;
        if !table.columns.iter().map(|column| column.name).eq(begin.columns.iter().map(String::as_str)) {
            return Err(self.garbled("the table has other columns"));
        }
        if self.rows.insert(begin.table.clone(), 0).is_some() {
            return Err(self.garbled("the table comes twice"));
        }
        self.table = Some(table);
        Ok(())
    }

    fn row(&mut self, cells: Vec<serde_json::Value>) -> Result<Row, BackupError> {
        let table = self.table.ok_or_else(|| self.garbled("a row stands before any table"))?;
        if cells.len() != table.columns.len() {
            return Err(self.garbled("the row has another number of cells than the table has columns"));
        }
        let cells = cells.into_iter().zip(table.columns).map(|(cell, column)| read(cell, column.kind));
        let cells = cells.collect::<Option<Vec<_>>>();
        let cells = cells.ok_or_else(|| self.garbled("a cell is of another kind than its column"))?;
        if let Some(count) = self.rows.get_mut(table.name) {
            *count += 1;
        }
        Ok(Row { line: self.line, table, cells })
    }

    fn end(&mut self, end: &End) -> Result<(), BackupError> {
        if hex(&self.hash.clone().finalize()) != end.sha256 || self.rows != end.rows {
            return Err(BackupError::Checksum);
        }
        if self.text()?.is_some() {
            return Err(self.garbled("something stands after the end line"));
        }
        Ok(())
    }

    fn text(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        let mut text = Vec::new();
        let read = self.input.read_until(b'\n', &mut text).map_err(BackupError::Read)?;
        self.line += u64::from(read > 0);
        Ok((read > 0).then_some(text))
    }

    const fn garbled(&self, problem: &'static str) -> BackupError {
        BackupError::Garbled { line: self.line, problem }
    }
}
