//! What was told beside what came, and the figures of it.

use super::super::booking::day;
use super::super::outlook::Line;
use super::super::pick_up::mean;
use super::super::score::{Score, Scored};
use super::{Came, ENOUGH};
use chrono::NaiveDate;
use serde::Serialize;

/// What was told, and what came.
pub(super) type Said<'a> = (&'a Line, f64);

/// What a simple way says.
type Way<'a> = &'a dyn Fn(&Line) -> Option<f64>;

/// The simple ways beside what was on the books, as far as they know.
pub(super) struct Ways<'a> {
    pub last_year: Way<'a>,
    pub pick_up: Way<'a>,
}

/// How good what was told from one distance was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Of those scored, how many were made long after their day: none once a year was told on its days.
    pub replayed: usize,
    /// Of those scored, how many share no night with another: sums of 90 nights told day by day are nearly the same sum.
    pub disjoint: usize,
    /// The forecast.
    pub forecast: Score,
    /// What was slept and on the books, on the same nights.
    pub on_the_books: Option<Score>,
    /// The same night a year before, where that is known.
    pub last_year: Option<Score>,
    /// Additive pick-up, where that is known.
    pub pick_up: Option<Score>,
    /// Whether the median erred less than each of the simple ways did, each on the nights it knows of; none where too few
    /// were scored.
    pub skill: Option<bool>,
}

impl Figures {
    /// Those of what was told on its day, and of what was told long after it. Once a year was told on its days, what was told
    /// afterwards is not counted any more: it is another program's word, made another way. None where nothing was told.
    pub(super) fn of([live, late]: [Vec<Said>; 2], ways: &Ways, came: Came) -> Option<Self> {
        let late = if is_long(&live) { Vec::new() } else { late };
        let (replayed, said) = (late.len(), [live, late].concat());
        let simple: [Way; 3] = [&booked, ways.last_year, ways.pick_up];
        let beaten: Vec<bool> = simple.into_iter().filter_map(|way| beats(&said, way)).collect();
        let [on_the_books, last_year, pick_up] = simple.map(|way| peer(&said, way));
        Some(Self {
            replayed,
            disjoint: disjoint(&said),
            forecast: told(&said, naive(&said, came))?,
            on_the_books,
            last_year,
            pick_up,
            // Where no way knows enough nothing was beaten.
            skill: (!beaten.is_empty()).then(|| beaten.iter().all(|beaten| *beaten)),
        })
    }

    /// Whether enough were scored that share no night to say how sure it is.
    pub const fn is_calibrated(&self) -> bool {
        self.disjoint >= ENOUGH
    }
}

/// What was told on its day stands alone once it was for so long, in days, and on so many of them: fewer are of some seasons only.
const LONG: i64 = 365;
const MOST_DAYS: usize = 300;

/// Whether it was told on most days of a year.
fn is_long(live: &[Said]) -> bool {
    let first = live.iter().map(|(line, _)| line.from).min();
    let last = live.iter().map(|(line, _)| line.from).max();
    let span = first.zip(last).map_or(0, |(first, last)| (last - first).num_days());
    live.len() >= MOST_DAYS && span >= LONG
}

/// How many of some spans share no night: as many as can be chosen.
fn disjoint(said: &[Said]) -> usize {
    let mut spans: Vec<_> = said.iter().map(|(line, _)| (line.until, line.from)).collect();
    spans.sort_unstable();
    let choose = |(number, last): (usize, NaiveDate), (until, from): (NaiveDate, NaiveDate)| {
        if from >= last { (number + 1, until) } else { (number, last) }
    };
    spans.into_iter().fold((0, NaiveDate::MIN), choose).0
}

/// What was slept and on the books.
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

/// The figures of what was told.
fn told(said: &[Said], naive: Option<f64>) -> Option<Score> {
    let told =
        |(line, came): &Said| Scored { said: [line.p10, line.p50, line.p90], mean: line.mean, came: *came };
    Score::of(&said.iter().map(told).collect::<Vec<_>>(), naive)
}

/// Those of a simple way, where it knows.
fn peer(said: &[Said], way: Way) -> Option<Score> {
    let scored = said.iter().filter_map(|(line, came)| Some(Scored::point(way(line)?, *came)));
    Score::of(&scored.collect::<Vec<_>>(), None)
}

/// Whether the median erred less than a simple way did, where that knows; none where too few were scored: a house in its first
/// year has no year before, and that of few nights would say little.
fn beats(said: &[Said], way: Way) -> Option<bool> {
    let both =
        said.iter().filter_map(|(line, came)| Some(((line.p50 - came).abs(), (way(line)? - came).abs())));
    let both: Vec<(f64, f64)> = both.collect();
    let (own, others) = both.iter().fold((0.0, 0.0), |sums, both| (sums.0 + both.0, sums.1 + both.1));
    (both.len() >= ENOUGH).then_some(own < others)
}
