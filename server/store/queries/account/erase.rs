//! Deleting an account with all that hangs on it.

use crate::{Conn, StoreError, classify, person};
use domain::ids::AccountId;

/// Deletes an account with its sessions, links, codes, tokens and request keys, and remembers the id so that a restored
/// backup deletes it again. Whether there was one. History keeps the id of who did something, which then leads nowhere.
pub async fn erase(db: &mut Conn, account: AccountId, at: i64) -> Result<bool, StoreError> {
    let id = account.uuid();
    sqlx::query!("delete from session where account_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from account_link where account_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from recovery_code where account_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from api_token where account_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from idempotency where account_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let done =
        sqlx::query!("delete from account where id = $1", id).execute(&mut *db).await.map_err(classify)?;
    let found = done.rows_affected() > 0;
    if found {
        person::remember_erased(db, id, at).await?;
    }
    Ok(found)
}
