//! Recharge codes of events, and recharge notes.

#[path = "recharge/lists.rs"]
mod lists;
#[path = "recharge/notes.rs"]
mod notes;

pub use lists::{gaps, list, missing, of_event};
pub use notes::{delete, insert, is_touched_by, next_number, told_of_deleted, update};

use crate::{Conn, StoreError, classify};
use domain::ids::{EventId, OrganisationId};
use std::collections::HashMap;
use uuid::Uuid;

/// What an event is charged to, and the version of it; empty and version 0 where nobody said.
pub async fn code(db: &mut Conn, event: EventId) -> Result<(String, i64), StoreError> {
    let id = event.uuid();
    let row = sqlx::query!("select code, version from event_recharge where event_id = $1", id)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(row.map_or_else(Default::default, |found| (found.code, found.version)))
}

/// Writes it down in place of what was there.
pub async fn put_code(db: &mut Conn, event: EventId, (code, version): (&str, i64)) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!(
        "insert into event_recharge (event_id, code, version) values ($1, $2, $3)
        on conflict (event_id) do update set code = excluded.code, version = excluded.version",
        id,
        code,
        version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// What the last event of an organisation was charged to.
pub async fn usual_code(db: &mut Conn, organisation: OrganisationId) -> Result<Option<String>, StoreError> {
    let id = organisation.uuid();
    sqlx::query_scalar!(
        "select r.code from event_recharge r join event e on e.id = r.event_id
        where e.organisation_id = $1 and r.code <> '' order by e.from_date desc, e.code desc limit 1",
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// What events are charged to, of which somebody said; only those that an account looks after, if one is given.
pub async fn codes(db: &mut Conn, account: Option<Uuid>) -> Result<HashMap<EventId, String>, StoreError> {
    let rows = sqlx::query!(
        r#"select r.event_id as "event: Uuid", r.code from event_recharge r
        where r.code <> '' and (cast($1 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = r.event_id and (own.account_id = $1
                or own.account_id in (select account_id from account_deputy where deputy_id = $1 and active))))"#,
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (EventId::new(row.event), row.code)).collect())
}
