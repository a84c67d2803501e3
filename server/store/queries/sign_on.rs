//! Who accounts are to OpenID providers.

use crate::{Conn, StoreError, classify};
use domain::ids::AccountId;
use domain::sign_on::Identity;
use store_model::account::SignOn;
use uuid::Uuid;

/// The account of somebody a provider knows.
pub async fn account(db: &mut Conn, identity: &Identity) -> Result<Option<AccountId>, StoreError> {
    let (issuer, subject) = (&identity.issuer, &identity.subject);
    let id = sqlx::query_scalar!(
        r#"select account_id as "account_id: Uuid" from sign_on where issuer = $1 and subject = $2"#,
        issuer,
        subject
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(id.map(AccountId::new))
}

/// Keeps who an account is to a provider.
pub async fn insert(
    db: &mut Conn,
    account: AccountId,
    identity: &Identity,
    at: i64,
) -> Result<(), StoreError> {
    let (id, issuer, subject) = (account.uuid(), &identity.issuer, &identity.subject);
    sqlx::query!(
        "insert into sign_on (issuer, subject, account_id, since) values ($1, $2, $3, $4)",
        issuer,
        subject,
        id,
        at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// The providers that know an account.
pub async fn of_account(db: &mut Conn, account: AccountId) -> Result<Vec<SignOn>, StoreError> {
    let id = account.uuid();
    sqlx::query_as!(SignOn, "select issuer, since from sign_on where account_id = $1 order by issuer", id)
        .fetch_all(db)
        .await
        .map_err(classify)
}

/// Forgets who an account is to every provider; how many knew it.
pub async fn delete_of(db: &mut Conn, account: AccountId) -> Result<u64, StoreError> {
    let id = account.uuid();
    let done =
        sqlx::query!("delete from sign_on where account_id = $1", id).execute(db).await.map_err(classify)?;
    Ok(done.rows_affected())
}
