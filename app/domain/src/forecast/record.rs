//! How good forecasts were: each is kept as it was made, and scored when its day comes.
//!
//! Beside it stand the simple ways to tell, as they looked on the same day. What was made long after its day (a replay) is
//! told to be such: it is as good as the program is now, not as it was. Nights and sums do without it once a year was told
//! day by day.

mod chances;
mod goals;
mod moved;
mod period;
mod scored;

use super::booking::{Day, day};
use super::outlook::{Goal, GroupLine, How, Line, Outlook};
use chrono::{DateTime, NaiveDate, Utc};
use scored::{Said, Ways};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use chances::{Chances, EventRow};
pub use goals::{Bin, GoalRow, Reliability, Trust};
pub use moved::{Moved, MovedBy, MovedParts, Retold};
pub use period::PeriodRow;
pub use scored::Figures;

/// Days ahead whose nights are scored.
pub const HORIZONS: [Day; 7] = [1, 7, 14, 28, 60, 90, 180];

/// Fewer targets than this say little about how sure a forecast may be.
pub const ENOUGH: usize = 60;

/// Of a goal with so few months to go, what is left are about so many nights.
const LAST_MONTHS: u32 = 3;
const LAST_NIGHTS: Day = 90;

/// What is kept of a forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The last day of what was known.
    pub origin: NaiveDate,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// How rooms booked one by one were told.
    pub individuals: How,
    /// The last day of what that was learned from; none of one kept before this was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned_as_of: Option<NaiveDate>,
    /// Nights at the scored distances.
    pub nights: Vec<Line>,
    /// The next nights together.
    pub sums: Vec<Line>,
    /// Months that are not over.
    pub months: Vec<Line>,
    /// Years.
    pub years: Vec<Line>,
    /// Goals, without what moves them.
    pub goals: Vec<Goal>,
    /// Events to come, without their titles.
    pub groups: Vec<GroupLine>,
}

/// How good nights were told from one distance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordRow {
    /// Days ahead, or nights of the sum.
    pub days: Day,
    /// The figures.
    #[serde(flatten)]
    pub figures: Figures,
}

impl RecordRow {
    /// Whether a simple way did better. Overlapping sums count here: to take a number away takes less than to vouch for it.
    fn is_beaten(&self) -> bool {
        self.figures.skill == Some(false)
    }
}

/// How good forecasts were.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Record {
    /// Forecasts kept.
    pub entries: usize,
    /// The last day of what the first of them knew.
    pub since: Option<NaiveDate>,
    /// Of them, how many were made more than two days after their day.
    pub replayed: usize,
    /// Of them, how many told rooms booked one by one by pick-up alone, as all those made long after their day do: another way
    /// than what is told now, once the model of the month is learned.
    pub by_pick_up: usize,
    /// Nights, by days ahead.
    pub nights: Vec<RecordRow>,
    /// Sums of the next nights.
    pub sums: Vec<RecordRow>,
    /// Calendar months, by months ahead: nought is the month that runs.
    pub months: Vec<PeriodRow>,
    /// Calendar years, by months to go, that which runs among them.
    pub years: Vec<PeriodRow>,
    /// Goals, by months to go.
    pub goals: Vec<GoalRow>,
    /// Chances of goals by how far their end was and by their size, and how often such were reached.
    pub reliability: Vec<Reliability>,
    /// Chances of events.
    pub events: Chances,
}

/// A line, how many days ahead it lay or how many nights it has, and whether it was told long after its day.
type Ahead<'a> = (Day, &'a Line, bool);

/// What came of some nights, once they are over.
type Came<'a> = &'a dyn Fn(NaiveDate, NaiveDate) -> Option<f64>;

impl Entry {
    /// What is kept of a forecast.
    pub fn of(outlook: Outlook, origin: NaiveDate, made_at: DateTime<Utc>) -> Self {
        // What was thought of an event that was written down later may be hindsight.
        let late = is_late(origin, made_at);
        let typed = |group: &GroupLine| group.typed.filter(|_| !late);
        let scored = |line: &Line| HORIZONS.contains(&(day(line.from) - day(origin)));
        let without = |goal: Goal| Goal { events: Vec::new(), months: Vec::new(), ..goal };
        let plain = |line: Line| Line { ranges: Vec::new(), beside: None, ..line };
        Self {
            origin,
            made_at,
            individuals: outlook.made.individuals,
            learned_as_of: Some(outlook.made.learned_as_of),
            nights: outlook.nights.into_iter().filter(scored).map(plain).collect(),
            sums: outlook.sums.into_iter().map(plain).collect(),
            months: outlook.months.into_iter().filter(|month| month.until > origin).map(plain).collect(),
            years: outlook.years.into_iter().map(plain).collect(),
            goals: outlook.goals.into_iter().map(without).collect(),
            groups: outlook
                .groups
                .into_iter()
                .map(|group| GroupLine { title: String::new(), typed: typed(&group), ..group })
                .collect(),
        }
    }

    /// The first night it speaks of: that of the first year of its goals, or of its years.
    pub fn first(&self) -> Option<NaiveDate> {
        let goals = self.goals.iter().filter_map(|goal| NaiveDate::from_ymd_opt(goal.first_year, 1, 1));
        goals.chain(self.years.iter().map(|year| year.from)).min()
    }

    /// The nights.
    fn nights_ahead(&self) -> impl Iterator<Item = Ahead<'_>> {
        let late = self.is_replayed();
        self.nights.iter().map(move |line| (day(line.from) - day(self.origin), line, late))
    }

    /// The sums.
    fn sums_ahead(&self) -> impl Iterator<Item = Ahead<'_>> {
        let late = self.is_replayed();
        self.sums.iter().map(move |line| (day(line.until) - day(line.from), line, late))
    }

    /// Whether it was made more than two days after its day.
    fn is_replayed(&self) -> bool {
        is_late(self.origin, self.made_at)
    }
}

fn is_late(origin: NaiveDate, made_at: DateTime<Utc>) -> bool {
    (made_at.date_naive() - origin).num_days() > 2
}

impl Record {
    /// Scores what was kept. `came` says what came of nights that are over, `outcome` whether an event came, by its code.
    pub fn of(entries: &[Entry], came: Came, outcome: &dyn Fn(&str) -> Option<bool>) -> Self {
        Self {
            entries: entries.len(),
            since: entries.iter().map(|entry| entry.origin).min(),
            replayed: entries.iter().filter(|entry| entry.is_replayed()).count(),
            by_pick_up: entries.iter().filter(|entry| entry.individuals == How::PickUp).count(),
            nights: rows(entries.iter().flat_map(Entry::nights_ahead), came),
            sums: rows(entries.iter().flat_map(Entry::sums_ahead), came),
            months: period::months(entries, came),
            years: period::years(entries, came),
            goals: goals::rows(entries, came),
            reliability: goals::reliability(entries, came),
            events: chances::events(entries, came, outcome),
        }
    }

    /// Different years scored of goals with so many months to go.
    pub fn years_scored(&self, months: u32) -> usize {
        self.goals.iter().find(|row| row.months == months).map_or(0, |row| row.goals)
    }

    /// Different months scored at the distance of which fewest were, and of which most were; none where ranges of months are
    /// calibrated at every distance.
    pub fn months_scored(&self) -> Option<(usize, usize)> {
        let scored = period::scored_months(&self.months);
        let (least, most) = (scored.iter().min().copied()?, scored.iter().max().copied()?);
        (least < ENOUGH).then_some((least, most))
    }

    /// What may be said of a goal with so many months to go. Where too few years were scored, the next 90 nights stand for
    /// what is left of one that is nearly over.
    pub fn trust(&self, months: u32) -> Trust {
        let beaten = || self.sums.iter().any(|row| row.days == LAST_NIGHTS && row.is_beaten());
        match goals::scored_from(&self.goals, months) {
            Some(row) => row.trust(),
            None if months <= LAST_MONTHS && beaten() => Trust::Beaten,
            None => goals::unscored(months),
        }
    }
}

/// The rows of lines, by their distance, of which it is known what came.
fn rows<'a>(lines: impl Iterator<Item = Ahead<'a>>, came: Came) -> Vec<RecordRow> {
    let mut by_days = BTreeMap::<Day, [Vec<Said>; 2]>::new();
    for (days, line, late) in lines {
        if let Some(came) = came(line.from, line.until) {
            by_days.entry(days).or_default()[usize::from(late)].push((line, came));
        }
    }
    let ways = Ways { last_year: &|line| line.peers.last_year, pick_up: &|line| line.peers.pick_up };
    let row = |(days, said)| Some(RecordRow { days, figures: Figures::of(said, &ways, came)? });
    by_days.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests;
