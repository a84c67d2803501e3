//! The outbox in an administrator's hands.

use super::{Letter, to_account};
use crate::account::me;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::MailId;
use store_model::mail::{MailCounts, MailLine};

/// How many mails are shown at most; those that need somebody come first.
pub const SHOWN: i64 = 200;

/// What there is in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// How many of each status.
    pub counts: MailCounts,
    /// Those given up, those that wait, those sent; of each the latest first.
    pub mails: Vec<MailLine>,
}

/// What waits, what was given up, and what is left of what was sent.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Outbox, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    read!(ctx.store, |tx, db| {
        let counts = db::mail::counts(tx).await?;
        Ok(Outbox { counts, mails: db::mail::list(tx, SHOWN).await? })
    })
}

/// Has a mail tried again at once, also one that was given up.
pub async fn retry(ctx: &Context, actor: &Actor, id: MailId) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        if !db::mail::retry(tx, id, stamp.recorded_at.timestamp()).await? {
            return Err(ServiceError::NotFound("mail"));
        }
        db::history::append(tx, "mail", id.uuid(), "retry", stamp, (None, None)).await?;
        Ok(())
    })
}

/// Gives a mail up and deletes whom it was for and what it told.
pub async fn stop(ctx: &Context, actor: &Actor, id: MailId) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        if !db::mail::stop(tx, id, stamp.recorded_at.timestamp()).await? {
            return Err(ServiceError::NotFound("mail"));
        }
        db::history::append(tx, "mail", id.uuid(), "stop", stamp, (None, None)).await?;
        Ok(())
    })
}

/// Writes a mail to oneself, to see whether it arrives.
pub async fn send_test(ctx: &Context, actor: &Actor) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| {
        let account = me!(tx, db, actor);
        let letter = Letter::Test { name: account.full_name.clone() };
        Ok(db::mail::put(tx, &to_account(ctx, &account, &letter, None)).await?)
    })
}
