//! Barriers that somebody reported. The row is personal as a whole: nothing of it is copied elsewhere.

use crate::{Conn, StoreError, classify, row};
use domain::barrier::Status;
use domain::ids::{AccountId, BarrierId};
use store_model::barrier::{Barrier, BarrierLine};
use uuid::Uuid;

/// The kind of data in the table of retention.
const KIND: &str = "barrier";

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Adds a report.
pub async fn insert(db: &mut Conn, barrier: &Barrier) -> Result<(), StoreError> {
    let (id, status) = (barrier.id.uuid(), barrier.status.code());
    sqlx::query!(
        "insert into barrier (id, reference, reported_at, wish, obstacle, page, technology, contact, status, note, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        barrier.reference,
        barrier.reported_at,
        barrier.wish,
        barrier.obstacle,
        barrier.page,
        barrier.technology,
        barrier.contact,
        status,
        barrier.note,
        barrier.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

struct BarrierRow {
    id: Uuid,
    reference: String,
    reported_at: i64,
    wish: String,
    obstacle: String,
    page: String,
    technology: String,
    contact: String,
    status: String,
    note: String,
    changed_at: Option<i64>,
    changed_by: Option<Uuid>,
    closed_at: Option<i64>,
    version: i64,
    changer: Option<String>,
}

impl BarrierRow {
    fn read(self) -> Result<BarrierLine, StoreError> {
        let barrier = Barrier {
            id: BarrierId::new(self.id),
            reference: self.reference,
            reported_at: self.reported_at,
            wish: self.wish,
            obstacle: self.obstacle,
            page: self.page,
            technology: self.technology,
            contact: self.contact,
            status: row::valid(Status::parse(&self.status), "barrier", self.id, "status")?,
            note: self.note,
            changed: self.changed_at.zip(self.changed_by.map(AccountId::new)),
            closed_at: self.closed_at,
            version: self.version,
        };
        Ok(BarrierLine { barrier, changed_by: self.changer })
    }
}

/// Every report: those to work on first, the latest of each first.
pub async fn all(db: &mut Conn) -> Result<Vec<BarrierLine>, StoreError> {
    sqlx::query_as!(
        BarrierRow,
        r#"select b.id as "id: Uuid", b.reference, b.reported_at, b.wish, b.obstacle, b.page, b.technology, b.contact,
            b.status, b.note, b.changed_at, b.changed_by as "changed_by: Uuid", b.closed_at, b.version,
            a.full_name as "changer?"
        from barrier b left join account a on a.id = b.changed_by
        order by case b.status when 'open' then 0 when 'answered' then 1 else 2 end, b.reported_at desc, b.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(BarrierRow::read)
    .collect()
}

/// One report.
pub async fn get(db: &mut Conn, barrier: BarrierId) -> Result<Option<BarrierLine>, StoreError> {
    let id = barrier.uuid();
    sqlx::query_as!(
        BarrierRow,
        r#"select b.id as "id: Uuid", b.reference, b.reported_at, b.wish, b.obstacle, b.page, b.technology, b.contact,
            b.status, b.note, b.changed_at, b.changed_by as "changed_by: Uuid", b.closed_at, b.version,
            a.full_name as "changer?"
        from barrier b left join account a on a.id = b.changed_by
        where b.id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(BarrierRow::read)
    .transpose()
}

/// Stores what became of a report, if it is still at the version before.
pub async fn update(db: &mut Conn, barrier: &Barrier) -> Result<bool, StoreError> {
    let (id, status, before) = (barrier.id.uuid(), barrier.status.code(), barrier.version - 1);
    let (changed_at, changed_by) = barrier.changed.map(|(at, by)| (at, by.uuid())).unzip();
    let done = sqlx::query!(
        "update barrier set status = $2, note = $3, changed_at = $4, changed_by = $5, closed_at = $6, version = $7
        where id = $1 and version = $8",
        id,
        status,
        barrier.note,
        changed_at,
        changed_by,
        barrier.closed_at,
        barrier.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// How many days a report is kept after it was closed.
pub async fn kept_days(db: &mut Conn) -> Result<i64, StoreError> {
    sqlx::query_scalar!(r#"select days as "days!: i64" from retention where kind = $1"#, KIND)
        .fetch_one(db)
        .await
        .map_err(classify)
}

/// Deletes the reports that are due.
pub async fn delete_due(db: &mut Conn, now: i64) -> Result<u64, StoreError> {
    let before = now - DAY * kept_days(&mut *db).await?;
    let done = sqlx::query!("delete from barrier where closed_at <= $1", before)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected())
}
