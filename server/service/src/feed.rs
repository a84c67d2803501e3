//! Calendars: what a calendar program reads under a secret address.
//!
//! An address opens one thing alone, and says of it what its maker may read at the time of reading: a permission taken
//! away is gone at once. It is shown once and stored hashed. No guest is ever named: a calendar on a phone is a copy
//! that does not leave when the person's data must.

mod content;
mod entry;

pub use content::content;
pub use entry::{Content, Entry, What, When};
pub use store_model::feed::{Feed, FeedLine};

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::token::{Secret, secret};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::feed::FeedSubject;
use domain::ids::{AccountId, CalendarFeedId};
use serde_json::json;

/// What every address begins with, so that scanners of source code find one that was left there.
pub const PREFIX: &str = "fsc_";

/// What somebody wants a calendar of, as they say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The room of a number.
    Room(String),
    /// The space of a code.
    Space(String),
    /// Arrivals and departures of the house.
    House,
    /// The events one may see.
    Events,
}

/// Makes a calendar for oneself; gives the secret of its address.
pub async fn issue(ctx: &Context, actor: &Actor, wish: &Wish) -> Result<Secret, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let account = actor.id().ok_or(ServiceError::NotFound("account"))?;
    let secret = Secret::new(ctx, PREFIX)?;
    transact!(ctx.store, |tx, db| {
        let subject = match wish {
            Wish::House => Some(FeedSubject::House),
            Wish::Events => Some(FeedSubject::Events),
            Wish::Room(number) => {
                db::listing::room_of_number(tx, &named(number)).await?.map(FeedSubject::Room)
            }
            Wish::Space(code) => {
                db::feed::content::space_of_code(tx, &named(code)).await?.map(FeedSubject::Space)
            }
        };
        let subject = subject.ok_or_else(|| fault("code", "unknown"))?;
        if !actor.may(subject.permission()) {
            return Err(fault("what", "not_allowed"));
        }
        let stamp = ctx.stamp(actor.id());
        let feed = Feed {
            id: CalendarFeedId::new(ctx.ids.next()),
            account,
            subject,
            created_at: stamp.recorded_at.timestamp(),
            used_on: None,
            revoked_at: None,
        };
        db::feed::insert(tx, &feed, &secret.hash()).await?;
        let after = json!({ "account": account, "subject": subject });
        db::history::append(tx, "calendar_feed", feed.id.uuid(), "issue", stamp, (None, Some(&after)))
            .await?;
        Ok(())
    })?;
    Ok(secret)
}

/// Numbers and codes are written in capitals.
fn named(text: &str) -> String {
    text.trim().to_uppercase()
}

fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

/// The calendar of an address; none where it is not ours, was revoked, or its maker's account is switched off.
pub async fn identify(ctx: &Context, presented: &str) -> Result<Option<FeedLine>, ServiceError> {
    let Some(hash) = secret::hash_of(presented, PREFIX) else { return Ok(None) };
    let line = read!(ctx.store, |tx, db| Ok(db::feed::holding(tx, &hash).await?))?;
    let today = ctx.zone.date(ctx.now());
    if let Some(FeedLine { feed, .. }) = line.as_ref().filter(|line| line.feed.used_on != Some(today)) {
        transact!(ctx.store, |tx, db| Ok(db::feed::note_use(tx, feed.id, today).await?))?;
    }
    Ok(line)
}

/// Every calendar of the house.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<FeedLine>, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    read!(ctx.store, |tx, db| Ok(db::feed::all(tx).await?))
}

/// One's own calendars.
pub async fn list_own(ctx: &Context, actor: &Actor) -> Result<Vec<FeedLine>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let mine = actor.id();
    let lines = read!(ctx.store, |tx, db| Ok(db::feed::all(tx).await?))?;
    Ok(lines.into_iter().filter(|line| Some(line.feed.account) == mine).collect())
}

/// Revokes anybody's calendar: its address shows nothing from now on.
pub async fn revoke(
    ctx: &Context,
    actor: &Actor,
    owner: AccountId,
    id: CalendarFeedId,
) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    end(ctx, actor, owner, id).await
}

/// Revokes one of one's own calendars.
pub async fn revoke_own(ctx: &Context, actor: &Actor, id: CalendarFeedId) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    end(ctx, actor, actor.id().ok_or(ServiceError::NotFound("account"))?, id).await
}

async fn end(ctx: &Context, actor: &Actor, owner: AccountId, id: CalendarFeedId) -> Result<(), ServiceError> {
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        if !db::feed::revoke(tx, owner, id, stamp.recorded_at.timestamp()).await? {
            return Err(ServiceError::NotFound("calendar"));
        }
        db::history::append(tx, "calendar_feed", id.uuid(), "revoke", stamp, (None, None)).await?;
        Ok(())
    })
}
