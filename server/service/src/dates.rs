//! Dates as people write them.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What comes first where a date is written in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 28/2/2027.
    #[default]
    DayFirst,
    /// 2/28/2027.
    MonthFirst,
}

impl DateOrder {
    /// The word of a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::DayFirst, Self::MonthFirst].into_iter().find(|order| order.code() == code)
    }
}

/// Day 0 of the dates of workbooks, as they are counted from March 1900 on.
const SERIAL_EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// Numbers that can be the day of an event: from 1964, when the campus opened, to 2200.
const SERIALS: std::ops::RangeInclusive<u64> = 23_377..=109_940;

/// A date with a year of four digits; `serials` where it may be a number of days. What follows it, as a time of day
/// does, is not looked at.
pub(crate) fn read(text: &str, order: DateOrder, serials: bool) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(days) = text.split('.').next().filter(|_| serials).and_then(|days| days.parse().ok())
        && SERIALS.contains(&days)
    {
        return SERIAL_EPOCH.checked_add_days(Days::new(days));
    }
    let parts = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    let [one, two, three, ..] = parts[..] else { return None };
    // 2027-02-28T00:00:00 has its time behind the day.
    let three = three.split(['T', 't']).next().unwrap_or(three);
    if one.len() == 4 {
        return of(one, two, three);
    }
    if three.len() != 4 {
        return None;
    }
    let month_first =
        month_named(one).is_some() || month_named(two).is_none() && order == DateOrder::MonthFirst;
    if month_first { of(three, one, two) } else { of(three, two, one) }
}

fn of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let month = month_named(month).or_else(|| month.parse().ok())?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// How the months begin in the languages of the house, so far as it tells them apart.
const MONTHS: [&[&str]; 12] = [
    &["jan", "gen", "ene"],
    &["feb", "fév", "fev"],
    &["mar"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "ott", "out"],
    &["nov"],
    &["dec", "déc", "dic", "dez"],
];

fn month_named(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let begins = |names: &&'static [&'static str]| names.iter().any(|name| text.starts_with(name));
    let place = MONTHS.iter().position(begins)?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        read(text, DateOrder::DayFirst, false)
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let expected = NaiveDate::from_ymd_opt(2027, 2, 3);
        for text in [
            "2027-02-03",
            "2027-02-03 00:00:00",
            "2027-02-03T12:00:00",
            "3/2/2027",
            "03.02.2027",
            "3-2-2027",
            "3 February 2027",
            "Feb 3, 2027",
            "3 févr. 2027",
            "3 febbraio 2027",
            "3 fevereiro 2027",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(read("2/3/2027", DateOrder::MonthFirst, false), expected);
        assert_eq!(read("46421", DateOrder::DayFirst, true), expected);
    }

    #[test]
    fn what_could_be_several_days_or_none_is_no_date() {
        for text in ["3/2/27", "2/28/2027", "31/2/2027", "Tuesday", "46421", "", "2027", "3/2"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn juin_and_juillet_are_told_apart() {
        assert_eq!(
            (month_named("juin"), month_named("juillet"), month_named("julho")),
            (Some(6), Some(7), Some(7))
        );
    }
}
