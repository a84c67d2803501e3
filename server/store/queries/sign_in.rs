//! What stands around a password: tries that failed, links that set one, codes of the second factor.

use crate::{Conn, StoreError, classify, row};
use domain::ids::AccountId;
use domain::throttle::Tries;
use store_model::account::{Link, LinkPurpose};
use uuid::Uuid;

/// The tries counted in a bucket, which is locked until the transaction ends: of many tries at once each sees those
/// before it.
pub async fn lock_tries(db: &mut Conn, bucket: &[u8], now: i64) -> Result<Tries, StoreError> {
    let row = sqlx::query!(
        r#"insert into sign_in_try (bucket, tries, last_at) values ($1, 0, $2)
        on conflict (bucket) do update set tries = sign_in_try.tries
        returning tries as "tries!: i64", last_at as "last_at!: i64""#,
        bucket,
        now
    )
    .fetch_one(db)
    .await
    .map_err(classify)?;
    Ok(Tries { count: row.tries, last_at: row.last_at })
}

/// Stores the tries of a bucket that is locked.
pub async fn put_tries(db: &mut Conn, bucket: &[u8], tries: Tries) -> Result<(), StoreError> {
    sqlx::query!(
        "update sign_in_try set tries = $2, last_at = $3 where bucket = $1",
        bucket,
        tries.count,
        tries.last_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Forgets buckets nobody tried since.
pub async fn delete_tries_before(db: &mut Conn, at: i64) -> Result<u64, StoreError> {
    let done =
        sqlx::query!("delete from sign_in_try where last_at < $1", at).execute(db).await.map_err(classify)?;
    Ok(done.rows_affected())
}

/// Notes when an account signed in.
pub async fn note(db: &mut Conn, account: AccountId, at: i64) -> Result<(), StoreError> {
    let id = account.uuid();
    sqlx::query!("update account set signed_in_at = $2 where id = $1", id, at)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Takes the code of a time step; false where that step or a later one was taken before.
pub async fn take_step(db: &mut Conn, account: AccountId, step: i64) -> Result<bool, StoreError> {
    let id = account.uuid();
    let done = sqlx::query!("update account set totp_step = $2 where id = $1 and totp_step < $2", id, step)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Adds a recovery code.
pub async fn add_recovery(db: &mut Conn, account: AccountId, code_hash: &[u8]) -> Result<(), StoreError> {
    let id = account.uuid();
    sqlx::query!("insert into recovery_code (account_id, code_hash) values ($1, $2)", id, code_hash)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Takes a recovery code; false where the account has none such.
pub async fn take_recovery(db: &mut Conn, account: AccountId, code_hash: &[u8]) -> Result<bool, StoreError> {
    let id = account.uuid();
    let done =
        sqlx::query!("delete from recovery_code where account_id = $1 and code_hash = $2", id, code_hash)
            .execute(db)
            .await
            .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Takes all recovery codes away.
pub async fn clear_recovery(db: &mut Conn, account: AccountId) -> Result<(), StoreError> {
    let id = account.uuid();
    sqlx::query!("delete from recovery_code where account_id = $1", id)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// How many recovery codes are left.
pub async fn recovery_left(db: &mut Conn, account: AccountId) -> Result<i64, StoreError> {
    let id = account.uuid();
    sqlx::query_scalar!(r#"select count(*) as "count!: i64" from recovery_code where account_id = $1"#, id)
        .fetch_one(db)
        .await
        .map_err(classify)
}

/// Adds a link, in place of those the account had.
pub async fn put_link(db: &mut Conn, token_hash: &[u8], link: Link) -> Result<(), StoreError> {
    let (account, purpose) = (link.account.map(AccountId::uuid), link.purpose.code());
    match account {
        Some(id) => {
            sqlx::query!("delete from account_link where account_id = $1", id).execute(&mut *db).await
        }
        None => sqlx::query!("delete from account_link where account_id is null").execute(&mut *db).await,
    }
    .map_err(classify)?;
    sqlx::query!(
        "insert into account_link (token_hash, account_id, purpose, expires_at) values ($1, $2, $3, $4)",
        token_hash,
        account,
        purpose,
        link.expires_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// The link of an account, whether it has run out or not.
pub async fn link_of(db: &mut Conn, account: AccountId) -> Result<Option<Link>, StoreError> {
    let id = account.uuid();
    let row = sqlx::query!("select purpose, expires_at from account_link where account_id = $1", id)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    let Some(found) = row else { return Ok(None) };
    let purpose = row::valid(LinkPurpose::parse(&found.purpose), "account_link", "?", "purpose")?;
    Ok(Some(Link { account: Some(account), purpose, expires_at: found.expires_at }))
}

/// A link that has not run out.
pub async fn link(db: &mut Conn, token_hash: &[u8], now: i64) -> Result<Option<Link>, StoreError> {
    let row = sqlx::query!(
        r#"select account_id as "account_id: Uuid", purpose, expires_at from account_link
        where token_hash = $1 and expires_at > $2"#,
        token_hash,
        now
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    let Some(found) = row else { return Ok(None) };
    let purpose = row::valid(LinkPurpose::parse(&found.purpose), "account_link", "?", "purpose")?;
    Ok(Some(Link { account: found.account_id.map(AccountId::new), purpose, expires_at: found.expires_at }))
}

/// Takes a link; false where somebody took it before.
pub async fn take_link(db: &mut Conn, token_hash: &[u8]) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from account_link where token_hash = $1", token_hash)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Forgets links that ran out.
pub async fn delete_expired_links(db: &mut Conn, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from account_link where expires_at <= $1", now)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}
