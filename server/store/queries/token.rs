//! Tokens of the API, under the hash of their secret.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::access::{Role, Scopes};
use domain::ids::{AccountId, TokenId};
use store_model::token::{ApiToken, TokenLine};
use uuid::Uuid;

/// Adds a token.
pub async fn insert(db: &mut Conn, token: &ApiToken, token_hash: &[u8]) -> Result<(), StoreError> {
    let (id, account, scopes) = (token.id.uuid(), token.account.uuid(), token.scopes.words());
    sqlx::query!(
        "insert into api_token (id, account_id, name, token_hash, scopes, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        account,
        token.name,
        token_hash,
        scopes,
        token.created_at,
        token.expires_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

struct TokenRow {
    id: Uuid,
    account_id: Uuid,
    name: String,
    scopes: String,
    created_at: i64,
    expires_at: i64,
    used_on: Option<NaiveDate>,
    revoked_at: Option<i64>,
    owner: String,
    role: String,
}

impl TokenRow {
    fn read(self) -> Result<TokenLine, StoreError> {
        Ok(TokenLine {
            role: row::valid(Role::parse(&self.role), "account", self.account_id, "role")?,
            token: ApiToken {
                id: TokenId::new(self.id),
                account: AccountId::new(self.account_id),
                scopes: row::valid(Scopes::parse(&self.scopes), "api_token", self.id, "scopes")?,
                name: self.name,
                created_at: self.created_at,
                expires_at: self.expires_at,
                used_on: self.used_on,
                revoked_at: self.revoked_at,
            },
            owner: self.owner,
        })
    }
}

/// The token of a hash that holds at an instant, of an account that is not switched off.
pub async fn holding(db: &mut Conn, token_hash: &[u8], now: i64) -> Result<Option<TokenLine>, StoreError> {
    sqlx::query_as!(
        TokenRow,
        r#"select t.id as "id: Uuid", t.account_id as "account_id: Uuid", t.name, t.scopes, t.created_at, t.expires_at,
            t.used_on as "used_on: NaiveDate", t.revoked_at, a.full_name as owner, a.role
        from api_token t join account a on a.id = t.account_id
        where t.token_hash = $1 and t.expires_at > $2 and t.revoked_at is null and not a.disabled"#,
        token_hash,
        now
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(TokenRow::read)
    .transpose()
}

/// Every token, those of one owner together, the latest first.
pub async fn all(db: &mut Conn) -> Result<Vec<TokenLine>, StoreError> {
    sqlx::query_as!(
        TokenRow,
        r#"select t.id as "id: Uuid", t.account_id as "account_id: Uuid", t.name, t.scopes, t.created_at, t.expires_at,
            t.used_on as "used_on: NaiveDate", t.revoked_at, a.full_name as owner, a.role
        from api_token t join account a on a.id = t.account_id
        order by a.full_name, a.id, t.created_at desc, t.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(TokenRow::read)
    .collect()
}

/// Notes the day a token was used.
pub async fn note_use(db: &mut Conn, token: TokenId, day: NaiveDate) -> Result<(), StoreError> {
    let id = token.uuid();
    sqlx::query!("update api_token set used_on = $2 where id = $1", id, day)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Revokes a token of an account; false where the account has no such token, or it was revoked before.
pub async fn revoke(db: &mut Conn, account: AccountId, token: TokenId, at: i64) -> Result<bool, StoreError> {
    let (account, id) = (account.uuid(), token.uuid());
    let done = sqlx::query!(
        "update api_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null",
        id,
        account,
        at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
