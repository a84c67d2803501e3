//! Targets of room-nights.

use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::TargetId;
use domain::target::{Aim, AimFault, Target};
use serde_json::json;

/// All targets, by year.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<Target>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    read!(ctx.store, |tx, db| Ok(db::target::all(tx).await?))
}

/// Sets a target for a period that has none. The same one sent twice is set once: `id` is made up by who asks.
pub async fn add(ctx: &Context, actor: &Actor, id: TargetId, aim: &Aim) -> Result<(), ServiceError> {
    actor.require(Permission::WriteTargets)?;
    check(aim)?;
    let target = aim.target(id, 1);
    let outcome = transact!(ctx.store, |tx, db| {
        if db::target::get(tx, id).await?.is_some() {
            return Ok(());
        }
        db::target::insert(tx, &target).await?;
        let (after, stamp) = (json!(target), ctx.stamp(actor.id()));
        db::history::append(tx, "target", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("target_pkey") => Ok(()),
        other => other.map_err(taken),
    }
}

/// Changes a target at the version that was seen.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (TargetId, i64),
    aim: &Aim,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteTargets)?;
    check(aim)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let before = db::target::get(tx, id).await?.ok_or(ServiceError::NotFound("target"))?;
        seen("target", version, before.version)?;
        let after = aim.target(id, version + 1);
        db::target::update(tx, &after).await?;
        let (before, after, stamp) = (json!(before), json!(after), ctx.stamp(actor.id()));
        db::history::append(tx, "target", id.uuid(), "change", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    });
    outcome.map_err(taken)
}

/// Takes a target away, at the version that was seen.
pub async fn remove(
    ctx: &Context,
    actor: &Actor,
    (id, version): (TargetId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteTargets)?;
    transact!(ctx.store, |tx, db| {
        let before = db::target::get(tx, id).await?.ok_or(ServiceError::NotFound("target"))?;
        seen("target", version, before.version)?;
        db::target::delete(tx, id, version).await?;
        let (before, stamp) = (json!(before), ctx.stamp(actor.id()));
        db::history::append(tx, "target", id.uuid(), "remove", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

fn check(aim: &Aim) -> Result<(), ServiceError> {
    let faults = aim.faults();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(ServiceError::Invalid(faults.into_iter().map(field).collect()))
    }
}

fn field(fault: AimFault) -> FieldError {
    match fault {
        AimFault::Year => FieldError::new("first_year", "out_of_range"),
        AimFault::OddYear => FieldError::new("first_year", "odd"),
        AimFault::RoomNights => FieldError::new("room_nights", "out_of_range"),
        AimFault::NoSource => FieldError::new("source", "missing"),
        AimFault::LongSource => FieldError::new("source", "too_long"),
    }
}

/// A period has one target: whoever wants another changes it.
fn taken(error: ServiceError) -> ServiceError {
    if error.is_duplicate("target_period_key") {
        return ServiceError::Invalid(vec![FieldError::new("first_year", "taken")]);
    }
    error
}
