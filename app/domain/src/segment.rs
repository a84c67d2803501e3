//! Segments: what a stay is counted under.

use serde::{Deserialize, Serialize};

/// The classes that room-nights must be attributable to (Programme and Budget, S3), and individuals beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentClass {
    /// Training activities.
    Training,
    /// Conferences, dialogue events and other events.
    Event,
    /// Rental to third parties.
    ThirdParty,
    /// Individuals and whatever belongs to none of the others.
    Individual,
}

impl SegmentClass {
    /// All classes, in the order pages show them.
    pub const ALL: [Self; 4] = [Self::Training, Self::Event, Self::ThirdParty, Self::Individual];

    /// Its place among all.
    pub fn place(self) -> u8 {
        let place = Self::ALL.into_iter().position(|class| class == self);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
    }

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Event => "event",
            Self::ThirdParty => "third_party",
            Self::Individual => "individual",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// A segment: a class, split further where a source does so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Stable key, such as `event`.
    pub code: String,
    /// Name as its source writes it.
    pub name: String,
    /// The class it belongs to.
    pub class: SegmentClass,
    /// Place in lists.
    pub position: i64,
}
