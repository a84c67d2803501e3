//! What is on record of what a forecast is made from.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::StayDates;
use domain::campus::StockSpan;
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

/// An event as it was written down at an instant, with a status it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventState {
    /// The event.
    pub event: Uuid,
    /// Its code.
    pub code: String,
    /// Its title, as it is today.
    pub title: String,
    /// What was written down of it.
    pub then: EventThen,
    /// The status, and when it came to it; none where none is on record.
    pub stage: Option<(EventStatus, DateTime<Utc>)>,
}

/// An event as history keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct EventThen {
    /// Its kind.
    pub kind: EventKind,
    /// How likely somebody thought that it comes, from 0 to 100.
    pub probability: Option<i64>,
    /// Whether it was a second option, which waits for what others hold.
    pub waits: bool,
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
    /// The nights it is in stock, by what is written down today.
    pub stock: StockSpan,
    /// The same by what was written down at the instant asked about; none where it was not written down yet.
    pub then: Option<StockSpan>,
}

impl RoomOf {
    /// The nights it was in stock as known at the end of a day; none where it was not known. What had begun or ended by that
    /// day was so for everybody to see, whenever it was written down: a house that brings its past with it has its rooms there.
    /// What was still to come was known if it was written down.
    pub fn known_on(&self, day: NaiveDate) -> Option<StockSpan> {
        let from = if self.stock.from() <= day { self.stock.from() } else { self.then?.from() };
        let ended = self.stock.until().filter(|until| *until <= day);
        // An end that was written down, has passed and is not so today never was.
        let expected = || self.then?.until().filter(|until| *until > day);
        StockSpan::new(from, ended.or_else(expected)).ok()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(from: &str, until: Option<&str>) -> StockSpan {
        StockSpan::new(on(from), until.map(on)).unwrap()
    }

    #[test]
    fn what_had_begun_or_ended_is_known_and_what_was_to_come_if_it_was_written_down() {
        let room = |stock, then| RoomOf {
            room: Uuid::nil(),
            pavilion: "T".into(),
            name: "Test".into(),
            stock,
            then,
        };
        let known = |stock, then| room(stock, then).known_on(on("2026-06-30"));
        let (old, new) = (span("2020-01-01", None), span("2026-07-01", None));
        assert_eq!(known(old, None), Some(old), "imported since");
        assert_eq!(known(new, None), None, "built since, and not announced");
        assert_eq!(known(new, Some(new)), Some(new), "announced");
        let retired = span("2020-01-01", Some("2026-07-01"));
        assert_eq!(known(retired, Some(old)), Some(old), "retired since");
        assert_eq!(known(old, Some(retired)), Some(retired), "kept on since");
        let gone = span("2020-01-01", Some("2026-06-30"));
        assert_eq!(known(gone, None), Some(gone), "gone by then");
        let corrected = span("2019-01-01", Some("2019-06-01"));
        assert_eq!(known(old, Some(corrected)), Some(old), "a wrong past was put right since");
        let later = span("2026-08-01", None);
        assert_eq!(known(later, Some(new)), Some(new), "put off since");
    }
}
