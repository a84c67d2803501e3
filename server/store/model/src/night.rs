//! Counts per room type and night.

use chrono::NaiveDate;
use domain::block::Cell;
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use std::collections::HashMap;
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

/// What the house has of each type on each night.
#[derive(Clone, Debug)]
pub struct House {
    counts: HashMap<Cell, NightRow>,
    stock: Vec<StockSpan>,
}

impl House {
    /// From the counts of some nights, and the rooms there are.
    pub fn new(counts: Vec<NightRow>, stock: Vec<StockSpan>) -> Self {
        let cell = |row: NightRow| ((RoomTypeId::new(row.room_type_id), row.night), row);
        Self { counts: counts.into_iter().map(cell).collect(), stock }
    }

    /// A night nothing happened to has no row of counts: then all that is in stock is free.
    pub fn on(&self, cell: Cell) -> NightRow {
        self.counts.get(&cell).cloned().unwrap_or_else(|| {
            let rooms = self.stock.iter().filter(|span| span.holds(cell.0.uuid(), cell.1)).count();
            NightRow {
                room_type_id: cell.0.uuid(),
                night: cell.1,
                rooms: i64::try_from(rooms).unwrap_or_default(),
                closed: 0,
                taken: 0,
            }
        })
    }

    /// The most an event could have of a type on a night: what is free, what it holds, and what its stays take.
    pub fn most(&self, cell: Cell, held: &NightDelta, stays: &NightDelta) -> i64 {
        let of = |taken: &NightDelta| taken.get(&cell).copied().unwrap_or_default();
        (self.on(cell).free() + of(held) + of(stays)).max(0)
    }
}
