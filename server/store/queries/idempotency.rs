//! What a repeated request was answered with: the id of its subject, never more.
//!
//! A request without a key (the operator's, on the machine itself) is neither looked up nor remembered.

use crate::{Conn, StoreError, classify};
use store_model::idempotency::{KEPT_FOR, RequestKey};
use uuid::Uuid;

/// Lays the key of a request before anything else is done for it, and gives the subject of the same request made
/// before, if any; an error where the key was used for another one. A second request at the same time waits here
/// for the first to end, rather than find the room taken by its own twin.
pub async fn begin(
    db: &mut Conn,
    request: Option<&RequestKey>,
    subject: Uuid,
    now: i64,
) -> Result<Option<Uuid>, StoreError> {
    let Some(request) = request else { return Ok(None) };
    let done = find(db, request, now).await?;
    if done.is_none() {
        remember(db, request, subject, now).await?;
    }
    Ok(done)
}

async fn find(db: &mut Conn, request: &RequestKey, now: i64) -> Result<Option<Uuid>, StoreError> {
    let done = sqlx::query!(
        r#"select body_hash, subject_id as "subject_id: Uuid" from idempotency
        where account_id = $1 and route = $2 and key = $3 and expires_at > $4"#,
        request.account,
        request.route,
        request.key,
        now
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    match done {
        Some(done) if done.body_hash != request.body_hash => Err(StoreError::KeyReused),
        done => Ok(done.map(|done| done.subject_id)),
    }
}

/// Remembers what is being done; a key that ran out is taken over.
async fn remember(db: &mut Conn, request: &RequestKey, subject: Uuid, now: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from idempotency where account_id = $1 and route = $2 and key = $3 and expires_at <= $4",
        request.account,
        request.route,
        request.key,
        now
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    let expires_at = now + KEPT_FOR;
    sqlx::query!(
        "insert into idempotency (account_id, route, key, body_hash, subject_id, expires_at)
        values ($1, $2, $3, $4, $5, $6)",
        request.account,
        request.route,
        request.key,
        request.body_hash,
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
    let done = sqlx::query!("delete from idempotency where expires_at <= $1", now)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}
