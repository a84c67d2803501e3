//! What a repeated request was answered with: the id of its subject, never more.

use crate::{Conn, StoreError, classify};
use store_model::idempotency::{Done, Slot};
use uuid::Uuid;

/// Looks a key up.
pub async fn find(db: &mut Conn, slot: Slot<'_>, now: i64) -> Result<Option<Done>, StoreError> {
    sqlx::query_as!(
        Done,
        r#"select body_hash, subject_id as "subject_id: Uuid" from idempotency
        where account_id = $1 and route = $2 and key = $3 and expires_at > $4"#,
        slot.account,
        slot.route,
        slot.key,
        now
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Remembers what was done; a key that ran out is taken over.
pub async fn remember(
    db: &mut Conn,
    slot: Slot<'_>,
    body_hash: &[u8],
    subject: Uuid,
    (now, expires_at): (i64, i64),
) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from idempotency where account_id = $1 and route = $2 and key = $3 and expires_at <= $4",
        slot.account,
        slot.route,
        slot.key,
        now
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    sqlx::query!(
        "insert into idempotency (account_id, route, key, body_hash, subject_id, expires_at)
        values ($1, $2, $3, $4, $5, $6)",
        slot.account,
        slot.route,
        slot.key,
        body_hash,
        subject,
        expires_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Forgets keys that ran out; how many.
pub async fn delete_expired(db: &mut Conn, now: i64) -> Result<u64, StoreError> {
    let done =
        sqlx::query!("delete from idempotency where expires_at <= $1", now).execute(db).await.map_err(classify)?;
    Ok(done.rows_affected())
}
