//! What becomes of an event, step by step.

use super::people::may_plan;
use super::precedents::{self, Precedents};
use crate::error::FieldError;
use crate::refusal::explain;
use crate::registration;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::{CourseError, Event, Step};
use domain::mail::MailKind;
use serde_json::json;
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
        // What still waits while the event holds is left waiting on purpose.
        match (before.holds(), after.holds()) {
            (false, true) => db::event::lay(tx, after.id, stamp, ctx.zone).await?,
            (true, false) => db::event::let_go(tx, after.id, stamp, ctx.zone).await?,
            _ => {}
        }
        db::event::update(tx, &before, &after).await?;
        // An option that is prolonged keeps its place among those that wait, and is one precedent.
        if after.status != before.status {
            db::event::enter(tx, after.id, &stage(ctx, &after, &record)).await?;
        }
        if after.status.is_off() && !before.status.is_off() {
            let known = (
                db::rooming::entries(tx, after.id).await?,
                db::registration::registrants(tx, after.id).await?,
            );
            for mail in registration::news(ctx, &after, (&known.0, &known.1), true) {
                db::mail::put(tx, &mail).await?;
            }
        }
        if before.status.is_off() && !after.status.is_off() {
            // Taken up again at once, nobody need hear that it was off; all else they were to hear, they do.
            for entry in db::rooming::entries(tx, after.id).await? {
                let waiting = db::mail::waiting(tx, entry.guest.uuid(), MailKind::EventNews).await?;
                for (mail, told) in waiting {
                    if registration::tells_off(&told, after.id) {
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
    let learned = record.odds(event, ctx.today()).map(domain::event::Odds::percent);
    let typed = event.probability.filter(|_| learned.is_some());
    EventStage { status: event.status, at: ctx.now(), learned, typed }
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
