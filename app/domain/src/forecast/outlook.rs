//! What is said of the nights to come: by night, week, month and year, and of the goals of years.
//!
//! Every sum is that of each path, so that nights, months and years add up, and so do classes. Of a period that has
//! begun what was slept is certain and the rest is told.

mod goal;
mod line;
mod period;

use super::booking::Day;
use super::group::{Chance, Group, Stage};
use super::house::{Courses, House};
use super::known::Known;
use crate::target::Target;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use goal::{ByCode, ByMonth, Goal, STRESS};
pub use line::{Line, Peers};
pub use period::{Span, months, weeks, years};

/// How rooms booked one by one are told up to some months ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By additive pick-up.
    PickUp,
    /// By boosted quantiles where they have erred less on this house's bookings than pick-up has, else by pick-up.
    Learned,
}

/// An event with rooms, as a forecast takes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    /// Code of the event.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How sure it is said to be.
    pub stage: Stage,
    /// The first night.
    pub from: NaiveDate,
    /// Room-nights asked for from the origin on.
    pub room_nights: i64,
    /// The chance that it comes, learned from events that stood like it.
    pub comes: f64,
    /// How many such there were.
    pub like: u32,
    /// The chance somebody typed in; shown and scored, not used.
    pub typed: Option<f64>,
    /// Room-nights it adds in the mean, before rooms run out.
    pub mean: f64,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// What was known by then is taken into account, and nothing later.
    pub as_of: DateTime<Utc>,
    /// First night no longer told.
    pub until: NaiveDate,
    /// Paths drawn.
    pub paths: usize,
    /// Where the randomness began.
    pub seed: u64,
    /// How rooms booked one by one are told.
    pub individuals: How,
    /// The last day of what that was learned from.
    pub learned_as_of: NaiveDate,
    /// Nights to come.
    pub nights: Vec<Line>,
    /// The next 28 and 90 nights together.
    pub sums: Vec<Line>,
    /// Weeks from Monday on, beginning with that of January the first of the year that runs.
    pub weeks: Vec<Line>,
    /// Calendar months, beginning with January of the year that runs.
    pub months: Vec<Line>,
    /// Calendar years told whole.
    pub years: Vec<Line>,
    /// Goals of years and of two years together, those that end first first.
    pub goals: Vec<Goal>,
    /// Events to come, those that matter most first.
    pub groups: Vec<GroupLine>,
}

/// All that is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// All that is known.
    pub known: &'a Known,
    /// What does not change with what is asked.
    pub house: &'a House,
    /// The groups told, in the order their events have among the known.
    pub groups: &'a [Group],
    /// What was drawn of them.
    pub courses: &'a Courses,
    /// Goals.
    pub targets: &'a [Target],
}

/// The day a number stands for.
pub fn date(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// To the hundredth: what lies below says nothing.
fn hundredth(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Lines of a forecast.
#[derive(Clone, Debug)]
pub struct Told {
    /// See [`Outlook::nights`].
    pub nights: Vec<Line>,
    /// See [`Outlook::sums`].
    pub sums: Vec<Line>,
    /// See [`Outlook::weeks`].
    pub weeks: Vec<Line>,
    /// See [`Outlook::months`].
    pub months: Vec<Line>,
    /// See [`Outlook::years`].
    pub years: Vec<Line>,
    /// See [`Outlook::goals`].
    pub goals: Vec<Goal>,
}

impl Basis<'_> {
    /// The day at whose end it is told.
    const fn origin(&self) -> Day {
        self.house.groups.origin()
    }

    /// The first night no longer told.
    fn until(&self) -> Day {
        self.origin() + 1 + Day::try_from(self.house.open.len()).unwrap_or_default()
    }

    /// Lays out what is said. `code` names the event of a group by its place.
    pub fn told(&self, code: &dyn Fn(usize) -> String) -> Told {
        let (origin, until) = (self.origin(), self.until());
        let ledger = line::Ledger::new(self);
        let lines = |spans: Vec<Span>| spans.into_iter().map(|span| ledger.line(span)).collect::<Vec<_>>();
        let night = |night: Day| ledger.with_peers(Span { from: night, until: night + 1 });
        Told {
            nights: (origin + 1..until).map(night).collect(),
            sums: SUMS
                .map(|nights| ledger.with_peers(Span { from: origin + 1, until: origin + 1 + nights }))
                .into(),
            weeks: lines(weeks(origin + 1, until)),
            months: lines(months(origin + 1, until)),
            years: lines(years(origin + 1, until)),
            goals: goal::goals(self, &ledger, code),
        }
    }

    /// Only what is said of goals.
    pub fn goals(&self, code: &dyn Fn(usize) -> String) -> Vec<Goal> {
        goal::goals(self, &line::Ledger::new(self), code)
    }

    /// What a group adds in the mean of all paths, before rooms run out, and how likely it is to come.
    pub fn group(&self, place: usize) -> (Chance, i64, f64) {
        let group = &self.groups[place];
        let chance = self.house.groups.chance(group);
        let rooms =
            group.at(self.origin()).map(|step| step.rooms.from(self.origin() + 1)).unwrap_or_default();
        let shares = self.courses.shares(place, group);
        #[expect(clippy::cast_precision_loss, reason = "paths are few")]
        let share = shares.iter().copied().map(f64::from).sum::<f64>() / shares.len().max(1) as f64;
        (chance, i64::from(rooms), hundredth(share * f64::from(rooms)))
    }
}

/// Lengths of the sums that are scored.
const SUMS: [Day; 2] = [28, 90];

#[cfg(test)]
mod tests;
