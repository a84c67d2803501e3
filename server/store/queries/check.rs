//! Everything at once, for checking the whole: what no page asks for.

use crate::{Conn, StoreError, classify};
use domain::ids::ClosureId;
use store_model::check::StateLine;
use store_model::night::NightRow;
use uuid::Uuid;

/// Every line of every stay's history, by stay and version.
pub async fn state_lines(db: &mut Conn) -> Result<Vec<StateLine>, StoreError> {
    sqlx::query_as!(
        StateLine,
        r#"select stay_id as "stay_id: Uuid", version, effective_at, status, segment, event_id as "event_id: Uuid",
            room_type_id as "room_type_id: Uuid", arrival as "arrival: _", departure as "departure: _", guests, rooms
        from stay_history order by stay_id, version"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Every row of counts, by type and night.
pub async fn night_rows(db: &mut Conn) -> Result<Vec<NightRow>, StoreError> {
    sqlx::query_as!(
        NightRow,
        r#"select room_type_id as "room_type_id: Uuid", night as "night: _", rooms, closed, taken
        from night_count order by room_type_id, night"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The id of every closure.
pub async fn closures(db: &mut Conn) -> Result<Vec<ClosureId>, StoreError> {
    let ids = sqlx::query_scalar!(r#"select id as "id: Uuid" from closure order by id"#)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    Ok(ids.into_iter().map(ClosureId::new).collect())
}

/// Persons and needs whose id is in the list of the erased, and that are there all the same.
pub async fn returned(db: &mut Conn) -> Result<Vec<Uuid>, StoreError> {
    sqlx::query_scalar!(
        r#"select person_id as "id: Uuid" from erased
        where person_id in (select id from guest) or person_id in (select guest_id from guest_need)
            or person_id in (select id from guest_need) or person_id in (select id from account)
            or person_id in (select guest_id from stay_guest where guest_id is not null)
            or person_id in (select person_id from mail where person_id is not null)
        order by person_id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
