//! The stays of an event that does not take place after all.

use super::people::may_plan;
use crate::error::FieldError;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::stay::StayAction;
use serde_json::json;
use store_model::stay::Change;

/// Cancels every stay of an event that is off whose guest is still expected, all or none, and says how many. Whoever is
/// in house stays there.
pub async fn cancel_stays(ctx: &Context, actor: &Actor, code: &str) -> Result<usize, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        if !event.status.is_off() {
            return Err(ServiceError::Invalid(vec![FieldError::new("step", "takes_place")]));
        }
        let mut changes = Vec::new();
        for id in db::event::expected_stays(tx, event.id).await? {
            let stay = db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay"))?;
            let after = stay.clone().cancel()?;
            changes.push(Change { before: Some(stay), after, action: StayAction::Cancel, stamp });
        }
        if changes.is_empty() {
            return Ok(0);
        }
        db::stay::save(tx, &changes, ctx.zone).await?;
        let after = json!({ "stays": changes.len() });
        db::history::append(tx, "event", event.id.uuid(), "clear", stamp, (None, Some(&after))).await?;
        Ok(changes.len())
    })
}
