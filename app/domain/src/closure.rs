//! Closures: rooms or parts of halls taken out of use.

use crate::calendar::{CampusZone, nights};
use crate::claim::Interval;
use crate::ids::{ClosureId, ResourceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a room is closed. Both kinds leave the stock that can be sold; the original stock keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosureKind {
    /// Out of order: a fault that must be mended first.
    OutOfOrder,
    /// Works of a renovation.
    Renovation,
}

impl ClosureKind {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutOfOrder => "out_of_order",
            Self::Renovation => "renovation",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::OutOfOrder, Self::Renovation].into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a closure still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosureStatus {
    /// In force; its claims stand.
    Active,
    /// Given back before it ran out.
    Lifted,
}

impl ClosureStatus {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Lifted => "lifted",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Active, Self::Lifted].into_iter().find(|status| status.code() == code)
    }
}

/// Resources closed from the noon of one date to the noon of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Identity.
    pub id: ClosureId,
    /// Fault or works.
    pub kind: ClosureKind,
    /// In force or lifted.
    pub status: ClosureStatus,
    /// In the words of whoever closed; no person's name belongs here.
    pub reason: String,
    /// First night closed.
    pub from: NaiveDate,
    /// First night open again.
    pub until: NaiveDate,
    /// What is closed.
    pub resources: Vec<ResourceId>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Closure {
    /// The claim's interval on each resource; `None` where the dates are empty.
    pub fn interval(&self, zone: CampusZone) -> Option<Interval> {
        Interval::new(zone.noon(self.from), zone.noon(self.until))
    }

    /// The nights lost by each room.
    pub fn nights(&self) -> impl Iterator<Item = NaiveDate> {
        nights(self.from, self.until)
    }
}
