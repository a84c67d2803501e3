//! Targets of room-nights.

use crate::ids::TargetId;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::ops::RangeInclusive;

/// Years a target can be set for: the campus opened in the first.
pub const YEARS: RangeInclusive<i32> = 1964..=2200;

/// More room-nights a year than any campus has are a slip of the finger.
pub const MOST: i64 = 1_000_000;

/// Letters of the longest source that is kept.
pub const LONGEST_SOURCE: usize = 200;

/// What a target is set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetPeriod {
    /// One calendar year.
    Year,
    /// Two years; the budget's period, beginning with an even year. Its figure is the average of a year.
    Biennium,
}

impl TargetPeriod {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Biennium => "biennium",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Year, Self::Biennium].into_iter().find(|period| period.code() == code)
    }

    /// How many years it lasts.
    pub const fn years(self) -> i32 {
        match self {
            Self::Year => 1,
            Self::Biennium => 2,
        }
    }
}

/// Whether the figure stands in its source or is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// Stated by the source.
    Source,
    /// Assumed by us; screens say so.
    Assumed,
}

impl TargetStatus {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Assumed => "assumed",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Source, Self::Assumed].into_iter().find(|status| status.code() == code)
    }
}

/// The first year of the budget's biennium that a year belongs to: 2024 for 2024 and 2025.
pub const fn biennium_of(year: i32) -> i32 {
    year - year.rem_euclid(2)
}

/// The target a year is held against: its own, else that of its biennium.
pub fn of_year(targets: &[Target], year: i32) -> Option<&Target> {
    held_against(targets, Target::years, year)
}

/// What a year is held against, of all that are set for some years each: that of the fewest.
pub fn held_against<T>(all: &[T], years: impl Fn(&T) -> Range<i32>, year: i32) -> Option<&T> {
    all.iter().filter(|one| years(one).contains(&year)).min_by_key(|one| years(one).len())
}

/// How many months are left until the end of a year, that of today included; none once the year is over.
pub fn months_left(today: NaiveDate, last_year: i32) -> i64 {
    let months = (last_year - today.year()) * 12 + 13 - today.month().cast_signed();
    i64::from(months.max(0))
}

/// Nights needed in each of the months left to make good what is missing, rounded up; none where no month is left.
pub const fn needed_a_month(missing: i64, months: i64) -> Option<i64> {
    if months < 1 { None } else { Some((missing + months - 1) / months) }
}

/// Room-nights wanted of a year, or of an average year of a biennium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identity.
    pub id: TargetId,
    /// Year or biennium.
    pub period: TargetPeriod,
    /// The year, or the first of the two.
    pub first_year: i32,
    /// Room-nights a year.
    pub room_nights: i64,
    /// Where the figure is from.
    pub source: String,
    /// Stated or assumed.
    pub status: TargetStatus,
    /// Version seen by an editor.
    pub version: i64,
}

impl Target {
    /// The years it is set for.
    pub fn years(&self) -> std::ops::Range<i32> {
        self.first_year..self.first_year + self.period.years()
    }
}

/// What a target says, without which record it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// Year or biennium.
    pub period: TargetPeriod,
    /// The year, or the first of the two.
    pub first_year: i32,
    /// Room-nights a year.
    pub room_nights: i64,
    /// Where the figure is from.
    pub source: String,
    /// Stated or assumed.
    pub status: TargetStatus,
}

/// What is wrong with an aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AimFault {
    /// No year we count.
    Year,
    /// A biennium that begins with an odd year.
    OddYear,
    /// No room-nights, or more than there can be.
    RoomNights,
    /// Nobody says where the figure is from.
    NoSource,
    /// A longer source than is kept.
    LongSource,
}

impl Aim {
    /// Everything that is wrong with it.
    pub fn faults(&self) -> Vec<AimFault> {
        let odd = self.period == TargetPeriod::Biennium && biennium_of(self.first_year) != self.first_year;
        let letters = self.source.trim().chars().count();
        let found = [
            (!YEARS.contains(&self.first_year), AimFault::Year),
            (odd, AimFault::OddYear),
            (!(1..=MOST).contains(&self.room_nights), AimFault::RoomNights),
            (letters == 0, AimFault::NoSource),
            (letters > LONGEST_SOURCE, AimFault::LongSource),
        ];
        found.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault)).collect()
    }

    /// The target it becomes, at a version.
    #[must_use]
    pub fn target(&self, id: TargetId, version: i64) -> Target {
        let Self { period, first_year, room_nights, ref source, status } = *self;
        Target { id, period, first_year, room_nights, source: source.trim().to_owned(), status, version }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_of_today_is_left_to_its_last_day_and_a_year_that_is_over_has_none() {
        let left = |today: &str, year| months_left(today.parse().unwrap(), year);
        assert_eq!((left("2026-01-01", 2026), left("2026-12-31", 2026)), (12, 1));
        assert_eq!((left("2026-11-24", 2027), left("2027-01-01", 2026)), (14, 0));
    }

    #[test]
    fn what_is_needed_a_month_is_rounded_up_so_that_the_target_is_met() {
        assert_eq!(needed_a_month(1001, 2), Some(501));
        assert_eq!(needed_a_month(0, 2), Some(0));
        assert_eq!(needed_a_month(1, 0), None);
    }

    #[test]
    fn a_biennium_begins_with_an_even_year() {
        assert_eq!(biennium_of(2024), 2024);
        assert_eq!(biennium_of(2025), 2024);
    }

    #[test]
    fn a_year_is_held_against_its_own_target_and_else_against_that_of_its_biennium() {
        let of = |period, first_year, room_nights| {
            let aim = Aim { period, first_year, room_nights, ..aim() };
            aim.target(TargetId::new(uuid::Uuid::nil()), 1)
        };
        let targets = [of(TargetPeriod::Biennium, 2026, 24_000), of(TargetPeriod::Year, 2027, 26_000)];
        let nights = |year| of_year(&targets, year).map(|target| target.room_nights);
        assert_eq!([2025, 2026, 2027, 2028].map(nights), [None, Some(24_000), Some(26_000), None]);
    }

    fn aim() -> Aim {
        Aim {
            period: TargetPeriod::Year,
            first_year: 2026,
            room_nights: 25_000,
            source: "Board paper".to_owned(),
            status: TargetStatus::Assumed,
        }
    }

    #[test]
    fn an_aim_names_everything_that_is_wrong_with_it() {
        assert_eq!(aim().faults(), []);
        let wrong = Aim { first_year: 1_963, room_nights: 0, source: " ".to_owned(), ..aim() };
        assert_eq!(wrong.faults(), [AimFault::Year, AimFault::RoomNights, AimFault::NoSource]);
        let long = Aim { room_nights: MOST + 1, source: "é".repeat(LONGEST_SOURCE + 1), ..aim() };
        assert_eq!(long.faults(), [AimFault::RoomNights, AimFault::LongSource]);
    }

    #[test]
    fn a_biennium_may_not_begin_with_an_odd_year() {
        let biennium = |first_year| Aim { period: TargetPeriod::Biennium, first_year, ..aim() };
        assert_eq!(biennium(2027).faults(), [AimFault::OddYear]);
        assert_eq!(biennium(2028).faults(), []);
    }
}
