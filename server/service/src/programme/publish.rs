//! Publishing a programme, and withdrawing it.

use super::parts::parts;
use super::write::{fault, takes_place};
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::programme::{Published, Settings};
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
        takes_place(&event)?;
        let parts = parts!(tx, db, event);
        if parts.sessions.is_empty() {
            return Err(fault("programme", "empty"));
        }
        let stamp = ctx.stamp(actor.id());
        let now = stamp.recorded_at.timestamp();
        let published = parts.published(settings).after(before.published.as_ref(), now);
        let left = before.published.map(|before| before.speakers()).unwrap_or_default();
        for speaker in left.difference(&published.speakers()) {
            db::person::remember_erased(tx, speaker.uuid(), now).await?;
        }
        let after = json!({ "session_count": published.sessions.len() });
        let programme =
            Programme { settings, published_at: Some(now), published: Some(published), version: version + 1 };
        db::programme::save(tx, id, &programme).await?;
        db::history::append(tx, "programme", id.uuid(), "publish", stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// Withdraws what was published: participants read nothing from now on, and who speaks is not kept in it. Done twice,
/// done once.
pub async fn withdraw(ctx: &Context, actor: &Actor, code: &str) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let before = db::programme::get(tx, event.id).await?;
        if before.published_at.is_none() {
            return Ok(());
        }
        let stamp = ctx.stamp(actor.id());
        let sessions = db::programme::sessions(tx, event.id).await?;
        let there = sessions.iter().flat_map(|session| &session.speakers).map(|speaker| speaker.id);
        let (there, read) = (there.collect(), before.published.as_ref().map(Published::speakers));
        for speaker in read.unwrap_or_default().difference(&there) {
            db::person::remember_erased(tx, speaker.uuid(), stamp.recorded_at.timestamp()).await?;
        }
        let published = before.published.clone().map(Published::without_speakers);
        let programme = Programme { published, published_at: None, version: before.version + 1, ..before };
        db::programme::save(tx, event.id, &programme).await?;
        db::history::append(tx, "programme", event.id.uuid(), "withdraw", stamp, (None, None)).await?;
        Ok(())
    })
}
