//! The audit trail: pages of all history, and what the records in it are called.
//!
//! Filters come and go, and a statement that holds only those asked for finds its index; so these are put together when
//! they are run.

use crate::{Conn, Db, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::{AccountId, EventId};
use serde_json::{Value, json};
use sqlx::{FromRow, QueryBuilder};
use std::collections::{HashMap, HashSet};
use store_model::trail::{Clock, Filter, Line, Place, RecordName, STAY, Who};
use uuid::Uuid;

/// Lines below a place, newest first: at most so many.
pub async fn below(db: &mut Conn, filter: &Filter, place: Place, most: i64) -> Result<Vec<Line>, StoreError> {
    let of_stays = filter.subject.as_deref().is_none_or(|subject| subject == STAY);
    let of_others = filter.subject.as_deref() != Some(STAY);
    let mut lines = if of_stays { stays(db, filter, place, most).await? } else { Vec::new() };
    if of_others {
        lines.extend(others(db, filter, place, most).await?);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.place(filter.clock)));
    lines.truncate(usize::try_from(most).unwrap_or_default());
    Ok(lines)
}

#[derive(FromRow)]
struct OtherRow {
    seq: i64,
    subject: String,
    subject_id: Uuid,
    action: String,
    actor_id: Option<Uuid>,
    effective_at: i64,
    recorded_at: i64,
    before: Option<String>,
    after: Option<String>,
}

async fn others(db: &mut Conn, filter: &Filter, place: Place, most: i64) -> Result<Vec<Line>, StoreError> {
    let mut query = QueryBuilder::<Db>::new(
        "select h.seq, h.subject, h.subject_id, h.action, h.actor_id, h.effective_at, h.recorded_at, h.before, h.after
        from history h where ",
    );
    narrow(&mut query, filter, "h.subject_id", (place.at, place.bound(false)));
    if let Some(subject) = &filter.subject {
        query.push(" and h.subject = ").push_bind(subject);
    }
    newest_first(&mut query, filter.clock, most);
    let rows = query.build_query_as::<OtherRow>().persistent(false).fetch_all(db).await.map_err(classify)?;
    Ok(rows.into_iter().map(OtherRow::line).collect())
}

/// The last lines about an event and all that hangs on it, newest first: at most so many.
pub async fn of_event(db: &mut Conn, event: EventId, most: i64) -> Result<Vec<Line>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query_as!(
        OtherRow,
        r#"select seq, subject, subject_id as "subject_id: Uuid", action, actor_id as "actor_id: Uuid", effective_at,
            recorded_at, before, after
        from history where event_id = $1 order by seq desc limit $2"#,
        event,
        most
    );
    let rows = rows.fetch_all(db).await.map_err(classify)?;
    Ok(rows.into_iter().map(OtherRow::line).collect())
}

impl OtherRow {
    fn line(self) -> Line {
        // What cannot be read is the business of `check`; the rest of the line is shown.
        let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        Line {
            seq: self.seq,
            subject: self.subject,
            subject_id: self.subject_id,
            action: self.action,
            actor: self.actor_id.map(AccountId::new),
            effective_at: self.effective_at,
            recorded_at: self.recorded_at,
            before: read(self.before),
            after: read(self.after),
        }
    }
}

#[derive(FromRow)]
struct StayRow {
    seq: i64,
    stay_id: Uuid,
    version: i64,
    action: String,
    actor_id: Option<Uuid>,
    effective_at: i64,
    recorded_at: i64,
    #[sqlx(flatten)]
    state: StateRow,
}

#[derive(FromRow)]
struct StateRow {
    status: String,
    segment: String,
    event_id: Option<Uuid>,
    room_type_id: Uuid,
    arrival: NaiveDate,
    departure: NaiveDate,
    guests: String,
    rooms: String,
}

#[derive(FromRow)]
struct VersionRow {
    stay_id: Uuid,
    version: i64,
    #[sqlx(flatten)]
    state: StateRow,
}

impl StateRow {
    fn fields(&self) -> Value {
        let list = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        json!({
            "status": self.status,
            "segment": self.segment,
            "event": self.event_id,
            "room_type": self.room_type_id,
            "arrival": self.arrival,
            "departure": self.departure,
            "guests": list(&self.guests),
            "rooms": list(&self.rooms),
        })
    }
}

async fn stays(db: &mut Conn, filter: &Filter, place: Place, most: i64) -> Result<Vec<Line>, StoreError> {
    let mut query = QueryBuilder::<Db>::new(
        "select h.seq, h.stay_id, h.version, h.action, h.actor_id, h.effective_at, h.recorded_at, h.status, h.segment,
            h.event_id, h.room_type_id, h.arrival, h.departure, h.guests, h.rooms
        from stay_history h where ",
    );
    narrow(&mut query, filter, "h.stay_id", (place.at, place.bound(true)));
    newest_first(&mut query, filter.clock, most);
    let rows =
        query.build_query_as::<StayRow>().persistent(false).fetch_all(&mut *db).await.map_err(classify)?;
    let states = states(db, &rows).await?;
    let line = |row: StayRow| Line {
        seq: row.seq,
        subject: STAY.to_owned(),
        subject_id: row.stay_id,
        action: row.action,
        actor: row.actor_id.map(AccountId::new),
        effective_at: row.effective_at,
        recorded_at: row.recorded_at,
        before: states.get(&(row.stay_id, row.version - 1)).cloned(),
        after: Some(row.state.fields()),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// All states that some stays were in, by stay and version. A stay has few, and is found by its id; versions asked for by
/// number would have all of history read.
async fn states(db: &mut Conn, rows: &[StayRow]) -> Result<HashMap<(Uuid, i64), Value>, StoreError> {
    let stays = rows.iter().filter(|row| row.version > 1).map(|row| row.stay_id).collect::<HashSet<_>>();
    let stays = stays.into_iter().collect::<Vec<_>>();
    let mut states = HashMap::new();
    for some in stays.chunks(AT_ONCE) {
        let mut query = QueryBuilder::<Db>::new(
            "select stay_id, version, status, segment, event_id, room_type_id, arrival, departure, guests, rooms
            from stay_history where stay_id in (",
        );
        list(&mut query, some);
        let found = query.build_query_as::<VersionRow>().persistent(false);
        let found = found.fetch_all(&mut *db).await.map_err(classify)?;
        states.extend(found.into_iter().map(|row| ((row.stay_id, row.version), row.state.fields())));
    }
    Ok(states)
}

fn list(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(")");
}

/// What both tables are asked alike.
fn narrow(query: &mut QueryBuilder<Db>, filter: &Filter, record: &str, (at, seq): (i64, i64)) {
    let column = column(filter.clock);
    query.push(format!("({column}, h.seq) < (")).push_bind(at).push(", ").push_bind(seq);
    query.push(format!(") and {column} >= ")).push_bind(filter.from);
    if let Some(action) = &filter.action {
        query.push(" and h.action = ").push_bind(action.clone());
    }
    match filter.who {
        Who::Anyone => {}
        Who::Nobody => _ = query.push(" and h.actor_id is null"),
        Who::Account(id) => _ = query.push(" and h.actor_id = ").push_bind(id.uuid()),
    }
    if let Some(records) = &filter.records {
        query.push(format!(" and {record} in ("));
        list(query, records);
    }
}

fn newest_first(query: &mut QueryBuilder<Db>, clock: Clock, most: i64) {
    query.push(format!(" order by {} desc, h.seq desc limit ", column(clock))).push_bind(most);
}

const fn column(clock: Clock) -> &'static str {
    match clock {
        Clock::Recorded => "h.recorded_at",
        Clock::Effective => "h.effective_at",
    }
}

/// Everything that has a name, and how it is called.
const NAMED: &str = "
    select id, reference as name, true as shown from stay
    union all select id, number, true from guest_room
    union all select id, code, true from space
    union all select id, code, true from space_part
    union all select id, code, true from pavilion
    union all select f.id, p.code || ' ' || f.level, true from floor f join pavilion p on p.id = f.pavilion_id
    union all select id, code, true from room_type
    union all select id, code, true from equipment
    union all select id, code, true from campus_fact
    union all select id, from_style || ' – ' || to_style, true from changeover
    union all select id, code, true from event
    union all select id, title, true from function
    union all select id, title, true from translation
    union all select o.id, i.name, true from service_order o join service_item i on i.id = o.item_id
    union all select id, full_name, true from interpreter
    union all select id, name, true from organisation
    union all select id, full_name, true from account
    union all select id, name, true from api_token
    union all select id, reason, status = 'active' from closure
    union all select id, cast(first_year as text), true from target";

/// How many records are looked up at once.
const AT_ONCE: usize = 500;

/// What records are called; one that is gone has no name.
pub async fn names(db: &mut Conn, ids: &[Uuid]) -> Result<Vec<RecordName>, StoreError> {
    let mut names = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let mut query =
            QueryBuilder::<Db>::new(format!("select id, name, shown from ({NAMED}) as named where id in ("));
        list(&mut query, some);
        let rows = query.build_query_as::<(Uuid, String, bool)>().persistent(false);
        let rows = rows.fetch_all(&mut *db).await.map_err(classify)?;
        names.extend(rows.into_iter().map(|(id, name, shown)| RecordName { id, name, shown }));
    }
    Ok(names)
}

/// The records that people call so: a stay by its reference, a room by its number, anything else by its code. Names of
/// persons are not looked for.
pub async fn called(db: &mut Conn, name: &str) -> Result<Vec<Uuid>, StoreError> {
    sqlx::query_scalar!(
        r#"select id as "id!: Uuid" from (
            select id, reference as name from stay
            union all select id, number from guest_room
            union all select id, code from space
            union all select id, code from pavilion
            union all select id, code from room_type
            union all select id, code from equipment
            union all select id, code from campus_fact
            union all select id, code from event) as named
        where name = $1 or name = upper($1) or name = lower($1)"#,
        name
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
