//! Counts per room type and night.

use chrono::NaiveDate;
use uuid::Uuid;

/// One row: rooms, closed, taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NightRow {
    /// The type.
    pub room_type_id: Uuid,
    /// The night.
    pub night: NaiveDate,
    /// Rooms in stock before closures.
    pub rooms: i64,
    /// Rooms closed.
    pub closed: i64,
    /// Rooms taken.
    pub taken: i64,
}
