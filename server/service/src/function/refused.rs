//! A refusal of a space that explains itself: what is in the way, which other spaces are free, and when this one is.

use super::diary::{Diary, gather};
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime};
use domain::campus::SetupStyle;
use domain::claim::Interval;
use domain::closure::ClosureKind;
use domain::function::{Function, STANDS_FOR};
use domain::ids::{FunctionId, SpaceId};
use store_model::StoreError;

/// How many spaces are proposed.
const MOST: usize = 3;

/// Times of a day that are proposed begin at quarters of an hour between these hours, and end before the last.
const OPENS: u32 = 7;
const CLOSES: u32 = 23;
const STEP: i64 = 15;

/// Why a function cannot have its space, and what would do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallRefusal {
    /// Name of the space.
    pub space: String,
    /// Why not.
    pub obstacle: HallObstacle,
    /// Other spaces that are free and large enough, the nearest in size first.
    pub spaces: Vec<FreeSpace>,
    /// When the same space is free that day, nearest to what was asked for.
    pub next: Option<Interval>,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HallObstacle {
    /// Others hold it.
    Occupied(Vec<HallBlocker>),
    /// The space could not be turned in time.
    TooClose {
        /// The other function.
        other: Box<HallBlocker>,
        /// Minutes it takes.
        needed: i64,
        /// Minutes there are.
        between: i64,
    },
    /// It does not seat so many so.
    Unfit {
        /// The style asked for.
        style: SetupStyle,
        /// How many it seats in it; none where it does not take the style.
        seats: Option<i64>,
        /// The style in which it seats most, and how many.
        most: Option<(SetupStyle, i64)>,
    },
}

/// Something that holds the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallBlocker {
    /// Whose.
    pub user: HallUser,
    /// All that is held, set-up and tear-down included.
    pub claimed: Interval,
    /// The programme's own time.
    pub time: Interval,
}

/// Who holds a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HallUser {
    /// A function of an event.
    Function {
        /// Which one.
        id: FunctionId,
        /// What it is called.
        title: String,
        /// Code of its event.
        event_code: String,
        /// Title of its event.
        event_title: String,
    },
    /// A closure.
    Closure {
        /// Fault or works.
        kind: ClosureKind,
        /// Why.
        reason: String,
    },
    /// Nobody who may be named.
    Unknown,
}

/// A space that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeSpace {
    /// Which one.
    pub id: SpaceId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many it seats in the style asked for.
    pub seats: i64,
}

/// A space that is too small is refused before anything is looked for; alternatives come with the explanation.
pub(super) fn unfit(space: String, obstacle: HallObstacle) -> ServiceError {
    ServiceError::Hall(Box::new(HallRefusal { space, obstacle, spaces: Vec::new(), next: None }))
}

/// Turns the database's no into a refusal; any other error passes through. Read after the transaction is rolled back,
/// so what is named is what is in the way now.
pub(super) async fn explain(
    ctx: &Context,
    actor: &Actor,
    function: &Function,
    error: ServiceError,
) -> ServiceError {
    let is_full = matches!(error, ServiceError::Store(StoreError::Overlap { .. }));
    if !is_full && !matches!(error, ServiceError::Hall(_)) {
        return error;
    }
    let day = ctx.zone.date(DateTime::from_timestamp(function.time.from_at(), 0).unwrap_or_default());
    let whole = Interval::new(ctx.zone.start_of(day), ctx.zone.end_of(day)).unwrap_or(function.time);
    let last = whole.until_at().max(function.time.until_at());
    let wide = Interval::from_seconds(whole.from_at(), last).unwrap_or(whole).widened(STANDS_FOR, STANDS_FOR);
    let diary = match gather(ctx, actor, wide).await {
        Ok(diary) => diary,
        Err(failed) => return failed,
    };
    let obstacle = match error {
        ServiceError::Hall(refusal) => refusal.obstacle,
        // What was in the way is gone again: the same once more will do.
        error => match diary.obstacle(function) {
            Some(obstacle) => obstacle,
            None => return error,
        },
    };
    let small = matches!(obstacle, HallObstacle::Unfit { .. });
    let space = diary.campus.space(function.space).map(|space| space.name.to_string()).unwrap_or_default();
    let next = if small { None } else { next(ctx, &diary, function, day) };
    let spaces = diary.free_spaces(function, MOST);
    ServiceError::Hall(Box::new(HallRefusal { space, obstacle, spaces, next }))
}

/// The time of the same length, nearest to what was asked for, at which the space is free that day.
fn next(ctx: &Context, diary: &Diary, function: &Function, day: NaiveDate) -> Option<Interval> {
    let length = function.time.until_at() - function.time.from_at();
    let hour = |hour| day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    let last = ctx.zone.instant(hour(CLOSES)).timestamp() - length;
    let starts = (0..).map(|step| ctx.zone.instant(hour(OPENS) + Duration::minutes(step * STEP)).timestamp());
    let mut starts = starts.take_while(|start| *start <= last).collect::<Vec<_>>();
    starts.sort_by_key(|start| (start - function.time.from_at()).abs());
    let times = starts.into_iter().filter_map(|start| Interval::from_seconds(start, start + length));
    times.into_iter().find(|time| diary.obstacle(&Function { time: *time, ..function.clone() }).is_none())
}
