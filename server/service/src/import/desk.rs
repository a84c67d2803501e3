//! Imports that somebody started from a page: one at a time, in the server's own process, with their progress.
//!
//! What the latest one came to is kept until the next begins, and no longer than the process lives: all that lasts is in
//! the record of the import. One that the end of the process interrupted goes on when the same file is given again.

use super::upload::Upload;
use super::{EventsFile, EventsReport, FileError, Progress, StaysFile, StaysReport, events, look, stays};
use crate::campus::{CampusSource, Imported};
use crate::dates::DateOrder;
use crate::{Actor, Context, ServiceError, campus};
use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::ids::AccountId;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is to be imported. The upload goes with it, when it is done or given up.
#[derive(Debug)]
pub struct Order {
    /// Where the files are.
    pub upload: Upload,
    /// The file; of two, the first.
    pub path: PathBuf,
    /// What it is.
    pub work: Work,
    /// Do everything, report it, and keep nothing.
    pub dry_run: bool,
}

/// What a file is, and how it is to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Stays.
    Stays {
        /// A shipped mapping by name, or a file that came along; none for our own columns.
        mapping: Option<String>,
        /// Where the rows are from; none for what the mapping says.
        source: Option<String>,
        /// Make the room types that are missing.
        create_room_types: bool,
    },
    /// The campus.
    Campus,
    /// Events, and the rooms held for them.
    Events {
        /// The file of events, if there is one.
        events: Option<PathBuf>,
        /// The file of rooms, if there is one.
        blocks: Option<PathBuf>,
        /// Where they are from; none for the usual name.
        source: Option<String>,
        /// What comes first in a date in numbers; none where one that could be two days is refused.
        order: Option<DateOrder>,
    },
}

/// An import, under way or done.
#[derive(Clone, Debug)]
pub struct Job {
    /// Name of the file.
    pub file_name: String,
    /// What it is, and how it is taken.
    pub work: Work,
    /// Nothing is kept.
    pub dry_run: bool,
    /// Who started it.
    pub account: Option<AccountId>,
    /// When.
    pub started_at: DateTime<Utc>,
    /// How far it is, or what it came to.
    pub state: State,
}

/// How far an import is.
#[derive(Clone, Debug)]
pub enum State {
    /// Under way; nothing is told yet where there is no progress.
    Running(Option<Progress>),
    /// Stays came to their end.
    Stays(Arc<StaysReport>),
    /// Events came to their end.
    Events(Arc<EventsReport>),
    /// A campus came to its end.
    Campus(Arc<Imported>),
    /// It could not go on. Batches written by then stand.
    Failed(Arc<ServiceError>),
    /// Its task ended without a word.
    Lost,
}

impl Job {
    /// Whether it is under way.
    pub const fn runs(&self) -> bool {
        matches!(self.state, State::Running(_))
    }
}

/// Where imports are started and looked at. All clones are one desk.
#[derive(Clone, Debug, Default)]
pub struct Desk(Arc<Mutex<Option<Job>>>);

impl Desk {
    fn job(&self) -> MutexGuard<'_, Option<Job>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an import is under way.
    pub fn is_taken(&self) -> bool {
        self.job().as_ref().is_some_and(Job::runs)
    }

    fn set(&self, state: State) {
        if let Some(job) = self.job().as_mut() {
            job.state = state;
        }
    }
}

/// Takes the desk, unless an import is under way or the file cannot be read at all, and hands back the work to be done.
pub async fn begin(
    ctx: &Context,
    actor: &Actor,
    desk: &Desk,
    order: Order,
) -> Result<impl Future<Output = ()> + Send + use<>, ServiceError> {
    actor.require(Permission::Import)?;
    if desk.is_taken() {
        return Err(ServiceError::ImportRuns);
    }
    let order = readable(order).await?;
    let job = Job {
        file_name: order.file_name(),
        work: order.work.clone(),
        dry_run: order.dry_run,
        account: actor.id(),
        started_at: ctx.now(),
        state: State::Running(None),
    };
    {
        let mut latest = desk.job();
        if latest.as_ref().is_some_and(Job::runs) {
            return Err(ServiceError::ImportRuns);
        }
        *latest = Some(job);
    }
    Ok(work(ctx.clone(), *actor, Seat(desk.clone()), order))
}

/// The latest import that was started here.
pub fn latest(actor: &Actor, desk: &Desk) -> Result<Option<Job>, ServiceError> {
    actor.require(Permission::Import)?;
    Ok(desk.job().clone())
}

/// Looks at the file, so that whoever sent it hears at once where it is none.
async fn readable(order: Order) -> Result<Order, ServiceError> {
    let looked = tokio::task::spawn_blocking(move || {
        let found = match &order.work {
            Work::Stays { .. } => look(&order.stays()),
            Work::Campus => Ok(()),
            Work::Events { .. } => super::events::look(&order.events()),
        };
        found.map(|()| order)
    });
    Ok(looked.await.map_err(ServiceError::Worker)??)
}

impl Order {
    fn stays(&self) -> StaysFile<'_> {
        let (mapping, source, create_room_types) = match &self.work {
            Work::Stays { mapping, source, create_room_types } => {
                (mapping.as_deref(), source.as_deref(), *create_room_types)
            }
            Work::Campus | Work::Events { .. } => (None, None, false),
        };
        StaysFile { path: &self.path, mapping, source, create_room_types, dry_run: self.dry_run }
    }

    fn events(&self) -> EventsFile<'_> {
        let dry_run = self.dry_run;
        match &self.work {
            Work::Events { events, blocks, source, order } => EventsFile {
                events: events.as_deref(),
                blocks: blocks.as_deref(),
                source: source.as_deref(),
                order: *order,
                dry_run,
            },
            Work::Stays { .. } | Work::Campus => EventsFile { dry_run, ..EventsFile::default() },
        }
    }

    fn file_name(&self) -> String {
        match self.work {
            Work::Events { .. } => self.events().name(),
            Work::Stays { .. } | Work::Campus => {
                self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
            }
        }
    }
}

/// Whoever sits at the desk. Leaving it without a word, as a task does that panics, frees it for the next.
struct Seat(Desk);

impl Drop for Seat {
    fn drop(&mut self) {
        if self.0.is_taken() {
            self.0.set(State::Lost);
        }
    }
}

async fn work(ctx: Context, actor: Actor, seat: Seat, order: Order) {
    let done = match order.work {
        Work::Stays { .. } => {
            let mut tell = |progress| seat.0.set(State::Running(Some(progress)));
            let report = stays(&ctx, &actor, &order.stays(), &mut tell).await;
            report.map(|report| State::Stays(Arc::new(report)))
        }
        Work::Events { .. } => {
            let mut tell = |progress| seat.0.set(State::Running(Some(progress)));
            let report = events(&ctx, &actor, &order.events(), &mut tell).await;
            report.map(|report| State::Events(Arc::new(report)))
        }
        Work::Campus => campus_of(&ctx, &actor, &order).await.map(|done| State::Campus(Arc::new(done))),
    };
    // Whoever reads that it is done finds the file gone.
    drop(order);
    seat.0.set(done.unwrap_or_else(|error| State::Failed(Arc::new(error))));
}

async fn campus_of(ctx: &Context, actor: &Actor, order: &Order) -> Result<Imported, ServiceError> {
    let file_name = order.file_name();
    let unreadable = |source| FileError::Unreadable { file: file_name.clone(), source };
    let text = std::fs::read_to_string(&order.path).map_err(unreadable)?;
    let source = CampusSource { file_name: &file_name, text: &text, without: &[] };
    if order.dry_run {
        campus::try_import(ctx, actor, &source).await
    } else {
        campus::import(ctx, actor, &source).await
    }
}
