//! Weeks, months and years.

use super::super::booking::{Day, day};
use super::date;
use crate::target::biennium_of;
use chrono::{Datelike, Months, NaiveDate};

/// Nights from one on up to, not including, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First night.
    pub from: Day,
    /// First night after.
    pub until: Day,
}

/// The weeks from Monday on, beginning with that of the first of January of the year of `first`, that are over by `until`: one
/// that were cut there would look like a bad week.
pub fn weeks(first: Day, until: Day) -> Vec<Span> {
    // The first of the common era was a Monday, and is day one.
    let january = day(january(first));
    let monday = january - (january - 1).rem_euclid(7);
    let weeks = (monday..).step_by(7).map(|from| Span { from, until: from + 7 });
    weeks.take_while(|week| week.until <= until).collect()
}

/// Budgets of two years, which begin with an even one, that are over by `until`: the first is that of the year of `first`.
pub fn biennia(first: Day, until: Day) -> Vec<Span> {
    let spans = (biennium_of(date(first).year())..).step_by(2).map_while(|year| of_years(year, 2));
    spans.take_while(|span| span.until <= until).collect()
}

/// The months from January of the year of `first` on that are over by `until`: one that were cut there would look whole.
pub fn months(first: Day, until: Day) -> Vec<Span> {
    whole(1, first, until)
}

/// The years from that of `first` on that are over by `until`.
pub fn years(first: Day, until: Day) -> Vec<Span> {
    whole(12, first, until)
}

/// The year or the years from one on, whole.
pub(super) fn of_years(first: i32, number: i32) -> Option<Span> {
    let new_year = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(day);
    Some(Span { from: new_year(first)?, until: new_year(first + number)? })
}

fn january(night: Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(date(night).year(), 1, 1).unwrap_or_default()
}

/// Spans of so many months from January of the year of `first` on that are over by `until`.
fn whole(step: u32, first: Day, until: Day) -> Vec<Span> {
    let january = january(first);
    let after = move |months: u32| january.checked_add_months(Months::new(months)).map(day);
    let spans = (0_u32..)
        .map_while(|place| Some(Span { from: after(place * step)?, until: after((place + 1) * step)? }));
    spans.take_while(|span| span.until <= until).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Day {
        day(text.parse().unwrap())
    }

    #[test]
    fn a_last_month_that_was_cut_looked_whole() {
        let last = |until: &str| months(on("2026-11-27"), on(until)).last().map(|month| date(month.until));
        assert_eq!(last("2028-11-10"), "2028-11-01".parse().ok());
        assert_eq!(last("2028-11-30"), "2028-11-01".parse().ok(), "its last night is missing");
        assert_eq!(last("2028-12-01"), "2028-12-01".parse().ok());
    }

    #[test]
    fn months_begin_with_the_year_that_runs_and_years_are_told_whole() {
        let (first, until) = (on("2026-11-27"), on("2028-11-10"));
        let months = months(first, until);
        assert_eq!((date(months[0].from), months.len()), ("2026-01-01".parse().unwrap(), 34));
        let years: Vec<i32> = years(first, until).iter().map(|span| date(span.from).year()).collect();
        assert_eq!(years, [2026, 2027]);
    }

    #[test]
    fn a_week_begins_with_monday_and_is_told_whole() {
        let from = |until| -> Vec<String> {
            weeks(on("2026-01-15"), on(until)).iter().map(|week| date(week.from).to_string()).collect()
        };
        assert_eq!(from("2026-01-19"), ["2025-12-29", "2026-01-05", "2026-01-12"]);
        assert_eq!(from("2026-01-18"), ["2025-12-29", "2026-01-05"], "its Sunday is missing");
    }

    #[test]
    fn a_biennium_begins_with_an_even_year_and_is_told_whole() {
        let from = |first, until| -> Vec<String> {
            biennia(on(first), on(until)).iter().map(|span| date(span.from).to_string()).collect()
        };
        assert_eq!(from("2027-05-01", "2029-04-30"), ["2026-01-01"]);
        assert_eq!(from("2027-05-01", "2030-01-01"), ["2026-01-01", "2028-01-01"]);
        assert_eq!(from("2026-01-01", "2027-12-31"), [""; 0]);
    }

    #[test]
    fn a_budget_has_two_years() {
        assert_eq!(of_years(2026, 2), Some(Span { from: on("2026-01-01"), until: on("2028-01-01") }));
    }
}
