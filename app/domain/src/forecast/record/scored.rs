//! What was told beside what came, and the figures of it.

use super::super::booking::day;
use super::super::outlook::Line;
use super::super::pick_up::mean;
use super::super::score::{Score, Scored};
use super::{Came, ENOUGH};
use chrono::NaiveDate;

/// What was told, and what came.
pub(super) type Said<'a> = (&'a Line, f64);

/// What a simple way says.
pub(super) type Way<'a> = &'a dyn Fn(&Line) -> Option<f64>;

/// What was told on its day stands alone once it was for so long, in days, and on so many of them: fewer are of some seasons only.
const LONG: i64 = 365;
const MOST_DAYS: usize = 300;

/// Whether it was told on most days of a year.
pub(super) fn is_long(live: &[Said]) -> bool {
    let first = live.iter().map(|(line, _)| line.from).min();
    let last = live.iter().map(|(line, _)| line.from).max();
    let span = first.zip(last).map_or(0, |(first, last)| (last - first).num_days());
    live.len() >= MOST_DAYS && span >= LONG
}

/// How many of some spans share no night: as many as can be chosen.
pub(super) fn disjoint(said: &[Said]) -> usize {
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
pub(super) fn booked(line: &Line) -> Option<f64> {
    Some((line.slept + line.booked) as f64)
}

/// Mean absolute error of repeating the night a week before, over the nights of which that is known.
pub(super) fn naive(said: &[Said], came: Came) -> Option<f64> {
    let week = chrono::Days::new(7);
    let before = |line: &Line| came(line.from.checked_sub_days(week)?, line.until.checked_sub_days(week)?);
    let one_night = said.iter().filter(|(line, _)| day(line.until) - day(line.from) == 1);
    mean(one_night.filter_map(|(line, came)| Some((before(line)? - came).abs())))
}

/// The figures of what was told.
pub(super) fn told(said: &[Said], naive: Option<f64>) -> Option<Score> {
    let told =
        |(line, came): &Said| Scored { said: [line.p10, line.p50, line.p90], mean: line.mean, came: *came };
    Score::of(&said.iter().map(told).collect::<Vec<_>>(), naive)
}

/// Those of a simple way, where it knows.
pub(super) fn peer(said: &[Said], way: Way) -> Option<Score> {
    let scored = said.iter().filter_map(|(line, came)| Some(Scored::point(way(line)?, *came)));
    Score::of(&scored.collect::<Vec<_>>(), None)
}

/// Whether the median erred less than a simple way did, where that knows; none where too few were scored: a house in its first
/// year has no year before, and that of few nights would say little.
pub(super) fn beats(said: &[Said], way: Way) -> Option<bool> {
    let both =
        said.iter().filter_map(|(line, came)| Some(((line.p50 - came).abs(), (way(line)? - came).abs())));
    let both: Vec<(f64, f64)> = both.collect();
    let (own, others) = both.iter().fold((0.0, 0.0), |sums, both| (sums.0 + both.0, sums.1 + both.1));
    (both.len() >= ENOUGH).then_some(own < others)
}

/// Whether all of them were beaten; none where it is known of none.
pub(super) fn all(beaten: &[bool]) -> Option<bool> {
    (!beaten.is_empty()).then(|| beaten.iter().all(|beaten| *beaten))
}
