//! Import of stays from a file: CSV, or the first sheet of a workbook. Events are in [`mod@events`].
//!
//! What the columns mean is said by a mapping: ours (`import/stays.toml` lists the columns), another shipped one by
//! name, or a TOML file of the same shape. Each row makes one stay in one room, unassigned, with its past: booked, and
//! then cancelled, a no-show, or arrived and left (the hours of what has only a date: [`domain::stay::Past`]).
//!
//! A row is known by its source, its cells, and its place among rows that look the same; so the same file again
//! changes nothing, and an interrupted import goes on when it is started again. A row is never used to change a stay.
//! Rows are written in batches, each with its stays, history, counts and identities in one transaction. A row that
//! cannot be taken is rejected with its line, column and reason, and the others go on.

mod code;
mod columns;
pub mod desk;
mod draft;
mod error;
pub mod events;
mod fault;
pub(crate) mod header;
mod lines;
mod mapping;
mod progress;
mod records;
mod report;
mod resolve;
mod run;
pub mod sheet;
mod stock;
mod table;
mod unread;
pub mod upload;
mod value;

pub use desk::{begin, latest};
pub use error::FileError;
pub use events::{EventsFile, EventsReport, columns, events, reconciliation};
pub use fault::Reason;
pub use mapping::MAPPINGS;
pub use progress::{Phase, Progress};
pub use records::{ImportLine, RejectLine, find, list, rejects};
pub use report::{MadeType, NewStays, Part, Reject, StaysReport};
pub use store_model::import::Totals;
pub use store_model::import::events::Balance;
pub use unread::Unread;

use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use columns::Columns;
use domain::access::Permission;
use domain::ids::ImportId;
use lines::Lines;
use mapping::Mapping;
use progress::Teller;
use resolve::Resolver;
use run::Run;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use stock::{Needs, Plan};
use store_model::import::{Catalogue, KnownType, Start};
pub(crate) use table::Row;
use table::{Sink, Table};

/// The longest name of a source, in characters: it names a pavilion too.
const LONGEST_SOURCE: usize = 60;

/// A file of stays, and how it is to be taken.
#[derive(Clone, Copy, Debug)]
pub struct StaysFile<'a> {
    /// Where it is; its name ends in `.csv`, `.csv.gz` or `.xlsx`.
    pub path: &'a Path,
    /// A shipped mapping by name, or a file whose name ends in `.toml`; none for our own columns.
    pub mapping: Option<&'a str>,
    /// Where its rows are from; none for what the mapping says. Rows are known again within their source only.
    pub source: Option<&'a str>,
    /// Make the room types that are missing, with as many rooms as the file needs, each from the night on that needs it.
    pub create_room_types: bool,
    /// Do everything, report it, and keep nothing.
    pub dry_run: bool,
}

/// Imports a file of stays, and tells of its progress at most ten times a second, and once at the end.
/// Ends early where file or mapping cannot be read ([`ServiceError::File`]); batches written by then stand.
pub async fn stays(
    ctx: &Context,
    actor: &Actor,
    file: &StaysFile<'_>,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<StaysReport, ServiceError> {
    actor.require(Permission::Import)?;
    let job = Job::new(ctx, actor, file)?;
    let mut teller = Teller::new(tell);
    let known = read!(ctx.store, |tx, db| Ok(db::import::catalogue(tx).await?))?;
    let plan = if file.create_room_types { job.plan(&known, &mut teller).await? } else { Plan::default() };
    let known = with_made(known, &plan);
    if file.dry_run {
        return transact!(ctx.store, |tx, db| {
            let mut point = sqlx::Connection::begin(tx).await.map_err(db::classify)?;
            db::import::begin(&mut point, &job.start, &plan.records, ctx.stamp(actor.id()), ctx.zone).await?;
            let mut run = job.run(&known, &plan);
            while let Some(next) = run.next().await? {
                let fates = db::import::write(&mut point, &next.batch, ctx.zone).await?;
                run.add(next.came_to(&fates));
                teller
                    .tell(ctx.clock.now(), job.progress(Phase::Writing, run.report.totals.read, next.bytes));
            }
            point.rollback().await.map_err(db::classify)?;
            teller.end(job.progress(Phase::Writing, run.report.totals.read, job.table.size));
            Ok(run.report)
        });
    }
    transact!(ctx.store, |tx, db| {
        Ok(db::import::begin(tx, &job.start, &plan.records, ctx.stamp(actor.id()), ctx.zone).await?)
    })?;
    let mut run = job.run(&known, &plan);
    while let Some(next) = run.next().await? {
        let step = transact!(ctx.store, |tx, db| {
            let fates = db::import::write(tx, &next.batch, ctx.zone).await?;
            let step = next.came_to(&fates);
            db::import::reject(tx, job.start.id, &step.reject_rows()).await?;
            db::import::count(tx, job.start.id, run.totals_with(&step)).await?;
            Ok(step)
        })?;
        run.add(step);
        teller.tell(ctx.clock.now(), job.progress(Phase::Writing, run.report.totals.read, next.bytes));
    }
    let end = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| Ok(db::import::finish(tx, job.start.id, end).await?))?;
    teller.end(job.progress(Phase::Writing, run.report.totals.read, job.table.size));
    Ok(run.report)
}

/// Whether a file is one of stays: of a known kind, with a mapping that can be used and the columns that it asks for.
/// Blocks; of the rows none is looked at.
fn look(file: &StaysFile<'_>) -> Result<(), FileError> {
    let mapping = Mapping::choose(file.mapping)?;
    source_of(file, &mapping)?;
    let table = Table::at(file.path)?;
    table.read(mapping.delimiter, &mut Header { mapping: &mapping, file: &table.name })
}

/// The rows of a table that is not one of stays, at most so many and one more: with its header, and whether its dates may
/// be numbers of days. Blocks.
pub(crate) fn rows(path: &Path, most: usize) -> Result<Rows, FileError> {
    let mut rows = Rows { most, ..Rows::default() };
    Table::at(path)?.read(None, &mut rows)?;
    Ok(rows)
}

/// Rows as they are read.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub header: Vec<String>,
    pub serials: bool,
    pub lines: Vec<Row>,
    most: usize,
}

impl Sink for Rows {
    fn header(&mut self, names: Vec<String>, serials: bool) -> Result<(), FileError> {
        (self.header, self.serials) = (names, serials);
        Ok(())
    }

    fn row(&mut self, row: &Row) -> ControlFlow<()> {
        if !row.unread.is_empty() || row.cells.iter().any(|cell| !cell.is_empty()) {
            self.lines.push(row.clone());
        }
        if self.lines.len() > self.most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Where the rows are from, in words that can be kept.
fn source_of(file: &StaysFile<'_>, mapping: &Mapping) -> Result<String, FileError> {
    fitting(file.source.unwrap_or(&mapping.source))
}

/// A name of a source that can be kept.
fn fitting(source: &str) -> Result<String, FileError> {
    let source = source.trim().to_owned();
    let fits = !source.is_empty() && source.chars().count() <= LONGEST_SOURCE;
    if fits { Ok(source) } else { Err(FileError::Source { max: LONGEST_SOURCE }) }
}

/// Looks at the names of the columns, and at nothing else.
struct Header<'a> {
    mapping: &'a Mapping,
    file: &'a str,
}

impl Sink for Header<'_> {
    fn header(&mut self, names: Vec<String>, _: bool) -> Result<(), FileError> {
        Columns::bind(self.mapping, &names, self.file).map(drop)
    }

    fn row(&mut self, _: &Row) -> ControlFlow<()> {
        ControlFlow::Break(())
    }
}

/// A file that can be imported, with its mapping.
struct Job<'a> {
    ctx: &'a Context,
    actor: &'a Actor,
    mapping: Arc<Mapping>,
    table: Table,
    start: Start,
    dry_run: bool,
}

impl<'a> Job<'a> {
    fn new(ctx: &'a Context, actor: &'a Actor, file: &StaysFile<'_>) -> Result<Self, FileError> {
        let mapping = Arc::new(Mapping::choose(file.mapping)?);
        let table = Table::at(file.path)?;
        let source = source_of(file, &mapping)?;
        let id = ImportId::new(ctx.ids.next());
        let start = Start {
            id,
            kind: "stays",
            source,
            file_name: table.name.clone(),
            at: ctx.now(),
            account: actor.id(),
        };
        Ok(Self { ctx, actor, mapping, table, start, dry_run: file.dry_run })
    }

    fn resolver(&self, known: &Catalogue) -> Resolver<'_> {
        Resolver::new(self.ctx, &self.mapping, &self.start.source, self.actor.id(), known)
    }

    fn run(&self, known: &Catalogue, plan: &Plan) -> Run<'_> {
        let report = StaysReport {
            file_name: self.table.name.clone(),
            source: self.start.source.clone(),
            dry_run: self.dry_run,
            totals: Totals::default(),
            stays: NewStays::default(),
            made: plan.made.clone(),
            rejects: Vec::new(),
            record: (!self.dry_run).then_some(self.start.id),
        };
        Run::new(Lines::of(&self.table, &self.mapping, self.ctx.zone), self.resolver(known), report)
    }

    /// Reads the file once to see which types it needs that are not known, and how many rooms of each.
    async fn plan(&self, known: &Catalogue, teller: &mut Teller<'_>) -> Result<Plan, ServiceError> {
        let resolver = self.resolver(known);
        let mut needs = Needs::default();
        let mut lines = Lines::of(&self.table, &self.mapping, self.ctx.zone);
        let mut rows = 0;
        while let Some(chunk) = lines.next().await? {
            chunk.lines.iter().flat_map(|line| &line.content).for_each(|draft| needs.add(draft));
            rows += i64::try_from(chunk.lines.len()).unwrap_or_default();
            teller.tell(self.ctx.clock.now(), self.progress(Phase::Counting, rows, chunk.bytes));
        }
        needs.keep_unknown(|word| resolver.room_type(word).is_some());
        let campus = read!(self.ctx.store, |tx, db| Ok(db::campus::load(tx).await?))?;
        Ok(Plan::make(&needs, (&self.start.source, self.ctx.today()), &campus, &mut || self.ctx.ids.next()))
    }

    fn progress(&self, phase: Phase, rows: i64, bytes: u64) -> Progress {
        let rows = u64::try_from(rows).unwrap_or_default();
        Progress { phase, rows, bytes, total_bytes: self.table.size }
    }
}

fn with_made(mut known: Catalogue, plan: &Plan) -> Catalogue {
    let made = plan.made.iter();
    known.room_types.extend(made.map(|made| KnownType {
        id: made.id,
        code: made.code.clone(),
        name: made.word.clone(),
    }));
    known
}
