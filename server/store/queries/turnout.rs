//! How many were at sessions and functions.

use crate::{Conn, StoreError, classify, row};
use domain::ids::EventId;
use domain::turnout::{Attended, Turnout};
use std::collections::BTreeMap;
use store_model::turnout::Counted;
use uuid::Uuid;

/// What was counted of an event.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<BTreeMap<Attended, Counted>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select subject_id as "id: Uuid", kind, on_campus, online, version from turnout where event_id = $1"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let attended = row::valid(Attended::parse(&line.kind, line.id), "turnout", line.id, "kind")?;
        let turnout = Turnout { on_campus: line.on_campus, online: line.online };
        Ok((attended, Counted { turnout, version: line.version }))
    });
    read.collect()
}

/// Writes a count in its next version, if nobody changed it since.
pub async fn put(
    db: &mut Conn,
    event: EventId,
    attended: Attended,
    counted: Counted,
) -> Result<(), StoreError> {
    let (id, event, kind, before) = (attended.uuid(), event.uuid(), attended.code(), counted.version - 1);
    let done = sqlx::query!(
        "insert into turnout (subject_id, event_id, kind, on_campus, online, version) values ($1, $2, $3, $4, $5, $6)
        on conflict (subject_id) do update set on_campus = excluded.on_campus, online = excluded.online,
            version = excluded.version
        where turnout.version = $7",
        id,
        event,
        kind,
        counted.turnout.on_campus,
        counted.turnout.online,
        counted.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "turnout" }) } else { Ok(()) }
}

/// Takes back what was counted of a session or a function, if anything was.
pub async fn delete(db: &mut Conn, subject: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from turnout where subject_id = $1", subject)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}
