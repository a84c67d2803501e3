//! What is said of the nights to come: by night, week, month and year, and of the goals of years.
//!
//! Every sum is that of each path, so that nights, months and years add up, and so do classes and pavilions. Of a period that has
//! begun what was slept is certain and the rest is told.

mod event;
mod goal;
mod line;
mod part;
mod pavilion;
mod period;

use super::booking::Day;
use super::group::Group;
use super::house::{Courses, House};
use super::known::Known;
use super::pavilion::Pavilions;
use crate::segment::SegmentClass;
use crate::target::{Target, held_against};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use event::{GroupLine, Named};
pub use goal::{ByCode, ByMonth, Goal, STRESS};
pub use line::{Line, Peers, Range};
pub use part::Parts;
pub use pavilion::{PavilionLine, PavilionLines};
pub use period::{Span, biennia, months, weeks, years};

/// How rooms booked one by one are told up to some months ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By additive pick-up.
    PickUp,
    /// By boosted quantiles where they have erred less on this house's bookings than pick-up has, else by pick-up.
    Learned,
}

/// How a forecast was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What was known by then is taken into account, and nothing later.
    pub as_of: DateTime<Utc>,
    /// Paths drawn.
    pub paths: usize,
    /// Where the randomness began.
    pub seed: u64,
    /// How rooms booked one by one are told.
    pub individuals: How,
    /// The last day of what that was learned from.
    pub learned_as_of: NaiveDate,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// How it was made.
    #[serde(flatten)]
    pub made: Made,
    /// First night no longer told.
    pub until: NaiveDate,
    /// Nights to come.
    pub nights: Vec<Line>,
    /// The next 28 and 90 nights together.
    pub sums: Vec<Line>,
    /// Whole weeks from Monday on, beginning with that of January the first of the year that runs.
    pub weeks: Vec<Line>,
    /// Calendar months told whole, beginning with January of the year that runs.
    pub months: Vec<Line>,
    /// Calendar years told whole.
    pub years: Vec<Line>,
    /// Two years of a budget together, told whole.
    #[serde(default)]
    pub biennia: Vec<Line>,
    /// Goals of years and of two years together, those that end first first.
    pub goals: Vec<Goal>,
    /// Events to come, those that matter most first.
    pub groups: Vec<GroupLine>,
    /// The same by pavilion.
    #[serde(default)]
    pub pavilions: Vec<PavilionLines>,
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
    /// What their events are called, one of each group.
    pub names: &'a [Named],
    /// Goals.
    pub targets: &'a [Target],
    /// Where nights are slept.
    pub pavilions: &'a Pavilions,
}

/// The day a number stands for.
pub fn date(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// To the hundredth: what lies below says nothing.
fn hundredth(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
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

    /// Lays out what is said.
    pub fn outlook(&self, made: Made) -> Outlook {
        let (origin, until) = (self.origin(), self.until());
        let ledger = line::Ledger::new(self);
        let lines =
            |spans: Vec<Span>| spans.into_iter().map(|span| ledger.by_class(span)).collect::<Vec<_>>();
        let ahead = |from: Day, nights: Day| ledger.with_peers(Span { from, until: from + nights });
        Outlook {
            made,
            until: date(until),
            nights: (origin + 1..until).map(|night| ahead(night, 1)).collect(),
            sums: SUMS.map(|nights| ahead(origin + 1, nights)).into(),
            weeks: lines(weeks(origin + 1, until)),
            months: lines(months(origin + 1, until)),
            years: years(origin + 1, until).into_iter().map(|span| self.year(&ledger, span)).collect(),
            biennia: lines(biennia(origin + 1, until)),
            goals: goal::goals(self, &ledger),
            groups: event::lines(self),
            pavilions: pavilion::lines(self, &ledger),
        }
    }

    /// A year with what it is made of, and with the range of what comes beside training and events.
    fn year(&self, ledger: &line::Ledger, span: Span) -> Line {
        let line = ledger.by_class(span);
        let beside = ledger.range(span, &[SegmentClass::ThirdParty, SegmentClass::Individual]);
        Line { beside: Some(beside), parts: Some(part::of(self, span, &line)), ..line }
    }

    /// Only what is said of goals, and of years.
    pub fn goals_and_years(&self) -> (Vec<Goal>, Vec<Line>) {
        let ledger = line::Ledger::new(self);
        let years = years(self.origin() + 1, self.until());
        (goal::goals(self, &ledger), years.into_iter().map(|span| ledger.line(span)).collect())
    }
}

impl Outlook {
    /// The same, only of what is over by a day.
    #[must_use]
    pub fn up_to(mut self, until: NaiveDate) -> Self {
        self.until = until;
        let Self { nights, sums, weeks, months, years, biennia, .. } = &mut self;
        for lines in [nights, sums, weeks, months, years, biennia] {
            lines.retain(|line| line.until <= until);
        }
        for PavilionLines { sums, weeks, months, years, biennia, .. } in &mut self.pavilions {
            for lines in [sums, weeks, months, years, biennia] {
                lines.retain(|line| line.until <= until);
            }
        }
        self
    }

    /// Whether there was nothing to tell from.
    pub fn is_empty(&self) -> bool {
        self.weeks.iter().all(|week| week.slept + week.booked + week.held == 0 && week.mean < 0.5)
    }

    /// The goal a year is held against, as its target is: its own, else that of the two it belongs to.
    pub fn goal_of(&self, year: i32) -> Option<&Goal> {
        held_against(&self.goals, |goal| goal.first_year..goal.last_year() + 1, year)
    }

    /// The first goal that has some months to go, else the last: what becomes of an earlier one is all but decided. `origin`
    /// is the last day of what is known.
    pub fn undecided(&self, origin: NaiveDate) -> Option<&Goal> {
        let open = self.goals.iter().find(|goal| goal.months_to_go(origin) > DECIDED);
        open.or(self.goals.last())
    }
}

/// With so few months to go a goal is all but decided.
const DECIDED: u32 = 2;

/// Lengths of the sums that are scored.
const SUMS: [Day; 2] = [28, 90];

#[cfg(test)]
mod tests;
