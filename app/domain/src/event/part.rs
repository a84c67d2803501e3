//! Who looks after an event.

use serde::{Deserialize, Serialize};

/// What somebody is to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventPart {
    /// Looks after it; one account an event.
    Organiser,
    /// Sees it as the organiser does, and shares it with nobody.
    Shared,
    /// Stands in for one of these while they are away.
    Deputy,
}

impl EventPart {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Shared => "shared",
            Self::Deputy => "deputy",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Organiser, Self::Shared, Self::Deputy].into_iter().find(|part| part.code() == code)
    }
}
