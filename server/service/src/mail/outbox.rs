//! The side of the outbox that is sent from: no person acts here, so nobody's permission is asked for.

use super::Letter;
use crate::store::{read, transact};
use crate::{Context, ServiceError};
use chrono::{DateTime, Utc};
use domain::ids::MailId;
use domain::mail::{Failure, wait};
use store_model::StoreError;
use store_model::mail::ClaimedMail;

/// Mails looked at in one go.
const BATCH: i64 = 50;

/// Seconds for which a server keeps a mail it has taken; longer than any try takes. When they are over it is anybody's:
/// the server that had it has died.
const LEASE: i64 = 5 * 60;

/// A mail taken to be sent. Neither its address nor its letter is ever logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Identity; the Message-ID is made from it, so that a mail sent twice is known for one.
    pub id: MailId,
    /// To which address.
    pub recipient: Recipient,
    /// Code of the language to write it in.
    pub language: String,
    /// What it tells.
    pub letter: Letter,
    /// When what it tells happened.
    pub created_at: DateTime<Utc>,
    /// When the link it brings runs out.
    pub expires_at: DateTime<Utc>,
    attempt: i64,
}

/// An address that is not shown in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(pub String);

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// Mails that may be sent now, the longest due first.
pub async fn due(ctx: &Context) -> Result<Vec<MailId>, ServiceError> {
    let now = ctx.now().timestamp();
    read!(ctx.store, |tx, db| Ok(db::mail::due(tx, now, BATCH).await?))
}

/// Takes a mail to send it; none where another server has it, or it went.
pub async fn take(ctx: &Context, id: MailId) -> Result<Option<Outgoing>, ServiceError> {
    let now = ctx.now().timestamp();
    let claimed = transact!(ctx.store, |tx, db| Ok(db::mail::claim(tx, id, now, now + LEASE).await?))?;
    claimed.map(Outgoing::read).transpose()
}

/// The mail server took it: all that is personal in it is deleted.
pub async fn sent(ctx: &Context, mail: &Outgoing) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| Ok(db::mail::sent(tx, mail.id, now).await.map(drop)?))
}

/// It did not go; `reply` is what the mail server answered. It is tried again later, or given up.
pub async fn failed(
    ctx: &Context,
    mail: &Outgoing,
    failure: Failure,
    reply: Option<i64>,
) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    let again_at = wait(failure, mail.attempt).map(|wait| now + wait);
    let which = (mail.id, mail.attempt);
    transact!(ctx.store, |tx, db| Ok(db::mail::failed(tx, which, again_at, now, (failure, reply)).await?))
}

impl Outgoing {
    fn read(claimed: ClaimedMail) -> Result<Self, ServiceError> {
        let corrupt = || StoreError::Corrupt { table: "mail", id: claimed.id.to_string(), column: "content" };
        let letter = serde_json::from_str(&claimed.content).map_err(|_| corrupt())?;
        let instant = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Ok(Self {
            id: claimed.id,
            letter,
            created_at: instant(claimed.created_at),
            expires_at: instant(claimed.expires_at),
            attempt: claimed.attempt,
            recipient: Recipient(claimed.recipient),
            language: claimed.language,
        })
    }
}
