//! Dates drawn: when one arrives, books, calls off.

use crate::demo::dice::Dice;
use crate::demo::figures;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Draws until a date suits before giving up.
const TRIES: u32 = 40;

/// Groups that come in the quiet weeks all the same, of a hundred.
const IN_QUIET_WEEKS: u64 = 8;

/// When the campus emptied in 2020.
const PANDEMIC: (i32, u32, u32) = (2020, 3, 5);

/// A date; the nearest there is for one that does not exist.
pub(in crate::demo) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    (1..=day.min(31))
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month.clamp(1, 12), day))
        .unwrap_or_default()
}

/// Some days later.
pub(in crate::demo) fn later(date: NaiveDate, days: i64) -> NaiveDate {
    date + chrono::TimeDelta::days(days)
}

/// A day of arrival within a year.
pub(super) fn arrival(dice: &mut Dice, year: i32, months: &[u64; 12], weekdays: &[Weekday]) -> NaiveDate {
    let mut found = date(year, 10, 1);
    for _ in 0..TRIES {
        let month = u32::try_from(dice.weighted(months)).unwrap_or_default() + 1;
        let day = u32::try_from(dice.between(1, 31)).unwrap_or(1);
        let weekday = dice.pick(weekdays).unwrap_or(Weekday::Mon);
        found = on_weekday(date(year, month, day), weekday);
        if found.year() == year && (!is_quiet(found) || dice.chance(IN_QUIET_WEEKS)) {
            break;
        }
    }
    found
}

/// The date itself, or the next one of that weekday.
pub(in crate::demo) fn on_weekday(from: NaiveDate, weekday: Weekday) -> NaiveDate {
    from + Days::new(u64::from(weekday.days_since(from.weekday())))
}

/// August from the eighth on, and the weeks around Christmas.
fn is_quiet(date: NaiveDate) -> bool {
    matches!((date.month(), date.day()), (8, 8..=27) | (12, 15..) | (1, ..=6))
}

/// When a booking is called off: late more often than early, and nearly all at once when the pandemic came.
pub(super) fn gone(dice: &mut Dice, booked: NaiveDate, arrival: NaiveDate) -> NaiveDate {
    let (year, month, day) = PANDEMIC;
    let pandemic = date(year, month, day);
    if booked < pandemic && arrival >= pandemic && arrival.year() == year {
        return later(pandemic, dice.between(0, 21)).min(arrival);
    }
    let lead = (arrival - booked).num_days();
    let left = lead * dice.curve(&[2, 8, 20, 45, 85]) / 100;
    later(arrival, -left.max(1)).max(later(booked, 1))
}

/// Of a hundred groups, how many are called off besides those that come. Measured on hotels: a third of the blocks.
pub(super) const fn called_off(year: i32) -> usize {
    match year {
        2020 => 90,
        2021 => 50,
        _ => 32,
    }
}

/// How many of a hundred bookings begin in each month: those that were meant to come in 2020, not those that came.
pub(super) fn meant_months(year: i32) -> [u64; 12] {
    figures::months(if year == 2020 { 2019 } else { year })
}
