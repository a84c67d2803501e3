//! Cookie sessions, stored under the hash of their id: whoever reads the database cannot take one over.

use crate::store::{look, transact};
use crate::{Context, ServiceError};
use domain::ids::AccountId;
use domain::throttle::FORGOTTEN_AFTER;
use sha2::{Digest, Sha256};
use store_model::account::SessionRow;

/// Stores a session's data in place of what was there; `account` is whose it is, once somebody signed in.
pub async fn save(
    ctx: &Context,
    id: &[u8],
    account: Option<AccountId>,
    data: Vec<u8>,
    expires_at: i64,
) -> Result<(), ServiceError> {
    let session = SessionRow { id_hash: hash(id), account, data, expires_at };
    transact!(ctx.store, |tx, db| Ok(db::session::save(tx, &session).await?))
}

/// The data of a session that has not run out.
pub async fn load(ctx: &Context, id: &[u8]) -> Result<Option<Vec<u8>>, ServiceError> {
    let (hash, now) = (hash(id), ctx.now().timestamp());
    look!(ctx.store, |tx, db| Ok(db::session::load(tx, &hash, now).await?))
}

/// Ends a session.
pub async fn delete(ctx: &Context, id: &[u8]) -> Result<(), ServiceError> {
    let hash = hash(id);
    transact!(ctx.store, |tx, db| Ok(db::session::delete(tx, &hash).await?))
}

/// What a session is stored under.
pub fn hash(id: &[u8]) -> Vec<u8> {
    Sha256::digest(id).to_vec()
}

/// Seconds for which it can be seen that a mail was sent or given up.
const ENDED_MAIL_KEPT: i64 = 90 * 86_400;

/// Forgets what ran out: sessions, links, tries, mails, idempotency keys.
pub async fn delete_expired(ctx: &Context) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        db::session::delete_expired(tx, now).await?;
        db::sign_in::delete_expired_links(tx, now).await?;
        db::sign_in::delete_tries_before(tx, now - FORGOTTEN_AFTER).await?;
        db::mail::expire(tx, now).await?;
        db::mail::delete_ended_before(tx, now - ENDED_MAIL_KEPT).await?;
        db::idempotency::delete_expired(tx, now).await?;
        Ok(())
    })
}
