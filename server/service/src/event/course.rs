//! What becomes of an event, step by step.

use super::people::may_plan;
use super::precedents::{self, Precedents};
use crate::error::FieldError;
use crate::refusal::explain;
use crate::registration::{tell_registrants, tells_off};
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::{CourseError, Event, Odds, Step};
use domain::mail::MailKind;
use serde_json::json;
use store_model::block::Deed;
use store_model::event::EventStage;

/// Takes a step with an event, at the version that was seen.
pub async fn step(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    step: &Step,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (record, stamp) = (precedents::of_now(ctx).await?, ctx.stamp(actor.id()));
    let outcome = transact!(ctx.store, |tx, db| {
        let before = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, before.id).await?)?;
        seen("event", version, before.version)?;
        let after = before.clone().step(step.clone(), ctx.today()).map_err(refused)?;
        let after = Event { version: before.version + 1, ..after };
        // What still waits while the event holds comes second to another's hall, or holds nothing on purpose: neither
        // hinders the step.
        match (before.holds(), after.holds()) {
            (false, true) => db::event::lay(tx, after.id, (Deed::Lay, stamp), ctx.zone).await?,
            (true, false) => db::event::let_go(tx, after.id, (Deed::Release, stamp), ctx.zone).await?,
            _ => {}
        }
        db::event::update(tx, &before, &after).await?;
        // An option that is prolonged keeps its place among those that wait, and is one precedent.
        if after.status != before.status {
            db::event::enter(tx, after.id, &stage(ctx, &after, &record)).await?;
        }
        if after.status.is_off() && !before.status.is_off() {
            tell_registrants!(ctx, tx, db, &after, true);
        }
        if before.status.is_off() && !after.status.is_off() {
            // Taken up again at once, nobody need hear that it was off; all else they were to hear, they do.
            for entry in db::rooming::entries(tx, after.id).await? {
                let waiting = db::mail::waiting(tx, entry.guest.uuid(), MailKind::EventNews).await?;
                for (mail, told) in waiting {
                    if tells_off(&told, &after) {
                        db::mail::withdraw(tx, mail).await?;
                    }
                }
            }
        }
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, step.code(), stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// The line of an event's course: where it came to, and how likely it now seems.
pub(super) fn stage(ctx: &Context, event: &Event, record: &Precedents) -> EventStage {
    let learned = learned(ctx, event, record);
    let stage = EventStage { learned, ..EventStage::new(event.status, ctx.now()) };
    stage.think(event.probability, learned)
}

/// What the record says of an event today, in percent; nothing where nothing about it is open.
pub(super) fn learned(ctx: &Context, event: &Event, record: &Precedents) -> Option<i64> {
    record.odds(event, ctx.today()).map(Odds::percent)
}

pub(super) fn refused(error: CourseError) -> ServiceError {
    let (field, code) = match error {
        CourseError::NotFrom(_) => ("step", "not_from"),
        CourseError::OptionPast(_) => ("option_until", "past"),
        CourseError::OptionLate(_) => ("option_until", "late"),
        CourseError::NotBegun(_) => ("step", "not_begun"),
        CourseError::NoNote => ("note", "missing"),
    };
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}
