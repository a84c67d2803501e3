//! Pavilions and their floors.

use super::{Cluster, Code, Name};
use crate::ids::{FloorId, PavilionId};
use serde::{Deserialize, Serialize};

/// A pavilion of the campus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pavilion {
    /// Identity.
    pub id: PavilionId,
    /// Short code; the numbers of its rooms begin with it.
    pub code: Code,
    /// Name in full.
    pub name: Name,
    /// The continent it is grouped under.
    pub cluster: Cluster,
    /// What it is used for, in a sentence.
    pub purpose: String,
    /// Where that is known from; empty where all of it is invented.
    pub source: String,
    /// Place in lists.
    pub position: i64,
    /// Whether name or use are invented.
    pub synthetic: bool,
}

impl Pavilion {
    /// The most letters of a purpose that is typed.
    pub const LONGEST_PURPOSE: usize = 500;
}

/// A floor of a pavilion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Identity.
    pub id: FloorId,
    /// The pavilion it belongs to.
    pub pavilion: PavilionId,
    /// 0 is the ground floor, 1 the first above it; cellars are negative.
    pub level: i64,
    /// Whether it is invented that what lies here lies on this floor.
    pub synthetic: bool,
}

impl Floor {
    /// The levels a pavilion may have.
    pub const LEVELS: std::ops::RangeInclusive<i64> = -3..=9;
}
