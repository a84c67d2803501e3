//! What is here, for the reconciliation of an import of events, and the reconciliation itself.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::event::EventStatus;
use domain::ids::ImportId;
use store_model::import::events::{Balance, NightHere};
use uuid::Uuid;

/// Rooms agreed on the nights of some days, with the reference of those that came from a source.
pub async fn nights_here(
    db: &mut Conn,
    source: &str,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<NightHere>, StoreError> {
    let rows = sqlx::query!(
        r#"select i.reference as "reference?", e.id as "id: Uuid", e.status, n.night as "night: NaiveDate",
            cast(sum(n.agreed) as bigint) as "rooms!: i64"
        from block_night n join event e on e.id = n.event_id
        left join import_event i on i.event_id = e.id and i.source = $1
        where n.night between $2 and $3
        group by i.reference, e.id, e.status, n.night"#,
        source,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|found| {
        Ok(NightHere {
            reference: found.reference,
            status: row::valid(EventStatus::parse(&found.status), "event", found.id, "status")?,
            night: found.night,
            rooms: found.rooms,
        })
    });
    read.collect()
}

/// First day and status of the events that begin on some days and did not come from a source.
pub async fn others_here(
    db: &mut Conn,
    source: &str,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<(NaiveDate, EventStatus)>, StoreError> {
    let rows = sqlx::query!(
        r#"select e.id as "id: Uuid", e.status, e.from_date as "from_date: NaiveDate" from event e
        where e.from_date between $2 and $3
          and not exists (select 1 from import_event i where i.event_id = e.id and i.source = $1)"#,
        source,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|found| {
        let status = row::valid(EventStatus::parse(&found.status), "event", found.id, "status")?;
        Ok((found.from_date, status))
    });
    read.collect()
}

/// Keeps the reconciliation of an import.
pub async fn put_balance(db: &mut Conn, id: ImportId, lines: &[Balance]) -> Result<(), StoreError> {
    let id = id.uuid();
    for (line, position) in lines.iter().zip(1_i64..) {
        sqlx::query!(
            "insert into import_balance (import_id, position, counted, month, status, in_file, here, others, rejected,
                since, lapsed, absent, unexplained)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            position,
            line.counted,
            line.month,
            line.status,
            line.in_file,
            line.here,
            line.others,
            line.rejected,
            line.since,
            line.lapsed,
            line.absent,
            line.unexplained
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

/// The reconciliation of an import, in its order.
pub async fn balance(db: &mut Conn, id: ImportId) -> Result<Vec<Balance>, StoreError> {
    let id = id.uuid();
    sqlx::query_as!(
        Balance,
        r#"select counted, month as "month: NaiveDate", status, in_file, here, others, rejected, since, lapsed,
            absent, unexplained
        from import_balance where import_id = $1 order by position"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
