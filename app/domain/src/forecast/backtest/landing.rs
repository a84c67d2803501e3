//! Where a year lands, told at the first of each of its months.
//!
//! What was slept in by then is known; the rest is the sum of each path. Beside it stands how likely the year was said
//! to reach its goal, scored after Brier (*Monthly Weather Review* 78, 1950).
#![expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]

use super::super::booking::{Day, day};
use super::super::books::Books;
use super::super::path::{Paths, summary};
use super::super::score::Scored;
use super::came;
use super::peer::Peer;
use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// Months to go at which a year is told.
const MONTHS: u32 = 12;

/// A year told with so many months to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Landed {
    /// The first night of the year.
    from: Day,
    /// The first night after it.
    until: Day,
    /// Months to go.
    months: u32,
    /// The day at whose end it is told.
    pub origin: Day,
}

/// What was said of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Told {
    landed: Landed,
    quantiles: [f64; 3],
    mean: f64,
    /// Share of the paths that reach the goal; none without a goal.
    chance: Option<f64>,
}

/// How good years were told with so many months to go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LandingRow {
    /// Months to go.
    pub months: u32,
    /// Years.
    pub n: usize,
    /// Mean absolute error of the median, as a share of what the year came to.
    pub abs_error: f64,
    /// Mean error of the median, as a share of what the year came to; above zero, too much was said.
    pub bias: f64,
    /// The same of the mean.
    pub bias_of_mean: f64,
    /// Years that had a goal.
    pub goals: usize,
    /// Mean squared error of the chance that the year reaches its goal; none where no year had one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier: Option<f64>,
    /// Share of years from P10 to P90; none of what knows no range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage80: Option<f64>,
    /// Share of years below P10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below10: Option<f64>,
    /// Share of years above P90.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above90: Option<f64>,
}

/// Every whole year from `from` on that is over by `until`, at the first of each of its months.
pub(super) fn years(from: Day, until: Day) -> Vec<Landed> {
    let Some(first) = NaiveDate::from_num_days_from_ce_opt(from) else { return Vec::new() };
    let after = |months: u32| first.checked_add_months(Months::new(months)).map(day);
    let year = |number: u32| Some((after(12 * number)?, after(12 * (number + 1))?));
    let whole = (0..).map_while(year).take_while(|(_, end)| *end <= until);
    let landed = |number: u32, (from, until): (Day, Day)| {
        (1..=MONTHS).rev().filter_map(move |months| {
            let origin = after(12 * (number + 1) - months)? - 1;
            Some(Landed { from, until, months, origin })
        })
    };
    (0..).zip(whole).flat_map(|(number, year)| landed(number, year)).collect()
}

/// Goals of years: what somebody set, and else to come to as much as the year before.
pub(super) struct Goals<'a> {
    /// By calendar year.
    pub set: &'a BTreeMap<i32, i64>,
}

impl Goals<'_> {
    fn of(&self, landed: Landed, books: &Books) -> Option<f64> {
        let first = NaiveDate::from_num_days_from_ce_opt(landed.from)?;
        let set =
            (first.ordinal() == 1).then(|| self.set.get(&first.year()).map(|goal| *goal as f64)).flatten();
        set.or_else(|| {
            let before = day(first.checked_sub_months(Months::new(12))?)..landed.from;
            came(books, before).filter(|sum| *sum > 0.0)
        })
    }
}

impl Landed {
    /// Nights of the year that are to come.
    pub const fn ahead(self) -> Day {
        self.until - 1 - self.origin
    }

    /// What is said of it: what came by the origin, and the rest of each path.
    pub fn tell(self, books: &Books, paths: &Paths, goals: &Goals) -> Option<Told> {
        let slept = came(books, self.from..self.origin + 1)?;
        let mut sums: Vec<f64> =
            paths.sums(self.origin + 1, self.until).into_iter().map(|sum| slept + sum).collect();
        let reached = |goal: f64| sums.iter().filter(|sum| **sum >= goal).count() as f64 / sums.len() as f64;
        let chance = goals.of(self, books).map(reached);
        let (quantiles, mean) = summary(&mut sums);
        Some(Told { landed: self, quantiles, mean, chance })
    }
}

/// The rows of what was said, by months to go, the most first.
pub(super) fn rows(truth: &Books, told: &[Told], goals: &Goals) -> Vec<LandingRow> {
    by_months(told.iter().map(|told| told.landed.months), |months| {
        let of = told.iter().filter(|told| told.landed.months == months);
        let scored: Vec<One> = of.filter_map(|told| told.scored(truth, goals)).collect();
        let range =
            |of: &dyn Fn(&Scored) -> bool| Some(mean(&scored, |one| f64::from(u8::from(of(&one.year)))));
        Some(LandingRow {
            coverage80: range(&|one| one.said[0] <= one.came && one.came <= one.said[2]),
            below10: range(&|one| one.came < one.said[0]),
            above90: range(&|one| one.came > one.said[2]),
            ..row(months, &scored)?
        })
    })
}

/// The rows of a simple way: it knows no range, and its chance is none or all.
pub(super) fn peer_rows(truth: &Books, peer: Peer, told: &[Told], goals: &Goals) -> Vec<LandingRow> {
    by_months(told.iter().map(|told| told.landed.months), |months| {
        let of = told.iter().filter(|told| told.landed.months == months);
        let say = |told: &Told| {
            let landed = told.landed;
            let rest = peer.say_sum(truth, landed.origin + 1..landed.until)?;
            let said = came(truth, landed.from..landed.origin + 1)? + rest;
            let chance = goals.of(landed, truth).map(|goal| f64::from(u8::from(said >= goal)));
            Told { landed, quantiles: [said; 3], mean: said, chance }.scored(truth, goals)
        };
        let scored: Vec<One> = of.filter_map(say).collect();
        row(months, &scored)
    })
}

fn by_months(months: impl Iterator<Item = u32>, row: impl Fn(u32) -> Option<LandingRow>) -> Vec<LandingRow> {
    let months: std::collections::BTreeSet<u32> = months.collect();
    months.into_iter().rev().filter_map(row).collect()
}

/// A year beside what came.
struct One {
    year: Scored,
    brier: Option<f64>,
}

impl Told {
    fn scored(&self, truth: &Books, goals: &Goals) -> Option<One> {
        let came = came(truth, self.landed.from..self.landed.until).filter(|came| *came > 0.0)?;
        let goal = goals.of(self.landed, truth);
        let error = |(chance, goal): (f64, f64)| (chance - f64::from(u8::from(came >= goal))).powi(2);
        let year = Scored { said: self.quantiles, mean: self.mean, came };
        Some(One { year, brier: self.chance.zip(goal).map(error) })
    }
}

fn mean(of: &[One], number: impl Fn(&One) -> f64) -> f64 {
    of.iter().map(number).sum::<f64>() / of.len() as f64
}

fn row(months: u32, scored: &[One]) -> Option<LandingRow> {
    let error = |one: &One| (one.year.said[1] - one.year.came) / one.year.came;
    let brier: Vec<f64> = scored.iter().filter_map(|one| one.brier).collect();
    (!scored.is_empty()).then(|| LandingRow {
        months,
        n: scored.len(),
        abs_error: mean(scored, |one| error(one).abs()),
        bias: mean(scored, error),
        bias_of_mean: mean(scored, |one| (one.year.mean - one.year.came) / one.year.came),
        goals: brier.len(),
        brier: (!brier.is_empty()).then(|| brier.iter().sum::<f64>() / brier.len() as f64),
        coverage80: None,
        below10: None,
        above90: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::booking::Booking;
    use super::*;

    fn on(text: &str) -> Day {
        day(text.parse().unwrap())
    }

    #[test]
    fn a_year_is_told_at_the_end_of_the_day_before_each_of_its_months() {
        let told = years(on("2026-01-01"), on("2028-06-01"));
        let origins: Vec<Day> = told.iter().map(|one| one.origin).collect();
        assert_eq!(told.len(), 24, "two whole years");
        assert_eq!(&origins[..2], [on("2025-12-31"), on("2026-01-31")]);
        assert_eq!(origins[23], on("2027-11-30"));
        assert_eq!((told[0].months, told[0].ahead(), told[11].months, told[11].ahead()), (12, 365, 1, 31));
    }

    #[test]
    fn a_year_may_begin_on_any_day_and_one_that_is_not_over_is_not_told() {
        assert_eq!(years(on("2016-09-01"), on("2017-09-01")).len(), 12);
        assert_eq!(years(on("2016-09-01"), on("2017-08-31")), []);
    }

    /// Four rooms a night, booked ten days before, over two years before the first night and one after.
    fn books(from: Day, origin: Day) -> Books {
        let booking =
            |night| Booking { arrival: night, departure: night + 1, booked: night - 10, gone: None };
        let bookings: Vec<Booking> = (from - 730..from + 365).flat_map(|night| [booking(night); 4]).collect();
        Books::new(&bookings, from - 730..from + 365, 400, origin)
    }

    /// One path that says three rooms a night and three that say five.
    fn paths(landed: Landed) -> Paths {
        let mut paths = Paths::empty(landed.origin + 1, usize::try_from(landed.ahead()).unwrap(), 4);
        for (path, rooms) in paths.iter_mut().zip([3.0, 5.0, 5.0, 5.0]) {
            path.fill(rooms);
        }
        paths
    }

    fn half_a_year(goals: &BTreeMap<i32, i64>) -> (Books, Told) {
        let from = on("2018-01-01");
        let landed = years(from, from + 365)[6];
        let told = landed.tell(&books(from, landed.origin), &paths(landed), &Goals { set: goals }).unwrap();
        (books(from, from + 365), told)
    }

    #[test]
    fn what_was_slept_is_counted_once_and_the_rest_path_by_path() {
        let goals = BTreeMap::from([(2018, 1_500)]);
        let (truth, told) = half_a_year(&goals);
        // 181 nights of four rooms are over, 184 are to come: 724 and 552 or 920.
        assert_eq!((told.quantiles[1], told.mean, told.chance), (1_644.0, 1_552.0, Some(0.75)));
        let row = rows(&truth, &[told], &Goals { set: &goals })[0];
        assert_eq!((row.months, row.n, row.goals, row.coverage80), (6, 1, 1, Some(1.0)));
        assert!((row.bias_of_mean - 92.0 / 1_460.0).abs() < 1e-9, "{row:?}");
        let said = (row.abs_error, row.brier.unwrap());
        assert!((said.0 - 184.0 / 1_460.0).abs() < 1e-9, "1,460 came: {said:?}");
        assert!((said.1 - 0.75 * 0.75).abs() < 1e-9, "and the goal was not reached: {said:?}");
    }

    #[test]
    fn a_year_without_a_goal_is_held_against_the_year_before_as_far_as_it_is_known() {
        let (truth, told) = half_a_year(&BTreeMap::new());
        assert_eq!(told.chance, Some(0.75), "as many as 1,460, the year before");
        let none = BTreeMap::new();
        let of = |peer| peer_rows(&truth, peer, &[told], &Goals { set: &none })[0];
        let (books, last_year) = (of(Peer::OnTheBooks), of(Peer::LastYear));
        assert!(books.bias < -0.4 && books.brier == Some(1.0) && books.coverage80.is_none(), "{books:?}");
        assert_eq!((last_year.abs_error, last_year.brier), (0.0, Some(0.0)));
        let young = Books::new(&[], on("2017-06-01")..on("2019-01-01"), 400, told.landed.origin);
        assert_eq!(Goals { set: &none }.of(told.landed, &young), None, "half a year is no goal");
    }
}
