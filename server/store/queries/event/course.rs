//! What becomes of events: their statuses one after the other, and what can be learned from them.

use crate::{Conn, StoreError, classify, row, search};
use chrono::{DateTime, NaiveDate};
use domain::event::{Client, Event, EventKind, EventStatus};
use domain::ids::{EventId, OrganisationId, StayId};
use store_model::event::{EventStage, PastStage};
use store_model::search::Subject;
use uuid::Uuid;

/// Writes an event anew, at the version it was read.
pub async fn update(db: &mut Conn, before: &Event, after: &Event) -> Result<(), StoreError> {
    let (id, kind, status) = (after.id.uuid(), after.kind.code(), after.status.code());
    let (organisation, client) = (after.organisation.map(OrganisationId::uuid), after.client.code());
    let (reason, note) = super::ending_of(after);
    let done = sqlx::query!(
        "update event set title = $3, kind = $4, status = $5, organisation_id = $6, from_date = $7, until_date = $8,
            on_campus = $9, online = $10, version = $11, client = $12, enrolments = $13, option_until = $14,
            probability = $15, end_reason = $16, end_note = $17, brief = $18,
            waits = $19
        where id = $1 and version = $2",
        id,
        before.version,
        after.title,
        kind,
        status,
        organisation,
        after.from,
        after.until,
        after.on_campus,
        after.online,
        after.version,
        client,
        after.enrolments,
        after.option_until,
        after.probability,
        reason,
        note,
        after.brief,
        after.waits
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "event" });
    }
    if before.title == after.title {
        return Ok(());
    }
    search::remove(db, id).await?;
    search::add(db, Subject::Event, id, &format!("{} {}", after.code, after.title)).await
}

/// Writes what was said of how likely an event is into the status it came to last.
pub async fn think(db: &mut Conn, event: EventId, last: &EventStage) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!(
        "update event_stage set typed = $2, learned_then = $3
        where event_id = $1 and position = (select max(position) from event_stage where event_id = $1)",
        id,
        last.typed,
        last.learned_then
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes down that an event came to a status.
pub async fn enter(db: &mut Conn, event: EventId, stage: &EventStage) -> Result<(), StoreError> {
    let (id, status, at) = (event.uuid(), stage.status.code(), stage.at.timestamp());
    sqlx::query!(
        "insert into event_stage (event_id, position, status, entered_at, learned, typed, learned_then)
        select $1, coalesce(max(position), 0) + 1, $2, $3, cast($4 as bigint), cast($5 as bigint), cast($6 as bigint)
        from event_stage where event_id = $1",
        id,
        status,
        at,
        stage.learned,
        stage.typed,
        stage.learned_then
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Writes the statuses an event came to in place of those that were there.
pub async fn put_stages(db: &mut Conn, event: EventId, stages: &[EventStage]) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!("delete from event_stage where event_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    for stage in stages {
        enter(db, event, stage).await?;
    }
    Ok(())
}

/// The statuses an event came to, in order.
pub async fn stages(db: &mut Conn, event: EventId) -> Result<Vec<EventStage>, StoreError> {
    let id = event.uuid();
    let rows = sqlx::query!(
        "select status, entered_at, learned, typed, learned_then from event_stage where event_id = $1 order by position",
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            let status = row::valid(EventStatus::parse(&found.status), "event_stage", id, "status")?;
            let at = DateTime::from_timestamp(found.entered_at, 0);
            let at = row::valid(at, "event_stage", id, "entered_at")?;
            let (learned, typed, learned_then) = (found.learned, found.typed, found.learned_then);
            Ok(EventStage { status, at, learned, typed, learned_then })
        })
        .collect()
}

struct PastRow {
    event_id: Uuid,
    status: String,
    entered_at: i64,
    learned: Option<i64>,
    typed: Option<i64>,
    learned_then: Option<i64>,
    kind: String,
    client: String,
    from_date: NaiveDate,
    until_date: NaiveDate,
    outcome: String,
}

impl PastRow {
    fn read(self) -> Result<PastStage, StoreError> {
        let id = self.event_id;
        let at = DateTime::from_timestamp(self.entered_at, 0);
        let outcome = row::valid(EventStatus::parse(&self.outcome), "event", id, "status")?;
        Ok(PastStage {
            stage: EventStage {
                status: row::valid(EventStatus::parse(&self.status), "event_stage", id, "status")?,
                at: row::valid(at, "event_stage", id, "entered_at")?,
                learned: self.learned,
                typed: self.typed,
                learned_then: self.learned_then,
            },
            kind: row::valid(EventKind::parse(&self.kind), "event", id, "kind")?,
            client: row::valid(Client::parse(&self.client), "event", id, "client")?,
            from: self.from_date,
            until: self.until_date,
            came: matches!(outcome, EventStatus::Actual | EventStatus::Definite),
        })
    }
}

/// Every status that an event came to before it was agreed, took place or ended, whether or not it is over. Those that we
/// turned down are left out: they tell nothing of clients.
pub async fn past(db: &mut Conn) -> Result<Vec<PastStage>, StoreError> {
    sqlx::query_as!(
        PastRow,
        r#"select s.event_id as "event_id: Uuid", s.status, s.entered_at, s.learned, s.typed, s.learned_then,
            e.kind, e.client, e.from_date as "from_date: NaiveDate",
            e.until_date as "until_date: NaiveDate", e.status as outcome
        from event_stage s join event e on e.id = s.event_id
        where e.status in ('definite', 'actual', 'lost', 'cancelled') and s.status in ('enquiry', 'tentative', 'definite')"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(PastRow::read)
    .collect()
}

/// The codes of the tentative events whose option ended before a day.
pub async fn expired(db: &mut Conn, today: NaiveDate) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select code from event where status = 'tentative' and option_until < $1 order by option_until, code",
        today
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The codes of the events whose option ends on one of some days and is not ended yet, and of whom nobody was told so.
pub async fn ending(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select code from event
        where status = 'tentative' and option_until between $1 and $2
          and (reminded_for is null or reminded_for <> option_until)
        order by option_until, code",
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Keeps that those who look after an event were told when its option ends; false if they had been.
pub async fn remind(db: &mut Conn, event: EventId, until: NaiveDate) -> Result<bool, StoreError> {
    let id = event.uuid();
    let done = sqlx::query!(
        "update event set reminded_for = $2 where id = $1 and (reminded_for is null or reminded_for <> $2)",
        id,
        until
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() == 1)
}

/// What the event of an id is called, if it is there.
pub async fn code_of(db: &mut Conn, event: EventId) -> Result<Option<String>, StoreError> {
    let id = event.uuid();
    sqlx::query_scalar!("select code from event where id = $1", id).fetch_optional(db).await.map_err(classify)
}

/// The code of a year with the highest number, such as `26-017`.
pub async fn last_code(db: &mut Conn, year: &str) -> Result<Option<String>, StoreError> {
    let like = format!("{year}-%");
    sqlx::query_scalar!(
        "select code from event where code like $1 order by length(code) desc, code desc limit 1",
        like
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// The stays of an event that are still expected.
pub async fn expected_stays(db: &mut Conn, event: EventId) -> Result<Vec<StayId>, StoreError> {
    let id = event.uuid();
    let rows = sqlx::query_scalar!(
        r#"select id as "id: Uuid" from stay where event_id = $1 and status = 'reserved' order by arrival, id"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(StayId::new).collect())
}
