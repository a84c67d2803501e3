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

impl NightRow {
    /// Rooms that can still be given.
    pub const fn free(&self) -> i64 {
        self.rooms - self.closed - self.taken
    }
}

/// When a room of a type is in stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockSpan {
    /// Its type.
    pub room_type_id: Uuid,
    /// First night.
    pub stock_from: NaiveDate,
    /// First night after, where it leaves.
    pub stock_until: Option<NaiveDate>,
}

impl StockSpan {
    /// Whether it is a room of the type, in stock on the night.
    pub fn holds(&self, room_type: Uuid, night: NaiveDate) -> bool {
        self.room_type_id == room_type
            && self.stock_from <= night
            && self.stock_until.is_none_or(|until| night < until)
    }
}
