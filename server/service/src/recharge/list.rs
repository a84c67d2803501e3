//! The notes of all events in a time, and the events that ended without one.

use super::{MissingLine, NoteLine};
use crate::event::bound;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, Days, NaiveDate};
use domain::access::Permission;
use domain::calendar::next_day;
use domain::recharge::{ISSUED_WITHIN_DAYS, State};
use store_model::recharge::{MissingAsked, NotesAsked};

/// Which notes: issued on these days, both included, or begun on them and not issued yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Only those that stand so.
    pub state: Option<State>,
}

/// Notes, and what lacks one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// Those not issued yet first, then the last number first.
    pub lines: Vec<NoteLine>,
    /// Events that ended on these days, long enough ago, and have no note that was issued at their end or later.
    pub missing: Vec<MissingLine>,
    /// Whether the actor reads what things cost the house.
    pub money: bool,
}

/// The notes wanted, of the events that the actor may see.
pub async fn list(ctx: &Context, actor: &Actor, wanted: Wanted) -> Result<Notes, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (account, today) = (bound(actor), ctx.today());
    let begins = |day| ctx.zone.at(day, 0).timestamp();
    let (from_at, until_at) = (begins(wanted.from), begins(next_day(wanted.until)));
    let asked = NotesAsked { from_at, until_at, state: wanted.state, account };
    let late = today.checked_sub_days(Days::new(ISSUED_WITHIN_DAYS)).unwrap_or(today);
    let lacking = MissingAsked { since: wanted.from, until: wanted.until.min(late), account };
    let money = actor.may(Permission::ReadMoney);
    read!(ctx.store, |tx, db| {
        let mut lines = db::recharge::list(tx, asked).await?;
        if !money {
            lines.iter_mut().flat_map(|one| &mut one.note.entries).for_each(|entry| entry.line.cost = 0);
        }
        let mut missing = db::recharge::missing(tx, lacking).await?;
        missing.retain(|line| is_lacking(ctx, line));
        Ok(Notes { lines, missing, money })
    })
}

/// Whether an event that is over lacks a note: none was issued, or none since it was under way.
pub(crate) fn is_lacking(ctx: &Context, line: &MissingLine) -> bool {
    let last = line.last_issued.and_then(|at| DateTime::from_timestamp(at, 0));
    last.is_none_or(|at| ctx.zone.date(at) < line.until)
}
