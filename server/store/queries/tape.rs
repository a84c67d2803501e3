//! What the tape chart and a room's page draw: claims on guest rooms with what to write on them.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::ResourceId;
use store_model::tape::{ChartRoom, LabelledClaim, LooseStay};
use uuid::Uuid;

/// The guest rooms, by pavilion, floor and number, with the nights they are in stock.
pub async fn rooms(db: &mut Conn) -> Result<Vec<ChartRoom>, StoreError> {
    sqlx::query_as!(
        ChartRoom,
        r#"select r.id as "id: Uuid", r.number, r.step_free as "step_free: bool", r.synthetic as "synthetic: bool",
            r.stock_from as "stock_from: _", r.stock_until as "stock_until: _",
            t.code as type_code, t.name as type_name, f.level, p.code as pavilion_code, p.name as pavilion_name
        from guest_room r
        join room_type t on t.id = r.room_type_id
        join floor f on f.id = r.floor_id
        join pavilion p on p.id = f.pavilion_id
        order by p.position, f.level, r.number"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The claims that reach into `from_at` up to, not including, `until_at`, on guest rooms and on spaces, in order of
/// time. Asked for by room, SQLite would walk through every claim there ever was.
pub async fn claims(db: &mut Conn, from_at: i64, until_at: i64) -> Result<Vec<LabelledClaim>, StoreError> {
    sqlx::query_as!(
        LabelledClaim,
        r#"select c.resource_id as "resource_id: Uuid", c.from_at, c.until_at, c.owner_kind,
            c.owner_id as "owner_id: Uuid", s.reference as "reference?", s.status as "status?",
            g.full_name as "guest?", e.code as "event?", o.name as "organisation?", x.kind as "closure_kind?",
            x.reason as "closure_reason?"
        from claim c
        left join stay s on s.id = c.owner_id
        left join stay_guest l on l.stay_id = s.id and l.position = 0
        left join guest g on g.id = l.guest_id
        left join event e on e.id = s.event_id
        left join organisation o on o.id = s.organisation_id
        left join closure x on x.id = c.owner_id
        where c.from_at < $2 and c.until_at > $1 and c.owner_kind <> 'stock'
        order by c.from_at"#,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The claims on one room that reach into the time given, in order of time.
pub async fn claims_on(
    db: &mut Conn,
    room: ResourceId,
    from_at: i64,
    until_at: i64,
) -> Result<Vec<LabelledClaim>, StoreError> {
    let room = room.uuid();
    sqlx::query_as!(
        LabelledClaim,
        r#"select c.resource_id as "resource_id: Uuid", c.from_at, c.until_at, c.owner_kind,
            c.owner_id as "owner_id: Uuid", s.reference as "reference?", s.status as "status?",
            g.full_name as "guest?", e.code as "event?", o.name as "organisation?", x.kind as "closure_kind?",
            x.reason as "closure_reason?"
        from claim c
        left join stay s on s.id = c.owner_id
        left join stay_guest l on l.stay_id = s.id and l.position = 0
        left join guest g on g.id = l.guest_id
        left join event e on e.id = s.event_id
        left join organisation o on o.id = s.organisation_id
        left join closure x on x.id = c.owner_id
        where c.resource_id = $3 and c.from_at < $2 and c.until_at > $1 and c.owner_kind <> 'stock'
        order by c.from_at"#,
        from_at,
        until_at,
        room
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The stays to come that hold no room and reach into the nights `from` up to, not including, `until`, by first
/// night; of those that begin together the longest first. Day use reaches into its day.
pub async fn unassigned(
    db: &mut Conn,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<LooseStay>, StoreError> {
    sqlx::query_as!(
        LooseStay,
        r#"select s.reference, s.arrival as "arrival: _", s.departure as "departure: _", t.code as type_code,
            t.name as type_name, g.full_name as "guest?", e.code as "event?", o.name as "organisation?"
        from stay s
        join room_type t on t.id = s.room_type_id
        left join stay_guest l on l.stay_id = s.id and l.position = 0
        left join guest g on g.id = l.guest_id
        left join event e on e.id = s.event_id
        left join organisation o on o.id = s.organisation_id
        where s.status = 'reserved' and s.arrival < $2
          and (s.departure > $1 or s.departure = s.arrival and s.arrival >= $1)
          and not exists (select 1 from claim c where c.owner_id = s.id)
        order by s.arrival, s.departure desc, s.reference"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
