//! Targets of room-nights.

use crate::ids::TargetId;
use serde::{Deserialize, Serialize};

/// What a target is set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetPeriod {
    /// One calendar year.
    Year,
    /// Two years; the budget's period, beginning with an even year. Its figure is the average of a year.
    Biennium,
}

impl TargetPeriod {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Biennium => "biennium",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Year, Self::Biennium].into_iter().find(|period| period.code() == code)
    }

    /// How many years it lasts.
    pub const fn years(self) -> i32 {
        match self {
            Self::Year => 1,
            Self::Biennium => 2,
        }
    }
}

/// Whether the figure stands in its source or is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// Stated by the source.
    Source,
    /// Assumed by us; screens say so.
    Assumed,
}

impl TargetStatus {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Assumed => "assumed",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Source, Self::Assumed].into_iter().find(|status| status.code() == code)
    }
}

/// The first year of the budget's biennium that a year belongs to: 2024 for 2024 and 2025.
pub const fn biennium_of(year: i32) -> i32 {
    year - year.rem_euclid(2)
}

/// Room-nights wanted of a year, or of an average year of a biennium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identity.
    pub id: TargetId,
    /// Year or biennium.
    pub period: TargetPeriod,
    /// The year, or the first of the two.
    pub first_year: i32,
    /// Room-nights a year.
    pub room_nights: i64,
    /// Where the figure is from.
    pub source: String,
    /// Stated or assumed.
    pub status: TargetStatus,
    /// Version seen by an editor.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_biennium_begins_with_an_even_year() {
        assert_eq!(biennium_of(2024), 2024);
        assert_eq!(biennium_of(2025), 2024);
    }
}
