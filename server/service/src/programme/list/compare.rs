//! A list of sessions against those of an event: what is new, what says something else, and what cannot be taken.

use super::columns::Column;
use super::work::compared;
use crate::dates::DateOrder;
use crate::event::may_plan;
use crate::function::HallObstacle;
use crate::import::sheet::Sheet;
use crate::programme::parts::{Parts, parts};
use crate::programme::takes_place;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::SetupStyle;
use domain::claim::Interval;
use domain::function::{Function, STANDS_FOR};
use domain::interpretation::Wish;
use domain::language::Language;
use domain::programme::{Draft, Session, Track};
use store_model::event::EventLine;

/// How a list is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Reading {
    /// The language its titles and descriptions are in.
    pub language: Language,
    /// What comes first in its dates.
    pub order: DateOrder,
}

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What the programme was when it was compared, and what came of it.
    pub state: i64,
    /// Columns that must be there and are not: then no row was looked at.
    pub lacking: Vec<Column>,
    /// Names of columns that are not read.
    pub unread: Vec<String>,
    /// What is new or says something else, in order of the list.
    pub differences: Vec<Difference>,
    /// How many rows say what is known.
    pub same: usize,
    /// Rows that cannot be taken, in order of the list.
    pub bad: Vec<BadRow>,
    /// Sessions that no row is about; they stay.
    pub absent: Vec<Session>,
    /// Functions that are laid, moved with their session or made longer.
    pub functions: Vec<ChangedFunction>,
    /// Functions that carried a session and carry none then: their halls stay held.
    pub left: Vec<(Function, String)>,
    /// Tracks of the event; behind them those that are made with the list.
    pub tracks: Vec<Track>,
    /// How many of them are made.
    pub new_tracks: usize,
}

/// Where a session takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// Name of the hall.
    pub hall: String,
    /// How it is set up.
    pub style: SetupStyle,
    /// What is spoken and heard there; none where nobody said.
    pub languages: Option<Wish>,
}

/// A function that a list lays or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFunction {
    /// What it was, and the name of its hall; none where it is laid.
    pub before: Option<(Function, String)>,
    /// What it is then.
    pub after: Function,
    /// The name of its hall then.
    pub hall: String,
}

/// A row that changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line in the list, from 1.
    pub line: u64,
    /// The session as it is; none where it is new.
    pub before: Option<Session>,
    /// Where that takes place.
    pub stood: Option<Stands>,
    /// What is said of it then.
    pub draft: Draft,
    /// When it is then.
    pub time: Interval,
    /// Whether it then lies outside the days of the event.
    pub outside: bool,
    /// Where it takes place then.
    pub stands: Option<Stands>,
    /// The languages its function gets, where they are others.
    pub wish: Option<Wish>,
}

/// A row that cannot be taken.
#[derive(Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Line in the list, from 1.
    pub line: u64,
    /// Which column, and its name as the list writes it; none where it is the whole row.
    pub column: Option<(Column, String)>,
    /// Stable word for what is wrong.
    pub code: &'static str,
    /// What the row calls the session.
    pub title: String,
    /// What keeps its hall from it.
    pub obstacle: Option<HallObstacle>,
}

// What is logged says nothing of a list.
impl std::fmt::Debug for BadRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BadRow").field("line", &self.line).field("code", &self.code).finish_non_exhaustive()
    }
}

/// Compares a list with the sessions of an event; nothing is written.
pub async fn compare(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    sheet: &Sheet,
    reading: Reading,
) -> Result<(EventLine, Compared), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (line, parts, diary) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        may_plan(actor, &db::event::people(tx, line.event.id).await?)?;
        takes_place(&line.event)?;
        let parts = parts!(tx, db, line.event.clone());
        let diary = around!(tx, db, ctx, actor, (&parts, sheet, reading));
        Ok((line, parts, diary))
    })?;
    Ok((line, compared(ctx, (&parts, &diary), sheet, reading)))
}

/// What stands in halls around the days of an event, its functions and the rows of a list, read within a transaction.
macro_rules! around {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, ($parts:expr, $sheet:expr, $reading:expr)) => {{
        let parts = $parts;
        let days = parts.days($ctx).ok_or(ServiceError::NotFound("event"))?;
        let wanted = $crate::programme::list::work::wanted($ctx, parts, $sheet, $reading);
        let time = $crate::programme::list::compare::reach(days, parts, wanted);
        $crate::function::Diary {
            campus: parts.campus.clone(),
            lines: $db::function::between($tx, time, $crate::event::bound($actor)).await?,
            others: $db::function::others($tx, time).await?,
        }
    }};
}

pub(super) use around;

/// The days of an event, all its functions and what a list wants, with as much around them as changes how a hall is turned; a
/// function that comes along with its session may begin as much before all this as it begins before the session.
pub(super) fn reach(days: Interval, parts: &Parts, wanted: Vec<Interval>) -> Interval {
    let times = parts.functions.iter().map(|function| function.time);
    let times = times.chain(parts.sessions.iter().map(|session| session.time)).chain(wanted);
    times.fold(days, Interval::spanning).widened(2 * STANDS_FOR, 2 * STANDS_FOR)
}
