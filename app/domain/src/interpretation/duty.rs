//! When an interpreter works, and what keeps them from working at a time.

use crate::claim::Interval;
use crate::ids::InterpreterId;
use crate::language::Language;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most that somebody interprets in a day, in minutes.
pub const FULL_DAY: i64 = 420;

/// Rest between the last duty of a day and the first of the next, in seconds.
pub const REST: i64 = 11 * 3600;

/// Time that somebody interprets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The day it counts in: that of its beginning, by the campus clock.
    pub day: NaiveDate,
    /// From the first word to the last.
    pub time: Interval,
    /// Minutes of it that are interpreted.
    pub minutes: i64,
}

/// That somebody interprets into a language on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stint {
    /// The day.
    pub day: NaiveDate,
    /// Into which language.
    pub language: Language,
    /// Who; none of somebody who is erased, each of whom is another than all the rest.
    pub who: Option<InterpreterId>,
}

/// Interpreters' days: who works at several functions of a day, or into several languages, works that day once.
pub fn days(stints: &[Stint]) -> usize {
    let known = stints.iter().filter_map(|stint| Some((stint.who?, stint.day))).collect::<BTreeSet<_>>();
    known.len() + stints.iter().filter(|stint| stint.who.is_none()).count()
}

/// How many work into a language on a day.
pub fn present(stints: &[Stint], day: NaiveDate, language: Language) -> usize {
    let there = stints.iter().filter(|stint| (stint.day, stint.language) == (day, language)).copied();
    days(&there.collect::<Vec<_>>())
}

/// Seconds of a day.
const DAY: i64 = 86_400;

impl Duty {
    /// The time in which other duties bear on it.
    pub const fn around(self) -> Interval {
        self.time.widened(DAY + REST, DAY + REST)
    }
}

/// Days on which somebody cannot come; both are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Absence {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

impl Absence {
    /// Whether a day is one of them.
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What an interpreter has promised, and when they cannot come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Their duties.
    pub duties: Vec<Duty>,
    /// Their days away.
    pub away: Vec<Absence>,
}

/// What keeps somebody from a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// They are away that day.
    Away,
    /// They are elsewhere then.
    Elsewhere,
    /// They would work longer than a day allows.
    TooLong,
    /// They would not rest long enough between two days.
    NoRest,
}

impl Work {
    /// The part of it that can bear on duties within a time.
    #[must_use]
    pub fn around(&self, time: Interval) -> Self {
        let near = time.widened(DAY + REST, DAY + REST);
        let duties = self.duties.iter().filter(|duty| duty.time.overlaps(near)).copied().collect();
        Self { duties, away: self.away.clone() }
    }

    /// What keeps them from one more duty, if anything.
    pub fn obstacle(&self, new: Duty) -> Option<Obstacle> {
        if self.away.iter().any(|away| away.covers(new.day)) {
            return Some(Obstacle::Away);
        }
        if self.duties.iter().any(|duty| duty.time.overlaps(new.time)) {
            return Some(Obstacle::Elsewhere);
        }
        let that_day = self.duties.iter().filter(|duty| duty.day == new.day);
        if that_day.map(|duty| duty.minutes).sum::<i64>() + new.minutes > FULL_DAY {
            return Some(Obstacle::TooLong);
        }
        let other_day = self.duties.iter().filter(|duty| duty.day != new.day);
        let mut wide = other_day.map(|duty| duty.time.widened(REST, REST));
        wide.any(|time| time.overlaps(new.time)).then_some(Obstacle::NoRest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn somebody_works_a_day_once_and_each_who_is_erased_is_another() {
        let (monday, french, arabic) = ("2026-06-01".parse().unwrap(), Language::French, Language::Arabic);
        let of = |number, language| {
            let who = Some(InterpreterId::new(Uuid::from_u128(number)));
            Stint { day: monday, language, who }
        };
        let gone = Stint { day: monday, language: french, who: None };
        let stints = [of(1, french), of(1, french), of(1, arabic), of(2, french), gone, gone];
        assert_eq!((days(&stints), present(&stints, monday, french)), (4, 4));
        assert_eq!(present(&stints, monday, arabic), 1);
        assert_eq!(present(&stints, monday.succ_opt().unwrap(), arabic), 0);
    }
}
