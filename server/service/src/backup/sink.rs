//! Writes the lines of a backup, counting rows and hashing as it goes.

use super::BackupError;
use super::format::{End, Header, TableLine, hex, write};
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use store_model::backup::{Table, Value};

pub(super) struct Sink<'a> {
    out: &'a mut (dyn Write + Send),
    hash: Sha256,
    table: &'static str,
    rows: BTreeMap<String, u64>,
}

impl<'a> Sink<'a> {
    pub fn new(out: &'a mut (dyn Write + Send)) -> Self {
        Self { out, hash: Sha256::new(), table: "", rows: BTreeMap::new() }
    }

    pub fn header(&mut self, header: &Header) -> Result<(), BackupError> {
        self.line(header)
    }

    pub fn table(&mut self, table: &'static Table) -> Result<(), BackupError> {
        self.table = table.name;
        self.rows.insert(table.name.to_owned(), 0);
        let columns = table.columns.iter().map(|column| column.name.to_owned()).collect();
        self.line(&TableLine { table: table.name.to_owned(), columns })
    }

    pub fn row(&mut self, row: &[Value]) -> Result<(), BackupError> {
        if let Some(count) = self.rows.get_mut(self.table) {
            *count += 1;
        }
        self.line(&row.iter().map(write).collect::<Vec<Json>>())
    }

    /// Writes the end line; gives the number of rows.
    pub fn finish(mut self) -> Result<u64, BackupError> {
        let count = self.rows.values().sum();
        let sha256 = hex(&self.hash.clone().finalize());
        let rows = std::mem::take(&mut self.rows);
        self.line(&End { rows, sha256 })?;
        self.out.flush().map_err(BackupError::Write)?;
        Ok(count)
    }

    fn line(&mut self, line: &impl Serialize) -> Result<(), BackupError> {
        let mut text = serde_json::to_vec(line).map_err(|error| BackupError::Write(error.into()))?;
        text.push(b'\n');
        self.hash.update(&text);
        self.out.write_all(&text).map_err(BackupError::Write)
    }
}
