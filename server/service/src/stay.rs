//! Stays: reserve, change by a step, swap.
//!
//! Every write takes a [`Write`]: an idempotency key, so that asking twice does once, and the version the asker saw,
//! so that nobody overwrites what they did not see.

mod choices;
pub(crate) mod ranking;
mod record;
mod reservation;
pub(crate) mod write;

pub use choices::{Choices, choices};
pub use ranking::{Access, Suggestion, Why};
pub use record::{Brief, StayEvent, StayRecord, brief, find, record};
pub use reservation::{NewGuest, Reservation, Who};
pub use store_model::stay_record::{EventName, GuestName, HeldRoom};
pub use write::Write;

use crate::refusal::{Wanted, explain, name_unknown};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{ResourceId, StayId};
use domain::stay::{Room, Stay, StayAction, Step};
use store_model::idempotency::RequestKey;
use store_model::stay::Change;

/// The stay as it stands.
pub async fn get(ctx: &Context, actor: &Actor, id: StayId) -> Result<Stay, ServiceError> {
    actor.require(Permission::ReadStays)?;
    read!(ctx.store, |tx, db| db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay")))
}

/// Books a stay, by room type or in a room asked for by number, with its guests.
pub async fn reserve(
    ctx: &Context,
    actor: &Actor,
    new: &Reservation,
    write: &Write,
) -> Result<Stay, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let plan = reservation::plan(ctx, new)?;
    let request = write.request(actor, "stay.reserve", new);
    let outcome = transact!(ctx.store, |tx, db| {
        let now = ctx.now();
        let done = db::idempotency::begin(tx, request.as_ref(), plan.id.uuid(), now.timestamp()).await?;
        if let Some(done) = done {
            return db::stay::get(tx, StayId::new(done)).await?.ok_or(ServiceError::NotFound("stay"));
        }
        let room = match new.room {
            None => None,
            Some(room) => Some(db::claim::room(tx, room).await?.ok_or(ServiceError::NotFound("room"))?),
        };
        for guest in &plan.named {
            db::person::insert(tx, guest, now.timestamp()).await?;
        }
        let after = Stay::reserve(plan.stay(new, room, now), ctx.zone)?;
        let change =
            Change { before: None, after, action: StayAction::Reserve, stamp: ctx.stamp(actor.id()) };
        db::stay::save(tx, std::slice::from_ref(&change), ctx.zone).await?;
        Ok(change.after)
    });
    let wanted = Wanted { room_type: new.room_type, dates: plan.dates, counted: false };
    let outcome = name_unknown(ctx, new, outcome).await;
    explained(ctx, actor, Some(wanted), outcome).await
}

/// Changes a stay by one step: assign, move, dates, cancel, no-show, check in, check out.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    id: StayId,
    step: Step<ResourceId>,
    write: &Write,
) -> Result<Stay, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let request = write.request(actor, step.route(), &(id, step, write.version));
    apply(ctx, actor, (id, &[step]), request.as_ref(), write).await
}

/// Changes a stay by several steps at once, such as giving a room and checking in: all of them, or none.
pub async fn change_all(
    ctx: &Context,
    actor: &Actor,
    id: StayId,
    steps: &[Step<ResourceId>],
    write: &Write,
) -> Result<Stay, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let request = write.request(actor, "stay.change_all", &(id, steps, write.version));
    apply(ctx, actor, (id, steps), request.as_ref(), write).await
}

async fn apply(
    ctx: &Context,
    actor: &Actor,
    (id, steps): (StayId, &[Step<ResourceId>]),
    request: Option<&RequestKey>,
    write: &Write,
) -> Result<Stay, ServiceError> {
    let before = get_for_write(ctx, id).await?;
    let outcome = transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        let done = db::idempotency::begin(tx, request, id.uuid(), stamp.recorded_at.timestamp()).await?;
        // Read after the key is laid: its twin, waited for there, may have changed the stay.
        let mut stay = db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay"))?;
        if done.is_some() {
            return Ok(stay);
        }
        write.check("stay", stay.version)?;
        let mut changes = Vec::with_capacity(steps.len());
        for &step in steps {
            let room = match step.room() {
                None => None,
                Some(room) => Some(db::claim::room(tx, *room).await?.ok_or(ServiceError::NotFound("room"))?),
            };
            let action = step.action(&stay);
            let after = with_room(step, room).apply(stay.clone(), stamp.effective_at, ctx.zone)?;
            changes.push(Change { before: Some(stay), after: after.clone(), action, stamp });
            stay = after;
        }
        db::stay::save(tx, &changes, ctx.zone).await?;
        Ok(stay)
    });
    explained(ctx, actor, Some(wanted(&before, steps)), outcome).await
}

/// What the steps were after: the dates they change to, or the ones there are.
fn wanted(before: &Stay, steps: &[Step<ResourceId>]) -> Wanted {
    let redated =
        steps.iter().find_map(|step| if let Step::Dates(dates) = step { Some(*dates) } else { None });
    Wanted {
        room_type: before.counts_in(),
        dates: redated.unwrap_or(before.dates),
        counted: redated.is_none(),
    }
}

/// Exchanges the rooms of two stays, each at the version its asker saw.
pub async fn swap(
    ctx: &Context,
    actor: &Actor,
    (first, second): ((StayId, i64), (StayId, i64)),
    write: &Write,
) -> Result<(Stay, Stay), ServiceError> {
    actor.require(Permission::WriteStays)?;
    let request = write.request(actor, "stay.swap", &(first, second));
    let outcome = transact!(ctx.store, |tx, db| {
        let (stamp, id) = (ctx.stamp(actor.id()), first.0.uuid());
        let done = db::idempotency::begin(tx, request.as_ref(), id, stamp.recorded_at.timestamp()).await?;
        let one = db::stay::get(tx, first.0).await?.ok_or(ServiceError::NotFound("stay"))?;
        let two = db::stay::get(tx, second.0).await?.ok_or(ServiceError::NotFound("stay"))?;
        if done.is_some() {
            return Ok((one, two));
        }
        write::seen("stay", first.1, one.version)?;
        write::seen("stay", second.1, two.version)?;
        let (next_one, next_two) = one.clone().swap(two.clone(), stamp.effective_at, ctx.zone)?;
        let [one, two] = [(one, next_one), (two, next_two)].map(|(before, after)| Change {
            before: Some(before),
            after,
            action: StayAction::Swap,
            stamp,
        });
        db::stay::save(tx, &[one.clone(), two.clone()], ctx.zone).await?;
        Ok((one.after, two.after))
    });
    explained(ctx, actor, None, outcome).await
}

async fn get_for_write(ctx: &Context, id: StayId) -> Result<Stay, ServiceError> {
    read!(ctx.store, |tx, db| db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay")))
}

/// The step with the room that was looked up for it; steps without a room are not affected.
fn with_room(step: Step<ResourceId>, room: Option<Room>) -> Step<Room> {
    step.with_room(|id| {
        room.unwrap_or(Room { resource: id, room_type: domain::ids::RoomTypeId::new(id.uuid()) })
    })
}

async fn explained<T>(
    ctx: &Context,
    actor: &Actor,
    wanted: Option<Wanted>,
    outcome: Result<T, ServiceError>,
) -> Result<T, ServiceError> {
    match outcome {
        Ok(done) => Ok(done),
        Err(error) => Err(explain(ctx, actor, wanted, error).await),
    }
}
