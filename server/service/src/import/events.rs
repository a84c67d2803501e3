//! Import of events and of the rooms held for them, from two files: for the day on which another system is left.
//!
//! An event and its rooms are one unit, known by the source and its reference there. A unit is taken whole or not at all:
//! where a line of it is wrong, or a night is short of rooms, none of it is, each of its lines is named with the reason, and
//! the other units go on. The same files again change nothing; a corrected file changes what it says differently, unless
//! somebody changed the event here since: then it is named and stays. What the server did by itself since, because an option
//! was over, is followed over. Units are written in batches, each in one
//! transaction, so an interrupted import goes on when it is started again. At the end files and house are put side by side
//! ([`reconciliation`]).
//!
//! Nobody is written to about what is imported, and it is no news to the organisers it is entrusted to.

mod balance;
mod beside;
mod block_row;
mod event_row;
mod heads;
mod job;
mod outcome;
mod read;
mod report;
mod says;
mod unit;

pub use report::EventsReport;

use super::progress::{Phase, Progress, Teller};
use super::report::Part;
use super::{FileError, fitting};
use crate::dates::DateOrder;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use beside::Here;
use domain::access::Permission;
use domain::ids::ImportId;
use job::Job;
use outcome::Step;
use std::path::{Path, PathBuf};
use store_model::import::events::{Balance, EventBatch};

/// What rows are from where nobody says it.
const SOURCE: &str = "events";

/// Events written in one transaction: enough that a commit costs little, few enough that nobody waits for it.
const CHUNK: usize = 100;

/// Files of events and of their rooms, and how they are to be taken; one of the two may be missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventsFile<'a> {
    /// The events; the name of each file ends in `.csv`, `.csv.gz` or `.xlsx`.
    pub events: Option<&'a Path>,
    /// The rooms held for them, or for events that were imported before.
    pub blocks: Option<&'a Path>,
    /// Where they are from; none for `events`. References are known again within their source only.
    pub source: Option<&'a str>,
    /// What comes first in a date in numbers; none where one that could be two days is refused.
    pub order: Option<DateOrder>,
    /// Do everything, report it, and keep nothing.
    pub dry_run: bool,
}

impl EventsFile<'_> {
    /// The names of the files, for messages and for the record.
    pub fn name(&self) -> String {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = [self.events, self.blocks].into_iter().flatten().map(name);
        names.collect::<Vec<_>>().join(", ")
    }

    fn paths(&self) -> [Option<PathBuf>; 2] {
        [self.events, self.blocks].map(|path| path.map(Path::to_owned))
    }
}

/// What our own columns are called, in the file of events or in that of blocks.
pub fn columns(part: Part) -> Vec<&'static str> {
    match part {
        Part::Blocks => block_row::NAMES.iter().map(|(_, names)| names[0]).collect(),
        Part::Events | Part::Rows => event_row::NAMES.iter().map(|(_, names)| names[0]).collect(),
    }
}

/// Whether the files have what an import needs; of the rows none is looked at. Blocks.
pub(super) fn look(file: &EventsFile<'_>) -> Result<(), FileError> {
    fitting(file.source.unwrap_or(SOURCE))?;
    read::look(file.events, file.blocks)
}

/// What is here of a source, and beside it, in the months that the files name and in which their events are.
macro_rules! here {
    ($tx:expr, $db:ident, $job:ident) => {{
        let known = $db::import::events::known($tx, &$job.start.source).await?;
        let mut here = Here { span: $job.said.span(&known), known, ..Here::default() };
        if let Some(span) = here.span {
            here.nights = $db::import::events::nights_here($tx, &$job.start.source, span).await?;
            here.others = $db::import::events::others_here($tx, &$job.start.source, span).await?;
        }
        here
    }};
}

/// Imports files of events, and tells of its progress at most ten times a second, and once at the end.
/// Ends early where a file cannot be read ([`ServiceError::File`]); nothing is written then.
pub async fn events(
    ctx: &Context,
    actor: &Actor,
    file: &EventsFile<'_>,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<EventsReport, ServiceError> {
    actor.require(Permission::Import)?;
    let mut teller = Teller::new(tell);
    let job = Job::of(ctx, actor, file).await?;
    let batch = |units| EventBatch {
        source: &job.start.source,
        units,
        stamp: ctx.stamp(actor.id()),
        today: ctx.today(),
    };
    if file.dry_run {
        return transact!(ctx.store, |tx, db| {
            let mut point = sqlx::Connection::begin(tx).await.map_err(db::classify)?;
            let mut sum = job.unwritten();
            for (pieces, units) in job.chunks() {
                let fates = db::import::events::write(&mut point, batch(units), ctx.zone).await?;
                sum.add(Step::of(pieces, &fates, &job.codes));
                teller.tell(ctx.clock.now(), job.progress(&sum));
            }
            let here = here!(&mut point, db, job);
            point.rollback().await.map_err(db::classify)?;
            teller.end(job.progress(&sum));
            Ok(job.report(sum, &here, None))
        });
    }
    let (id, mut sum) = (job.start.id, job.unwritten());
    transact!(ctx.store, |tx, db| {
        db::import::begin(tx, &job.start, &[], ctx.stamp(actor.id()), ctx.zone).await?;
        db::import::reject(tx, id, &sum.reject_rows()).await?;
        Ok(db::import::count(tx, id, sum.totals).await?)
    })?;
    for (pieces, units) in job.chunks() {
        let step = transact!(ctx.store, |tx, db| {
            let fates = db::import::events::write(tx, batch(units), ctx.zone).await?;
            let step = Step::of(pieces, &fates, &job.codes);
            db::import::reject(tx, id, &step.reject_rows()).await?;
            db::import::count(tx, id, sum.totals_with(&step)).await?;
            Ok(step)
        })?;
        sum.add(step);
        teller.tell(ctx.clock.now(), job.progress(&sum));
    }
    let end = ctx.now().timestamp();
    let report = transact!(ctx.store, |tx, db| {
        let here = here!(tx, db, job);
        let report = job.report(sum.clone(), &here, Some(id));
        db::import::events::put_balance(tx, id, &report.balance).await?;
        db::import::finish(tx, id, end).await?;
        Ok(report)
    })?;
    teller.end(job.progress(&sum));
    Ok(report)
}

/// What the files of an import held and what was here when it ended, by month and status; nothing of one that did not
/// end, or was not of events.
pub async fn reconciliation(
    ctx: &Context,
    actor: &Actor,
    id: ImportId,
) -> Result<Vec<Balance>, ServiceError> {
    actor.require(Permission::Import)?;
    read!(ctx.store, |tx, db| Ok(db::import::events::balance(tx, id).await?))
}
