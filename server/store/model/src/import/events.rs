//! Imports of events with their blocks: what files say of each event, and what became of it.

use crate::event::EventStage;
use crate::history::Stamp;
use chrono::NaiveDate;
use domain::block::Cell;
use domain::event::{Event, EventStatus};
use domain::ids::{AccountId, EventId};
use domain::occupancy::NightDelta;
use domain::organisation::Organisation;

/// The hash of what a file says, however it writes it.
pub type Said = [u8; 32];

/// An event as the file of events says it.
#[derive(Clone, Debug)]
pub struct EventSays {
    /// Told again if nothing of it changed.
    pub said: Said,
    /// The event. One that is known keeps its identity, its code, and what a file says nothing of.
    pub event: Event,
    /// Who holds it, by name; added where nobody is called so.
    pub organisation: Option<Organisation>,
    /// Whom it is entrusted to; none where the file says nothing.
    pub organiser: Option<AccountId>,
    /// The statuses it came to, in order; the last is its own.
    pub stages: Vec<EventStage>,
    /// How many of these, from the first, have their day from the file.
    pub dated: usize,
}

/// The rooms of an event as the file of blocks says them.
#[derive(Clone, Debug)]
pub struct BlockSays {
    /// Told again if nothing of it changed.
    pub said: Said,
    /// Rooms by type and night.
    pub rooms: NightDelta,
    /// The last day on which what is not picked up is held.
    pub cut_off: Option<NaiveDate>,
}

/// All that is said of one event: taken whole, or not at all.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it is called where it comes from.
    pub reference: String,
    /// The event; none where only its rooms are given.
    pub event: Option<EventSays>,
    /// Its rooms; none where nothing is said of them.
    pub block: Option<BlockSays>,
}

/// Units written in one transaction.
#[derive(Clone, Copy, Debug)]
pub struct EventBatch<'a> {
    /// Where they are from; references are known within their source only.
    pub source: &'a str,
    /// The units.
    pub units: &'a [Unit],
    /// Who writes them, and when.
    pub stamp: Stamp,
    /// The day on campus.
    pub today: NaiveDate,
}

/// What became of an event, or of its rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// They were not known.
    New,
    /// What differed was changed.
    Changed,
    /// Nothing differed from what the file said last.
    Same,
}

/// Rooms that lack for a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Type and night.
    pub cell: Cell,
    /// How many.
    pub rooms: i64,
}

/// Why a unit was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Rooms for an event that is not known.
    Unknown,
    /// Somebody changed the event, or its rooms, since the import left them.
    Since,
    /// There are not so many rooms.
    Full(Vec<Lack>),
    /// Halls or services that the event holds besides are no longer free.
    InTheWay,
}

/// What became of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was taken.
    Taken {
        /// The event; none where nothing was said of it.
        event: Option<Became>,
        /// Its rooms; none where nothing was said of them.
        block: Option<Became>,
    },
    /// Nothing of it was.
    Refused(Hindrance),
}

/// An event that was imported before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is called where it comes from.
    pub reference: String,
    /// The event.
    pub event: EventId,
    /// Its status here.
    pub status: EventStatus,
    /// Its first day here.
    pub from: NaiveDate,
    /// Its last day here.
    pub until: NaiveDate,
    /// Who changed it since the import left it.
    pub hand: Hand,
    /// Who changed its rooms since.
    pub block_hand: Hand,
}

/// Who changed a record since an import left it, as far as history tells; of several the last of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// Nobody did.
    Nobody,
    /// The server by itself: an option or the time of a block was over, or it was freed what was waited for.
    Server,
    /// Somebody did.
    Somebody,
}

/// Rooms agreed here on a night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NightHere {
    /// Reference of the event in the source; none where it is not from there.
    pub reference: Option<String>,
    /// Status of the event.
    pub status: EventStatus,
    /// The night.
    pub night: NaiveDate,
    /// Rooms.
    pub rooms: i64,
}

/// A line of the reconciliation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// `events` or `room_nights`.
    pub counted: String,
    /// First day of the month; none where the file does not say it.
    pub month: Option<NaiveDate>,
    /// Status of the event; none where the file does not say it.
    pub status: Option<String>,
    /// In the file.
    pub in_file: i64,
    /// Here, from the same source.
    pub here: i64,
    /// Here, from elsewhere.
    pub others: i64,
    /// Of the difference: not taken.
    pub rejected: i64,
    /// Of the difference: changed here since it was taken.
    pub since: i64,
    /// Of the difference: options that were over, when they were taken or since.
    pub lapsed: i64,
    /// Of the difference: from the same source, but not in these files.
    pub absent: i64,
    /// Of the difference: what none of the other reasons accounts for.
    pub unexplained: i64,
}

impl Balance {
    /// How many more, or below zero fewer, are here than in the file.
    pub const fn difference(&self) -> i64 {
        self.here - self.in_file
    }
}
