//! When an interpreter works, and what keeps them from working at a time.

use crate::claim::Interval;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
