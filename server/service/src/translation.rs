//! Documents to be translated for events: ordered, followed until they are there.

use crate::error::FieldError;
use crate::event::{bound, may_plan};
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError, event};
use domain::access::Permission;
use domain::ids::{EventId, TranslationId};
use domain::translation::{Order, OrderFault, Translation};
use serde_json::{Value, json};
pub use store_model::translation::TranslationLine;

/// All orders of the events the actor may see, what is to be done first and by its day.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<TranslationLine>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let mut lines = read!(ctx.store, |tx, db| Ok(db::translation::all(tx).await?))?;
    if let Some(codes) = event::codes_of(ctx, bound(actor)).await? {
        lines.retain(|line| codes.contains(&line.event_code));
    }
    if !actor.may(Permission::PlanEvents) {
        // Who translates may be a person: those who do not order need no name.
        for line in lines.iter_mut().filter(|line| line.translation.order.interpreter.is_some()) {
            line.by.clear();
        }
    }
    Ok(lines)
}

/// One of them, for whoever may change it.
pub async fn one(ctx: &Context, actor: &Actor, id: TranslationId) -> Result<TranslationLine, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let found = list(ctx, actor).await?.into_iter().find(|line| line.translation.id == id);
    found.ok_or(ServiceError::NotFound("translation"))
}

/// Orders a translation for the event of a code. The same one sent twice is ordered once: `id` is made up by who asks.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, TranslationId),
    order: &Order,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let order = checked(order)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        may_plan(actor, &db::event::people(tx, event).await?)?;
        if db::translation::get(tx, id).await?.is_some() {
            return Ok(());
        }
        let new = Translation { id, event, order: order.clone(), synthetic: false, version: 1 };
        db::translation::insert(tx, &new).await?;
        let (after, stamp) = (told(event, &new.order), ctx.stamp(actor.id()));
        db::history::append(tx, "translation", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("translation_pkey") => Ok(()),
        Err(error) => Err(nobody(error)),
        Ok(()) => Ok(()),
    }
}

/// Changes an order at the version that was seen: also where it stands.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (TranslationId, i64),
    order: &Order,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let order = checked(order)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let line = db::translation::get(tx, id).await?.ok_or(ServiceError::NotFound("translation"))?;
        let before = line.translation;
        let theirs = may_plan(actor, &db::event::people(tx, before.event).await?);
        theirs.map_err(|_| ServiceError::NotFound("translation"))?;
        seen("translation", version, before.version)?;
        let after = Translation { order: order.clone(), version: version + 1, ..before.clone() };
        db::translation::update(tx, &after).await?;
        let told = |order| told(after.event, order);
        let (before, after, stamp) = (told(&before.order), told(&after.order), ctx.stamp(actor.id()));
        let pair = (Some(&before), Some(&after));
        db::history::append(tx, "translation", id.uuid(), "change", stamp, pair).await?;
        Ok(())
    });
    outcome.map_err(nobody)
}

/// The order as it is kept, or everything that is wrong with it.
fn checked(order: &Order) -> Result<Order, ServiceError> {
    let faults = order.check();
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults.into_iter().map(field).collect()));
    }
    let translator = order.translator.trim().to_owned();
    Ok(Order { title: order.title.trim().to_owned(), translator, ..order.clone() })
}

fn field(fault: OrderFault) -> FieldError {
    match fault {
        OrderFault::NoTitle => FieldError::new("title", "missing"),
        OrderFault::LongTitle => FieldError::new("title", "too_long"),
        OrderFault::Words => FieldError::new("words", "out_of_range"),
        OrderFault::Languages => FieldError::new("target", "same"),
        OrderFault::LongTranslator => FieldError::new("translator", "too_long"),
    }
}

/// The interpreter was erased while the form was filled in.
fn nobody(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Store(store_model::StoreError::Reference) => {
            ServiceError::Invalid(vec![FieldError::new("interpreter", "unknown")])
        }
        other => other,
    }
}

/// What history keeps: who translates stays out, for it may be a person.
fn told(event: EventId, order: &Order) -> Value {
    let (source, target) = (order.source, order.target);
    json!({ "event": event, "words": order.words, "from": source, "to": target, "until": order.due, "state": order.state })
}
