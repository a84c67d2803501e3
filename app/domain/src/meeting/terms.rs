//! What participants may book, and until when.

use super::Fault;
use crate::event::Event;
use chrono::NaiveDate;

/// The most times that somebody may be let have at one event.
pub const MOST_BOOKINGS: i64 = 50;
/// The fewest hours before its beginning that a time can be booked until: the last minute.
pub const LEAST_HOURS: i64 = 0;
/// The most: a month.
pub const MOST_HOURS: i64 = 720;

/// The terms of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Whether participants may book.
    pub open: bool,
    /// How many times one of them may have.
    pub most: i64,
    /// Until how many hours before its beginning a time can be booked.
    pub hours: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self { open: false, most: 5, hours: 2 }
    }
}

/// Whether participants may book now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// They may.
    Open,
    /// Not yet, or not any more.
    Closed,
    /// The event does not take place.
    Off,
}

impl Gate {
    /// The word of a fault.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Off => "off",
        }
    }
}

impl Terms {
    /// Everything that is wrong with them.
    pub fn check(&self) -> Vec<Fault> {
        let faults = [
            (!(1..=MOST_BOOKINGS).contains(&self.most)).then_some(("most", "out_of_range")),
            (!(LEAST_HOURS..=MOST_HOURS).contains(&self.hours)).then_some(("hours", "out_of_range")),
        ];
        faults.into_iter().flatten().collect()
    }

    /// Whether participants of an event may book today.
    pub fn gate(&self, event: &Event, today: NaiveDate) -> Gate {
        if event.status.is_off() {
            Gate::Off
        } else if self.open && today <= event.until {
            Gate::Open
        } else {
            Gate::Closed
        }
    }
}
