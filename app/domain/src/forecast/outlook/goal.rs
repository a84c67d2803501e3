//! How likely a goal is to be reached, and what moves it.

use super::super::path::summary;
use super::line::Ledger;
use super::period::{Span, months, of_years};
use super::{Basis, date, hundredth};
use crate::calendar::next_day;
use crate::target::{Target, TargetPeriod, months_left};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The share of demand that is lost in the scenario beside the base: by so much Turin's nights fell in 2020 (ISTAT, nights
/// spent in tourist accommodation by year). It is mixed into nothing.
pub const STRESS: f64 = 0.63;

/// Events and months that move a goal less than this are not named.
const LEAST: f64 = 0.005;

/// A goal of a year, or of the average year of two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// One year or two.
    pub period: TargetPeriod,
    /// The year, or the first of the two.
    pub first_year: i32,
    /// Room-nights a year that are wanted.
    pub target: i64,
    /// The share of paths that reach them.
    pub chance: f64,
    /// The mean of all paths, a year.
    pub mean: f64,
    /// One path of ten stays below, a year.
    pub p10: f64,
    /// Half of the paths stay below, a year.
    pub p50: f64,
    /// One path of ten goes beyond, a year.
    pub p90: f64,
    /// Slept, booked and held, a year.
    pub committed: f64,
    /// Room-nights that are neither slept, booked nor held of what is wanted, in all its years; nought once it is passed.
    #[serde(default)]
    pub missing: i64,
    /// Months left in which rooms are free, that which runs among them.
    #[serde(default)]
    pub free_months: u32,
    /// Room-nights that are free in them: open, and neither booked nor held.
    #[serde(default)]
    pub free: i64,
    /// The mean, a year, if of what is not yet slept in as much is lost as [`STRESS`] says.
    pub stress: f64,
    /// The share of paths that still reach the goal then.
    pub stress_chance: f64,
    /// How much likelier the goal is if an event comes than if it does not, most first.
    pub events: Vec<ByCode>,
    /// How much likelier it is if a month comes to its upper quartile than if it comes to its lower one, all else being as it is.
    pub months: Vec<ByMonth>,
}

/// How much an event moves a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByCode {
    /// Code of the event.
    pub code: String,
    /// A difference of two chances.
    pub by: f64,
}

/// How much a month moves a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByMonth {
    /// First night of the month.
    pub month: NaiveDate,
    /// A difference of two chances.
    pub by: f64,
}

/// The goals whose years are not over and are told whole.
pub(super) fn spans<'a>(basis: &Basis<'a>) -> impl Iterator<Item = (&'a Target, Span)> {
    let (origin, until) = (basis.origin(), basis.until());
    let span = |target: &'a Target| Some((target, of_years(target.first_year, target.period.years())?));
    let told = move |(_, span): &(&Target, Span)| span.until <= until && span.until > origin + 1;
    basis.targets.iter().filter_map(span).filter(told)
}

pub(super) fn goals(basis: &Basis, ledger: &Ledger) -> Vec<Goal> {
    let goals = spans(basis).map(|(target, span)| one(basis, ledger, target, span));
    let mut goals: Vec<Goal> = goals.collect();
    // Those that end first stand first, and a year before the two it belongs to.
    goals.sort_by_key(|goal| (goal.last_year(), goal.period.years()));
    goals
}

#[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
fn one(basis: &Basis, ledger: &Ledger, target: &Target, span: Span) -> Goal {
    let years = f64::from(target.period.years());
    let goal = target.room_nights as f64;
    let mut sums: Vec<f64> = ledger.sums(span).into_iter().map(|sum| sum / years).collect();
    let line = ledger.line(span);
    let slept = line.slept as f64 / years;
    let mut stressed: Vec<f64> = sums.iter().map(|sum| slept + (sum - slept) * (1.0 - STRESS)).collect();
    let share = |of: &[f64]| of.iter().filter(|sum| **sum >= goal).count() as f64 / of.len().max(1) as f64;
    let (chance, stress_chance) = (share(&sums), share(&stressed));
    let (free_months, free) = free(basis, ledger, span);
    let committed = line.slept + line.booked + line.held;
    let held = Held { span, years, sums: &sums, goal };
    let (events, months) = (events(basis, &held), of_months(basis, &held));
    let ([p10, p50, p90], mean) = summary(&mut sums);
    Goal {
        period: target.period,
        first_year: target.first_year,
        target: target.room_nights,
        chance,
        mean: hundredth(mean),
        p10: hundredth(p10),
        p50: hundredth(p50),
        p90: hundredth(p90),
        committed: hundredth(committed as f64 / years),
        missing: (target.room_nights * i64::from(target.period.years()) - committed).max(0),
        free_months,
        free,
        stress: hundredth(summary(&mut stressed).1),
        stress_chance,
        events,
        months,
    }
}

/// Months left of a span in which rooms are free, and how many room-nights are.
fn free(basis: &Basis, ledger: &Ledger, span: Span) -> (u32, i64) {
    let next = basis.origin() + 1;
    let left = |month: Span| {
        let (from, until) = (month.from.max(next).max(span.from), month.until.min(span.until));
        if from < until { ledger.free(Span { from, until }) } else { 0 }
    };
    let free = months(next, basis.until()).into_iter().map(left).filter(|free| *free > 0);
    free.fold((0, 0), |(months, sum), free| (months + 1, sum + free))
}

/// What is held against each event and each month: the goal's nights, what each path comes to a year, and how much that is to be.
struct Held<'a> {
    span: Span,
    years: f64,
    sums: &'a [f64],
    goal: f64,
}

fn events(basis: &Basis, held: &Held) -> Vec<ByCode> {
    let by = |place: usize| {
        let group = &basis.groups[place];
        let rooms = &group.at(basis.origin())?.rooms;
        let from = held.span.from.max(basis.origin() + 1);
        let rooms = f64::from(rooms.from(from) - rooms.from(held.span.until.max(from))) / held.years;
        let by = basis.courses.leverage((place, group), rooms, held.sums, held.goal);
        (by >= LEAST).then(|| ByCode { code: basis.names[place].code.clone(), by })
    };
    let mut events: Vec<ByCode> = (0..basis.groups.len()).filter_map(by).collect();
    events.sort_by(|one, other| other.by.total_cmp(&one.by).then_with(|| one.code.cmp(&other.code)));
    events
}

fn of_months(basis: &Basis, held: &Held) -> Vec<ByMonth> {
    let (next, span) = (basis.origin() + 1, held.span);
    let months = months(next, basis.until());
    let left = months
        .into_iter()
        .filter(|month| month.until > next && month.from >= span.from && month.until <= span.until);
    let by = |month: Span| {
        let nights = (month.from.max(next), month.until);
        let by = basis.courses.leverage_of_nights(nights, held.years, held.sums, held.goal)?;
        (by >= LEAST).then(|| ByMonth { month: date(month.from), by })
    };
    left.filter_map(by).collect()
}

impl Goal {
    /// Room-nights still needed in each month with free rooms; none where they do not suffice.
    pub fn needed(&self) -> Option<i64> {
        let months = i64::from(self.free_months);
        (self.missing <= self.free).then(|| if months > 0 { (self.missing + months - 1) / months } else { 0 })
    }

    /// The last year it speaks of.
    pub const fn last_year(&self) -> i32 {
        self.first_year + self.period.years() - 1
    }

    /// Whole months from the day after the origin, whose month is one of them, to the end of its years.
    pub fn months_to_go(&self, origin: NaiveDate) -> u32 {
        u32::try_from(months_left(next_day(origin), self.last_year())).unwrap_or_default()
    }
}
