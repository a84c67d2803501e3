//! Counts per room type and night: how many rooms there are, how many are closed, how many are taken.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use store_model::constraint;
use store_model::night::{NightRow, StockSpan};
use uuid::Uuid;

/// Adds to what is taken; the database refuses more than there is. The order of the map is the order of locking.
pub async fn take(db: &mut Conn, delta: &NightDelta, zone: CampusZone) -> Result<(), StoreError> {
    for (&(room_type, night), &by) in delta {
        let type_id = room_type.uuid();
        if add_taken(db, type_id, night, by).await? == 0 {
            ensure(db, room_type, night, zone).await?;
            add_taken(db, type_id, night, by).await?;
        }
    }
    Ok(())
}

/// Adds to what is closed; refused where stays would lose their room.
pub async fn close(db: &mut Conn, delta: &NightDelta) -> Result<(), StoreError> {
    for (&(room_type, night), &by) in delta {
        let type_id = room_type.uuid();
        sqlx::query!(
            "update night_count set closed = closed + $3 where room_type_id = $1 and night = $2",
            type_id,
            night,
            by
        )
        .execute(&mut *db)
        .await
        .map_err(|error| full(error, type_id, night))?;
    }
    Ok(())
}

async fn add_taken(db: &mut Conn, room_type: Uuid, night: NaiveDate, by: i64) -> Result<u64, StoreError> {
    sqlx::query!(
        "update night_count set taken = taken + $3 where room_type_id = $1 and night = $2",
        room_type,
        night,
        by
    )
    .execute(db)
    .await
    .map(|done| done.rows_affected())
    .map_err(|error| full(error, room_type, night))
}

fn full(error: sqlx::Error, room_type: Uuid, night: NaiveDate) -> StoreError {
    match classify(error) {
        StoreError::Refused { constraint } if constraint == constraint::NIGHT_COUNT_STOCK => {
            StoreError::Full { room_type, night }
        }
        other => other,
    }
}

/// Makes the row of a night from its causes, if it is not there. Whoever changes a cause makes the row first, so
/// that a second writer's row is either seen or waited for.
pub async fn ensure(
    db: &mut Conn,
    room_type: RoomTypeId,
    night: NaiveDate,
    zone: CampusZone,
) -> Result<(), StoreError> {
    let (type_id, mark) = (room_type.uuid(), zone.night_mark(night).timestamp());
    sqlx::query!(
        "insert into night_count (room_type_id, night, rooms, closed, taken)
        select $1, $2, count(*), count(c.owner_id), 0
        from guest_room r
        left join claim c on c.resource_id = r.id and c.owner_kind = 'closure' and c.from_at <= $3 and $3 < c.until_at
        where r.room_type_id = $1 and r.stock_from <= $2 and (r.stock_until is null or $2 < r.stock_until)
        on conflict (room_type_id, night) do nothing",
        type_id,
        night,
        mark
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Makes the row if it is not there, and keeps other writers from it until the transaction ends. Whoever lays claims
/// first and counts afterwards holds its nights like this before: every writer then waits at the counts, in one order,
/// and no two wait for each other's claims in a circle.
pub async fn hold(
    db: &mut Conn,
    room_type: RoomTypeId,
    night: NaiveDate,
    zone: CampusZone,
) -> Result<(), StoreError> {
    ensure(db, room_type, night, zone).await?;
    add_taken(db, room_type.uuid(), night, 0).await.map(|_| ())
}

/// The rows of `from` up to, not including, `until`.
pub async fn between(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<NightRow>, StoreError> {
    sqlx::query_as!(
        NightRow,
        r#"select room_type_id as "room_type_id: Uuid", night as "night: NaiveDate", rooms, closed, taken
        from night_count where night >= $1 and night < $2 order by room_type_id, night"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// When each room is in stock: what a night has that nothing happened to yet.
pub async fn stock(db: &mut Conn) -> Result<Vec<StockSpan>, StoreError> {
    sqlx::query_as!(
        StockSpan,
        r#"select room_type_id as "room_type_id: Uuid", stock_from as "stock_from: NaiveDate",
            stock_until as "stock_until: NaiveDate"
        from guest_room"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
