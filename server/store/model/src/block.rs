//! Rooms held for events.

use crate::history::Stamp;
use chrono::NaiveDate;
use domain::block::Block;
use uuid::Uuid;

/// What is done to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// What is agreed was written, or its cut-off.
    Agree,
    /// It began to hold.
    Lay,
    /// It let go.
    Release,
    /// It was moved with its event.
    Shift,
    /// It was taken over from another system with its event.
    Import,
}

impl Deed {
    /// The word stored in history.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Lay => "lay",
            Self::Release => "let_go",
            Self::Shift => "shift",
            Self::Import => "import",
        }
    }
}

/// A block after something was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedLine {
    /// What was done.
    pub deed: Deed,
    /// The block then.
    pub after: Block,
    /// When, and when it is written down.
    pub stamp: Stamp,
}

/// What becomes of a block that lets go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetGo {
    /// Its time is over: what is not picked up is the house's again.
    ForGood,
    /// It waits for its turn again, as asked for.
    ToWait,
}

/// Rooms that a block holds of a type on a night, beside the stays of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldFor {
    /// The event.
    pub event: Uuid,
    /// Its code.
    pub code: String,
    /// How many.
    pub rooms: i64,
}

/// The same, with the night and the event in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldNight {
    /// The event.
    pub event: Uuid,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: String,
    /// The type.
    pub room_type: Uuid,
    /// The night.
    pub night: NaiveDate,
    /// How many.
    pub rooms: i64,
    /// Whether whoever asks may know of it.
    pub seen: bool,
}
