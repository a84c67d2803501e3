//! Pace: how the months to come fill, beside an earlier day and the year before.

use crate::calendar::days_after;
use chrono::{Datelike, Months, NaiveDate};

/// What some nights stand at: room-nights slept and on the books together, which is what
/// [`committed`](crate::nights::NightCount::committed) counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaceLine {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Now.
    pub now: i64,
    /// At the end of the earlier day.
    pub then: i64,
    /// The same nights of the year before, as they stood on this day a year ago; none where nothing was on record by then.
    pub year_ago: Option<i64>,
    /// What those came to; none while they are not over.
    pub came_to: Option<i64>,
}

impl PaceLine {
    /// Room-nights gained since the earlier day; below nought where more was called off than booked.
    pub const fn gained(&self) -> i64 {
        self.now - self.then
    }

    /// Whether it is a whole calendar year.
    pub fn is_year(&self) -> bool {
        self.from.ordinal() == 1 && self.until.ordinal() == 1 && self.until.year() == self.from.year() + 1
    }

    /// The sum of lines that follow one another; none of none. What one of them does not tell, the sum does not either.
    fn sum(lines: &[Self]) -> Option<Self> {
        Some(Self {
            from: lines.first()?.from,
            until: lines.last()?.until,
            now: lines.iter().map(|line| line.now).sum(),
            then: lines.iter().map(|line| line.then).sum(),
            year_ago: lines.iter().map(|line| line.year_ago).sum(),
            came_to: lines.iter().map(|line| line.came_to).sum(),
        })
    }
}

/// Lines with the sum of each calendar year behind its last; `true` marks a sum.
pub fn with_years(lines: &[PaceLine]) -> Vec<(PaceLine, bool)> {
    let years = lines.chunk_by(|one, other| one.from.year() == other.from.year());
    let year = |lines: &[PaceLine]| {
        let sum = PaceLine::sum(lines).map(|sum| (sum, true));
        lines.iter().map(|line| (*line, false)).chain(sum).collect::<Vec<_>>()
    };
    years.flat_map(year).collect()
}

/// The whole calendar months from that of `today` on that are over within so many days: the first night, and the first
/// after the last.
pub fn months_to_come(today: NaiveDate, days: i64) -> (NaiveDate, NaiveDate) {
    (first_of_month(today), first_of_month(days_after(today, days)))
}

/// A month ago: what is looked back to where nobody says how far.
pub fn month_ago(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(1)).unwrap_or(today)
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn line(from: &str, until: &str, year_ago: Option<i64>, came_to: Option<i64>) -> PaceLine {
        PaceLine { from: day(from), until: day(until), now: 12, then: 15, year_ago, came_to }
    }

    #[test]
    fn each_year_has_its_sum_and_what_a_month_does_not_tell_neither_does_the_year() {
        let lines = [
            line("2026-11-01", "2026-12-01", None, Some(7)),
            line("2026-12-01", "2027-01-01", Some(3), Some(8)),
            line("2027-01-01", "2027-02-01", Some(4), Some(9)),
            line("2027-02-01", "2027-03-01", Some(5), None),
        ];
        let told = with_years(&lines);
        assert_eq!(
            told.iter().map(|(_, sum)| *sum).collect::<Vec<_>>(),
            [false, false, true, false, false, true]
        );
        let (of_2026, of_2027) = (told[2].0, told[5].0);
        assert_eq!(
            (of_2026.from, of_2026.until, of_2026.gained()),
            (day("2026-11-01"), day("2027-01-01"), -6)
        );
        assert_eq!((of_2026.year_ago, of_2026.came_to), (None, Some(15)));
        assert_eq!((of_2027.year_ago, of_2027.came_to), (Some(9), None));
        assert_eq!(with_years(&[]), []);
    }

    #[test]
    fn only_january_to_december_is_a_year() {
        let is_year = |from, until| line(from, until, None, None).is_year();
        assert!(is_year("2027-01-01", "2028-01-01"));
        assert!(!is_year("2026-11-01", "2027-01-01") && !is_year("2028-01-01", "2028-11-01"));
        assert!(!is_year("2027-01-01", "2029-01-01"));
    }

    #[test]
    fn months_to_come_begin_with_the_one_that_runs_and_are_whole() {
        let of = |today| months_to_come(day(today), 731);
        assert_eq!(of("2026-11-27"), (day("2026-11-01"), day("2028-11-01")));
        assert_eq!(of("2026-03-01"), (day("2026-03-01"), day("2028-03-01")));
        assert_eq!(month_ago(day("2026-03-31")), day("2026-02-28"));
    }
}
