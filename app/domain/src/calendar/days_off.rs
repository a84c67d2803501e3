//! Days on which the campus does not work: those of Italy, and of the patron of Turin.
//!
//! The list is article 2 of law 260 of 27 May 1949 as it stands: the laws 54 of 1977 and 336 of 2000 and the decree 792 of 1985
//! took days off it and gave some back, and law 151 of 8 October 2025 adds 4 October from 1 January 2026. 4 November, the
//! day of national unity, is kept without a day off. Turin keeps Saint John's, 24 June, as other towns keep their patron's.
//! Sundays are days off without a name here.

use super::{days_after, next_day};
use chrono::{Datelike, NaiveDate, Weekday};

/// A day off by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOff {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// The day after Easter.
    EasterMonday,
    /// 25 April: the liberation of 1945.
    Liberation,
    /// 1 May.
    Labour,
    /// 2 June: the republic of 1946.
    Republic,
    /// 24 June: Saint John, patron of Turin.
    SaintJohn,
    /// 15 August.
    Assumption,
    /// 4 October: Saint Francis, patron of Italy; from 2026 on.
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 8 December.
    ImmaculateConception,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
}

/// The year from which 4 October is a day off.
const SAINT_FRANCIS: i32 = 2026;

impl DayOff {
    /// All, as they come in a year.
    pub const ALL: [Self; 13] = [
        Self::NewYear,
        Self::Epiphany,
        Self::EasterMonday,
        Self::Liberation,
        Self::Labour,
        Self::Republic,
        Self::SaintJohn,
        Self::Assumption,
        Self::SaintFrancis,
        Self::AllSaints,
        Self::ImmaculateConception,
        Self::Christmas,
        Self::SaintStephen,
    ];

    /// The day off a date is; none of a working day or a plain weekend. Easter Monday on 25 April goes by the name of that day.
    pub fn of(date: NaiveDate) -> Option<Self> {
        match (date.month(), date.day()) {
            (1, 1) => Some(Self::NewYear),
            (1, 6) => Some(Self::Epiphany),
            (4, 25) => Some(Self::Liberation),
            (5, 1) => Some(Self::Labour),
            (6, 2) => Some(Self::Republic),
            (6, 24) => Some(Self::SaintJohn),
            (8, 15) => Some(Self::Assumption),
            (10, 4) => (date.year() >= SAINT_FRANCIS).then_some(Self::SaintFrancis),
            (11, 1) => Some(Self::AllSaints),
            (12, 8) => Some(Self::ImmaculateConception),
            (12, 25) => Some(Self::Christmas),
            (12, 26) => Some(Self::SaintStephen),
            (3 | 4, _) => (days_after(date, -1) == easter(date.year())).then_some(Self::EasterMonday),
            _ => None,
        }
    }
}

/// Whether a date is a bridge: a working Friday after a day off, or a working Monday before one.
pub fn is_bridge(date: NaiveDate) -> bool {
    let off = |date| DayOff::of(date).is_some();
    let beside = match date.weekday() {
        Weekday::Mon => next_day(date),
        Weekday::Fri => days_after(date, -1),
        _ => return false,
    };
    off(beside) && !off(date)
}

/// Easter Sunday of a year of the Gregorian calendar: the rule of an anonymous correspondent of *Nature* (20 April 1876), as
/// in Meeus, *Astronomical Algorithms*, 1991, chapter 8, with his letters. It holds for every year without an exception.
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
pub fn easter(year: i32) -> NaiveDate {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    // Days from the beginning of March, the last of February being nought.
    let days = h + l - 7 * m + 22;
    let march = NaiveDate::from_ymd_opt(year, 3, 1).unwrap_or(NaiveDate::MAX);
    days_after(march, i64::from(days) - 1)
}

#[cfg(test)]
mod tests;
