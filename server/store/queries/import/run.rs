//! The record of a run, and what its rows may refer to.

use crate::{Conn, StoreError, campus, classify, history, segment};
use domain::calendar::CampusZone;
use domain::campus::Record;
use domain::ids::{AccountId, EventId, ImportId, OrganisationId, RoomTypeId};
use std::collections::HashMap;
use store_model::history::Stamp;
use store_model::import::{Catalogue, KnownType, RejectRow, Start, Totals};
use uuid::Uuid;

/// Notes that a run begins, and adds what it needs of the campus: records in an order in which each comes after those
/// it refers to.
pub async fn begin(
    db: &mut Conn,
    start: &Start,
    records: &[Record],
    stamp: Stamp,
    zone: CampusZone,
) -> Result<(), StoreError> {
    insert(db, start).await?;
    for record in records {
        campus::save(db, record, zone).await?;
        let after = serde_json::json!(record);
        history::append(db, record.subject(), record.id(), "import", stamp, (None, Some(&after))).await?;
    }
    Ok(())
}

async fn insert(db: &mut Conn, start: &Start) -> Result<(), StoreError> {
    let (id, at, account) = (start.id.uuid(), start.at.timestamp(), start.account.map(AccountId::uuid));
    sqlx::query!(
        "insert into import (id, kind, source, file_name, started_at, finished_at, rows_read, rows_new, rows_same,
            rows_rejected, account_id)
        values ($1, $2, $3, $4, $5, null, 0, 0, 0, 0, $6)",
        id,
        start.kind,
        start.source,
        start.file_name,
        at,
        account
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Notes how far a run is; in the transaction that wrote the rows.
pub async fn count(db: &mut Conn, id: ImportId, totals: Totals) -> Result<(), StoreError> {
    let id = id.uuid();
    sqlx::query!(
        "update import set rows_read = $2, rows_new = $3, rows_changed = $4, rows_same = $5, rows_rejected = $6
        where id = $1",
        id,
        totals.read,
        totals.new,
        totals.changed,
        totals.same,
        totals.rejected
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Notes that a run came to its end; one without was interrupted.
pub async fn finish(db: &mut Conn, id: ImportId, at: i64) -> Result<(), StoreError> {
    let id = id.uuid();
    sqlx::query!("update import set finished_at = $2 where id = $1", id, at)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Notes the lines a run did not take.
pub async fn reject(db: &mut Conn, id: ImportId, rejects: &[RejectRow]) -> Result<(), StoreError> {
    let id = id.uuid();
    for reject in rejects {
        sqlx::query!(
            "insert into import_reject (import_id, part, line, column_name, reason, detail)
            values ($1, $2, $3, $4, $5, $6)",
            id,
            reject.part,
            reject.line,
            reject.column,
            reject.reason,
            reject.detail
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

/// Everything rows may refer to.
pub async fn catalogue(db: &mut Conn) -> Result<Catalogue, StoreError> {
    let types = sqlx::query!(r#"select id as "id: Uuid", code, name from room_type order by position, code"#)
        .fetch_all(&mut *db)
        .await
        .map_err(classify)?;
    let organisations = sqlx::query!(r#"select id as "id: Uuid", name from organisation order by name, id"#)
        .fetch_all(&mut *db)
        .await
        .map_err(classify)?;
    let events = sqlx::query!(r#"select id as "id: Uuid", code from event"#)
        .fetch_all(&mut *db)
        .await
        .map_err(classify)?;
    let references = sqlx::query!(r#"select reference, event_id as "event_id: Uuid" from import_event"#)
        .fetch_all(&mut *db)
        .await
        .map_err(classify)?;
    let mut named = HashMap::<String, Option<EventId>>::new();
    for found in references {
        let event = EventId::new(found.event_id);
        // What two systems call so is nobody's name.
        named.entry(found.reference).and_modify(|known| *known = None).or_insert(Some(event));
    }
    // Nor what is the code of one event here and named another over there.
    for found in events {
        let event = EventId::new(found.id);
        let known = named.entry(found.code).or_insert(Some(event));
        if *known != Some(event) {
            *known = None;
        }
    }
    let named = named.into_iter().filter_map(|(name, event)| Some((name, event?)));
    let known = types.into_iter();
    Ok(Catalogue {
        room_types: known
            .map(|found| KnownType { id: RoomTypeId::new(found.id), code: found.code, name: found.name })
            .collect(),
        segments: segment::all(db).await?,
        organisations: organisations
            .into_iter()
            .map(|found| (found.name, OrganisationId::new(found.id)))
            .collect(),
        events: named.collect(),
    })
}
