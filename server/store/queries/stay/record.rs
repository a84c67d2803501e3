//! What a stay's page shows beside the stay itself.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::StayId;
use store_model::stay_record::{EventName, GuestName, HeldRoom, StayNames};
use uuid::Uuid;

/// The stay of a reference.
pub async fn by_reference(db: &mut Conn, reference: &str) -> Result<Option<StayId>, StoreError> {
    let id = sqlx::query_scalar!(r#"select id as "id: Uuid" from stay where reference = $1"#, reference)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(id.map(StayId::new))
}

/// What its type, organisation and event are called.
pub async fn names(db: &mut Conn, stay: StayId) -> Result<Option<StayNames>, StoreError> {
    let id = stay.uuid();
    sqlx::query_as!(
        StayNames,
        r#"select t.code as type_code, t.name as type_name, o.name as "organisation?", e.code as "event?",
            e.title as "event_title?"
        from stay s
        join room_type t on t.id = s.room_type_id
        left join organisation o on o.id = s.organisation_id
        left join event e on e.id = s.event_id
        where s.id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Who sleeps in it, in the order they were booked.
pub async fn guests(db: &mut Conn, stay: StayId) -> Result<Vec<GuestName>, StoreError> {
    let id = stay.uuid();
    sqlx::query_as!(
        GuestName,
        r#"select g.full_name as "full_name?", l.heads, l.arrival as "arrival: _", l.departure as "departure: _",
            (exists (select 1 from guest_need n where n.guest_id = l.guest_id and n.kind = 'mobility'))
                as "needs_step_free!: bool"
        from stay_guest l left join guest g on g.id = l.guest_id
        where l.stay_id = $1 order by l.position"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The rooms it holds, in order of time.
pub async fn rooms(db: &mut Conn, stay: StayId) -> Result<Vec<HeldRoom>, StoreError> {
    let id = stay.uuid();
    sqlx::query_as!(
        HeldRoom,
        r#"select r.number, t.code as room_type, p.code as pavilion, r.step_free as "step_free: bool", c.from_at,
            c.until_at
        from claim c
        join guest_room r on r.id = c.resource_id
        join room_type t on t.id = r.room_type_id
        join floor f on f.id = r.floor_id
        join pavilion p on p.id = f.pavilion_id
        where c.owner_id = $1 order by c.from_at"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The events a stay of some days may belong to, by code: those not lost and not cancelled.
pub async fn events(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<EventName>, StoreError> {
    sqlx::query_as!(
        EventName,
        r#"select id as "id: _", code, title from event
        where from_date <= $2 and until_date >= $1 and status not in ('lost', 'declined', 'cancelled') order by code"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The event of a code.
pub async fn event(db: &mut Conn, code: &str) -> Result<Option<EventName>, StoreError> {
    sqlx::query_as!(EventName, r#"select id as "id: _", code, title from event where code = $1"#, code)
        .fetch_optional(db)
        .await
        .map_err(classify)
}
