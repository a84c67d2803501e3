//! A recharge note: what an event is charged to its project or budget line, once it has been, from what really was.
//!
//! Its lines follow from nights slept, halls held and services counted, at the prices the client accepted. Once issued it
//! never changes: what was wrong is put right by a further note that holds the difference.

mod beside;
mod code;
mod course;
mod entry;
mod reckon;

pub use beside::{Beside, agreed, beside};
pub use code::{CodeFault, LONGEST_CODE, LONGEST_REFERENCE, check_code, check_reference, tidy};
pub use course::{Before, NoteError, State};
pub use entry::{Basis, Entry, MOST_BY_HAND, check_free};
pub use reckon::{Reckoned, owed, reckon, slept, without_plans};

use crate::event::Event;
use crate::ids::{AccountId, EventId, RechargeNoteId};
use crate::quote::Sums;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Days after the last day of an event in which its note should be issued.
pub const ISSUED_WITHIN_DAYS: u64 = 5;

/// Days after the last day of an event in which its organiser is reminded of its note.
pub const REMINDED_FOR_DAYS: u64 = 60;

/// A number of a note: counted in each year from 1, none left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number {
    /// The year it was issued in.
    pub year: i64,
    /// The how manieth of that year.
    pub serial: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RN-{}-{:03}", self.year, self.serial)
    }
}

/// That the finance system has charged a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charged {
    /// On which day.
    pub on: NaiveDate,
    /// Under which reference of that system.
    pub reference: String,
}

/// A recharge note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Identity.
    pub id: RechargeNoteId,
    /// Of which event.
    pub event: EventId,
    /// Which note of its event: 1, 2, …; the later ones hold what differs from those before.
    pub ordinal: i64,
    /// Where it stands.
    pub state: State,
    /// Its number; none before it is issued.
    pub number: Option<Number>,
    /// What it is charged to; empty until it is issued.
    pub code: String,
    /// The version of the quote it was held against, where one was accepted.
    pub quote: Option<i64>,
    /// What is charged, in the order of the quote's template.
    pub entries: Vec<Entry>,
    /// Whether a second person has to approve it.
    pub second: bool,
    /// Who began it.
    pub made_by: AccountId,
    /// Who changed it last.
    pub changed_by: AccountId,
    /// Who approved it.
    pub approved_by: Option<AccountId>,
    /// How it was charged.
    pub charged: Option<Charged>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Note {
    /// What it comes to, and what that costs the house.
    pub fn sums(&self) -> Sums {
        Sums::of(self.entries.iter().map(|entry| &entry.line))
    }

    /// What is charged; below nothing where it takes back more than it charges.
    pub fn total(&self) -> i64 {
        self.sums().amount
    }
}

/// Whether there is anything to charge: once the event holds what it holds and has begun, or once it is called off, for
/// what is owed all the same.
pub fn may_begin(event: &Event, today: NaiveDate) -> bool {
    event.status.is_off() || (event.holds() && event.from <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{EventKind, EventStatus};
    use crate::price::Unit;
    use crate::quote::{Line, Part};
    use uuid::Uuid;

    pub(super) fn who(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    pub(super) fn entry(
        (part, basis): (Part, Basis),
        label: &str,
        (quantity, unit): (i64, Unit),
        price: i64,
    ) -> Entry {
        let line =
            Line { part, label: label.to_owned(), quantity, unit, price, cost: price / 2, stands_for: None };
        Entry { line, basis }
    }

    pub(super) fn note() -> Note {
        Note {
            id: RechargeNoteId::new(Uuid::nil()),
            event: EventId::new(Uuid::nil()),
            ordinal: 1,
            state: State::Draft,
            number: None,
            code: String::new(),
            quote: None,
            entries: vec![
                entry((Part::Rooms, Basis::Slept), "Single", (10, Unit::Night), 6_500),
                entry((Part::Services, Basis::Counted), "Lunch", (38, Unit::Person), 1_850),
            ],
            second: false,
            made_by: who(1),
            changed_by: who(2),
            approved_by: None,
            charged: None,
            synthetic: false,
            version: 1,
        }
    }

    #[test]
    fn a_number_reads_as_people_file_it() {
        assert_eq!(Number { year: 2026, serial: 7 }.to_string(), "RN-2026-007");
        assert_eq!(Number { year: 2026, serial: 1_204 }.to_string(), "RN-2026-1204");
        assert_eq!(note().sums(), Sums { amount: 135_300, cost: 67_650 });
    }

    #[test]
    fn a_note_begins_with_its_event_or_once_that_is_called_off() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let event = |status, waits| Event {
            status,
            waits,
            ..Event::enquiry(
                EventId::new(Uuid::nil()),
                ("26-001".to_owned(), "Workshop".to_owned()),
                EventKind::Training,
                (day("2026-06-01"), day("2026-06-05")),
            )
        };
        let may = |status, waits, today: &str| may_begin(&event(status, waits), day(today));
        assert!(!may(EventStatus::Definite, false, "2026-05-31"));
        assert!(may(EventStatus::Definite, false, "2026-06-01"));
        assert!(may(EventStatus::Actual, false, "2026-07-01"));
        assert!(may(EventStatus::Cancelled, false, "2026-05-01"));
        assert!(!may(EventStatus::Enquiry, false, "2026-06-02"));
        assert!(!may(EventStatus::Tentative, true, "2026-06-02"));
    }
}
