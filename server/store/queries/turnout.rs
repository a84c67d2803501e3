//! How many were at sessions and functions.

use crate::{Conn, StoreError, classify, row};
use domain::ids::EventId;
use domain::turnout::{Attended, Turnout};
use std::collections::BTreeMap;
use store_model::turnout::Counted;
use uuid::Uuid;

/// What was counted of an event, and what of it was taken back.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<BTreeMap<Attended, Counted>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select subject_id as "id: Uuid", kind, on_campus, online, version, taken_back as "taken_back: bool"
        from turnout where event_id = $1"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let attended = row::valid(Attended::parse(&line.kind, line.id), "turnout", line.id, "kind")?;
        let turnout = Turnout { on_campus: line.on_campus, online: line.online };
        let turnout = (!line.taken_back).then_some(turnout);
        Ok((attended, Counted { turnout, version: line.version }))
    });
    read.collect()
}

/// Writes a count in its next version, or that it was taken back, if nobody changed it since.
pub async fn put(
    db: &mut Conn,
    event: EventId,
    attended: Attended,
    counted: Counted,
) -> Result<(), StoreError> {
    let (id, event, kind, before) = (attended.uuid(), event.uuid(), attended.code(), counted.version - 1);
    let (turnout, taken_back) = (counted.turnout.unwrap_or_default(), counted.turnout.is_none());
    let done = sqlx::query!(
        "insert into turnout (subject_id, event_id, kind, on_campus, online, version, taken_back)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (subject_id) do update set on_campus = excluded.on_campus, online = excluded.online,
            version = excluded.version, taken_back = excluded.taken_back
        where turnout.version = $8",
        id,
        event,
        kind,
        turnout.on_campus,
        turnout.online,
        counted.version,
        taken_back,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "turnout" }) } else { Ok(()) }
}

/// Deletes what was counted of a session or a function that goes, if anything was.
pub async fn delete(db: &mut Conn, subject: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from turnout where subject_id = $1", subject)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}
