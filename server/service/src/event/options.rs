//! Options: those who look after an event are told before its option ends; one that ran out is let go; and what came
//! second holds once what was in its way is gone. Nobody acts here: the server does so by itself.

use super::course::{refused, stage};
use super::{precedents, queue};
use crate::mail::{Letter, NamedEvent, to_account};
use crate::store::{read, transact};
use crate::{Context, ServiceError, version};
use chrono::{Days, NaiveDate};
use domain::event::{Event, REMINDED_DAYS, Step};
use serde_json::json;
use store_model::StoreError;
use store_model::account::Account;
use store_model::block::Deed;
use store_model::mail::NewMail;

/// Tells those who look after an event that its option ends within `REMINDED_DAYS`, once of each last day there is:
/// an option that is given longer is told of again, and one that nobody looks after once somebody does. Says of how many events. Two servers may do this at the same time.
pub async fn remind(ctx: &Context) -> Result<usize, ServiceError> {
    let today = ctx.today();
    let last = today.checked_add_days(Days::new(REMINDED_DAYS)).unwrap_or(today);
    let codes = read!(ctx.store, |tx, db| Ok(db::event::ending(tx, today, last).await?))?;
    let mut reminded = 0;
    for code in codes {
        reminded += usize::from(remind_one(ctx, &code, last).await?);
    }
    Ok(reminded)
}

async fn remind_one(ctx: &Context, code: &str, last: NaiveDate) -> Result<bool, ServiceError> {
    transact!(ctx.store, |tx, db| {
        let Some(event) = db::event::kept(tx, code).await?.map(|line| line.event) else { return Ok(false) };
        // Another server may have told it since it was found, or somebody let the option go, or gave it longer.
        let Some(until) = event.option_ends().filter(|until| *until <= last) else { return Ok(false) };
        let readers = db::account::of_event(tx, event.id).await?;
        // Whom it is entrusted to later is told then: it is found again until its option ends.
        if readers.is_empty() || !db::event::remind(tx, event.id, until).await? {
            return Ok(false);
        }
        for mail in mails(ctx, &readers, &event, |name, event| Letter::OptionEnds { name, event, until }) {
            db::mail::put(tx, &mail).await?;
        }
        Ok(true)
    })
}

/// What was freed, by whatever step on whatever server, and is to be offered to those that come second.
#[derive(Debug, Default)]
pub struct Freed {
    /// The state of the data in which all was offered that is free.
    offered: Option<String>,
}

impl Freed {
    /// Offers it, if anything was changed since it last did. Says how many hold now what they waited for.
    pub async fn give_on(&mut self, ctx: &Context) -> Result<usize, ServiceError> {
        let now = version::of_data(ctx).await?;
        if self.offered.as_ref() == Some(&now) {
            return Ok(0);
        }
        let promoted = promote(ctx).await?;
        self.offered = Some(now);
        Ok(promoted)
    }
}

/// Lets those that come second hold what they wait for, where it is free now: in the order they asked, each whole or
/// not at all; events that hold nothing yet, and then single functions of those that do. Says how many hold now. Two
/// servers may do this at the same time.
pub async fn promote(ctx: &Context) -> Result<usize, ServiceError> {
    let codes = read!(ctx.store, |tx, db| Ok(db::event::waiting(tx).await?))?;
    let mut promoted = 0;
    for code in codes {
        promoted += usize::from(promote_one(ctx, &code).await?);
    }
    Ok(promoted + queue::promote(ctx).await?)
}

async fn promote_one(ctx: &Context, code: &str) -> Result<bool, ServiceError> {
    let stamp = ctx.stamp(None);
    let outcome = transact!(ctx.store, |tx, db| {
        let found = db::event::kept(tx, code).await?.map(|line| line.event);
        let waits = |event: &Event| event.waits && !event.is_expired(ctx.today());
        let Some(before) = found.filter(waits) else { return Ok(false) };
        let after = Event { waits: false, version: before.version + 1, ..before.clone() };
        db::event::lay(tx, after.id, (Deed::Lay, stamp), ctx.zone).await?;
        db::event::update(tx, &before, &after).await?;
        let readers = db::account::of_event(tx, after.id).await?;
        for mail in mails(ctx, &readers, &after, |name, event| Letter::NowHeld { name, event }) {
            db::mail::put(tx, &mail).await?;
        }
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "promote", stamp, (Some(&before), Some(&after))).await?;
        Ok(true)
    });
    match outcome {
        // What is in its way is still there.
        Err(ServiceError::Store(
            StoreError::Overlap { .. } | StoreError::Full { .. } | StoreError::Scarce { .. },
        )) => Ok(false),
        other => other,
    }
}

/// Lets go what was held under options that ran out before today, each exactly once, and says of how many events.
/// Two servers may do this at the same time.
pub async fn expire(ctx: &Context) -> Result<usize, ServiceError> {
    let today = ctx.today();
    let codes = read!(ctx.store, |tx, db| Ok(db::event::expired(tx, today).await?))?;
    let mut expired = 0;
    for code in codes {
        expired += usize::from(expire_one(ctx, &code).await?);
    }
    Ok(expired)
}

async fn expire_one(ctx: &Context, code: &str) -> Result<bool, ServiceError> {
    let (record, stamp) = (precedents::of_now(ctx).await?, ctx.stamp(None));
    transact!(ctx.store, |tx, db| {
        let found = db::event::kept(tx, code).await?.map(|line| line.event);
        // Somebody may have given it longer, or another server let it go, since it was found.
        let Some(before) = found.filter(|event| event.is_expired(ctx.today())) else { return Ok(false) };
        let after = before.clone().step(Step::Release, ctx.today()).map_err(refused)?;
        let after = Event { version: before.version + 1, ..after };
        db::event::let_go(tx, after.id, (Deed::Release, stamp), ctx.zone).await?;
        db::event::update(tx, &before, &after).await?;
        db::event::enter(tx, after.id, &stage(ctx, &after, &record)).await?;
        let readers = db::account::of_event(tx, after.id).await?;
        for mail in mails(ctx, &readers, &after, |name, event| Letter::OptionEnded { name, event }) {
            db::mail::put(tx, &mail).await?;
        }
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "expire", stamp, (Some(&before), Some(&after))).await?;
        Ok(true)
    })
}

/// A mail to each reader.
pub(super) fn mails(
    ctx: &Context,
    readers: &[Account],
    event: &Event,
    letter: impl Fn(String, NamedEvent) -> Letter,
) -> Vec<NewMail> {
    let mail = |reader: &Account| {
        to_account(ctx, reader, &letter(reader.full_name.clone(), NamedEvent::from(event)), None)
    };
    readers.iter().map(mail).collect()
}
