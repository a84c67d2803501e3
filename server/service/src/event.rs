//! Events as those who look after them see them: organisers their own and those shared with them, all others who may
//! read events every one.

mod after;
mod ask;
mod clear;
mod course;
mod due;
mod options;
mod outside;
pub(crate) mod people;
pub(crate) mod precedents;
mod queue;
mod record;
mod shift;
mod watch;

pub use after::{EventAfter, after, learn};
pub use ask::{Enquiry, ask, change, organisations};
pub use clear::cancel_stays;
pub use course::step;
pub use due::due;
pub use options::{Freed, expire, promote, remind};
pub use outside::{Called, Changed, Outside, mark, outside};
pub use people::{entrust, organisers, share, unshare};
pub(crate) use people::{may_plan, may_see};
pub use precedents::{KeptPrecedents, Precedents, Scores, precedents};
pub use record::{EventRecord, EventRights, RoomingLine, StageLine, one};
pub use shift::{FURTHEST, duplicate, shift};
pub use store_model::event::{DueLine, EventLine, EventPerson};
pub use watch::{EventChanges, changes, see, set_mails, tell_changes, unseen};
pub(crate) use watch::{LATE, NAMED, QUIET};

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::event::{BookedStay, EventTally, tally};
use domain::ids::EventId;
use std::collections::{HashMap, HashSet};
use store_model::event::EventsBetween;
use uuid::Uuid;

/// An event with what its stays come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventSummary {
    /// The event.
    pub line: EventLine,
    /// Its stays today.
    pub tally: EventTally,
}

/// The events the actor may see of which a day lies in `from` up to, not including, `until`, by first day.
pub async fn mine(
    ctx: &Context,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<EventSummary>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let asked = EventsBetween { from, until, account: bound(actor) };
    let (lines, stays) = read!(ctx.store, |tx, db| Ok((
        db::event::lines(tx, asked).await?,
        db::event::stays(tx, asked).await?
    )))?;
    let mut of_event = HashMap::<EventId, Vec<BookedStay>>::new();
    for (event, stay) in stays {
        of_event.entry(event).or_default().push(stay);
    }
    let today = ctx.today();
    let summary = |line: EventLine| {
        let stays = of_event.remove(&line.event.id).unwrap_or_default();
        EventSummary { tally: tally(&stays, today), line }
    };
    Ok(lines.into_iter().map(summary).collect())
}

/// The codes of the events an account is kept to; none if there is no such account.
pub(crate) async fn codes_of(
    ctx: &Context,
    bound: Option<Uuid>,
) -> Result<Option<HashSet<String>>, ServiceError> {
    let Some(account) = bound else { return Ok(None) };
    let codes = read!(ctx.store, |tx, db| Ok(db::event::codes_of(tx, account).await?))?;
    Ok(Some(codes.into_iter().collect()))
}

/// The account whose events alone may be seen; none for those who see every one.
pub(crate) fn bound(actor: &Actor) -> Option<Uuid> {
    let account = actor.id().map_or(Uuid::nil(), domain::ids::AccountId::uuid);
    actor.role().keeps_to_own_events().then_some(account)
}
