//! From heads to rooms: who shares, when they arrive, who stays on.

use super::is_shoulder;
use crate::calendar::{next_day, nights};
use crate::ids::RoomTypeId;
use crate::occupancy::NightDelta;
use chrono::{NaiveDate, TimeDelta};

/// The most heads a plan is made for.
const MOST_HEADS: i64 = 9_999;

/// The most nights somebody arrives before the first day.
pub const EARLIEST: i64 = 14;

/// Those who arrive together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wave {
    /// How many nights before the first day; none for that day itself.
    pub before: i64,
    /// Of a hundred heads.
    pub percent: i64,
}

/// What a block is planned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Who sleeps on campus.
    pub heads: i64,
    /// Of a hundred heads, those who share a room with another.
    pub sharing: i64,
    /// The type for one.
    pub single: RoomTypeId,
    /// The type for two.
    pub double: RoomTypeId,
    /// First and last day of their stay: those of the event, or of a part of it.
    pub days: (NaiveDate, NaiveDate),
    /// When they arrive.
    pub waves: Vec<Wave>,
    /// Of a hundred heads, those who leave on the day after the last.
    pub late: i64,
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Nobody, or more than any house has.
    #[error("so many heads are not planned for")]
    Heads,
    /// Not between 0 and 100.
    #[error("{0} is no share of a hundred")]
    Share(&'static str),
    /// No days of the event, or the last before the first.
    #[error("these are no days of the event")]
    Days,
    /// Those who arrive are not all of them.
    #[error("the arrivals come to {0} of a hundred")]
    Arrivals(i64),
}

impl Plan {
    /// Rooms by type and night. What is half a head is a whole one, what is half a room too.
    pub fn rooms(&self) -> Result<NightDelta, PlanError> {
        self.check()?;
        let (from, until) = self.days;
        let earliest = self.waves.iter().filter(|wave| wave.percent > 0).map(|wave| wave.before).max();
        let first = from - TimeDelta::days(earliest.unwrap_or_default());
        let mut rooms = NightDelta::new();
        for night in nights(first, next_day(until)) {
            let heads = share(self.heads, self.present(night));
            let sharing = heads * self.sharing / 100;
            *rooms.entry((self.single, night)).or_default() += heads - sharing;
            *rooms.entry((self.double, night)).or_default() += (sharing + 1) / 2;
        }
        rooms.retain(|_, rooms| *rooms > 0);
        Ok(rooms)
    }

    /// Of a hundred heads, those who sleep on a night.
    fn present(&self, night: NaiveDate) -> i64 {
        let (from, until) = self.days;
        if !is_shoulder(night, self.days) {
            return 100;
        }
        if night >= until {
            return self.late;
        }
        let before = (from - night).num_days();
        self.waves.iter().filter(|wave| wave.before >= before).map(|wave| wave.percent).sum()
    }

    fn check(&self) -> Result<(), PlanError> {
        if !(1..=MOST_HEADS).contains(&self.heads) {
            return Err(PlanError::Heads);
        }
        let is_share = |percent: i64| (0..=100).contains(&percent);
        if !is_share(self.sharing) {
            return Err(PlanError::Share("sharing"));
        }
        if !is_share(self.late) {
            return Err(PlanError::Share("late"));
        }
        if !self.waves.iter().all(|wave| is_share(wave.percent) && (0..=EARLIEST).contains(&wave.before)) {
            return Err(PlanError::Share("arrivals"));
        }
        match self.waves.iter().map(|wave| wave.percent).sum() {
            100 => Ok(()),
            other => Err(PlanError::Arrivals(other)),
        }
    }
}

/// So many of a hundred of the heads; half a head is a whole one.
const fn share(heads: i64, percent: i64) -> i64 {
    (heads * percent + 99) / 100
}
