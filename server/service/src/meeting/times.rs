//! Times made in a row, closed and opened one by one, and taken away while nobody has booked them.

use super::{check, fault, found, timed};
use crate::programme::takes_place;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate};
use domain::access::Permission;
use domain::ids::{MeetingHostId, MeetingSlotId};
use domain::meeting::{Slot, Times, fresh};
use serde_json::json;

/// What became of a row of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// How many were made.
    pub made: usize,
    /// How many were not, because the host has a time then.
    pub left_out: usize,
}

/// Makes a row of times for a host; those that overlap one it has are left out, so that sent twice it is made once.
pub async fn make_times(
    ctx: &Context,
    actor: &Actor,
    host: MeetingHostId,
    times: &Times,
) -> Result<Made, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (event, _) = found!(tx, db, actor, host);
        takes_place(&event)?;
        let row = match times.row((event.from, event.until), ctx.zone) {
            Ok(row) => row,
            Err(faults) => return check(faults).map(|()| Made { made: 0, left_out: 0 }),
        };
        let there = db::meeting::slots(tx, event.id).await?;
        let there = there.iter().filter(|slot| slot.host == host).map(|slot| slot.time).collect::<Vec<_>>();
        let all = row.len();
        let new = fresh(row, &there);
        for time in &new {
            let id = MeetingSlotId::new(ctx.ids.next());
            let slot = Slot { id, event: event.id, host, time: *time, open: true, booked: None };
            db::meeting::insert_slot(tx, &slot).await?;
        }
        let made = Made { made: new.len(), left_out: all - new.len() };
        if made.made > 0 {
            let (after, stamp) = (json!({ "event": event.id, "count": made.made }), ctx.stamp(actor.id()));
            db::history::append(tx, "meeting_host", host.uuid(), "make", stamp, (None, Some(&after))).await?;
        }
        Ok(made)
    })
}

/// Closes a time that nobody has booked, or opens it again; done twice, done once.
pub async fn set_open(
    ctx: &Context,
    actor: &Actor,
    id: MeetingSlotId,
    open: bool,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (event, slot, _) = timed!(tx, db, actor, id);
        takes_place(&event)?;
        if slot.open == open {
            return Ok(());
        }
        if slot.booked.is_some() {
            return Err(fault("slot", "booked"));
        }
        db::meeting::set_open(tx, id, open).await?;
        let (after, stamp) = (told(&slot), ctx.stamp(actor.id()));
        let action = if open { "lift" } else { "close" };
        db::history::append(tx, "meeting_slot", id.uuid(), action, stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// Takes away the times of a host that nobody has booked, of one day or of all; how many those were.
pub async fn remove_free(
    ctx: &Context,
    actor: &Actor,
    host: MeetingHostId,
    day: Option<NaiveDate>,
) -> Result<usize, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let of_day = |slot: &Slot| {
        let at = DateTime::from_timestamp(slot.time.from_at(), 0).unwrap_or_default();
        day.is_none_or(|day| ctx.zone.date(at) == day)
    };
    transact!(ctx.store, |tx, db| {
        let (event, _) = found!(tx, db, actor, host);
        let all = db::meeting::slots(tx, event.id).await?.into_iter();
        let free = all.filter(|slot| slot.host == host && slot.booked.is_none() && of_day(slot));
        let free = free.collect::<Vec<_>>();
        for slot in &free {
            db::meeting::delete_slot(tx, slot.id).await?;
        }
        if !free.is_empty() {
            let (before, stamp) = (json!({ "event": event.id, "count": free.len() }), ctx.stamp(actor.id()));
            db::history::append(tx, "meeting_host", host.uuid(), "clear", stamp, (Some(&before), None))
                .await?;
        }
        Ok(free.len())
    })
}

/// What history keeps of a time: never who has it.
pub(super) fn told(slot: &Slot) -> serde_json::Value {
    json!({ "event": slot.event, "from_at": slot.time.from_at(), "until_at": slot.time.until_at() })
}
