//! What forecasts are drawn from, kept while nothing of it changes: it takes a second to make and milliseconds to ask.

use super::entries::Entries;
use super::read::{Read, known, origin};
use super::{PATHS, SEED};
use crate::kept::Kept;
use crate::{Context, ServiceError, version};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use domain::forecast::group::{Group, Groups, Shocks};
use domain::forecast::outlook::{How, Named, Outlook};
use domain::forecast::{Books, Day, House, Individuals, Known, day, summary};
use std::collections::{BTreeSet, HashMap};
use std::num::NonZero;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;
use tokio::sync::Semaphore;

/// Nights at the beginning of the records that are left out: those who had come before were not written down.
const LEAD_IN: Day = 14;

/// How long what was drawn up serves while no record changes, in seconds: what was written down ahead of its time comes
/// into force by then.
const HOUR: i64 = 3600;

/// All paths take some 40 MiB while they are looked at, and a core: as many are drawn at once as there are cores, and whoever asks beyond
/// that waits for its turn.
static DRAWERS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, NonZero::get)));

type Models = HashMap<(Day, How), Arc<Individuals>>;

/// What was learned, and what forecasts are drawn from.
#[derive(Debug, Default)]
pub struct Forecasts {
    models: Mutex<Models>,
    houses: Kept<(i64, How), Drawn>,
    /// Forecasts that were kept.
    pub(super) entries: Entries,
    /// Whoever asks while it is being made waits for it.
    making: tokio::sync::Mutex<()>,
}

/// All that does not change with what is asked.
#[derive(Debug)]
pub(super) struct Drawn {
    pub as_of: DateTime<Utc>,
    pub read: Read,
    pub house: House,
    /// Events that ever asked for rooms.
    pub groups: Vec<Group>,
    /// What the event of each is called.
    pub names: Vec<Named>,
    pub how: How,
    /// The last day of what individuals were learned from.
    pub learned: Day,
    /// What is said of it, once somebody asked.
    pub said: OnceLock<Outlook>,
}

impl Forecasts {
    fn model(&self, of: (Day, How)) -> Option<Arc<Individuals>> {
        self.models.lock().unwrap_or_else(PoisonError::into_inner).get(&of).cloned()
    }

    /// Keeps what was learned of a month, and drops what was of earlier ones. What is learned looking back is not kept.
    fn keep(&self, of: (Day, How), model: Arc<Individuals>) {
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        if models.keys().any(|(learned, _)| *learned > of.0) {
            return;
        }
        models.retain(|(learned, _), _| *learned >= of.0);
        models.insert(of, model);
    }
}

/// Models are learned from what was over when the month began, so that whoever asks within it gets the same.
pub(super) fn learned_by(first: NaiveDate) -> NaiveDate {
    first.with_day(1).and_then(|first| first.checked_sub_days(Days::new(1))).unwrap_or(first)
}

/// How individuals are told now: by what was learned, once it has been.
pub(super) fn best(ctx: &Context) -> How {
    let learned = day(learned_by(next(ctx, ctx.now())));
    let is_there = ctx.forecasts.model((learned, How::Learned)).is_some();
    if is_there { How::Learned } else { How::PickUp }
}

fn next(ctx: &Context, as_of: DateTime<Utc>) -> NaiveDate {
    domain::calendar::next_day(origin(ctx.zone, as_of))
}

/// What forecasts of this hour are drawn from.
pub(super) async fn of_now(ctx: &Context, how: How) -> Result<Arc<Drawn>, ServiceError> {
    let _making = ctx.forecasts.making.lock().await;
    let asked = (ctx.now().timestamp().div_euclid(HOUR), how);
    let version = version::of_data(ctx).await?;
    if let Some(kept) = ctx.forecasts.houses.get(&version, &asked) {
        return Ok(kept);
    }
    let drawn = Arc::new(draw(ctx, ctx.now(), how).await?);
    ctx.forecasts.houses.keep(&version, asked, drawn.clone());
    Ok(drawn)
}

/// What a forecast of an instant is drawn from.
pub(super) async fn draw(ctx: &Context, as_of: DateTime<Utc>, how: How) -> Result<Drawn, ServiceError> {
    let read = known(ctx, as_of).await?;
    let learned = day(learned_by(next(ctx, as_of)));
    let model = ctx.forecasts.model((learned, how));
    // To learn takes a while, in which others are told by pick-up: it takes no turn.
    let work = move || (model.unwrap_or_else(|| Arc::new(learn(&read, learned, how))), read);
    let (model, read) = tokio::task::spawn_blocking(work).await.map_err(ServiceError::Worker)?;
    ctx.forecasts.keep((learned, how), model.clone());
    in_turn(move || draw_up(as_of, read, &model, (learned, how))).await
}

/// Does work that draws paths when its turn has come.
pub(super) async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ServiceError> {
    let turn = DRAWERS.acquire().await;
    // It is over with the work and not with whoever waits for it: they may go.
    let work = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(ServiceError::Worker)
}

fn learn(read: &Read, learned: Day, how: How) -> Individuals {
    let books = books(&read.known, learned, nights(read), &read.without_rooms_learned);
    Individuals::learn(&books, nights(read), &|_| how == How::Learned, SEED)
}

fn nights(read: &Read) -> Day {
    Day::try_from(read.open.len()).unwrap_or_default()
}

fn books(known: &Known, origin: Day, nights: Day, without_rooms: &BTreeSet<Day>) -> Books {
    let first = known.first().map_or(origin, |first| (first + LEAD_IN).min(origin));
    let reach = usize::try_from(Individuals::reach(nights)).unwrap_or_default();
    // The model looks a week to either side of a night.
    known.books_alone(first..origin + nights + 8, reach, origin, without_rooms)
}

fn draw_up(as_of: DateTime<Utc>, read: Read, model: &Individuals, (learned, how): (Day, How)) -> Drawn {
    let (origin, nights) = (read.origin, nights(&read));
    let books = books(&read.known, origin, nights, &read.without_rooms);
    let alone = model.paths(&books, nights, PATHS, SEED);
    let expected: Vec<f64> =
        (origin + 1..=origin + nights).map(|night| summary(&mut alone.sums(night, night + 1)).1).collect();
    let courses = read.known.courses.iter().zip(&read.named);
    let (names, groups): (Vec<Named>, Vec<Group>) =
        courses.filter_map(|(course, named)| Some((named.clone(), course.group()?))).unzip();
    let house = House {
        mix: read.known.mix(origin, &expected),
        groups: Groups::learn(&groups, origin, Shocks::default()),
        open: read.open.clone(),
        alone,
    };
    Drawn { as_of, read, house, groups, names, how, learned, said: OnceLock::new() }
}
