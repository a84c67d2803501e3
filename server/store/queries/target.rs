//! Targets of room-nights.

use crate::{Conn, StoreError, classify, row};
use domain::ids::TargetId;
use domain::target::{Target, TargetPeriod, TargetStatus};
use uuid::Uuid;

struct TargetRow {
    id: Uuid,
    period: String,
    first_year: i64,
    room_nights: i64,
    source: String,
    status: String,
    version: i64,
}

impl TargetRow {
    fn read(self) -> Result<Target, StoreError> {
        let year = i32::try_from(self.first_year).ok();
        Ok(Target {
            id: TargetId::new(self.id),
            period: row::valid(TargetPeriod::parse(&self.period), "target", self.id, "period")?,
            first_year: row::valid(year, "target", self.id, "first_year")?,
            room_nights: self.room_nights,
            source: self.source,
            status: row::valid(TargetStatus::parse(&self.status), "target", self.id, "status")?,
            version: self.version,
        })
    }
}

/// All targets, by year.
pub async fn all(db: &mut Conn) -> Result<Vec<Target>, StoreError> {
    sqlx::query_as!(
        TargetRow,
        r#"select id as "id: Uuid", period, first_year, room_nights, source, status, version
        from target order by first_year, period"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(TargetRow::read)
    .collect()
}

/// One target.
pub async fn get(db: &mut Conn, id: TargetId) -> Result<Option<Target>, StoreError> {
    let id = id.uuid();
    sqlx::query_as!(
        TargetRow,
        r#"select id as "id: Uuid", period, first_year, room_nights, source, status, version
        from target where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?
    .map(TargetRow::read)
    .transpose()
}

/// Adds a target.
pub async fn insert(db: &mut Conn, target: &Target) -> Result<(), StoreError> {
    let (id, period, first_year) = (target.id.uuid(), target.period.code(), i64::from(target.first_year));
    let status = target.status.code();
    sqlx::query!(
        "insert into target (id, period, first_year, room_nights, source, status, version)
        values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        period,
        first_year,
        target.room_nights,
        target.source,
        status,
        target.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Stores a target in place of the version before it.
pub async fn update(db: &mut Conn, target: &Target) -> Result<(), StoreError> {
    let (id, period, first_year) = (target.id.uuid(), target.period.code(), i64::from(target.first_year));
    let (status, seen) = (target.status.code(), target.version - 1);
    let done = sqlx::query!(
        "update target set period = $3, first_year = $4, room_nights = $5, source = $6, status = $7,
            version = version + 1
        where id = $1 and version = $2",
        id,
        seen,
        period,
        first_year,
        target.room_nights,
        target.source,
        status
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "target" }) } else { Ok(()) }
}

/// Deletes a target at a version.
pub async fn delete(db: &mut Conn, id: TargetId, version: i64) -> Result<(), StoreError> {
    let id = id.uuid();
    let done = sqlx::query!("delete from target where id = $1 and version = $2", id, version)
        .execute(db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "target" }) } else { Ok(()) }
}
