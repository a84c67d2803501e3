//! Events moved to other days with all that hangs on them, and repeated.

use super::course::stage;
use super::people::may_plan;
use super::precedents;
use crate::error::FieldError;
use crate::refusal::explain;
use crate::registration::tell_registrants;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError, meeting};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::event::{Event, EventDraft, EventPart, next_code};
use domain::ids::EventId;
use domain::stay::{Stay, StayAction, StayStatus};
use serde_json::json;
use store_model::stay::Change;

/// The furthest an event is moved at once, in days: to the same week of next year, or back.
pub const FURTHEST: i64 = 400;

/// Moves an event so many days later or, below zero, earlier, and with it its block, its functions, its rooming list,
/// its registration, its meetings and its stays: these with their rooms, or without where `keep_rooms` is not asked for. Refused whole where anything is in the way, or where
/// somebody is in house.
pub async fn shift(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    (days, keep_rooms): (i64, bool),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    if days == 0 || days.abs() > FURTHEST {
        return Err(ServiceError::Invalid(vec![FieldError::new("days", "out_of_range")]));
    }
    let stamp = ctx.stamp(actor.id());
    let outcome = transact!(ctx.store, |tx, db| {
        let before = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, before.id).await?)?;
        seen("event", version, before.version)?;
        let after = Event { version: before.version + 1, ..before.clone().moved(days) };
        may_move(ctx, &before, &after)?;
        // A guest in house cannot be moved to other days: the halls and meetings would go without them.
        let is_in_house = |stay: &Stay| stay.status == StayStatus::InHouse;
        if db::stay::of_event(tx, before.id).await?.iter().any(is_in_house) {
            return Err(ServiceError::Invalid(vec![FieldError::new("stays", "in_house")]));
        }
        db::event::update(tx, &before, &after).await?;
        let mut changes = Vec::new();
        for id in db::event::expected_stays(tx, before.id).await? {
            let stay = db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay"))?;
            let after = stay.clone().shift(days, keep_rooms, ctx.zone)?;
            changes.push(Change { before: Some(stay), after, action: StayAction::Extend, stamp });
        }
        db::stay::save(tx, &changes, ctx.zone).await?;
        db::event::carry(tx, before.id, days, stamp, ctx.zone).await?;
        for entry in db::rooming::entries(tx, before.id).await? {
            let after = entry.shift(days);
            db::rooming::update(tx, &entry, &after, (before.id.uuid(), stamp.recorded_at.timestamp()))
                .await?;
        }
        db::registration::shift(tx, before.id, days).await?;
        let moved = db::meeting::shift(tx, before.id, days, ctx.zone).await?;
        for mail in meeting::moved(ctx, &after, &db::meeting::hosts(tx, before.id).await?, moved) {
            db::mail::put(tx, &mail).await?;
        }
        tell_registrants!(ctx, tx, db, &after, false);
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "shift", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// Takes the same event down again, to begin on another day: an enquiry with the rooms and functions it asked for, which
/// hold nothing yet; entrusted to who repeats it where that is an organiser, else to whom the first was, and shared with
/// those whom that was shared with. Says what code it got.
pub async fn duplicate(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (id, from): (EventId, NaiveDate),
) -> Result<String, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (record, stamp) = (precedents::of_now(ctx).await?, ctx.stamp(actor.id()));
    let year = from.format("%y").to_string();
    transact!(ctx.store, |tx, db| {
        let first = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        let people = db::event::people(tx, first.id).await?;
        may_plan(actor, &people)?;
        if let Some(known) = db::event::code_of(tx, id).await? {
            return Ok(known);
        }
        let code = next_code(&year, db::event::last_code(tx, &year).await?.as_deref());
        let again = again(&first, (id, code.clone()), from);
        db::event::insert(tx, &again).await?;
        db::event::enter(tx, id, &stage(ctx, &again, &record)).await?;
        // What somebody repeats who stands in is of whom they stand in for.
        let stands_in =
            people.iter().any(|one| Some(one.account) == actor.id() && one.part == EventPart::Deputy);
        let own = actor.id().filter(|_| actor.role().keeps_to_own_events());
        let before = people.iter().find(|person| person.part == EventPart::Organiser);
        let before = before.map(|person| person.account);
        let organiser = if stands_in { before.or(own) } else { own.or(before) };
        if let Some(organiser) = organiser {
            db::event::put_person(tx, id, organiser, EventPart::Organiser).await?;
        }
        for one in people.iter().filter(|one| one.part == EventPart::Shared && Some(one.account) != organiser)
        {
            db::event::put_person(tx, id, one.account, EventPart::Shared).await?;
        }
        let days = (from - first.from).num_days();
        db::event::copy(tx, (first.id, id), days, (stamp, ctx.zone), || ctx.ids.next()).await?;
        let after = json!(again);
        db::history::append(tx, "event", id.uuid(), "ask", stamp, (None, Some(&after))).await?;
        Ok(code)
    })
}

fn again(first: &Event, (id, code): (EventId, String), from: NaiveDate) -> Event {
    let days = (from - first.from).num_days();
    let draft = EventDraft { probability: None, ..EventDraft::from(&first.clone().moved(days)) };
    let event = Event::enquiry(id, (code, first.title.clone()), first.kind, (draft.from, draft.until));
    Event { organisation: first.organisation, ..draft.write(event) }
}

/// What is over is not moved, and nothing is moved into the past.
fn may_move(ctx: &Context, before: &Event, after: &Event) -> Result<(), ServiceError> {
    let is_over = before.status.is_off() || before.until < ctx.today();
    let fault = if is_over {
        Some(FieldError::new("step", "not_from"))
    } else {
        (after.from < ctx.today() && after.from < before.from).then(|| FieldError::new("days", "past"))
    };
    fault.map_or(Ok(()), |fault| Err(ServiceError::Invalid(vec![fault])))
}
