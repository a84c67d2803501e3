//! Taking over into the stays what changed on the list since they were booked.

use super::loaded::loaded;
use super::record::may_read;
use crate::refusal::{Wanted, explain};
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::StayId;
use domain::rooming::{Entry, Pending, RoomFault};
use domain::stay::{GuestLine, Stay, StayAction, StayError, StayStatus, Step};
use std::collections::BTreeMap;
use store_model::StoreError;
use store_model::stay::Change;

/// What an action over the whole list came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many entries it was done for.
    pub done: i64,
    /// The rooms it could not be done for, in order of the list.
    pub left: Vec<Left>,
}

/// A room that was left as it was.
#[derive(Debug)]
pub struct Left {
    /// The names of those who sleep in it.
    pub names: Vec<String>,
    /// Why.
    pub why: Why,
}

/// Why a room was left.
#[derive(Debug)]
pub enum Why {
    /// They cannot share one.
    Room(RoomFault),
    /// Somebody of it is not approved.
    Proposed,
    /// A rule of stays says no.
    Stay(StayError),
    /// The house has none; it says what stands in the way.
    Refused(Box<crate::refusal::Refusal>),
    /// The house had none, and has by now.
    Gone,
}

/// What stood in the way, not yet looked into.
pub(super) enum Obstacle {
    Known(Why),
    Store(StoreError, Wanted),
}

/// What was done, and what stood in the way of the rest.
pub(super) type Raw = (i64, Vec<(Vec<String>, Obstacle)>);

/// Whether the database refused one room, and is well otherwise.
pub(super) const fn is_refusal(error: &StoreError) -> bool {
    matches!(error, StoreError::Full { .. } | StoreError::Overlap { .. })
}

/// Looks into what stood in the way.
pub(super) async fn explained(
    ctx: &Context,
    actor: &Actor,
    (done, raw): Raw,
) -> Result<Outcome, ServiceError> {
    let mut left = Vec::with_capacity(raw.len());
    for (names, obstacle) in raw {
        let why = match obstacle {
            Obstacle::Known(why) => why,
            Obstacle::Store(error, wanted) => match explain(ctx, actor, Some(wanted), error.into()).await {
                ServiceError::Refused(refusal) => Why::Refused(refusal),
                ServiceError::Store(error) if is_refusal(&error) => Why::Gone,
                error => return Err(error),
            },
        };
        left.push(Left { names, why });
    }
    Ok(Outcome { done, left })
}

/// The names of some entries.
pub(super) fn names<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<String> {
    entries.into_iter().map(|entry| entry.details.name.clone()).collect()
}

/// Gives each stay the nights its entries ask for, takes those withdrawn out of it, and cancels it where nobody is left.
/// A stay changes whole or not at all; done a second time, it finds nothing to do.
pub async fn settle(ctx: &Context, actor: &Actor, code: &str) -> Result<Outcome, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let raw = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let (stamp, loaded) = (ctx.stamp(actor.id()), loaded!(tx, db, event));
        let (mut done, mut left) = (0, Vec::new());
        for (id, entries) in of_stays(&loaded.entries) {
            let pending = || entries.iter().filter(|entry| is_to_settle(entry)).copied();
            let stay = db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay"))?;
            let (after, action) = match next(ctx, stay.clone(), &entries, stamp.effective_at) {
                Ok(next) => next,
                Err(error) => {
                    left.push((names(pending()), Obstacle::Known(Why::Stay(error))));
                    continue;
                }
            };
            let wanted = Wanted { room_type: after.counts_in(), dates: after.dates, counted: true };
            let change = Change { before: Some(stay), after, action, stamp };
            let mut point = sqlx::Connection::begin(&mut *tx).await.map_err(db::classify)?;
            match db::stay::save(&mut point, std::slice::from_ref(&change), ctx.zone).await {
                Ok(()) => {
                    point.commit().await.map_err(db::classify)?;
                    done += i64::try_from(pending().count()).unwrap_or_default();
                }
                Err(error) if is_refusal(&error) => {
                    point.rollback().await.map_err(db::classify)?;
                    left.push((names(pending()), Obstacle::Store(error, wanted)));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok((done, left))
    })?;
    explained(ctx, actor, raw).await
}

fn is_to_settle(entry: &Entry) -> bool {
    matches!(entry.pending(), Some(Pending::Nights(_) | Pending::Withdrawn))
}

/// The stays with something to take over, each with all its entries.
fn of_stays(entries: &[Entry]) -> BTreeMap<StayId, Vec<&Entry>> {
    let mut stays = BTreeMap::<StayId, Vec<&Entry>>::new();
    for entry in entries {
        if let Some(booked) = &entry.booked {
            stays.entry(booked.stay).or_default().push(entry);
        }
    }
    stays.retain(|_, entries| entries.iter().any(|entry| is_to_settle(entry)));
    stays
}

fn next(
    ctx: &Context,
    stay: Stay,
    entries: &[&Entry],
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(Stay, StayAction), StayError> {
    let line = |line: &GuestLine| {
        let entry = entries.iter().find(|entry| line.guest == Some(entry.guest));
        match entry {
            None => Some(*line),
            Some(entry) => entry.is_active().then_some(GuestLine { dates: entry.details.nights, ..*line }),
        }
    };
    let guests = stay.guests.iter().filter_map(line).collect::<Vec<_>>();
    if guests.is_empty() && stay.status == StayStatus::Reserved {
        return Ok((stay.cancel()?, StayAction::Cancel));
    }
    let before = stay.clone();
    let after = stay.change_guests(guests, at, ctx.zone)?;
    let action = Step::<domain::ids::ResourceId>::Dates(after.dates).action(&before);
    Ok((after, action))
}
