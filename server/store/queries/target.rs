//! Targets of room-nights.

use crate::{Conn, StoreError, classify, row};
use domain::ids::TargetId;
use domain::target::{Target, TargetPeriod, TargetStatus};
use uuid::Uuid;

/// All targets, by year.
pub async fn all(db: &mut Conn) -> Result<Vec<Target>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", period, first_year, room_nights, source, status, version
        from target order by first_year, period"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            Ok(Target {
                id: TargetId::new(found.id),
                period: row::valid(TargetPeriod::parse(&found.period), "target", found.id, "period")?,
                first_year: row::valid(
                    i32::try_from(found.first_year).ok(),
                    "target",
                    found.id,
                    "first_year",
                )?,
                room_nights: found.room_nights,
                source: found.source,
                status: row::valid(TargetStatus::parse(&found.status), "target", found.id, "status")?,
                version: found.version,
            })
        })
        .collect()
}

/// Sets a target, in place of the one of the same period.
pub async fn put(db: &mut Conn, target: &Target) -> Result<(), StoreError> {
    let (id, period, first_year) = (target.id.uuid(), target.period.code(), i64::from(target.first_year));
    let status = target.status.code();
    sqlx::query!(
        "insert into target (id, period, first_year, room_nights, source, status, version)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (period, first_year) do update set room_nights = excluded.room_nights,
            source = excluded.source, status = excluded.status, version = target.version + 1",
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
