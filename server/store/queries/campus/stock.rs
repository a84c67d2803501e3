//! What a change of the stock of rooms means for what is booked.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::claim::Interval;
use domain::ids::{AccountId, ImportId, ResourceId};
use store_model::campus::{ImportLog, ShortNight};
use uuid::Uuid;

/// When a room is claimed, in order of time.
pub async fn claims_on(db: &mut Conn, room: ResourceId) -> Result<Vec<Interval>, StoreError> {
    let id = room.uuid();
    let rows =
        sqlx::query!("select from_at, until_at from claim where resource_id = $1 and owner_kind <> 'stock' order by from_at", id)
            .fetch_all(db)
            .await
            .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            row::valid(Interval::from_seconds(found.from_at, found.until_at), "claim", id, "until_at")
        })
        .collect()
}

/// Counted nights on which more rooms of a type are taken or closed than are in stock, by type and night.
pub async fn short_nights(db: &mut Conn) -> Result<Vec<ShortNight>, StoreError> {
    sqlx::query_as!(
        ShortNight,
        r#"select t.code as room_type, n.night as "night: NaiveDate"
        from night_count n
        join room_type t on t.id = n.room_type_id
        where n.taken + n.closed > (
            select count(*) from guest_room r
            where r.room_type_id = n.room_type_id and r.stock_from <= n.night
              and (r.stock_until is null or n.night < r.stock_until))
        order by t.code, n.night"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Sets the rooms of every counted night to what is in stock; those for which that is too few must be gone.
pub async fn follow_stock(db: &mut Conn) -> Result<(), StoreError> {
    sqlx::query!(
        "update night_count set rooms = (
            select count(*) from guest_room r
            where r.room_type_id = night_count.room_type_id and r.stock_from <= night_count.night
              and (r.stock_until is null or night_count.night < r.stock_until))"
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Notes a run of an import of the campus.
pub async fn log_import(db: &mut Conn, id: ImportId, log: &ImportLog) -> Result<(), StoreError> {
    let id: Uuid = id.uuid();
    let (at, account) = (log.at.timestamp(), log.account.map(AccountId::uuid));
    sqlx::query!(
        "insert into import (id, kind, source, file_name, started_at, finished_at, rows_read, rows_new, rows_same,
            rows_rejected, account_id)
        values ($1, 'campus', 'campus file', $2, $3, $3, $4, $5, $6, 0, $7)",
        id,
        log.file_name,
        at,
        log.read,
        log.new,
        log.same,
        account
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}
