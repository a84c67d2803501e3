//! Accounts and their sessions.

use crate::{Conn, StoreError, classify, row};
use domain::access::Role;
use domain::ids::AccountId;
use store_model::account::Account;
use uuid::Uuid;

struct AccountRow {
    id: Uuid,
    email: String,
    full_name: String,
    role: String,
    password_hash: String,
    language: String,
    disabled: bool,
}

impl AccountRow {
    fn read(self) -> Result<Account, StoreError> {
        Ok(Account {
            id: AccountId::new(self.id),
            role: row::valid(Role::parse(&self.role), "account", self.id, "role")?,
            email: self.email,
            full_name: self.full_name,
            password_hash: self.password_hash,
            language: self.language,
            disabled: self.disabled,
        })
    }
}

/// Adds an account.
pub async fn insert(db: &mut Conn, account: &Account, created_at: i64) -> Result<(), StoreError> {
    let (id, role) = (account.id.uuid(), account.role.code());
    sqlx::query!(
        "insert into account (id, email, full_name, role, password_hash, language, disabled, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        account.email,
        account.full_name,
        role,
        account.password_hash,
        account.language,
        account.disabled,
        created_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// The account of an address.
pub async fn by_email(db: &mut Conn, email: &str) -> Result<Option<Account>, StoreError> {
    sqlx::query_as!(
        AccountRow,
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool"
        from account where email = $1"#,
        email
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(AccountRow::read)
    .transpose()
}

/// The account of an id.
pub async fn get(db: &mut Conn, id: AccountId) -> Result<Option<Account>, StoreError> {
    let id = id.uuid();
    sqlx::query_as!(
        AccountRow,
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool"
        from account where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(AccountRow::read)
    .transpose()
}

/// The first account of a role: whom the demo's button signs in.
pub async fn first_of_role(db: &mut Conn, role: Role) -> Result<Option<Account>, StoreError> {
    let role = role.code();
    sqlx::query_as!(
        AccountRow,
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool"
        from account where role = $1 order by created_at, email limit 1"#,
        role
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(AccountRow::read)
    .transpose()
}

/// Id and name of every account: who did it, in a history.
pub async fn names(db: &mut Conn) -> Result<Vec<(AccountId, String)>, StoreError> {
    let rows = sqlx::query!(r#"select id as "id: Uuid", full_name from account"#)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (AccountId::new(row.id), row.full_name)).collect())
}

/// Stores a session under the hash of its id, in place of what was there.
pub async fn save_session(
    db: &mut Conn,
    id_hash: &[u8],
    data: &[u8],
    expires_at: i64,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into session (id_hash, data, expires_at) values ($1, $2, $3)
        on conflict (id_hash) do update set data = excluded.data, expires_at = excluded.expires_at",
        id_hash,
        data,
        expires_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// A session that has not run out.
pub async fn load_session(db: &mut Conn, id_hash: &[u8], now: i64) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar!("select data from session where id_hash = $1 and expires_at > $2", id_hash, now)
        .fetch_optional(db)
        .await
        .map_err(classify)
}

/// Ends a session.
pub async fn delete_session(db: &mut Conn, id_hash: &[u8]) -> Result<(), StoreError> {
    sqlx::query!("delete from session where id_hash = $1", id_hash).execute(db).await.map_err(classify)?;
    Ok(())
}

/// Forgets sessions that ran out; how many.
pub async fn delete_expired_sessions(db: &mut Conn, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from session where expires_at <= $1", now)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}
