//! Where an event stands.

use serde::{Deserialize, Serialize};

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// Asked about.
    Enquiry,
    /// Likely; may hold rooms until its option date.
    Tentative,
    /// Agreed.
    Definite,
    /// Took place.
    Actual,
    /// Went elsewhere before it was agreed.
    Lost,
    /// Turned down by us.
    Declined,
    /// Called off after it was agreed.
    Cancelled,
}

impl EventStatus {
    /// All statuses.
    pub const ALL: [Self; 7] = [
        Self::Enquiry,
        Self::Tentative,
        Self::Definite,
        Self::Actual,
        Self::Lost,
        Self::Declined,
        Self::Cancelled,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enquiry => "enquiry",
            Self::Tentative => "tentative",
            Self::Definite => "definite",
            Self::Actual => "actual",
            Self::Lost => "lost",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether it is called off: it takes no room.
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Lost | Self::Declined | Self::Cancelled)
    }

    /// Whether it is still to be decided.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Enquiry | Self::Tentative)
    }

    /// Whether its blocks and functions hold rooms and halls. An enquiry asks, and holds nothing.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Tentative | Self::Definite | Self::Actual)
    }
}
