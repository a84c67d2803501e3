//! History: appended in the transaction of the change, never touched again, and free of persons.

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::{LONGEST_STAY, StayDates};
use domain::ids::{AccountId, EventId, ResourceId, StayId};
use domain::nights::Booked;
use domain::stay::{GuestLine, Stay, StayAction, StayStatus};
use serde_json::{Value, json};
use store_model::history::{Deed, Stamp, StayLine};
use uuid::Uuid;

/// Appends the whole impersonal state of a stay after a change.
pub async fn append_stay(
    db: &mut Conn,
    stay: &Stay,
    action: StayAction,
    stamp: Stamp,
) -> Result<(), StoreError> {
    let (id, event, room_type) = (stay.id.uuid(), stay.event.map(EventId::uuid), stay.room_type.uuid());
    let (action, status, actor) = (action.code(), stay.status.code(), stamp.actor.map(AccountId::uuid));
    let (effective_at, recorded_at) = (stamp.effective_at.timestamp(), stamp.recorded_at.timestamp());
    let (arrival, departure) = (stay.dates.arrival(), stay.dates.departure());
    let (guests, rooms) = (guests_json(stay).to_string(), rooms_json(stay).to_string());
    sqlx::query!(
        "insert into stay_history (stay_id, version, action, actor_id, effective_at, recorded_at, status, segment,
            event_id, room_type_id, arrival, departure, guests, rooms)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        id,
        stay.version,
        action,
        actor,
        effective_at,
        recorded_at,
        status,
        stay.segment,
        event,
        room_type,
        arrival,
        departure,
        guests,
        rooms
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Heads and dates of each guest line: who they are stays out.
pub fn guests_json(stay: &Stay) -> Value {
    let line = |line: &GuestLine| json!({ "heads": line.heads, "arrival": line.dates.arrival(), "departure": line.dates.departure() });
    stay.guests.iter().map(line).collect()
}

/// The rooms held, with their intervals.
pub fn rooms_json(stay: &Stay) -> Value {
    let held = stay.rooms.iter().map(|held| {
        json!({
            "resource": held.room.resource,
            "from_at": held.interval.from_at(),
            "until_at": held.interval.until_at(),
        })
    });
    held.collect()
}

/// What goes under the id of its event.
const OF_EVENTS: [&str; 5] = ["event", "block", "rooming_list", "registration", "programme"];

/// Appends a change of any other record: `before` is none when it began, `after` when it ended. A record that hangs on
/// an event says so in its field `event`.
pub async fn append(
    db: &mut Conn,
    subject: &str,
    id: Uuid,
    action: &str,
    stamp: Stamp,
    (before, after): (Option<&Value>, Option<&Value>),
) -> Result<(), StoreError> {
    let (actor, event) = (stamp.actor.map(AccountId::uuid), event_of(subject, id, after.or(before)));
    let (effective_at, recorded_at) = (stamp.effective_at.timestamp(), stamp.recorded_at.timestamp());
    let (before, after) = (before.map(Value::to_string), after.map(Value::to_string));
    sqlx::query!(
        "insert into history (subject, subject_id, action, actor_id, effective_at, recorded_at, before, after, event_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        subject,
        id,
        action,
        actor,
        effective_at,
        recorded_at,
        before,
        after,
        event
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// The event that a line is about, if it is about one.
fn event_of(subject: &str, id: Uuid, state: Option<&Value>) -> Option<Uuid> {
    if OF_EVENTS.contains(&subject) {
        return Some(id);
    }
    state?.get("event")?.as_str()?.parse().ok()
}

struct BookedRow {
    stay_id: Uuid,
    status: String,
    segment: String,
    arrival: NaiveDate,
    departure: NaiveDate,
    guests: String,
}

impl BookedRow {
    fn read(self) -> Result<Booked, StoreError> {
        #[derive(serde::Deserialize)]
        struct Line {
            heads: u32,
            arrival: NaiveDate,
            departure: NaiveDate,
        }
        let dates = |arrival, departure, column| {
            row::valid(StayDates::new(arrival, departure).ok(), "stay_history", self.stay_id, column)
        };
        let lines = row::valid(
            serde_json::from_str::<Vec<Line>>(&self.guests).ok(),
            "stay_history",
            self.stay_id,
            "guests",
        )?;
        let line = |line: Line| {
            let dates = dates(line.arrival, line.departure, "guests")?;
            Ok(GuestLine { guest: None, heads: line.heads, dates })
        };
        Ok(Booked {
            status: row::valid(StayStatus::parse(&self.status), "stay_history", self.stay_id, "status")?,
            dates: dates(self.arrival, self.departure, "departure")?,
            guests: lines.into_iter().map(line).collect::<Result<_, StoreError>>()?,
            segment: self.segment,
        })
    }
}

/// The stays that take a night of `from` up to, not including, `until`, each in its state as of an instant.
pub async fn booked_as_of(
    db: &mut Conn,
    from: NaiveDate,
    until: NaiveDate,
    as_of: DateTime<Utc>,
) -> Result<Vec<Booked>, StoreError> {
    let as_of = as_of.timestamp();
    // No stay is longer, so none that arrived before can reach the first night: a year reads its own stays only.
    let earliest = from.checked_sub_signed(TimeDelta::days(LONGEST_STAY)).unwrap_or(NaiveDate::MIN);
    // The plus keeps SQLite from reading all that ever happened by its time of effect.
    sqlx::query_as!(
        BookedRow,
        r#"select h.stay_id as "stay_id: Uuid", h.status, h.segment, h.arrival as "arrival: NaiveDate",
            h.departure as "departure: NaiveDate", h.guests
        from stay_history h
        where +h.effective_at <= $3 and h.arrival >= $4 and h.arrival < $2 and h.departure > $1
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
    .map(BookedRow::read)
    .collect()
}

/// When the first of all stays was booked; none where there is none.
pub async fn began(db: &mut Conn) -> Result<Option<DateTime<Utc>>, StoreError> {
    let first = sqlx::query_scalar!(r#"select min(effective_at) as "at?: i64" from stay_history"#)
        .fetch_one(db)
        .await
        .map_err(classify)?;
    Ok(first.and_then(|at| DateTime::from_timestamp(at, 0)))
}

/// All that happened to a stay, oldest first.
pub async fn of_stay(db: &mut Conn, stay: StayId) -> Result<Vec<StayLine>, StoreError> {
    let stay = stay.uuid();
    sqlx::query_as!(
        StayLine,
        r#"select stay_id as "stay_id: Uuid", action, actor_id as "actor_id: Uuid", effective_at, recorded_at,
            status, room_type_id as "room_type_id: Uuid", arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate", guests, rooms, version
        from stay_history where stay_id = $1 order by version"#,
        stay
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The last line of each stay, in order of stay: what history says the state is.
pub async fn latest_of_stays(db: &mut Conn) -> Result<Vec<StayLine>, StoreError> {
    sqlx::query_as!(
        StayLine,
        r#"select stay_id as "stay_id: Uuid", action, actor_id as "actor_id: Uuid", effective_at, recorded_at,
            status, room_type_id as "room_type_id: Uuid", arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate", guests, rooms, version
        from stay_history h
        where version = (select max(version) from stay_history last where last.stay_id = h.stay_id)
        order by stay_id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The latest lines of history of the stays that hold or held a room, newest first.
pub async fn of_room(db: &mut Conn, room: ResourceId, most: i64) -> Result<Vec<StayLine>, StoreError> {
    let room = room.uuid();
    sqlx::query_as!(
        StayLine,
        r#"select h.stay_id as "stay_id: Uuid", h.action, h.actor_id as "actor_id: Uuid", h.effective_at,
            h.recorded_at, h.status, h.room_type_id as "room_type_id: Uuid", h.arrival as "arrival: NaiveDate",
            h.departure as "departure: NaiveDate", h.guests, h.rooms, h.version
        from stay_history h
        where h.stay_id in (select c.owner_id from claim c where c.resource_id = $1 and c.owner_kind = 'stay')
        order by h.effective_at desc, h.seq desc limit $2"#,
        room,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The last lines of one kind of record, the latest first.
pub async fn of_kind(db: &mut Conn, subject: &str, most: i64) -> Result<Vec<Deed>, StoreError> {
    sqlx::query_as!(
        Deed,
        r#"select h.actor_id as "actor_id: Uuid", a.full_name as "who?", h.recorded_at, h.after
        from history h left join account a on a.id = h.actor_id
        where h.subject = $1 order by h.seq desc limit $2"#,
        subject,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
