//! Events.

#[path = "event/lines.rs"]
mod lines;

pub use lines::{codes_of, drop_person, line, lines, people, put_person, stays};

use crate::{Conn, StoreError, classify, row, search};
use chrono::NaiveDate;
use domain::event::{Event, EventKind, EventStatus};
use domain::ids::{EventId, OrganisationId};
use store_model::search::Subject;
use uuid::Uuid;

/// Adds an event, to be found by its code and the words of its title.
pub async fn insert(db: &mut Conn, event: &Event) -> Result<(), StoreError> {
    let (id, kind, status) = (event.id.uuid(), event.kind.code(), event.status.code());
    let organisation = event.organisation.map(OrganisationId::uuid);
    sqlx::query!(
        "insert into event (id, code, title, kind, status, organisation_id, from_date, until_date, on_campus, online,
            source, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        id,
        event.code,
        event.title,
        kind,
        status,
        organisation,
        event.from,
        event.until,
        event.on_campus,
        event.online,
        event.source,
        event.synthetic,
        event.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    search::add(db, Subject::Event, id, &format!("{} {}", event.code, event.title)).await
}

struct EventRow {
    id: Uuid,
    code: String,
    title: String,
    kind: String,
    status: String,
    organisation_id: Option<Uuid>,
    from_date: NaiveDate,
    until_date: NaiveDate,
    on_campus: i64,
    online: i64,
    source: String,
    synthetic: bool,
    version: i64,
}

impl EventRow {
    fn read(self) -> Result<Event, StoreError> {
        Ok(Event {
            id: EventId::new(self.id),
            kind: row::valid(EventKind::parse(&self.kind), "event", self.id, "kind")?,
            status: row::valid(EventStatus::parse(&self.status), "event", self.id, "status")?,
            code: self.code,
            title: self.title,
            organisation: self.organisation_id.map(OrganisationId::new),
            from: self.from_date,
            until: self.until_date,
            on_campus: self.on_campus,
            online: self.online,
            source: self.source,
            synthetic: self.synthetic,
            version: self.version,
        })
    }
}

/// The events of which a day lies in `from` up to, not including, `until`, by first day.
pub async fn between(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<Event>, StoreError> {
    sqlx::query_as!(
        EventRow,
        r#"select id as "id: Uuid", code, title, kind, status, organisation_id as "organisation_id: Uuid",
            from_date as "from_date: NaiveDate", until_date as "until_date: NaiveDate", on_campus, online, source,
            synthetic as "synthetic: bool", version
        from event where from_date < $2 and until_date >= $1 order by from_date, code"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(EventRow::read)
    .collect()
}
