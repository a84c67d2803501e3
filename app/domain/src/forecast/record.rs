//! How good forecasts were: each is kept as it was made, and scored when its day comes.
//!
//! Beside it stand the simple ways to tell, as they looked on the same day. What was made long after its day (a replay) is
//! told to be such: it is as good as the program is now, not as it was. Nights and sums do without it once a year was told
//! day by day.

mod goals;
mod moved;

use super::booking::{Day, day};
use super::outlook::{Goal, GroupLine, How, Line, Outlook};
use super::pick_up::mean;
use super::score::{Score, Scored};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use goals::{Bin, Chances, GoalRow, Trust};
pub use moved::{Moved, MovedBy, MovedParts};

/// Days ahead whose nights are scored.
pub const HORIZONS: [Day; 7] = [1, 7, 14, 28, 60, 90, 180];

/// What was told on its day stands alone once it was for so long, in days, and on so many of them: fewer are of some seasons only.
const LONG: i64 = 365;
const MOST_DAYS: usize = 300;

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
    /// Of those scored, how many were made long after their day: none once a year was told on its days.
    pub replayed: usize,
    /// The forecast.
    pub forecast: Score,
    /// What was on the books, on the same nights.
    pub on_the_books: Option<Score>,
    /// The same night a year before, where that is known.
    pub last_year: Option<Score>,
    /// Additive pick-up, where that is known.
    pub pick_up: Option<Score>,
    /// Whether the median erred less than each of the simple ways did, each on the nights it knows of; none where too few
    /// were scored.
    pub skill: Option<bool>,
}

impl RecordRow {
    /// Whether enough nights were scored to say how sure it is.
    pub const fn is_calibrated(&self) -> bool {
        self.forecast.n >= ENOUGH
    }

    /// Whether enough were scored, and a simple way did better.
    fn is_beaten(&self) -> bool {
        self.skill == Some(false)
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
    /// Nights, by days ahead.
    pub nights: Vec<RecordRow>,
    /// Sums of the next nights.
    pub sums: Vec<RecordRow>,
    /// Goals, by months to go.
    pub goals: Vec<GoalRow>,
    /// Chances of goals by their size, and how often such were reached.
    pub reliability: Vec<Bin>,
    /// Chances of events.
    pub events: Chances,
}

/// What was told, and what came.
type Said<'a> = (&'a Line, f64);

/// A line, how many days ahead it lay or how many nights it has, and whether it was told long after its day.
type Ahead<'a> = (Day, &'a Line, bool);

/// What a simple way says.
type Way<'a> = &'a dyn Fn(&Line) -> Option<f64>;

/// What came of some nights, once they are over.
type Came<'a> = &'a dyn Fn(NaiveDate, NaiveDate) -> Option<f64>;

impl Entry {
    /// What is kept of a forecast.
    pub fn of(outlook: Outlook, origin: NaiveDate, made_at: DateTime<Utc>) -> Self {
        // What somebody thought of an event on a day long over is not known: what they think today may be hindsight.
        let late = is_late(origin, made_at);
        let typed = |group: &GroupLine| group.typed.filter(|_| !late);
        let scored = |line: &Line| HORIZONS.contains(&(day(line.from) - day(origin)));
        let without = |goal: Goal| Goal { events: Vec::new(), months: Vec::new(), ..goal };
        let plain = |line: Line| Line { ranges: Vec::new(), ..line };
        Self {
            origin,
            made_at,
            individuals: outlook.made.individuals,
            nights: outlook.nights.into_iter().filter(scored).collect(),
            sums: outlook.sums,
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
            nights: rows(entries.iter().flat_map(Entry::nights_ahead), came),
            sums: rows(entries.iter().flat_map(Entry::sums_ahead), came),
            goals: goals::rows(entries, came),
            reliability: goals::reliability(entries, came),
            events: goals::events(entries, outcome),
        }
    }

    /// What may be said of a goal with so many months to go. Where too few years were scored, the next 90 nights stand for
    /// what is left of one that is nearly over.
    pub fn trust(&self, months: u32) -> Trust {
        let beaten = || self.sums.iter().any(|row| row.days == LAST_NIGHTS && row.is_beaten());
        match goals::trust(&self.goals, months) {
            Trust::Uncalibrated if months <= LAST_MONTHS && beaten() => Trust::Beaten,
            trust => trust,
        }
    }
}

/// The rows of lines, by their distance, of which it is known what came. Once a year was told on its days, what was told
/// afterwards is not counted any more: it is another program's word, made another way.
fn rows<'a>(lines: impl Iterator<Item = Ahead<'a>>, came: Came) -> Vec<RecordRow> {
    let mut by_days = BTreeMap::<Day, [Vec<Said>; 2]>::new();
    for (days, line, late) in lines {
        if let Some(came) = came(line.from, line.until) {
            by_days.entry(days).or_default()[usize::from(late)].push((line, came));
        }
    }
    let row = |(days, [live, late]): (Day, [Vec<Said>; 2])| {
        let late = if is_long(&live) { Vec::new() } else { late };
        let (replayed, said) = (late.len(), [live, late].concat());
        Some(RecordRow { replayed, ..row(days, &said, naive(&said, came))? })
    };
    by_days.into_iter().filter_map(row).collect()
}

/// Whether it was told on most days of a year.
fn is_long(live: &[Said]) -> bool {
    let first = live.iter().map(|(line, _)| line.from).min();
    let last = live.iter().map(|(line, _)| line.from).max();
    let span = first.zip(last).map_or(0, |(first, last)| (last - first).num_days());
    live.len() >= MOST_DAYS && span >= LONG
}

#[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
#[expect(clippy::unnecessary_wraps, reason = "the other simple ways may know nothing of a night")]
fn booked(line: &Line) -> Option<f64> {
    Some((line.slept + line.booked) as f64)
}

/// Mean absolute error of repeating the night a week before, over the nights of which that is known.
fn naive(said: &[Said], came: Came) -> Option<f64> {
    let week = chrono::Days::new(7);
    let before = |line: &Line| came(line.from.checked_sub_days(week)?, line.until.checked_sub_days(week)?);
    let one_night = said.iter().filter(|(line, _)| day(line.until) - day(line.from) == 1);
    mean(one_night.filter_map(|(line, came)| Some((before(line)? - came).abs())))
}

fn row(days: Day, said: &[Said], naive: Option<f64>) -> Option<RecordRow> {
    let told =
        |(line, came): &Said| Scored { said: [line.p10, line.p50, line.p90], mean: line.mean, came: *came };
    let peer = |of: Way| {
        let scored: Vec<Scored> =
            said.iter().filter_map(|(line, came)| Some(Scored::point(of(line)?, *came))).collect();
        Score::of(&scored, None)
    };
    // A house in its first year has no year before; that of few nights would say little either.
    let beats = |of: Way| {
        let both =
            said.iter().filter_map(|(line, came)| Some(((line.p50 - came).abs(), (of(line)? - came).abs())));
        let both: Vec<(f64, f64)> = both.collect();
        let (own, others) = both.iter().fold((0.0, 0.0), |sums, both| (sums.0 + both.0, sums.1 + both.1));
        (both.len() >= ENOUGH).then_some(own < others)
    };
    let ways: [Way; 3] = [&booked, &|line| line.peers.last_year, &|line| line.peers.pick_up];
    let beaten: Vec<bool> = ways.into_iter().filter_map(beats).collect();
    Some(RecordRow {
        skill: (!beaten.is_empty()).then(|| beaten.into_iter().all(|beaten| beaten)),
        days,
        replayed: 0,
        forecast: Score::of(&said.iter().map(told).collect::<Vec<_>>(), naive)?,
        on_the_books: peer(&booked),
        last_year: peer(&|line| line.peers.last_year),
        pick_up: peer(&|line| line.peers.pick_up),
    })
}

#[cfg(test)]
mod tests;
