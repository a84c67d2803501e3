//! Which spaces and days: all of it is in the address.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::campus::SetupStyle;

use crate::local::further;

/// How the diary is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Spaces and hours of a day.
    #[default]
    Day,
    /// Spaces and the days of a week.
    Week,
    /// Spaces and the days of a month.
    Month,
    /// A week from top to bottom.
    List,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::List];

    /// Its word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::List => "list",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiaryFilter {
    /// A day within what is shown.
    pub day: NaiveDate,
    /// How it is read.
    pub view: View,
    /// One pavilion alone, by its code.
    pub pavilion: Option<String>,
    /// The least seats.
    pub seats: Option<i64>,
    /// A set-up style the space takes.
    pub style: Option<SetupStyle>,
}

impl DiaryFilter {
    /// The first day shown, and the first after.
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        let days = |from: NaiveDate, days| (from, from.checked_add_days(Days::new(days)).unwrap_or(from));
        match self.view {
            View::Day => days(self.day, 1),
            View::List => days(self.day, 7),
            View::Week => {
                let since = Days::new(self.day.weekday().num_days_from_monday().into());
                days(self.day.checked_sub_days(since).unwrap_or(self.day), 7)
            }
            View::Month => {
                let first = self.day.with_day(1).unwrap_or(self.day);
                (first, first.checked_add_months(Months::new(1)).unwrap_or(first))
            }
        }
    }

    /// The day from which the time before, or after, is shown.
    pub fn turned(&self, forward: bool) -> NaiveDate {
        let (from, until) = self.span();
        match (forward, self.view) {
            (true, _) => until,
            (false, View::Month) => from.checked_sub_months(Months::new(1)).unwrap_or(from),
            (false, _) => from - (until - from),
        }
    }

    /// The address of the same spaces, read in another way or on another day.
    pub fn href(&self, view: View, day: NaiveDate) -> String {
        let seats = self.seats.map(|seats| seats.to_string()).unwrap_or_default();
        let kept = [
            ("pavilion", self.pavilion.as_deref().unwrap_or_default()),
            ("seats", &seats),
            ("style", self.style.map(SetupStyle::code).unwrap_or_default()),
        ];
        let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
        format!("/function-diary?day={day}&view={}{}", view.code(), further(kept))
    }

    /// The address of what is shown.
    pub fn here(&self) -> String {
        self.href(self.view, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(view: View) -> DiaryFilter {
        let day = "2026-11-25".parse().unwrap();
        DiaryFilter { day, view, pavilion: Some("EU".into()), seats: Some(60), style: None }
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_on_its_first() {
        let span = |view| {
            let (from, until) = filter(view).span();
            (from.to_string(), until.to_string())
        };
        assert_eq!(span(View::Day), ("2026-11-25".into(), "2026-11-26".into()));
        assert_eq!(span(View::Week), ("2026-11-23".into(), "2026-11-30".into()));
        assert_eq!(span(View::Month), ("2026-11-01".into(), "2026-12-01".into()));
    }

    #[test]
    fn turning_the_page_meets_the_days_before_and_after_and_keeps_the_spaces() {
        let week = filter(View::Week);
        assert_eq!(week.turned(true).to_string(), "2026-11-30");
        assert_eq!(week.turned(false).to_string(), "2026-11-16");
        assert_eq!(filter(View::Month).turned(false).to_string(), "2026-10-01");
        let next = week.href(View::Day, week.turned(true));
        assert_eq!(next, "/function-diary?day=2026-11-30&view=day&pavilion=EU&seats=60");
        assert!(View::ALL.into_iter().all(|view| View::parse(view.code()) == Some(view)));
    }
}
