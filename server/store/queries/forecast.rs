//! What a forecast is made from.

#[path = "forecast/rooms.rs"]
mod rooms;

pub use rooms::{closed, rooms};

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{LONGEST_STAY, StayDates, days_after};
use domain::claim::Interval;
use domain::event::{EventKind, EventStatus};
use domain::forecast::State;
use domain::stay::StayStatus;
use store_model::forecast::{BlockState, EventState, EventThen, RoomsHeld, StayState};
use uuid::Uuid;

struct StateRow {
    stay_id: Uuid,
    event_id: Option<Uuid>,
    segment: String,
    effective_at: i64,
    status: String,
    arrival: NaiveDate,
    departure: NaiveDate,
}

impl StateRow {
    fn read(self) -> Result<StayState, StoreError> {
        let id = self.stay_id;
        let status = row::valid(StayStatus::parse(&self.status), "stay_history", id, "status")?;
        let dates = StayDates::new(self.arrival, self.departure).ok();
        let dates = row::valid(dates, "stay_history", id, "departure")?;
        let since = instant(self.effective_at, "stay_history", id)?;
        let state = State { since, dates: status.takes_nights().then_some(dates) };
        Ok(StayState { stay: id, event: self.event_id, segment: self.segment, state })
    }
}

fn instant(seconds: i64, table: &'static str, id: Uuid) -> Result<DateTime<Utc>, StoreError> {
    row::valid(DateTime::from_timestamp(seconds, 0), table, id, "effective_at")
}

/// Every state of every stay up to an instant, stay by stay, in the order they were written down.
pub async fn states(db: &mut Conn, as_of: DateTime<Utc>) -> Result<Vec<StayState>, StoreError> {
    let as_of = as_of.timestamp();
    sqlx::query_as!(
        StateRow,
        r#"select stay_id as "stay_id: Uuid", event_id as "event_id: Uuid", segment, effective_at, status,
            arrival as "arrival: NaiveDate", departure as "departure: NaiveDate"
        from stay_history where effective_at <= $1 order by stay_id, version"#,
        as_of
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(StateRow::read)
    .collect()
}

struct EventRow {
    event_id: Uuid,
    code: String,
    title: String,
    kind: String,
    probability: Option<i64>,
    waits: bool,
    then: Option<String>,
    status: Option<String>,
    entered_at: Option<i64>,
}

impl EventRow {
    fn read(self) -> Result<EventState, StoreError> {
        let id = self.event_id;
        let then = match &self.then {
            Some(text) => row::valid(serde_json::from_str(text).ok(), "history", id, "after")?,
            // Of one that history says nothing of there is only what stands.
            None => EventThen {
                kind: row::valid(EventKind::parse(&self.kind), "event", id, "kind")?,
                probability: self.probability,
                waits: self.waits,
            },
        };
        Ok(EventState {
            event: id,
            code: self.code,
            title: self.title,
            then,
            stage: self.status.zip(self.entered_at).map(|stage| Self::stage(id, stage)).transpose()?,
        })
    }

    fn stage(id: Uuid, (status, at): (String, i64)) -> Result<(EventStatus, DateTime<Utc>), StoreError> {
        let status = row::valid(EventStatus::parse(&status), "event_stage", id, "status")?;
        Ok((status, instant(at, "event_stage", id)?))
    }
}

/// Every event as it was written down at an instant, with every status it came to by then, event by event and in order. One
/// that was written down later is as it was at first: what was changed since is not in it. Lines of history that say nothing of
/// the event itself, but of who looks after it or of its code, are passed over, and so are those of what hangs on it: only an event
/// itself waits. To ask for their kind, too, would read the lines of all events for each.
pub async fn events(db: &mut Conn, as_of: DateTime<Utc>) -> Result<Vec<EventState>, StoreError> {
    let as_of = as_of.timestamp();
    sqlx::query_as!(
        EventRow,
        r#"select e.id as "event_id: Uuid", e.code, e.title, e.kind, e.probability, e.waits as "waits: bool",
            coalesce(
                (select h.after from history h
                where h.subject_id = e.id and h.effective_at <= $1 and h.after like '%"waits":%'
                order by h.seq desc limit 1),
                (select coalesce(h.before, h.after) from history h
                where h.subject_id = e.id and h.after like '%"waits":%'
                order by h.seq limit 1)) as "then?: String",
            s.status as "status?", s.entered_at as "entered_at?"
        from event e left join event_stage s on s.event_id = e.id and s.entered_at <= $1
        order by e.id, s.position"#,
        as_of
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(EventRow::read)
    .collect()
}

/// What was written down of every block up to an instant, event by event and in order.
pub async fn blocks(db: &mut Conn, as_of: DateTime<Utc>) -> Result<Vec<BlockState>, StoreError> {
    let as_of = as_of.timestamp();
    let rows = sqlx::query!(
        r#"select event_id as "event_id!: Uuid", effective_at, after from history
        where subject = 'block' and event_id is not null and effective_at <= $1 order by event_id, seq"#,
        as_of
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = |found: (Uuid, i64, Option<String>)| {
        let since = instant(found.1, "history", found.0)?;
        let after =
            found.2.map(|text| row::valid(serde_json::from_str(&text).ok(), "history", found.0, "after"));
        Ok(BlockState { event: found.0, since, after: after.transpose()? })
    };
    rows.into_iter().map(|found| read((found.event_id, found.effective_at, found.after))).collect()
}

struct HeldRow {
    stay_id: Uuid,
    arrival: NaiveDate,
    departure: NaiveDate,
    rooms: String,
}

impl HeldRow {
    fn read(self) -> Result<RoomsHeld, StoreError> {
        #[derive(serde::Deserialize)]
        struct One {
            resource: Uuid,
            from_at: i64,
            until_at: i64,
        }
        let (id, table) = (self.stay_id, "stay_history");
        let held = |one: One| Some((one.resource, Interval::from_seconds(one.from_at, one.until_at)?));
        let rooms = serde_json::from_str::<Vec<One>>(&self.rooms).ok();
        let rooms = rooms.and_then(|rooms| rooms.into_iter().map(held).collect());
        let dates = StayDates::new(self.arrival, self.departure).ok();
        Ok(RoomsHeld {
            dates: row::valid(dates, table, id, "departure")?,
            rooms: row::valid(rooms, table, id, "rooms")?,
        })
    }
}

/// The stays with a room that take a night of `from` up to, not including, `until`, each in its state as of an instant.
pub async fn held(
    db: &mut Conn,
    (from, until): (NaiveDate, NaiveDate),
    as_of: DateTime<Utc>,
) -> Result<Vec<RoomsHeld>, StoreError> {
    let as_of = as_of.timestamp();
    // No stay is longer, and the plus keeps SQLite from reading all that ever happened: see `history::booked_as_of`.
    let earliest = days_after(from, -LONGEST_STAY);
    sqlx::query_as!(
        HeldRow,
        r#"select h.stay_id as "stay_id: Uuid", h.arrival as "arrival: NaiveDate",
            h.departure as "departure: NaiveDate", h.rooms
        from stay_history h
        where +h.effective_at <= $3 and h.arrival >= $4 and h.arrival < $2 and h.departure > $1 and h.rooms <> '[]'
          and h.status in ('reserved', 'in_house', 'departed')
          and not exists (
            select 1 from stay_history later
            where later.stay_id = h.stay_id and later.version > h.version and later.effective_at <= $3)"#,
        from,
        until,
        as_of,
        earliest
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(HeldRow::read)
    .collect()
}

/// The first night of any stay.
pub async fn first_night(db: &mut Conn) -> Result<Option<NaiveDate>, StoreError> {
    sqlx::query_scalar!(r#"select min(arrival) as "first: NaiveDate" from stay"#)
        .fetch_one(db)
        .await
        .map_err(classify)
}

/// Keeps a forecast; whether it is the first of its day. One that is kept stays as it is.
pub async fn keep(
    db: &mut Conn,
    origin: NaiveDate,
    made_at: DateTime<Utc>,
    body: &str,
) -> Result<bool, StoreError> {
    let made_at = made_at.timestamp();
    let kept = sqlx::query!(
        "insert into forecast_entry (origin, made_at, body) values ($1, $2, $3) on conflict (origin) do nothing",
        origin,
        made_at,
        body
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(kept.rows_affected() > 0)
}

/// Whether a forecast of a day is kept.
pub async fn is_kept(db: &mut Conn, origin: NaiveDate) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!("select made_at from forecast_entry where origin = $1", origin)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(found.is_some())
}

/// What is kept of days from one on, and of the first of each month before it, the earliest first.
pub async fn kept(db: &mut Conn, from: NaiveDate) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select body from forecast_entry where origin >= $1 or substr(cast(origin as text), 9, 2) = '01' order by origin",
        from
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The days whose forecasts are kept, from one on.
pub async fn days_kept(db: &mut Conn, from: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    sqlx::query_scalar!(
        r#"select origin as "origin: NaiveDate" from forecast_entry where origin >= $1"#,
        from
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// How many are kept: none is ever changed.
pub async fn count_kept(db: &mut Conn) -> Result<i64, StoreError> {
    sqlx::query_scalar!(r#"select count(*) as "kept!: i64" from forecast_entry"#)
        .fetch_one(db)
        .await
        .map_err(classify)
}
