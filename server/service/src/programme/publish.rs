//! Publishing a programme, and withdrawing it.

use super::parts::parts;
use super::write::fault;
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::programme::Settings;
use serde_json::json;
use store_model::programme::Programme;

/// Publishes the programme of an event as it stands, at the version that was seen: participants read this from now on,
/// whatever is edited afterwards.
pub async fn publish(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    settings: Settings,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (id, before) = (event.id, db::programme::get(tx, event.id).await?);
        seen("programme", version, before.version)?;
        if event.status.is_off() {
            return Err(fault("programme", "called_off"));
        }
        let parts = parts!(tx, db, event);
        if parts.sessions.is_empty() {
            return Err(fault("programme", "empty"));
        }
        let stamp = ctx.stamp(actor.id());
        let now = stamp.recorded_at.timestamp();
        let published = parts.published(settings).after(before.published.as_ref(), now);
        let after = json!({ "session_count": published.sessions.len() });
        let programme =
            Programme { settings, published_at: Some(now), published: Some(published), version: version + 1 };
        db::programme::save(tx, id, &programme).await?;
        db::history::append(tx, "programme", id.uuid(), "publish", stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// Withdraws what was published: participants read nothing from now on. Done twice, done once.
pub async fn withdraw(ctx: &Context, actor: &Actor, code: &str) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let before = db::programme::get(tx, event.id).await?;
        if before.published_at.is_none() {
            return Ok(());
        }
        let programme = Programme { published_at: None, version: before.version + 1, ..before };
        db::programme::save(tx, event.id, &programme).await?;
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "programme", event.id.uuid(), "withdraw", stamp, (None, None)).await?;
        Ok(())
    })
}
