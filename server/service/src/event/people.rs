//! Who looks after an event: the organiser it is entrusted to, and those it is shared with.

use super::bound;
use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::{Permission, Role};
use domain::event::EventPart;
use domain::ids::AccountId;
use serde_json::json;

/// Whom events can be entrusted to and shared with: organisers that are not switched off, by name.
pub async fn organisers(ctx: &Context, actor: &Actor) -> Result<Vec<(AccountId, String)>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let now = ctx.now().timestamp();
    let accounts = read!(ctx.store, |tx, db| Ok(db::account::list(tx, now).await?))?;
    let organisers = accounts.into_iter().filter(|one| one.role == Role::Organiser && !one.disabled);
    Ok(organisers.map(|one| (one.id, one.full_name)).collect())
}

/// Entrusts an event to an organiser, in place of the one it had; to nobody where `account` is none.
pub async fn entrust(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    account: Option<AccountId>,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        let before = people.iter().find(|person| person.part == EventPart::Organiser);
        if before.map(|person| person.account) == account {
            return Ok(());
        }
        if let Some(before) = before {
            db::event::drop_person(tx, event, before.account).await?;
        }
        if let Some(account) = account {
            is_organiser(db::account::get(tx, account).await?.as_ref())?;
            db::event::put_person(tx, event, account, EventPart::Organiser).await?;
        }
        let (stamp, after) = (ctx.stamp(actor.id()), json!({ "organiser": account }));
        let before = json!({ "organiser": before.map(|person| person.account) });
        db::history::append(tx, "event", event.uuid(), "entrust", stamp, (Some(&before), Some(&after)))
            .await?;
        Ok(())
    })
}

/// Shares an event with an organiser: by whoever may entrust it, or by the one it is entrusted to.
pub async fn share(ctx: &Context, actor: &Actor, code: &str, account: AccountId) -> Result<(), ServiceError> {
    actor.require(Permission::ReadEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        may_share(actor, &people)?;
        // Who stands in for a while may be given a part that lasts.
        if people.iter().any(|person| person.account == account && person.part != EventPart::Deputy) {
            return Ok(());
        }
        is_organiser(db::account::get(tx, account).await?.as_ref())?;
        db::event::put_person(tx, event, account, EventPart::Shared).await?;
        let (stamp, after) = (ctx.stamp(actor.id()), json!({ "account": account }));
        db::history::append(tx, "event", event.uuid(), "share", stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// Ends the sharing of an event with somebody.
pub async fn unshare(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    account: AccountId,
) -> Result<(), ServiceError> {
    actor.require(Permission::ReadEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        may_share(actor, &people)?;
        let is_shared =
            |person: &&super::EventPerson| person.account == account && person.part == EventPart::Shared;
        if people.iter().find(is_shared).is_none() {
            return Ok(());
        }
        db::event::drop_person(tx, event, account).await?;
        let (stamp, before) = (ctx.stamp(actor.id()), json!({ "account": account }));
        db::history::append(tx, "event", event.uuid(), "unshare", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// An organiser plans what was entrusted to them or shared with them; to any other the event is not there.
pub(crate) fn may_plan(actor: &Actor, people: &[super::EventPerson]) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    may_see(actor, people)
}

/// To an organiser an event that is neither entrusted to them nor shared with them is not there.
pub(crate) fn may_see(actor: &Actor, people: &[super::EventPerson]) -> Result<(), ServiceError> {
    let is_theirs = people.iter().any(|person| Some(person.account) == actor.id());
    if is_theirs || bound(actor).is_none() { Ok(()) } else { Err(ServiceError::NotFound("event")) }
}

/// To an organiser without a part in it the event is not there; one it is shared with may not share it on.
fn may_share(actor: &Actor, people: &[super::EventPerson]) -> Result<(), ServiceError> {
    let own = people.iter().find(|person| Some(person.account) == actor.id()).map(|person| person.part);
    match own {
        Some(EventPart::Organiser) => Ok(()),
        None if bound(actor).is_some() => Err(ServiceError::NotFound("event")),
        _ => actor.require(Permission::WriteEvents),
    }
}

fn is_organiser(account: Option<&store_model::account::Account>) -> Result<(), ServiceError> {
    match account {
        Some(account) if account.role == Role::Organiser && !account.disabled => Ok(()),
        _ => Err(ServiceError::Invalid(vec![FieldError::new("account", "not_an_organiser")])),
    }
}
