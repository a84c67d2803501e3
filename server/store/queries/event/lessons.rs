//! What was learned from events.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::event::Lessons;
use domain::ids::EventId;

/// What was learned from an event, and the version of it; version 0 where nothing is written down.
pub async fn lessons(db: &mut Conn, event: EventId) -> Result<(Lessons, i64), StoreError> {
    let id = event.uuid();
    let row = sqlx::query!(
        r#"select good, better, talked_on as "talked_on: NaiveDate", version from event_lessons where event_id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(row.map_or_else(Default::default, |found| {
        (Lessons { good: found.good, better: found.better, talked_on: found.talked_on }, found.version)
    }))
}

/// Writes them down in place of what was there.
pub async fn put_lessons(
    db: &mut Conn,
    event: EventId,
    (lessons, version): (&Lessons, i64),
) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!(
        "insert into event_lessons (event_id, good, better, talked_on, version) values ($1, $2, $3, $4, $5)
        on conflict (event_id) do update set good = excluded.good, better = excluded.better,
            talked_on = excluded.talked_on, version = excluded.version",
        id,
        lessons.good,
        lessons.better,
        lessons.talked_on,
        version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}
