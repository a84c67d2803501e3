//! Why an event does not take place.

use serde::{Deserialize, Serialize};

/// Why an event ended without taking place: the words that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The dates did not suit.
    Dates,
    /// There were not enough guest rooms.
    Rooms,
    /// No hall fitted.
    Halls,
    /// It cost too much.
    Price,
    /// The money did not come.
    Funding,
    /// It is held somewhere else.
    Elsewhere,
    /// It is not held at all.
    Dropped,
    /// The client did not answer.
    NoAnswer,
    /// Works were in its way.
    Renovation,
    /// Something else; the note says what.
    Other,
}

impl EndReason {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 10] = [
        Self::Dates,
        Self::Rooms,
        Self::Halls,
        Self::Price,
        Self::Funding,
        Self::Elsewhere,
        Self::Dropped,
        Self::NoAnswer,
        Self::Renovation,
        Self::Other,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Rooms => "rooms",
            Self::Halls => "halls",
            Self::Price => "price",
            Self::Funding => "funding",
            Self::Elsewhere => "elsewhere",
            Self::Dropped => "dropped",
            Self::NoAnswer => "no_answer",
            Self::Renovation => "renovation",
            Self::Other => "other",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Why an event ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// As a word.
    pub reason: EndReason,
    /// In words; may be empty. Names no person.
    pub note: String,
}
