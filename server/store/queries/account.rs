//! Accounts.

#[path = "account/erase.rs"]
mod erase;

pub use erase::erase;

use crate::{Conn, StoreError, classify, row};
use domain::access::Role;
use domain::ids::{AccountId, EventId};
use store_model::account::{Account, AccountLine};
use uuid::Uuid;

struct AccountRow {
    id: Uuid,
    email: String,
    full_name: String,
    role: String,
    password_hash: String,
    language: String,
    disabled: bool,
    totp_secret: Option<Vec<u8>>,
    version: i64,
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
            totp_secret: self.totp_secret,
            version: self.version,
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

/// Stores what changed of an account, at the version that was read.
pub async fn update(db: &mut Conn, account: &Account) -> Result<(), StoreError> {
    let (id, role) = (account.id.uuid(), account.role.code());
    let done = sqlx::query!(
        "update account set full_name = $3, role = $4, password_hash = $5, language = $6, disabled = $7,
            totp_secret = $8, version = version + 1
        where id = $1 and version = $2",
        id,
        account.version,
        account.full_name,
        role,
        account.password_hash,
        account.language,
        account.disabled,
        account.totp_secret
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "account" }) } else { Ok(()) }
}

/// The account of an address.
pub async fn by_email(db: &mut Conn, email: &str) -> Result<Option<Account>, StoreError> {
    sqlx::query_as!(
        AccountRow,
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool",
            totp_secret, version
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
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool",
            totp_secret, version
        from account where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(AccountRow::read)
    .transpose()
}

/// The accounts that may sign in of those who look after an event: whom it is entrusted to, whom it is shared with, and who
/// stands in for one of them.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<Account>, StoreError> {
    let event = event.uuid();
    sqlx::query_as!(
        AccountRow,
        r#"select a.id as "id: Uuid", a.email, a.full_name, a.role, a.password_hash, a.language,
            a.disabled as "disabled: bool", a.totp_secret, a.version
        from account a
        where not a.disabled and a.id in (select account_id from event_account where event_id = $1
            union select d.deputy_id from event_account x join account_deputy d on d.account_id = x.account_id
                where x.event_id = $1 and d.active)
        order by a.email"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(AccountRow::read)
    .collect()
}

/// The first account of a role: whom the demo's button signs in.
pub async fn first_of_role(db: &mut Conn, role: Role) -> Result<Option<Account>, StoreError> {
    let role = role.code();
    sqlx::query_as!(
        AccountRow,
        r#"select id as "id: Uuid", email, full_name, role, password_hash, language, disabled as "disabled: bool",
            totp_secret, version
        from account where role = $1 order by created_at, email limit 1"#,
        role
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(AccountRow::read)
    .transpose()
}

struct LineRow {
    id: Uuid,
    email: String,
    full_name: String,
    role: String,
    disabled: bool,
    invited: bool,
    second_factor: bool,
    signed_in_at: Option<i64>,
    sessions: i64,
    providers: i64,
    version: i64,
}

/// Every account as a list shows it, by name.
pub async fn list(db: &mut Conn, now: i64) -> Result<Vec<AccountLine>, StoreError> {
    let rows = sqlx::query_as!(
        LineRow,
        r#"select a.id as "id: Uuid", a.email, a.full_name, a.role, a.disabled as "disabled: bool",
            a.password_hash = '' as "invited!: bool", a.totp_secret is not null as "second_factor!: bool",
            a.signed_in_at, (select count(*) from session s where s.account_id = a.id and s.expires_at > $1)
                as "sessions!: i64", (select count(*) from sign_on s where s.account_id = a.id) as "providers!: i64",
            a.version
        from account a order by a.full_name, a.email"#,
        now
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter().map(LineRow::read).collect()
}

impl LineRow {
    fn read(self) -> Result<AccountLine, StoreError> {
        Ok(AccountLine {
            id: AccountId::new(self.id),
            role: row::valid(Role::parse(&self.role), "account", self.id, "role")?,
            email: self.email,
            full_name: self.full_name,
            disabled: self.disabled,
            invited: self.invited,
            second_factor: self.second_factor,
            signed_in_at: self.signed_in_at,
            sessions: self.sessions,
            providers: self.providers,
            version: self.version,
        })
    }
}

/// How many administrators can sign in: enabled, with a password.
pub async fn administrators(db: &mut Conn) -> Result<i64, StoreError> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from account
        where role = 'administrator' and not disabled and password_hash <> ''"#
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// Id and name of every account: who did it, in a history.
pub async fn names(db: &mut Conn) -> Result<Vec<(AccountId, String)>, StoreError> {
    let rows = sqlx::query!(r#"select id as "id: Uuid", full_name from account"#)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (AccountId::new(row.id), row.full_name)).collect())
}
