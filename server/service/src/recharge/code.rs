//! What an event is charged to: a project, a budget line or a cost centre.

use crate::error::FieldError;
use crate::event::{bound, may_plan};
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::EventId;
use domain::recharge::{CodeFault, check_code, tidy};
use serde_json::json;
use std::collections::HashMap;

/// What the events that the actor may see are charged to, of which somebody said.
pub async fn codes(ctx: &Context, actor: &Actor) -> Result<HashMap<EventId, String>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| Ok(db::recharge::codes(tx, bound(actor)).await?))
}

/// Says what an event is charged to, at the version that was seen; empty where that is not known any more.
pub async fn set_code(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    text: &str,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let text = tidy(text);
    check_code(&text).map_err(|fault| refused("code", fault))?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (before, current) = db::recharge::code(tx, event.id).await?;
        if before == text {
            return Ok(());
        }
        seen("recharge_code", version, current)?;
        db::recharge::put_code(tx, event.id, (&text, current + 1)).await?;
        let told = |code: &str| json!({ "recharge_code": code });
        let (before, after, stamp) = (told(&before), told(&text), ctx.stamp(actor.id()));
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "event", event.id.uuid(), "change", stamp, states).await?;
        Ok(())
    })
}

/// A fault of a code or a reference, beside its field.
pub(super) fn refused(field: &str, fault: CodeFault) -> ServiceError {
    let code = match fault {
        CodeFault::TooLong => "too_long",
        CodeFault::Letters => "letters",
    };
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}
