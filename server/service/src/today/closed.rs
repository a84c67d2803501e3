//! Closures with the rooms they close.

use crate::ServiceError;
use chrono::NaiveDate;
use domain::closure::ClosureKind;
use domain::ids::ClosureId;
use store_model::StoreError;
use store_model::today::ClosedRoom;

/// A closure in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRooms {
    /// Identity.
    pub id: ClosureId,
    /// Fault or works.
    pub kind: ClosureKind,
    /// Why.
    pub reason: String,
    /// First night closed.
    pub from: NaiveDate,
    /// First night open again.
    pub until: NaiveDate,
    /// Version to act on.
    pub version: i64,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Pavilions by code with the numbers of their rooms.
    pub rooms: Vec<(String, Vec<String>)>,
}

impl ClosedRooms {
    /// How many rooms it closes.
    pub fn count(&self) -> usize {
        self.rooms.iter().map(|(_, rooms)| rooms.len()).sum()
    }
}

/// Joins the rows of each closure, which stand together.
pub(crate) fn group(rows: Vec<ClosedRoom>) -> Result<Vec<ClosedRooms>, ServiceError> {
    let mut closures = Vec::<ClosedRooms>::new();
    for row in rows {
        if closures.last().is_none_or(|last| last.id.uuid() != row.id) {
            closures.push(closure(&row)?);
        }
        let Some(last) = closures.last_mut() else { continue };
        match last.rooms.last_mut() {
            Some((pavilion, rooms)) if *pavilion == row.pavilion => rooms.push(row.number),
            _ => last.rooms.push((row.pavilion, vec![row.number])),
        }
    }
    Ok(closures)
}

fn closure(row: &ClosedRoom) -> Result<ClosedRooms, ServiceError> {
    let kind = ClosureKind::parse(&row.kind).ok_or_else(|| StoreError::Corrupt {
        table: "closure",
        id: row.id.to_string(),
        column: "kind",
    })?;
    Ok(ClosedRooms {
        id: ClosureId::new(row.id),
        kind,
        reason: row.reason.clone(),
        from: row.from_date,
        until: row.until_date,
        version: row.version,
        synthetic: row.synthetic,
        rooms: Vec::new(),
    })
}
