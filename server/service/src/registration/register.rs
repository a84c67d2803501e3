//! Registering: an entry of the list, a link of one's own, and a mail that brings it; all of it or nothing.

use super::answers::{Answers, address_hash};
use super::known::{mail, mail_again};
use super::offer::taken;
use super::{FORM_PREFIX, OWN_PREFIX, PREFIX, no_link};
use crate::account::throttle::{bucket, count};
use crate::error::FieldError;
use crate::rooming::loaded::{loaded, write_list};
use crate::rooming::write::{added, approve_fitting};
use crate::store::transact;
use crate::token::{Secret, secret};
use crate::{Context, ServiceError};
use domain::ids::EntryId;
use domain::registration::{Gate, Payment, Terms, reference};
use domain::rooming::{Check, Source};
use domain::throttle::Limit;
use serde_json::json;
use store_model::registration::Registrant;

/// From one address of the network: a campus is one, and a whole course registers from it in one lesson.
const NETWORK: Limit = Limit { free: 300, longest: 60 };
/// With one address of a mailbox: each time it is sent a mail.
const MAILBOX: Limit = Limit { free: 10, longest: 15 * 60 };

/// The constraint that takes each address once in an event.
const ONCE: &str = "registrant_address_hash_key";

/// What became of a registration. Whoever sent it must not learn which: it would tell who else registered.
pub enum Taken {
    /// It is on the list; the secret of the link to change it.
    New(Secret),
    /// The address had registered before: its link is mailed again, and nothing else was done.
    Known,
}

/// Registers somebody under the link of an event. `form` is the key that the form carried, which makes it one
/// registration however often it is sent; `network` is where it comes from, counted and not kept.
pub async fn register(
    ctx: &Context,
    presented: &str,
    form: &str,
    answers: &Answers,
    network: &str,
) -> Result<Taken, ServiceError> {
    let link = secret::hash_of(presented, PREFIX).ok_or_else(no_link)?;
    let mailbox = format!("{presented} {}", answers.email.trim());
    let buckets = [
        (bucket(["registration", "*", network]), NETWORK),
        (bucket(["registration", &mailbox, "*"]), MAILBOX),
    ];
    count(ctx, &buckets).await?;
    let (form, own) = (secret::hash_of(form, FORM_PREFIX), Secret::new(ctx, OWN_PREFIX)?);
    let entered = match enter(ctx, &link, (form.as_deref(), &own), answers).await {
        // Somebody else's form, gone back to and filled in for the next person.
        Ok(false) => enter(ctx, &link, (None, &own), answers).await,
        outcome => outcome,
    };
    match entered {
        Err(error) if error.is_duplicate(ONCE) => {
            mail_again(ctx, &link, &answers.email).await.map(|()| Taken::Known)
        }
        outcome => outcome.map(|_| Taken::New(own)),
    }
}

/// Writes everything down; or finds it written down by the same form before, and adds a link to it, for what the first
/// one was is nowhere kept. False where the form is that of another address.
async fn enter(
    ctx: &Context,
    link: &[u8],
    (form, own): (Option<&[u8]>, &Secret),
    answers: &Answers,
) -> Result<bool, ServiceError> {
    let address = address_hash(&answers.email);
    transact!(ctx.store, |tx, db| {
        let opened = db::registration::opened(tx, link).await?.ok_or_else(no_link)?;
        let event = db::event::kept(tx, &opened.event).await?.ok_or_else(no_link)?.event;
        let (id, stamp) = (event.id, ctx.stamp(None));
        let now = stamp.recorded_at.timestamp();
        let before = match form {
            Some(form) => db::registration::opened(tx, form).await?,
            None => None,
        };
        if let Some(before) = before {
            let same = db::registration::of_address(tx, id, &address).await?;
            let is_same = before.entry.is_some() && same == before.entry;
            if is_same {
                db::registration::insert_link(tx, (id, same), &own.hash(), now).await?;
            }
            return Ok(is_same);
        }
        let terms = db::registration::get(tx, id).await?.ok_or_else(no_link)?.terms;
        let loaded = loaded!(tx, db, event);
        passes(terms.gate(&loaded.event, taken(&loaded.entries), ctx.today()))?;
        let offered = terms.offered((loaded.event.from, loaded.event.until));
        let details = answers.details(&loaded, None, offered).map_err(ServiceError::Invalid)?;
        let highest = loaded.entries.iter().map(|entry| entry.position).max().unwrap_or_default();
        let mut after = loaded.entries.clone();
        after.push(added(ctx, details, (highest + 1, Source::Registration)));
        if loaded.list.auto_approve {
            approve_fitting(&loaded, &mut after, Check::fits_by_rule);
        }
        write_list!(ctx, tx, db, (loaded, after), stamp);
        for entry in &after[loaded.entries.len()..] {
            let needs = ([ctx.ids.next(), ctx.ids.next()], now);
            db::registration::put_needs(tx, entry.guest, &answers.needs(), needs).await?;
            let registrant = registrant(entry.id, &terms, answers, now);
            db::registration::insert(tx, id, &registrant, &address).await?;
            for key in form.into_iter().chain([own.hash().as_slice()]) {
                db::registration::insert_link(tx, (id, Some(entry.id)), key, now).await?;
            }
            let mail = mail(ctx, &loaded.event, (entry, &registrant.language), own);
            db::mail::put(tx, &mail).await?;
            let payment = registrant.fee.map(|(_, payment)| payment.code());
            let told = json!({ "event": id, "payment": payment });
            db::history::append(tx, "registrant", entry.id.uuid(), "add", stamp, (None, Some(&told))).await?;
        }
        Ok(true)
    })
}

/// A gate that is not open is a fault of none of the fields.
pub(super) fn passes(gate: Gate) -> Result<(), ServiceError> {
    if gate == Gate::Open {
        return Ok(());
    }
    Err(ServiceError::Invalid(vec![FieldError::new("gate", gate.code())]))
}

fn registrant(entry: EntryId, terms: &Terms, answers: &Answers, now: i64) -> Registrant {
    Registrant {
        entry,
        organisation: answers.organisation.trim().to_owned(),
        language: answers.language.clone(),
        agreed_at: now,
        reference: reference(entry),
        fee: terms.fee.as_ref().map(|fee| (fee.cents, Payment::Due)),
        version: 1,
    }
}
