//! One-to-one meetings of an event: hosts, their times, and who may book one of these.
//!
//! A time is booked by one person or by nobody. Whoever books is on the rooming list of the event; what others booked is
//! never told them. Limits are for participants: whoever plans the event may book past them, but nobody is in two places.

mod host;
mod terms;
#[cfg(test)]
mod tests;
mod times;

pub use host::{Fault, Host, Profile};
pub use terms::{Gate, LEAST_HOURS, MOST_BOOKINGS, MOST_HOURS, Terms};
pub use times::{LONGEST_PAUSE, MOST_AT_ONCE, Times};

use crate::claim::Interval;
use crate::ids::{EntryId, EventId, MeetingHostId, MeetingSlotId};
use chrono::{DateTime, Utc};

/// A time at which a host can be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Identity.
    pub id: MeetingSlotId,
    /// Of which event.
    pub event: EventId,
    /// Whom one meets.
    pub host: MeetingHostId,
    /// When.
    pub time: Interval,
    /// Whether it can be booked; closed by hand where not.
    pub open: bool,
    /// Who booked it.
    pub booked: Option<EntryId>,
}

/// Why somebody does not get a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else has it.
    Taken,
    /// It was closed by hand.
    Closed,
    /// It begins too soon, or has begun.
    Late,
    /// They meet somebody else then.
    Overlaps,
    /// They have as many as one may have.
    Most,
}

impl Refusal {
    /// The word of a fault.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Closed => "closed",
            Self::Late => "late",
            Self::Overlaps => "overlaps",
            Self::Most => "most",
        }
    }
}

/// Who books: participants keep to the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever takes part, for themselves.
    Participant,
    /// Whoever plans the event, for somebody who takes part.
    Planner,
}

impl Slot {
    /// Why somebody who has booked some times of the event would not get this one now, if it is free; none where they
    /// would. Whether it is free is the database's word.
    pub fn refusal(&self, terms: &Terms, own: &[Interval], by: By, now: DateTime<Utc>) -> Option<Refusal> {
        let notice = if by == By::Participant { terms.hours * 3600 } else { 0 };
        let reasons = [
            (!self.open, Refusal::Closed),
            (now.timestamp() + notice >= self.time.from_at(), Refusal::Late),
            (own.iter().any(|other| other.overlaps(self.time)), Refusal::Overlaps),
            (by == By::Participant && is_full(terms, own), Refusal::Most),
        ];
        reasons.into_iter().find(|(is_so, _)| *is_so).map(|(_, why)| why)
    }

    /// Whether it has begun.
    pub fn has_begun(&self, now: DateTime<Utc>) -> bool {
        self.time.from_at() <= now.timestamp()
    }
}

/// Whether somebody has as many times as one may have.
pub fn is_full(terms: &Terms, own: &[Interval]) -> bool {
    i64::try_from(own.len()).unwrap_or(i64::MAX) >= terms.most
}

/// The times of a row that are new to a host: those that share a second with one there is are left out, so that a row sent
/// twice is made once.
pub fn fresh(row: Vec<Interval>, there: &[Interval]) -> Vec<Interval> {
    row.into_iter().filter(|time| !there.iter().any(|other| other.overlaps(*time))).collect()
}
