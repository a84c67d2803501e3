//! What a search reads.

use chrono::NaiveDate;
use uuid::Uuid;

/// What is found by the words of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A guest, by name.
    Guest,
    /// An event, by code and title.
    Event,
    /// An organisation, by name.
    Organisation,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Guest, Self::Event, Self::Organisation];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Event => "event",
            Self::Organisation => "organisation",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }
}

/// A record and the text it is found by.
#[derive(Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: Uuid,
    /// The text; a person's name, so it is never shown in a log.
    pub text: String,
}

impl std::fmt::Debug for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Named").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A stay in a line.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundStay {
    /// What the guest is told.
    pub reference: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// The first guest with a name.
    pub guest: Option<String>,
}

impl std::fmt::Debug for FoundStay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FoundStay").field("reference", &self.reference).finish_non_exhaustive()
    }
}

/// Code and dates of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDays {
    /// Its code.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// A guest room, a space or a pavilion: few enough to be read all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the three: `room`, `space` or `pavilion`.
    pub kind: String,
    /// Number or code.
    pub code: String,
    /// Name; empty for a room.
    pub name: String,
    /// Code of the pavilion it lies in, or its own.
    pub pavilion_code: String,
    /// Name of that pavilion.
    pub pavilion: String,
}
