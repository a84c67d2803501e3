//! The board of a day: stays that arrive, leave or sleep, rooms that are closed.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use store_model::today::{BoardRoom, BoardStay, ClosedRoom, TypeName};

/// The stays that have to do with a day, by first night and reference: those of which it is a day, those in house
/// beyond their time, and those still expected. `earliest` bounds how far back arrivals are looked for.
pub async fn stays(db: &mut Conn, day: NaiveDate, earliest: NaiveDate) -> Result<Vec<BoardStay>, StoreError> {
    sqlx::query_as!(
        BoardStay,
        r#"select s.id as "id: _", s.reference, s.status, s.version, s.arrival as "arrival: _",
            s.departure as "departure: _", s.room_type_id as "room_type_id: _", t.code as room_type,
            (select cast(coalesce(sum(heads), 0) as bigint) from stay_guest where stay_id = s.id) as "heads!: i64",
            g.full_name as "guest?", e.code as "event?", e.title as "event_title?", o.name as "organisation?",
            (exists (select 1 from stay_guest w join guest_need n on n.guest_id = w.guest_id and n.kind = 'mobility'
                where w.stay_id = s.id)) as "needs_step_free!: bool"
        from stay s
        join room_type t on t.id = s.room_type_id
        left join stay_guest l on l.stay_id = s.id and l.position = 0
        left join guest g on g.id = l.guest_id
        left join event e on e.id = s.event_id
        left join organisation o on o.id = s.organisation_id
        where s.arrival >= $2 and s.arrival <= $1
          and (s.departure >= $1 and s.status in ('reserved', 'in_house', 'departed')
            or s.departure < $1 and s.status in ('reserved', 'in_house'))
        order by s.arrival, s.reference"#,
        day,
        earliest
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The guest rooms those stays hold, by stay and time.
pub async fn rooms(db: &mut Conn, day: NaiveDate, earliest: NaiveDate) -> Result<Vec<BoardRoom>, StoreError> {
    sqlx::query_as!(
        BoardRoom,
        r#"select s.id as "stay_id: _", r.number, p.code as pavilion,
            r.step_free as "step_free: bool", c.from_at, c.until_at
        from stay s
        join claim c on c.owner_id = s.id
        join guest_room r on r.id = c.resource_id
        join floor f on f.id = r.floor_id
        join pavilion p on p.id = f.pavilion_id
        where s.arrival >= $2 and s.arrival <= $1
          and (s.departure >= $1 and s.status in ('reserved', 'in_house', 'departed')
            or s.departure < $1 and s.status in ('reserved', 'in_house'))
        order by s.id, c.from_at"#,
        day,
        earliest
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The rooms under closures in force that begin before `until` and end on `from` or later, by first night, closure
/// and number.
pub async fn closed(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<ClosedRoom>, StoreError> {
    sqlx::query_as!(
        ClosedRoom,
        r#"select c.id as "id: _", c.kind, c.reason, c.from_date as "from_date: _", c.until_date as "until_date: _",
            c.version, c.synthetic as "synthetic: bool", r.number, p.code as pavilion
        from closure c
        join closure_resource x on x.closure_id = c.id
        join guest_room r on r.id = x.resource_id
        join floor f on f.id = r.floor_id
        join pavilion p on p.id = f.pavilion_id
        where c.status = 'active' and c.from_date < $2 and c.until_date >= $1
        order by c.from_date, c.id, p.position, r.number"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The room types, in the order of lists.
pub async fn room_types(db: &mut Conn) -> Result<Vec<TypeName>, StoreError> {
    sqlx::query_as!(TypeName, r#"select id as "id: _", code, name from room_type order by position, code"#)
        .fetch_all(db)
        .await
        .map_err(classify)
}
