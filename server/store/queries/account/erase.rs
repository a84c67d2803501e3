//! Deleting an account with all that hangs on it.

use crate::{Conn, StoreError, classify, mail, person};
use domain::ids::AccountId;

/// Runs statements that each take the account's id.
macro_rules! each {
    ($db:expr, $id:expr, $($statement:literal),+ $(,)?) => {
        $( sqlx::query!($statement, $id).execute(&mut *$db).await.map_err(classify)?; )+
    };
}

/// Deletes an account with its sessions, links, codes, single sign-on, tokens, calendars, mails and request keys, and remembers the id
/// so that a restored backup deletes it again. Whether there was one. What it did stays, by nobody; history keeps the id
/// of who did something, which then leads nowhere.
pub async fn erase(db: &mut Conn, account: AccountId, at: i64) -> Result<bool, StoreError> {
    let id = account.uuid();
    each!(
        db,
        id,
        "delete from session where account_id = $1",
        "delete from account_link where account_id = $1",
        "delete from sign_on where account_id = $1",
        "delete from recovery_code where account_id = $1",
        "delete from api_token where account_id = $1",
        "delete from calendar_feed where account_id = $1",
        "delete from event_account where account_id = $1",
        "delete from account_concern where account_id = $1",
        "delete from account_deputy where account_id = $1 or deputy_id = $1",
        "delete from idempotency where account_id = $1",
        "update barrier set changed_by = null where changed_by = $1",
        "update service_count set set_by = null where set_by = $1",
        "update import_event set organiser = null where organiser = $1",
        "update import set account_id = null where account_id = $1",
    );
    mail::withdraw_all(db, id).await?;
    let done =
        sqlx::query!("delete from account where id = $1", id).execute(&mut *db).await.map_err(classify)?;
    let found = done.rows_affected() > 0;
    if found {
        person::remember_erased(db, id, at).await?;
    }
    Ok(found)
}
