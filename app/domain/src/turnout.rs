//! How many were there: of a session or of a function, on campus and online, as somebody counted them.
//!
//! What was expected stays beside it, unchanged: the difference is what is learned from.

use crate::campus::Seats;
use crate::claim::Interval;
use crate::ids::{FunctionId, SessionId};
use crate::programme::{Format, MOST_ONLINE};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A report that leaves the house does not say how many there were where they were fewer: who knows the event would know
/// who.
pub const FEWEST_TOLD: i64 = 5;

/// What was attended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Attended {
    /// A session of the programme.
    Session(SessionId),
    /// A function, with whatever stood in it.
    Function(FunctionId),
}

impl Attended {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Session(_) => "session",
            Self::Function(_) => "function",
        }
    }

    /// Which one it is.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Session(id) => id.uuid(),
            Self::Function(id) => id.uuid(),
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str, id: Uuid) -> Option<Self> {
        match code {
            "session" => Some(Self::Session(SessionId::new(id))),
            "function" => Some(Self::Function(FunctionId::new(id))),
            _ => None,
        }
    }
}

/// How many were there; those online are never added to those on campus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// On campus.
    pub on_campus: i64,
    /// Online.
    pub online: i64,
}

/// What is wrong with a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnoutFault {
    /// No number of people on campus.
    OnCampus,
    /// No number of people online.
    Online,
    /// It has not begun: nobody can have been there.
    NotBegun,
}

impl Turnout {
    /// Everything that is wrong with it at an instant, in UTC seconds, of what takes place in a time.
    pub fn check(self, time: Interval, now: i64) -> Vec<TurnoutFault> {
        let faults = [
            (!has_begun(time, now)).then_some(TurnoutFault::NotBegun),
            (!(0..=Seats::MOST).contains(&self.on_campus)).then_some(TurnoutFault::OnCampus),
            (!(0..=MOST_ONLINE).contains(&self.online)).then_some(TurnoutFault::Online),
        ];
        faults.into_iter().flatten().collect()
    }
}

/// Whether those on campus, and whether those online, are counted wherever the others are, of a session with its numbers
/// expected, or of a function, which has no format: an empty field of theirs does not say that nobody was there. Where
/// nobody takes part online, there is one field to fill.
pub const fn sides(format: Option<Format>, (on_campus, online): (i64, i64)) -> (bool, bool) {
    match format {
        None => (false, false),
        Some(Format::OnCampus) => (online > 0, online > 0),
        Some(Format::Hybrid) => (true, true),
        Some(Format::Online) => (on_campus > 0, true),
    }
}

/// Whether something that takes place in a time may be counted at an instant, in UTC seconds.
pub const fn has_begun(time: Interval, now: i64) -> bool {
    time.from_at() <= now
}

/// A number of people as a report that leaves the house tells it; none where they are too few to be told.
pub const fn told(people: i64) -> Option<i64> {
    if people == 0 || people >= FEWEST_TOLD { Some(people) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_counted_before_it_began_and_during_it_they_are() {
        let time = Interval::from_seconds(3600, 7200).unwrap();
        let some = Turnout { on_campus: 80, online: 1700 };
        assert_eq!(some.check(time, 3599), [TurnoutFault::NotBegun]);
        assert_eq!([3600, 7200, 90_000].map(|now| some.check(time, now)), [const { Vec::new() }; 3]);
        let none = Turnout { on_campus: -1, online: MOST_ONLINE + 1 };
        let all = [TurnoutFault::NotBegun, TurnoutFault::OnCampus, TurnoutFault::Online];
        assert_eq!(none.check(time, 0), all);
    }

    #[test]
    fn both_sides_are_counted_where_both_are_expected() {
        assert_eq!(sides(None, (80, 0)), (false, false));
        assert_eq!(sides(Some(Format::OnCampus), (80, 0)), (false, false));
        assert_eq!(sides(Some(Format::OnCampus), (80, 5)), (true, true));
        assert_eq!(sides(Some(Format::Hybrid), (0, 0)), (true, true));
        assert_eq!(sides(Some(Format::Online), (0, 300)), (false, true));
    }

    #[test]
    fn a_handful_is_not_told_to_whoever_evaluates_and_nobody_is() {
        assert_eq!([0, 1, 4, 5, 80].map(told), [Some(0), None, None, Some(5), Some(80)]);
    }

    #[test]
    fn every_word_reads_back() {
        let id = Uuid::from_u128(7);
        for one in [Attended::Session(SessionId::new(id)), Attended::Function(FunctionId::new(id))] {
            assert_eq!(Attended::parse(one.code(), one.uuid()), Some(one));
        }
        assert_eq!(Attended::parse("party", id), None);
    }
}
