//! What becomes of an event, step by step; and options that run out.

use super::people::may_plan;
use super::precedents::{self, Precedents};
use crate::error::FieldError;
use crate::refusal::explain;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::{CourseError, Event, Step};
use serde_json::json;
use store_model::StoreError;
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
        db::event::enter(tx, after.id, &stage(ctx, &after, &record)).await?;
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, step.code(), stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// Lets those that come second hold what they wait for, where it is free now: in the order they asked, each whole or
/// not at all. Says how many hold now. Two servers may do this at the same time.
pub async fn promote(ctx: &Context) -> Result<usize, ServiceError> {
    let codes = read!(ctx.store, |tx, db| Ok(db::event::waiting(tx).await?))?;
    let mut promoted = 0;
    for code in codes {
        promoted += usize::from(promote_one(ctx, &code).await?);
    }
    Ok(promoted)
}

async fn promote_one(ctx: &Context, code: &str) -> Result<bool, ServiceError> {
    let stamp = ctx.stamp(None);
    let outcome = transact!(ctx.store, |tx, db| {
        let found = db::event::kept(tx, code).await?.map(|line| line.event);
        let waits = |event: &Event| event.waits && !event.is_expired(ctx.today());
        let Some(before) = found.filter(waits) else { return Ok(false) };
        let after = Event { waits: false, version: before.version + 1, ..before.clone() };
        db::event::lay(tx, after.id, stamp, ctx.zone).await?;
        db::event::update(tx, &before, &after).await?;
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "promote", stamp, (Some(&before), Some(&after))).await?;
        Ok(true)
    });
    match outcome {
        // What is in its way is still there.
        Err(ServiceError::Store(StoreError::Overlap { .. } | StoreError::Full { .. })) => Ok(false),
        other => other,
    }
}

/// Lets go what was held under options that ran out before today, each exactly once, and says of how many events.
/// Two servers may do this at the same time.
pub async fn expire(ctx: &Context) -> Result<usize, ServiceError> {
    let today = ctx.today();
    let codes = read!(ctx.store, |tx, db| Ok(db::event::expired(tx, today).await?))?;
    let mut expired = 0;
    for code in codes {
        expired += usize::from(expire_one(ctx, &code).await?);
    }
    Ok(expired)
}

async fn expire_one(ctx: &Context, code: &str) -> Result<bool, ServiceError> {
    let (record, stamp) = (precedents::of_now(ctx).await?, ctx.stamp(None));
    transact!(ctx.store, |tx, db| {
        let found = db::event::kept(tx, code).await?.map(|line| line.event);
        // Somebody may have given it longer, or another server let it go, since it was found.
        let Some(before) = found.filter(|event| event.is_expired(ctx.today())) else { return Ok(false) };
        let after = before.clone().step(Step::Release, ctx.today()).map_err(refused)?;
        let after = Event { version: before.version + 1, ..after };
        db::event::let_go(tx, after.id, stamp, ctx.zone).await?;
        db::event::update(tx, &before, &after).await?;
        db::event::enter(tx, after.id, &stage(ctx, &after, &record)).await?;
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "expire", stamp, (Some(&before), Some(&after))).await?;
        Ok(true)
    })
}

/// The line of an event's course: where it came to, and how likely it now seems.
pub(super) fn stage(ctx: &Context, event: &Event, record: &Precedents) -> EventStage {
    let learned = record.odds(event, ctx.today()).map(domain::event::Odds::percent);
    let typed = event.probability.filter(|_| learned.is_some());
    EventStage { status: event.status, at: ctx.now(), learned, typed }
}

fn refused(error: CourseError) -> ServiceError {
    let (field, code) = match error {
        CourseError::NotFrom(_) => ("step", "not_from"),
        CourseError::OptionPast(_) => ("option_until", "past"),
        CourseError::OptionLate(_) => ("option_until", "late"),
        CourseError::NotBegun(_) => ("step", "not_begun"),
        CourseError::NoNote => ("note", "missing"),
    };
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}
