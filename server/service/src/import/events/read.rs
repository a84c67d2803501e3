//! The two files, read line by line: what each line says, or what is wrong with it.

use super::block_row::{self, BlockRow, reference};
use super::event_row::{self, EventRow, Organisers};
use super::heads::{Heads, Line, Names, Writing};
use crate::dates::DateOrder;
use crate::import::error::FileError;
use crate::import::fault::Fault;
use crate::import::table::{Row, Sink, Table};
use chrono::NaiveDate;
use domain::event::EventStatus;
use domain::ids::RoomTypeId;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

/// The most rows of a file: they are in memory until they are written.
const MOST_ROWS: usize = 200_000;

/// What words stand for.
#[derive(Debug)]
pub(super) struct Words {
    pub types: HashMap<String, RoomTypeId>,
    pub organisers: Organisers,
    pub order: Option<DateOrder>,
    pub today: NaiveDate,
}

/// A line of a file.
#[derive(Clone, Debug)]
pub(super) struct Told<T> {
    pub line: i64,
    /// The reference, as far as it can be read.
    pub reference: Option<String>,
    pub content: Result<T, Fault>,
}

/// A line of events; what it is counted under is read even where something else is wrong with it.
#[derive(Clone, Debug)]
pub(super) struct EventLine {
    pub told: Told<EventRow>,
    pub month: Option<NaiveDate>,
    pub status: Option<EventStatus>,
}

/// The lines of a file, with the columns nobody asks for.
#[derive(Clone, Debug)]
pub(super) struct Lines<T> {
    pub lines: Vec<T>,
    pub ignored: Vec<String>,
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Self { lines: Vec::new(), ignored: Vec::new() }
    }
}

/// Reads the file of events. Blocks.
pub(super) fn events(path: &Path, words: &Words) -> Result<Lines<EventLine>, FileError> {
    let read = |line: &Line<'_, event_row::Field>, at: At| {
        let content = at.check.and_then(|()| {
            reference(line, event_row::Field::Reference)?;
            EventRow::read(line, &words.organisers, words.today)
        });
        EventLine {
            month: line.day(event_row::Field::FirstDay).ok().flatten().map(super::balance::month),
            status: event_row::status(line).ok().flatten(),
            told: Told {
                line: at.line,
                reference: reference(line, event_row::Field::Reference).ok(),
                content,
            },
        }
    };
    lines(path, (&event_row::NAMES, &event_row::NEEDED), words.order, &read)
}

/// Reads the file of blocks. Blocks.
pub(super) fn blocks(path: &Path, words: &Words) -> Result<Lines<Told<BlockRow>>, FileError> {
    let read = |line: &Line<'_, block_row::Field>, at: At| {
        let content = at.check.and_then(|()| {
            reference(line, block_row::Field::Reference)?;
            BlockRow::read(line, &words.types)
        });
        Told { line: at.line, reference: reference(line, block_row::Field::Reference).ok(), content }
    };
    lines(path, (&block_row::NAMES, &block_row::NEEDED), words.order, &read)
}

/// Whether the files can be read and have the columns that are needed; of the rows none is looked at. Blocks.
pub(super) fn look(events: Option<&Path>, blocks: Option<&Path>) -> Result<(), FileError> {
    if let Some(path) = events {
        header(path, (&event_row::NAMES, &event_row::NEEDED))?;
    }
    blocks.map_or(Ok(()), |path| header(path, (&block_row::NAMES, &block_row::NEEDED)))
}

/// Where a line stands, and what is wrong with all of it.
struct At {
    line: i64,
    check: Result<(), Fault>,
}

type Columns<F> = (&'static [Names<F>], &'static [F]);

fn lines<F: Copy + Eq, T>(
    path: &Path,
    columns: Columns<F>,
    order: Option<DateOrder>,
    read: &dyn Fn(&Line<'_, F>, At) -> T,
) -> Result<Lines<T>, FileError> {
    let table = Table::at(path)?;
    let writing = Writing { order, serials: false };
    let mut reader = Reader { file: &table.name, columns, heads: None, writing, read, lines: Vec::new() };
    table.read(None, &mut reader)?;
    if reader.lines.len() > MOST_ROWS {
        return Err(FileError::TooManyRows { file: table.name.clone(), most: MOST_ROWS });
    }
    let ignored = reader.heads.map(|heads| heads.ignored).unwrap_or_default();
    Ok(Lines { lines: reader.lines, ignored })
}

fn header<F: Copy + Eq>(path: &Path, columns: Columns<F>) -> Result<(), FileError> {
    let table = Table::at(path)?;
    table.read(None, &mut Header { file: &table.name, columns })
}

/// Looks at the names of the columns, and at nothing else.
struct Header<'a, F: 'static> {
    file: &'a str,
    columns: Columns<F>,
}

impl<F: Copy + Eq> Sink for Header<'_, F> {
    fn header(&mut self, names: Vec<String>, _: bool) -> Result<(), FileError> {
        Heads::bind(self.columns.0, self.columns.1, &names, self.file).map(drop)
    }

    fn row(&mut self, _: &Row) -> ControlFlow<()> {
        ControlFlow::Break(())
    }
}

/// Turns rows into lines.
struct Reader<'a, F: 'static, T> {
    file: &'a str,
    columns: Columns<F>,
    heads: Option<Heads<F>>,
    writing: Writing,
    read: &'a dyn Fn(&Line<'_, F>, At) -> T,
    lines: Vec<T>,
}

impl<F: Copy + Eq, T> Sink for Reader<'_, F, T> {
    fn header(&mut self, names: Vec<String>, serials: bool) -> Result<(), FileError> {
        self.heads = Some(Heads::bind(self.columns.0, self.columns.1, &names, self.file)?);
        self.writing.serials = serials;
        Ok(())
    }

    fn row(&mut self, row: &Row) -> ControlFlow<()> {
        let Some(heads) = &self.heads else { return ControlFlow::Break(()) };
        if row.unread.is_empty() && row.cells.iter().all(String::is_empty) {
            return ControlFlow::Continue(());
        }
        let line = Line { heads, cells: &row.cells, writing: self.writing };
        let check = heads.check(&row.cells, &row.unread);
        let at = At { line: i64::try_from(row.line).unwrap_or(i64::MAX), check };
        self.lines.push((self.read)(&line, at));
        if self.lines.len() > MOST_ROWS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
