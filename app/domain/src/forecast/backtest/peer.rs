//! The simple ways to tell what a night comes to, beside which every forecast is shown.

use super::super::booking::Day;
use super::super::books::Books;
use super::super::path::quantile;
use super::super::pick_up::{PickUp, Window, YEAR, mean};
use super::super::score::{LEVELS, Scored};
use serde::Serialize;
use std::ops::Range;

/// A simple way to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Peer {
    /// The last night of the same weekday that was over.
    LastWeek,
    /// The night 364 days before, of the same weekday; where that is not over, of the year before.
    LastYear,
    /// What is on the books.
    OnTheBooks,
    /// Classical additive pick-up by weekday.
    ClassicalPickUp,
    /// Advanced additive pick-up by weekday: the one to beat.
    AdvancedPickUp,
    /// Additive pick-up of last year's window.
    LastYearPickUp,
}

/// Nights whose errors make a range; fewer make none, and the point stands for it.
const FEWEST: usize = 28;

impl Peer {
    /// Every one, simplest first.
    pub const ALL: [Self; 6] = [
        Self::LastWeek,
        Self::LastYear,
        Self::OnTheBooks,
        Self::ClassicalPickUp,
        Self::AdvancedPickUp,
        Self::LastYearPickUp,
    ];

    /// The word a program reads.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LastWeek => "last_week",
            Self::LastYear => "last_year",
            Self::OnTheBooks => "on_the_books",
            Self::ClassicalPickUp => "classical_pick_up",
            Self::AdvancedPickUp => "advanced_pick_up",
            Self::LastYearPickUp => "last_year_pick_up",
        }
    }

    /// What it says of a night so many days before it.
    pub(in super::super) fn say(self, books: &Books, night: Day, days: Day) -> Option<f64> {
        match self {
            Self::LastWeek => books.came(night - (days + 6) / 7 * 7).map(f64::from),
            Self::LastYear => books.came(night - (days + YEAR - 1) / YEAR * YEAR).map(f64::from),
            Self::OnTheBooks => books.ahead(night, days).map(f64::from),
            Self::ClassicalPickUp => PickUp(Window::Classical).expected(books, night, days),
            Self::AdvancedPickUp => PickUp(Window::Advanced).expected(books, night, days),
            Self::LastYearPickUp => PickUp(Window::LastYear).expected(books, night, days),
        }
    }

    /// What it said of the sum of some nights on the evening before the first of them.
    pub(super) fn say_sum(self, books: &Books, nights: Range<Day>) -> Option<f64> {
        nights.zip(1..).map(|(night, days)| self.say(books, night, days)).sum()
    }

    /// What it said of some nights, with the quantiles of its errors of all nights over by then as a range.
    pub(super) fn scored(self, truth: &Books, nights: Range<Day>, days: Day) -> Vec<Scored> {
        let error = |night: Day| Some(f64::from(truth.came(night)?) - self.say(truth, night, days)?);
        let past: Vec<(Day, f64)> =
            (truth.first()..nights.end).filter_map(|night| Some((night, error(night)?))).collect();
        let scored = |night: Day| {
            let (said, came) = (self.say(truth, night, days)?, f64::from(truth.came(night)?));
            let mut errors: Vec<f64> = past
                .iter()
                .take_while(|(other, _)| *other <= night - days)
                .map(|(_, error)| *error)
                .collect();
            let [low, _, high] = if errors.len() < FEWEST { [0.0; 3] } else { range(&mut errors) };
            Some(Scored { said: [said + low.min(0.0), said, said + high.max(0.0)], mean: said, came })
        };
        nights.filter_map(scored).collect()
    }
}

/// The mean absolute error, in rooms, of taking the night a week before: what MASE is measured by.
pub(super) fn weekly_error(truth: &Books, nights: Range<Day>) -> Option<f64> {
    let error = |night: Day| Some(f64::from((truth.came(night)? - truth.came(night - 7)?).abs()));
    mean(nights.filter_map(error))
}

/// The quantiles of errors made so far, which make a range of a point.
fn range(errors: &mut [f64]) -> [f64; 3] {
    errors.sort_unstable_by(f64::total_cmp);
    LEVELS.map(|level| quantile(errors, level))
}
