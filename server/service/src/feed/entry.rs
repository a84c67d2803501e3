//! What a calendar says, before it is put into words.

use super::FeedLine;
use crate::event::EventSummary;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::campus::SetupStyle;
use domain::claim::OwnerKind;
use domain::closure::ClosureKind;
use domain::stay::StayStatus;

/// A calendar with all it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Of what, and for whom.
    pub line: FeedLine,
    /// What is in it, in order of time.
    pub entries: Vec<Entry>,
}

/// One thing in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same for as long as the thing is the same.
    pub uid: String,
    /// When.
    pub when: When,
    /// What.
    pub what: What,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Grows with each change.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
}

/// The time an entry takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days: the first, and the first after; never empty.
    Days(NaiveDate, NaiveDate),
    /// From one instant up to another.
    Instants(DateTime<Utc>, DateTime<Utc>),
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Taken, and no more is said to those who may not read stays.
    Occupied,
    /// A stay.
    Stay {
        /// Where it stands.
        status: StayStatus,
        /// What the guest is told.
        reference: String,
        /// Code of its event.
        event: Option<String>,
        /// Who booked.
        organisation: Option<String>,
    },
    /// A closure.
    Closure {
        /// Fault or works.
        kind: ClosureKind,
        /// Why.
        reason: String,
    },
    /// A function, to those who may read its event.
    Function {
        /// What it is called.
        title: String,
        /// Code of its event.
        event: String,
        /// How the space is set up.
        style: SetupStyle,
        /// Its programme's own time by the campus clock; the entry's takes in set-up and tear-down.
        programme: (NaiveDateTime, NaiveDateTime),
    },
    /// A block or an option.
    Hold(OwnerKind),
    /// A day at the desk.
    Day {
        /// Stays that arrive.
        arrivals: i64,
        /// Stays that leave.
        departures: i64,
    },
    /// An event.
    Event(Box<EventSummary>),
}
