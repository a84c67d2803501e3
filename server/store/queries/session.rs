//! Cookie sessions, under the hash of their id.

use crate::{Conn, StoreError, classify};
use domain::ids::AccountId;
use store_model::account::SessionRow;

/// Stores a session in place of what was there.
pub async fn save(db: &mut Conn, session: &SessionRow) -> Result<(), StoreError> {
    let account = session.account.map(AccountId::uuid);
    sqlx::query!(
        "insert into session (id_hash, account_id, data, expires_at) values ($1, $2, $3, $4)
        on conflict (id_hash) do update
            set account_id = excluded.account_id, data = excluded.data, expires_at = excluded.expires_at",
        session.id_hash,
        account,
        session.data,
        session.expires_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// The data of a session that has not run out.
pub async fn load(db: &mut Conn, id_hash: &[u8], now: i64) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar!("select data from session where id_hash = $1 and expires_at > $2", id_hash, now)
        .fetch_optional(db)
        .await
        .map_err(classify)
}

/// The sessions of an account that have not run out, the latest first.
pub async fn of_account(db: &mut Conn, account: AccountId, now: i64) -> Result<Vec<SessionRow>, StoreError> {
    let id = account.uuid();
    let rows = sqlx::query!(
        "select id_hash, data, expires_at from session where account_id = $1 and expires_at > $2
        order by expires_at desc, id_hash",
        id,
        now
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let session =
        |id_hash, data, expires_at| SessionRow { id_hash, account: Some(account), data, expires_at };
    Ok(rows.into_iter().map(|row| session(row.id_hash, row.data, row.expires_at)).collect())
}

/// Ends a session.
pub async fn delete(db: &mut Conn, id_hash: &[u8]) -> Result<(), StoreError> {
    sqlx::query!("delete from session where id_hash = $1", id_hash).execute(db).await.map_err(classify)?;
    Ok(())
}

/// Ends one session of an account; whether there was one.
pub async fn delete_one_of(db: &mut Conn, account: AccountId, id_hash: &[u8]) -> Result<bool, StoreError> {
    let id = account.uuid();
    let done = sqlx::query!("delete from session where account_id = $1 and id_hash = $2", id, id_hash)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Ends the sessions of an account, but the one kept.
pub async fn delete_of(db: &mut Conn, account: AccountId, kept: Option<&[u8]>) -> Result<u64, StoreError> {
    let (id, kept) = (account.uuid(), kept.unwrap_or_default());
    let done = sqlx::query!("delete from session where account_id = $1 and id_hash <> $2", id, kept)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}

/// Forgets sessions that ran out; how many.
pub async fn delete_expired(db: &mut Conn, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from session where expires_at <= $1", now)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}
