//! Set-up styles: how a space is furnished, how many it then seats, and how long the change takes.

use super::ValueError;
use super::value::within;
use crate::ids::ChangeoverId;
use serde::{Deserialize, Serialize};

/// How tables and chairs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetupStyle {
    /// Rows of chairs, no tables.
    Theatre,
    /// Rows of tables facing the front.
    Classroom,
    /// Tables in a U, open to the front.
    UShape,
    /// Tables in a closed square, empty inside.
    HollowSquare,
    /// One table, everyone around it.
    Boardroom,
    /// Round tables with chairs on the side that sees the front.
    Cabaret,
    /// Round tables with chairs all around.
    Banquet,
    /// Standing.
    Reception,
}

impl SetupStyle {
    /// All styles, in the order pages show them.
    pub const ALL: [Self; 8] = [
        Self::Theatre,
        Self::Classroom,
        Self::UShape,
        Self::HollowSquare,
        Self::Boardroom,
        Self::Cabaret,
        Self::Banquet,
        Self::Reception,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Theatre => "theatre",
            Self::Classroom => "classroom",
            Self::UShape => "u_shape",
            Self::HollowSquare => "hollow_square",
            Self::Boardroom => "boardroom",
            Self::Cabaret => "cabaret",
            Self::Banquet => "banquet",
            Self::Reception => "reception",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.code() == code)
    }
}

/// How many a space takes, from 1 to 2,000; standing places in a reception count as seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Seats(i64);

impl Seats {
    /// The most seats of a space.
    pub const MOST: i64 = 2000;

    /// Refuses none: a style a space cannot take is left out.
    pub fn new(seats: i64) -> Result<Self, ValueError> {
        within(seats, 1, Self::MOST).map(Self)
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for Seats {
    type Error = ValueError;

    fn try_from(seats: i64) -> Result<Self, ValueError> {
        Self::new(seats)
    }
}

impl From<Seats> for i64 {
    fn from(seats: Seats) -> Self {
        seats.0
    }
}

/// How many a space seats in one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Capacity {
    /// The style.
    pub style: SetupStyle,
    /// The most it takes.
    pub seats: Seats,
    /// Whether the number is invented.
    pub synthetic: bool,
}

/// Minutes it takes to turn a space from one style to another; from a style to itself, to tidy it between two uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changeover {
    /// Identity.
    pub id: ChangeoverId,
    /// How it stands.
    pub from: SetupStyle,
    /// How it shall stand.
    pub to: SetupStyle,
    /// Minutes; never negative.
    pub minutes: i64,
    /// Whether the number is invented.
    pub synthetic: bool,
}

impl Changeover {
    /// The longest changeover that is believed, in minutes: half a day.
    pub const LONGEST: i64 = 720;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_reads_back_from_its_word() {
        assert!(SetupStyle::ALL.into_iter().all(|style| SetupStyle::parse(style.code()) == Some(style)));
        assert_eq!(SetupStyle::parse("u-shape"), None);
    }

    #[test]
    fn a_style_without_a_seat_is_no_capacity() {
        assert_eq!(Seats::new(0), Err(ValueError::OutOfRange { found: 0, min: 1, max: 2000 }));
    }
}
