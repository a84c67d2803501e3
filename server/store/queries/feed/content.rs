//! What calendars say. No statement here reads a guest.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::{EventId, ResourceId, SpaceId};
use store_model::feed::{DayCount, GivenBack, HeldTime};
use uuid::Uuid;

/// What holds a room, or any part of a space, in the time given, in order of time.
pub async fn held(
    db: &mut Conn,
    place: Uuid,
    from_at: i64,
    until_at: i64,
) -> Result<Vec<HeldTime>, StoreError> {
    sqlx::query_as!(
        HeldTime,
        r#"select c.owner_kind as "owner_kind!", c.owner_id as "owner_id!: Uuid", c.from_at as "from_at!: i64",
            c.until_at as "until_at!: i64", s.reference as "reference?",
            s.status as "status?", e.code as "event?", o.name as "organisation?", x.kind as "closure_kind?",
            x.reason as "closure_reason?", f.title as "function?", f.style as "style?", fe.code as "function_event?",
            f.from_at as "programme_from?", f.until_at as "programme_until?",
            coalesce(s.version, x.version, f.version, 1) as "version!: i64",
            coalesce(
                (select max(h.recorded_at) from stay_history h where h.stay_id = c.owner_id),
                (select max(h.recorded_at) from history h where h.subject_id = c.owner_id)
            ) as "changed_at?: i64"
        from claim c
        left join stay s on s.id = c.owner_id
        left join event e on e.id = s.event_id
        left join organisation o on o.id = s.organisation_id
        left join closure x on x.id = c.owner_id
        left join function f on f.id = c.owner_id
        left join event fe on fe.id = f.event_id
        where (c.resource_id = $1 or c.resource_id in (select part_id from space_element where space_id = $1))
          and c.from_at < $3 and c.until_at > $2 and c.owner_kind <> 'stock'
        order by c.from_at, c.owner_id"#,
        place,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The stays that held a room on nights from `from` up to, not including, `until`, and were called off since an
/// instant.
pub async fn given_back(
    db: &mut Conn,
    room: ResourceId,
    (from, until): (NaiveDate, NaiveDate),
    since: i64,
) -> Result<Vec<GivenBack>, StoreError> {
    // History keeps the rooms of each state as JSON: an id stands in it as it is written.
    let room = format!("%{room}%");
    sqlx::query_as!(
        GivenBack,
        r#"select s.id as "stay_id: Uuid", s.reference, s.arrival as "arrival: NaiveDate",
            s.departure as "departure: NaiveDate", s.version, l.recorded_at as changed_at
        from stay s
        join stay_history l on l.stay_id = s.id and l.version = s.version
        where s.status in ('cancelled', 'no_show') and s.arrival < $2 and s.departure > $1 and l.recorded_at >= $4
          and exists (select 1 from stay_history h where h.stay_id = s.id and h.rooms like $3)
        order by s.arrival, s.id"#,
        from,
        until,
        room,
        since
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// How many stays arrive, day by day.
pub async fn arrivals(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<DayCount>, StoreError> {
    sqlx::query_as!(
        DayCount,
        r#"select s.arrival as "day: NaiveDate",
            cast(sum(case when s.status in ('reserved', 'in_house', 'departed') then 1 else 0 end) as bigint)
                as "stays!: i64",
            max(l.recorded_at) as "changed_at!: i64"
        from stay s join stay_history l on l.stay_id = s.id and l.version = s.version
        where s.arrival >= $1 and s.arrival < $2
        group by s.arrival order by s.arrival"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// How many stays leave, day by day.
pub async fn departures(
    db: &mut Conn,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<DayCount>, StoreError> {
    sqlx::query_as!(
        DayCount,
        r#"select s.departure as "day: NaiveDate",
            cast(sum(case when s.status in ('reserved', 'in_house', 'departed') then 1 else 0 end) as bigint)
                as "stays!: i64",
            max(l.recorded_at) as "changed_at!: i64"
        from stay s join stay_history l on l.stay_id = s.id and l.version = s.version
        where s.departure >= $1 and s.departure < $2
        group by s.departure order by s.departure"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// When an event, or a stay of it, was changed last.
pub async fn event_changed_at(db: &mut Conn, event: EventId) -> Result<Option<i64>, StoreError> {
    let id = event.uuid();
    sqlx::query_scalar!(
        r#"select max(recorded_at) as "at?: i64" from (
            select recorded_at from history where subject_id = $1
            union all
            select l.recorded_at from stay s join stay_history l on l.stay_id = s.id and l.version = s.version
            where s.event_id = $1
        ) as changes"#,
        id
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// The space of a code.
pub async fn space_of_code(db: &mut Conn, code: &str) -> Result<Option<SpaceId>, StoreError> {
    let id = sqlx::query_scalar!(r#"select id as "id: Uuid" from space where code = $1"#, code)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(id.map(SpaceId::new))
}
