//! What participants owe: reported by whoever is paid, or said by the desk.

use crate::error::FieldError;
use crate::rooming::record::may_read;
use crate::stay::Write;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{EntryId, EventId};
use domain::registration::Payment;
use serde_json::{Value, json};
use store_model::registration::Registrant;

/// A fee as a report leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// What it is quoted by.
    pub reference: String,
    /// How much, in euro cents.
    pub cents: i64,
    /// Where it stands.
    pub payment: Payment,
}

/// Says by hand where a fee stands.
pub async fn set_payment(
    ctx: &Context,
    actor: &Actor,
    (code, entry): (&str, EntryId),
    payment: Payment,
    version: i64,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteStays)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let mut known = db::registration::registrants(tx, event.id).await?.into_iter();
        let before = known.find(|one| one.entry == entry).ok_or(ServiceError::NotFound("registrant"))?;
        seen("registrant", version, before.version)?;
        let (cents, was) = before.fee.ok_or(ServiceError::NotFound("fee"))?;
        let after = Registrant { fee: Some((cents, payment)), version: version + 1, ..before.clone() };
        db::registration::update(tx, &before, &after).await?;
        let (before, after) = (told(event.id, was), told(event.id, payment));
        let states = (Some(&before), Some(&after));
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "registrant", entry.uuid(), "pay", stamp, states).await?;
        Ok(())
    })
}

/// Takes the report of a payment, by its reference. The same report twice is one, and so is one of what is known.
pub async fn report_payment(
    ctx: &Context,
    actor: &Actor,
    reference: &str,
    payment: Payment,
    write: &Write,
) -> Result<Paid, ServiceError> {
    actor.require(Permission::ReportPayments)?;
    let request = write.request(actor, "registration.report_payment", &(reference, payment));
    transact!(ctx.store, |tx, db| {
        let none = || ServiceError::NotFound("reference");
        let (code, entry) = db::registration::of_reference(tx, reference).await?.ok_or_else(none)?;
        let event = db::event::kept(tx, &code).await?.ok_or_else(none)?.event;
        let stamp = ctx.stamp(actor.id());
        let now = stamp.recorded_at.timestamp();
        let done = db::idempotency::begin(tx, request.as_ref(), entry.uuid(), now).await?;
        let mut known = db::registration::registrants(tx, event.id).await?.into_iter();
        let before = known.find(|one| one.entry == entry).ok_or_else(none)?;
        let (cents, was) = before.fee.ok_or_else(none)?;
        let paid = |payment| Paid { reference: reference.to_owned(), cents, payment };
        if done.is_some() {
            return Ok(paid(was));
        }
        let next = was.reported(payment).map_err(|_| invalid())?;
        if next == was {
            return Ok(paid(was));
        }
        let after = Registrant { fee: Some((cents, next)), version: before.version + 1, ..before.clone() };
        db::registration::update(tx, &before, &after).await?;
        let (before, after) = (told(event.id, was), told(event.id, next));
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "registrant", entry.uuid(), "pay", stamp, states).await?;
        Ok(paid(next))
    })
}

/// What history tells of a fee.
fn told(event: EventId, payment: Payment) -> Value {
    json!({ "event": event, "payment": payment.code() })
}

fn invalid() -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("status", "not_from")])
}
