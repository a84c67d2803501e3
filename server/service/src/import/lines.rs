//! The lines of a file, read and checked on a thread of their own while the database writes those before.

use super::columns::Columns;
use super::draft::Draft;
use super::error::FileError;
use super::fault::{Fault, Reason};
use super::mapping::Mapping;
use super::table::{Row, Sink, Table};
use super::unread::Unread;
use super::value::Cells;
use crate::ServiceError;
use domain::calendar::CampusZone;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use store_model::import::RowKey;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Lines written in one transaction: enough that a commit costs little, few enough that nobody waits for it.
const CHUNK: usize = 500;
/// Chunks read ahead.
const AHEAD: usize = 2;

/// One line: its identity, and what it says or what is wrong with it.
#[derive(Debug)]
pub(super) struct Line {
    pub number: u64,
    pub key: RowKey,
    pub content: Result<Draft, Fault>,
}

/// Some lines, and how much of the file is read after them.
#[derive(Debug)]
pub(super) struct Chunk {
    pub columns: Arc<Columns>,
    pub lines: Vec<Line>,
    pub bytes: u64,
}

/// The lines still to come.
pub(super) struct Lines {
    chunks: mpsc::Receiver<Chunk>,
    reader: Option<JoinHandle<Result<(), FileError>>>,
}

impl Lines {
    /// Begins to read; the thread ends with the file, or when nobody wants more.
    pub fn of(table: &Table, mapping: &Arc<Mapping>, zone: CampusZone) -> Self {
        let (sender, chunks) = mpsc::channel(AHEAD);
        let (table, mapping) = (table.clone(), Arc::clone(mapping));
        let reader = tokio::task::spawn_blocking(move || {
            let mut checker = Checker {
                mapping: &mapping,
                file: &table.name,
                zone,
                layout: None,
                seen: HashMap::new(),
                sender,
                ready: Vec::with_capacity(CHUNK),
                bytes: 0,
            };
            table.read(mapping.delimiter, &mut checker)?;
            let _ = checker.send();
            Ok(())
        });
        Self { chunks, reader: Some(reader) }
    }

    /// The next lines; none at the end of the file.
    pub async fn next(&mut self) -> Result<Option<Chunk>, ServiceError> {
        if let Some(chunk) = self.chunks.recv().await {
            return Ok(Some(chunk));
        }
        if let Some(reader) = self.reader.take() {
            reader.await.map_err(ServiceError::Worker)??;
        }
        Ok(None)
    }
}

/// Where things stand in this file.
struct Layout {
    columns: Arc<Columns>,
    names: Vec<String>,
    serials: bool,
}

/// Turns rows into lines and hands them on in chunks.
struct Checker<'a> {
    mapping: &'a Mapping,
    file: &'a str,
    zone: CampusZone,
    layout: Option<Layout>,
    /// How often each row came so far.
    seen: HashMap<[u8; 32], i64>,
    sender: mpsc::Sender<Chunk>,
    ready: Vec<Line>,
    bytes: u64,
}

impl Sink for Checker<'_> {
    fn header(&mut self, names: Vec<String>, serials: bool) -> Result<(), FileError> {
        let columns = Arc::new(Columns::bind(self.mapping, &names, self.file)?);
        self.layout = Some(Layout { columns, names, serials });
        Ok(())
    }

    fn row(&mut self, row: &Row) -> ControlFlow<()> {
        let Some(layout) = &self.layout else { return ControlFlow::Break(()) };
        if row.unread.is_empty() && row.cells.iter().all(String::is_empty) {
            return ControlFlow::Continue(());
        }
        let content = read(self, layout, row);
        let hash = hash(&row.cells);
        let occurrence = self.seen.entry(hash).or_insert(0);
        *occurrence += 1;
        let key = RowKey { hash, occurrence: *occurrence };
        self.ready.push(Line { number: row.line, key, content });
        self.bytes = row.bytes;
        if self.ready.len() < CHUNK { ControlFlow::Continue(()) } else { self.send() }
    }
}

impl Checker<'_> {
    /// Hands on what is ready; asks to stop where nobody takes it.
    fn send(&mut self) -> ControlFlow<()> {
        let Some(layout) = &self.layout else { return ControlFlow::Break(()) };
        let lines = std::mem::replace(&mut self.ready, Vec::with_capacity(CHUNK));
        let chunk = Chunk { columns: Arc::clone(&layout.columns), lines, bytes: self.bytes };
        if self.sender.blocking_send(chunk).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

fn read(checker: &Checker<'_>, layout: &Layout, row: &Row) -> Result<Draft, Fault> {
    let whole_line = |reason| Fault { column: String::new(), reason };
    if let Some(unread) = Unread::first(&row.unread, |place| layout.columns.reads(place)) {
        let column = layout.names.get(unread.place()).cloned().unwrap_or_default();
        return Err(Fault { column, reason: unread.reason() });
    }
    let (found, expected) = (row.cells.len(), layout.names.len());
    if found != expected {
        return Err(whole_line(Reason::Width { found, expected }));
    }
    let (mapping, zone) = (checker.mapping, checker.zone);
    Draft::read(Cells { row: &row.cells, mapping, zone, serials: layout.serials }, &layout.columns)
}

/// SHA-256 of the cells, each after its length, so that no two different rows are the same text.
fn hash(cells: &[String]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for cell in cells {
        hash.update(u64::try_from(cell.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(cell);
    }
    hash.finalize().into()
}
