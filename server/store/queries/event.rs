//! Events.

#[path = "event/course.rs"]
mod course;
#[path = "event/due.rs"]
mod due;
#[path = "event/holds.rs"]
mod holds;
#[path = "event/lessons.rs"]
mod lessons;
#[path = "event/lines.rs"]
mod lines;
#[path = "event/stays.rs"]
mod stays;
#[path = "event/watch.rs"]
mod watch;

pub use course::{
    code_of, ending, enter, expected_stays, expired, last_code, past, put_stages, remind, stages, think,
    update,
};
pub use due::due;
pub use holds::{carry, copy, kept, lay, let_go, waiting};
pub use lessons::{lessons, put_lessons};
pub use lines::{codes_of, drop_person, line, lines, people, put_person};
pub use stays::{stays, unlisted};
pub use watch::{see, set_mails, tell, unseen, untold, watch};

use crate::{Conn, StoreError, classify, row, search};
use chrono::NaiveDate;
use domain::event::{Client, EndReason, Ending, Event, EventKind, EventStatus};
use domain::ids::{EventId, OrganisationId};
use store_model::search::Subject;
use uuid::Uuid;

/// Adds an event, to be found by its code and the words of its title.
pub async fn insert(db: &mut Conn, event: &Event) -> Result<(), StoreError> {
    let (id, kind, status) = (event.id.uuid(), event.kind.code(), event.status.code());
    let (organisation, client) = (event.organisation.map(OrganisationId::uuid), event.client.code());
    let (reason, note) = ending_of(event);
    sqlx::query!(
        "insert into event (id, code, title, kind, status, organisation_id, from_date, until_date, on_campus, online,
            source, synthetic, version, client, enrolments, option_until, probability, end_reason, end_note, brief,
            waits)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
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
        event.version,
        client,
        event.enrolments,
        event.option_until,
        event.probability,
        reason,
        note,
        event.brief,
        event.waits
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    search::add(db, Subject::Event, id, &format!("{} {}", event.code, event.title)).await
}

fn ending_of(event: &Event) -> (Option<&'static str>, &str) {
    let ending = event.ending.as_ref();
    (ending.map(|ending| ending.reason.code()), ending.map_or("", |ending| &ending.note))
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
    client: String,
    enrolments: Option<i64>,
    option_until: Option<NaiveDate>,
    waits: bool,
    probability: Option<i64>,
    end_reason: Option<String>,
    end_note: String,
    brief: String,
}

impl EventRow {
    fn read(self) -> Result<Event, StoreError> {
        let ending = match self.end_reason {
            None => None,
            Some(reason) => {
                let reason = row::valid(EndReason::parse(&reason), "event", self.id, "end_reason")?;
                Some(Ending { reason, note: self.end_note })
            }
        };
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
            client: row::valid(Client::parse(&self.client), "event", self.id, "client")?,
            enrolments: self.enrolments,
            option_until: self.option_until,
            waits: self.waits,
            probability: self.probability,
            ending,
            brief: self.brief,
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
            synthetic as "synthetic: bool", version, client, enrolments,
            option_until as "option_until: NaiveDate", probability, end_reason, end_note, brief, waits as "waits: bool"
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
