//! What can be wrong with a function that is asked for, whatever space it is to have.

use super::Margins;
use crate::campus::{Seats, SetupStyle};
use crate::claim::Interval;
use crate::ids::SpaceId;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// The longest programme in one piece, in seconds: a day.
pub const LONGEST: i64 = 24 * 3600;

/// The longest where the space is kept overnight as it stands, in seconds: two weeks.
pub const LONGEST_OVERNIGHT: i64 = 14 * LONGEST;

/// The longest title and note we keep, in letters.
const LONGEST_TITLE: usize = 120;
const LONGEST_NOTE: usize = 2000;

/// What is asked for; nothing is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wish {
    /// Where.
    pub space: SpaceId,
    /// What it is called.
    pub title: String,
    /// How the space is set up.
    pub style: SetupStyle,
    /// When the programme begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub until: DateTime<Utc>,
    /// Whether the space is kept overnight as it stands.
    pub overnight: bool,
    /// The least set-up and tear-down.
    pub asked: Margins,
    /// How many take part.
    pub attendance: i64,
    /// What else is to be known.
    pub note: String,
    /// Whether it may wait where its space is taken, behind those that asked before.
    pub may_wait: bool,
}

/// What is wrong with a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionFault {
    /// It has no title.
    NoTitle,
    /// Its title is longer than is kept.
    LongTitle,
    /// Its note is longer than is kept.
    LongNote,
    /// It does not end after it begins.
    Backwards,
    /// It is longer than a day, and the space is not to be kept overnight.
    TooLong,
    /// It is longer than any space is kept.
    FarTooLong,
    /// No number of people.
    Attendance,
    /// No length of a set-up.
    Setup,
    /// No length of a tear-down.
    Teardown,
}

impl Wish {
    /// The programme's time, or everything that is wrong.
    pub fn check(&self) -> Result<Interval, Vec<FunctionFault>> {
        let mut faults = Vec::new();
        let mut fault = |wrong: bool, fault| faults.extend(wrong.then_some(fault));
        let title = self.title.trim();
        fault(title.is_empty(), FunctionFault::NoTitle);
        fault(title.chars().count() > LONGEST_TITLE, FunctionFault::LongTitle);
        fault(self.note.chars().count() > LONGEST_NOTE, FunctionFault::LongNote);
        fault(!(0..=Seats::MOST).contains(&self.attendance), FunctionFault::Attendance);
        fault(!(0..=Margins::MOST).contains(&self.asked.setup), FunctionFault::Setup);
        fault(!(0..=Margins::MOST).contains(&self.asked.teardown), FunctionFault::Teardown);
        let time = self.time().map_err(|fault| faults.push(fault));
        time.ok().filter(|_| faults.is_empty()).ok_or(faults)
    }

    fn time(&self) -> Result<Interval, FunctionFault> {
        let time = Interval::new(self.from, self.until).ok_or(FunctionFault::Backwards)?;
        let length = time.until_at() - time.from_at();
        if length > LONGEST_OVERNIGHT {
            return Err(FunctionFault::FarTooLong);
        }
        if length > LONGEST && !self.overnight { Err(FunctionFault::TooLong) } else { Ok(time) }
    }
}

#[cfg(test)]
mod tests {
    use super::FunctionFault as F;
    use super::*;
    use uuid::Uuid;

    fn wish(from: &str, until: &str) -> Wish {
        Wish {
            space: SpaceId::new(Uuid::nil()),
            title: "Opening".to_owned(),
            style: SetupStyle::Theatre,
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
            overnight: false,
            asked: Margins::default(),
            attendance: 80,
            note: String::new(),
            may_wait: false,
        }
    }

    #[test]
    fn a_function_ends_after_it_begins_and_stays_overnight_only_where_that_is_said() {
        let fault = |wish: Wish| wish.check().unwrap_err();
        let (nine, ten) = ("2026-06-01T09:00:00Z", "2026-06-01T10:00:00Z");
        assert_eq!(wish(nine, ten).check().unwrap().until_at() - 3600, wish(nine, ten).from.timestamp());
        assert_eq!(fault(wish(ten, nine)), [FunctionFault::Backwards]);
        assert_eq!(fault(wish(nine, nine)), [FunctionFault::Backwards]);
        let long = wish(nine, "2026-06-03T18:00:00Z");
        assert_eq!(fault(long.clone()), [FunctionFault::TooLong]);
        assert!(Wish { overnight: true, ..long }.check().is_ok());
        let weeks = Wish { overnight: true, ..wish(nine, "2026-07-03T18:00:00Z") };
        assert_eq!(fault(weeks), [FunctionFault::FarTooLong]);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = Wish {
            title: " ".to_owned(),
            attendance: -1,
            asked: Margins { setup: 2000, teardown: -5 },
            ..wish("2026-06-01T09:00:00Z", "2026-06-01T08:00:00Z")
        };
        assert_eq!(
            wrong.check().unwrap_err(),
            [F::NoTitle, F::Attendance, F::Setup, F::Teardown, F::Backwards]
        );
    }
}
