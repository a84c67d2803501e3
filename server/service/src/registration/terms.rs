//! What the link of an event offers: said, changed, closed by whoever plans the event.

use super::PREFIX;
use crate::error::FieldError;
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::transact;
use crate::token::Secret;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::registration::{Terms, TermsDraft, widest};
use serde_json::{Value, json};
use store_model::registration::Registration;

/// Opens the registration of an event, or changes what it offers; closed before, it is open again under the link it had.
/// Gives the secret of its link where it had none: it is shown once.
pub async fn open(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    draft: &TermsDraft,
) -> Result<Option<Secret>, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let secret = Secret::new(ctx, PREFIX)?;
    let is_new = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp) = (event.id, ctx.stamp(actor.id()));
        if event.status.is_off() {
            return Err(ServiceError::Invalid(vec![FieldError::new("event", "off")]));
        }
        let before = db::registration::get(tx, id).await?;
        seen("registration", version, before.as_ref().map_or(0, |before| before.version))?;
        let (days, block) = ((event.from, event.until), db::block::get(tx, id).await?);
        let terms = draft.terms(days, widest(days, block.as_ref())).map_err(invalid)?;
        let after = Registration { event: id, terms, version: version + 1 };
        db::registration::put(tx, &after).await?;
        let is_new = !db::registration::event_has_link(tx, id).await?;
        if is_new {
            db::registration::replace_link(tx, id, &secret.hash(), stamp.recorded_at.timestamp()).await?;
        }
        let (before, after) = (before.map(|before| told(&before.terms)), told(&after.terms));
        let action = if is_new { "issue" } else { "change" };
        let states = (before.as_ref(), Some(&after));
        db::history::append(tx, "registration", id.uuid(), action, stamp, states).await?;
        Ok(is_new)
    })?;
    Ok(is_new.then_some(secret))
}

/// Gives the registration another link; the one it had opens nothing any more. Participants keep theirs.
pub async fn replace_link(ctx: &Context, actor: &Actor, code: &str) -> Result<Secret, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let secret = Secret::new(ctx, PREFIX)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        db::registration::get(tx, event.id).await?.ok_or(ServiceError::NotFound("registration"))?;
        let (id, stamp) = (event.id, ctx.stamp(actor.id()));
        db::registration::replace_link(tx, id, &secret.hash(), stamp.recorded_at.timestamp()).await?;
        db::history::append(tx, "registration", id.uuid(), "reset_link", stamp, (None, None)).await?;
        Ok(())
    })?;
    Ok(secret)
}

/// Closes the registration of an event before its last day; once closed, it stays so until it is opened again.
pub async fn close(ctx: &Context, actor: &Actor, (code, version): (&str, i64)) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp) = (event.id, ctx.stamp(actor.id()));
        let before = db::registration::get(tx, id).await?.ok_or(ServiceError::NotFound("registration"))?;
        seen("registration", version, before.version)?;
        let terms = Terms { closed: true, ..before.terms.clone() };
        let after = Registration { terms, version: version + 1, ..before.clone() };
        db::registration::put(tx, &after).await?;
        let (before, after) = (told(&before.terms), told(&after.terms));
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "registration", id.uuid(), "change", stamp, states).await?;
        Ok(())
    })
}

/// What history tells of terms: the note is for participants, and not needed to know who did what.
fn told(terms: &Terms) -> Value {
    json!({
        "closes_on": terms.closes_on,
        "closed": terms.closed,
        "nights_before": terms.nights_before,
        "nights_after": terms.nights_after,
        "places": terms.places,
        "fee_cents": terms.fee.as_ref().map(|fee| fee.cents),
    })
}

fn invalid(wrong: Vec<domain::registration::Wrong>) -> ServiceError {
    let fault = |(field, code): (domain::registration::TermsField, _)| FieldError::new(field.code(), code);
    ServiceError::Invalid(wrong.into_iter().map(fault).collect())
}
