//! What is on record of what a forecast is made from.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::StayDates;
use domain::claim::Interval;
use domain::event::{EventKind, EventStatus};
use domain::forecast::State;
use serde::Deserialize;
use uuid::Uuid;

/// A state of a stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayState {
    /// The stay.
    pub stay: Uuid,
    /// The event it belonged to then.
    pub event: Option<Uuid>,
    /// Key of its segment then.
    pub segment: String,
    /// When it became so, and the nights it then took.
    pub state: State,
}

/// An event as it is today, with a status it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventState {
    /// The event.
    pub event: Uuid,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: EventKind,
    /// How likely somebody thinks that it comes, from 0 to 100.
    pub probability: Option<i64>,
    /// Whether it is a second option, which waits for what others hold.
    pub waits: bool,
    /// The status, and when it came to it; none where none is on record.
    pub stage: Option<(EventStatus, DateTime<Utc>)>,
}

/// What was written down of the block of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockState {
    /// The event.
    pub event: Uuid,
    /// When it became so.
    pub since: DateTime<Utc>,
    /// What the block was then; none where there was none.
    pub after: Option<BlockThen>,
}

/// A block as history keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BlockThen {
    /// Whether it held its rooms.
    pub state: domain::block::BlockState,
    /// By type and night.
    #[serde(default)]
    pub nights: Vec<BlockNightThen>,
}

/// A night of one type of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct BlockNightThen {
    /// The night.
    pub night: NaiveDate,
    /// Rooms agreed.
    pub agreed: i64,
}

/// A guest room of a pavilion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOf {
    /// The room.
    pub room: Uuid,
    /// Code of its pavilion.
    pub pavilion: String,
    /// The name of that.
    pub name: String,
    /// First night in stock.
    pub from: NaiveDate,
    /// First night after; none where no end is set.
    pub until: Option<NaiveDate>,
}

/// A stay as it stood, with the rooms it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomsHeld {
    /// Its nights.
    pub dates: StayDates,
    /// Which room from when until when.
    pub rooms: Vec<(Uuid, Interval)>,
}

/// Nights a room is or was to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedSpan {
    /// The room.
    pub room: Uuid,
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// When it was written down; none where history does not say.
    pub known: Option<DateTime<Utc>>,
    /// When it was lifted.
    pub lifted: Option<DateTime<Utc>>,
}

impl ClosedSpan {
    /// Whether it was to be closed as known at an instant.
    pub fn stands_at(&self, as_of: DateTime<Utc>) -> bool {
        self.known.is_none_or(|known| known <= as_of) && self.lifted.is_none_or(|lifted| lifted > as_of)
    }
}
