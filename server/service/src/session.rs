//! Cookie sessions, stored under the hash of their id: whoever reads the database cannot take one over.

use crate::store::{read, transact};
use crate::{Context, ServiceError};
use sha2::{Digest, Sha256};

/// Stores a session's data in place of what was there.
pub async fn save(ctx: &Context, id: &[u8], data: &[u8], expires_at: i64) -> Result<(), ServiceError> {
    let hash = Sha256::digest(id).to_vec();
    transact!(ctx.store, |tx, db| Ok(db::account::save_session(tx, &hash, data, expires_at).await?))
}

/// The data of a session that has not run out.
pub async fn load(ctx: &Context, id: &[u8]) -> Result<Option<Vec<u8>>, ServiceError> {
    let (hash, now) = (Sha256::digest(id).to_vec(), ctx.now().timestamp());
    read!(ctx.store, |tx, db| Ok(db::account::load_session(tx, &hash, now).await?))
}

/// Ends a session.
pub async fn delete(ctx: &Context, id: &[u8]) -> Result<(), ServiceError> {
    let hash = Sha256::digest(id).to_vec();
    transact!(ctx.store, |tx, db| Ok(db::account::delete_session(tx, &hash).await?))
}

/// Forgets sessions and idempotency keys that ran out.
pub async fn delete_expired(ctx: &Context) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        db::account::delete_expired_sessions(tx, now).await?;
        db::idempotency::delete_expired(tx, now).await?;
        Ok(())
    })
}
