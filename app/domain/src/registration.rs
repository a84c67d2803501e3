//! Registration: what participants are offered under a link, whether it still takes anybody, and what they owe.
//!
//! [`Terms`] count nights from the days of their event, so that they move with it. What somebody says under the link
//! becomes an entry of the rooming list ([`crate::rooming`]); nothing here books anything.

mod payment;
mod terms;
#[cfg(test)]
mod tests;

pub use payment::{Payment, PaymentError};
pub use terms::{MOST_CENTS, TermsDraft, TermsField, Wrong, widest};

use crate::calendar::{days_after, next_day};
use crate::event::Event;
use crate::ids::EntryId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most letters of a note to participants.
pub const LONGEST_NOTE: usize = 2_000;

/// What a participant owes, and where it is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// How much, in euro cents.
    pub cents: i64,
    /// Where it is paid; empty where the organiser says so otherwise. `{reference}` in it stands for the reference.
    pub link: String,
}

/// What a link offers, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The last day on which somebody is taken; never after the last day of the event, whatever is written here.
    pub closes_on: NaiveDate,
    /// Whether somebody closed it before.
    pub closed: bool,
    /// Nights offered before the first day of the event.
    pub nights_before: i64,
    /// Nights offered from the evening of its last day on.
    pub nights_after: i64,
    /// How many are taken at most.
    pub places: Option<i64>,
    /// What participants are told.
    pub note: String,
    /// What they owe.
    pub fee: Option<Fee>,
}

/// Whether a link takes somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It does.
    Open,
    /// Every place is taken.
    Full,
    /// Its last day is over, or somebody closed it.
    Closed,
    /// The event does not take place.
    Off,
}

impl Gate {
    /// The word of a fault.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Full => "full",
            Self::Closed => "closed",
            Self::Off => "off",
        }
    }
}

impl Terms {
    /// The first arrival and the last departure it offers, with a night between them.
    pub fn offered(&self, (from, until): (NaiveDate, NaiveDate)) -> (NaiveDate, NaiveDate) {
        let first = days_after(from, -self.nights_before);
        (first, days_after(until, self.nights_after).max(next_day(first)))
    }

    /// The last day on which it takes somebody for an event.
    pub fn last_day(&self, event: &Event) -> NaiveDate {
        self.closes_on.min(event.until)
    }

    /// Whether it takes somebody today, where so many are taken already.
    pub fn gate(&self, event: &Event, taken: i64, today: NaiveDate) -> Gate {
        if event.status.is_off() {
            Gate::Off
        } else if self.closed || self.last_day(event) < today {
            Gate::Closed
        } else if self.places.is_some_and(|places| places <= taken) {
            Gate::Full
        } else {
            Gate::Open
        }
    }

    /// Moves with its event, some days later or, below zero, earlier.
    #[must_use]
    pub fn shift(&self, days: i64) -> Self {
        Self { closes_on: days_after(self.closes_on, days), ..self.clone() }
    }
}

/// What somebody who registered quotes with a payment: `R-7KQ4-M2XT`.
pub fn reference(id: EntryId) -> String {
    crate::reference::of('R', id.uuid())
}

/// Where a fee is paid, for one reference; none where there is no such place.
pub fn pay_link(link: &str, reference: &str) -> Option<String> {
    (!link.is_empty()).then(|| link.replace("{reference}", reference))
}
