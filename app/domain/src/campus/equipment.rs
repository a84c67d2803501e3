//! Equipment: what can be promised to an event, and what stands in a space.

use super::{Name, Slug};
use crate::ids::EquipmentId;
use serde::{Deserialize, Serialize};

/// A kind of equipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equipment {
    /// Identity.
    pub id: EquipmentId,
    /// Stable key.
    pub code: Slug,
    /// Name.
    pub name: Name,
    /// Pieces there are. A portable piece is promised to one event at a time.
    pub stock: i64,
    /// Whether it can be carried to any space; otherwise each piece stands in one for good.
    pub portable: bool,
    /// Whether it lets those in a hall and those online see and hear each other.
    pub hybrid: bool,
    /// Whether kind or count are invented.
    pub synthetic: bool,
}

/// Pieces of one kind that stand in a space for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Standing {
    /// The kind.
    pub equipment: EquipmentId,
    /// How many; at least one.
    pub quantity: i64,
}

impl Equipment {
    /// The most pieces of one kind that are believed.
    pub const MOST: i64 = 10_000;
}

impl Standing {
    /// The most pieces of one kind that are believed of one space.
    pub const MOST: i64 = 1000;
}
