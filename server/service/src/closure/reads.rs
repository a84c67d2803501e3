//! Which closures there are, and whom a new one would hit.

use crate::store::read;
use crate::today::{ClosedRooms, group};
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate};
use domain::access::Permission;
use domain::claim::{Interval, OwnerKind};
use domain::ids::ResourceId;
use std::fmt;
use store_model::StoreError;
use store_model::closure as rows;

/// The closures of guest rooms in force and to come, by first night.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<ClosedRooms>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let today = ctx.today();
    // SQLite compares dates as text, so the last day asked for must have four digits of year.
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(today);
    let closed = read!(ctx.store, |tx, db| Ok(db::today::closed(tx, today, last).await?))?;
    Ok(group(closed)?.into_iter().filter(|closure| today < closure.until).collect())
}

/// What stands in the way of a closure.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// Number of the room.
    pub room: String,
    /// What kind of owner claims it.
    pub kind: OwnerKind,
    /// Of a stay: its reference; none for those who may not read stays.
    pub reference: Option<String>,
    /// Guest or event of a stay, reason of a closure; none for those who may not know.
    pub name: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Day the room is free again.
    pub until: NaiveDate,
}

/// Everything that holds one of the rooms between the noons of two dates, room by room, in order of time.
pub async fn hits(
    ctx: &Context,
    actor: &Actor,
    rooms: &[ResourceId],
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<Hit>, ServiceError> {
    actor.require(Permission::WriteClosures)?;
    let Some(interval) = Interval::new(ctx.zone.noon(from), ctx.zone.noon(until)) else {
        return Ok(Vec::new());
    };
    let found = read!(ctx.store, |tx, db| {
        let mut found = Vec::new();
        for &room in rooms {
            found.extend(db::closure::hits(tx, room, interval.from_at(), interval.until_at()).await?);
        }
        Ok(found)
    })?;
    let may_know = actor.may(Permission::ReadStays);
    found.into_iter().map(|row| hit(ctx, row, may_know)).collect()
}

fn hit(ctx: &Context, row: rows::Hit, may_know: bool) -> Result<Hit, ServiceError> {
    let kind = OwnerKind::parse(&row.owner_kind).ok_or_else(|| StoreError::Corrupt {
        table: "claim",
        id: row.number.clone(),
        column: "owner_kind",
    })?;
    let date = |at| DateTime::from_timestamp(at, 0).map(|at| ctx.zone.date(at)).unwrap_or_default();
    Ok(Hit {
        kind,
        name: row.reason.or_else(|| row.guest.or(row.event).filter(|_| may_know)),
        reference: row.reference.filter(|_| may_know),
        from: date(row.from_at),
        until: date(row.until_at),
        room: row.number,
    })
}

// What is logged names nobody.
impl fmt::Debug for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hit").field("room", &self.room).finish_non_exhaustive()
    }
}
