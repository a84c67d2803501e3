//! Closures: rooms taken out of use, refused where anyone would be stranded.

mod reads;

pub use reads::{Hit, hits, list};

use crate::refusal::explain;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::calendar::DatesError;
use domain::claim::{Claim, OwnerKind};
use domain::closure::{Closure, ClosureStatus};
use domain::ids::ClosureId;
use domain::occupancy::NightDelta;
use serde_json::json;

/// Closes rooms from the noon of one date to the noon of another. Refused whole where one of them is claimed, or
/// where stays without a room yet would no longer all find one.
pub async fn close(ctx: &Context, actor: &Actor, closure: &Closure) -> Result<(), ServiceError> {
    actor.require(Permission::WriteClosures)?;
    if closure.until <= closure.from {
        return Err(DatesError::Backwards { arrival: closure.from, departure: closure.until }.into());
    }
    let outcome = transact!(ctx.store, |tx, db| {
        let mut delta = NightDelta::new();
        for resource in &closure.resources {
            if let Some(room) = db::claim::room(tx, *resource).await? {
                for night in db::closure::nights_in_stock(tx, closure, *resource).await? {
                    *delta.entry((room.room_type, night)).or_default() += 1;
                }
            }
        }
        // The rows of counts come first: see `night::hold`.
        for &(room_type, night) in delta.keys() {
            db::night::hold(tx, room_type, night, ctx.zone).await?;
        }
        db::closure::insert(tx, closure).await?;
        for claim in claims(ctx, closure) {
            db::claim::insert(tx, &claim).await?;
        }
        db::night::close(tx, &delta).await?;
        let stamp = ctx.stamp(actor.id());
        let after = json!(closure);
        db::history::append(tx, "closure", closure.id.uuid(), "close", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// Gives back what a closure holds.
pub async fn lift(ctx: &Context, actor: &Actor, id: ClosureId, version: i64) -> Result<(), ServiceError> {
    actor.require(Permission::WriteClosures)?;
    transact!(ctx.store, |tx, db| {
        let closure = db::closure::get(tx, id).await?.ok_or(ServiceError::NotFound("closure"))?;
        seen("closure", version, closure.version)?;
        if closure.status == ClosureStatus::Lifted {
            return Err(ServiceError::NotFound("closure in force"));
        }
        db::closure::lift(tx, id, version).await?;
        let mut delta = NightDelta::new();
        for resource in &closure.resources {
            if let Some(room) = db::claim::room(tx, *resource).await? {
                for night in db::closure::nights_in_stock(tx, &closure, *resource).await? {
                    *delta.entry((room.room_type, night)).or_default() -= 1;
                }
            }
        }
        db::night::close(tx, &delta).await?;
        db::claim::delete_of(tx, id.uuid()).await?;
        let (before, stamp) = (json!(closure), ctx.stamp(actor.id()));
        db::history::append(tx, "closure", id.uuid(), "lift", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

fn claims(ctx: &Context, closure: &Closure) -> Vec<Claim> {
    let Some(interval) = closure.interval(ctx.zone) else { return Vec::new() };
    let mut resources = closure.resources.clone();
    resources.sort_unstable();
    let claim =
        |resource| Claim { resource, interval, owner_kind: OwnerKind::Closure, owner: closure.id.uuid() };
    resources.into_iter().map(claim).collect()
}
