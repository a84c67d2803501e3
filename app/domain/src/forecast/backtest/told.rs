//! What was said of nights and of sums of them, beside what came, and beside what the simple ways said.

use super::super::booking::Day;
use super::super::books::Books;
use super::super::path::{Paths, summary};
use super::super::score::{Score, Scored};
use super::{Peer, Question, Row};
use std::collections::BTreeMap;
use std::ops::Range;

/// What was said of a night, or of some nights together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    from: Day,
    nights: Day,
    quantiles: [f64; 3],
    mean: f64,
}

/// What was said, by days ahead or by nights of the sum.
pub(super) type ByDays = BTreeMap<Day, Vec<Told>>;

pub(super) fn of_peers<T>(rows: impl Fn(Peer) -> T) -> BTreeMap<Peer, T> {
    Peer::ALL.into_iter().map(|peer| (peer, rows(peer))).collect()
}

impl Told {
    /// Of some nights of all paths.
    pub fn of(paths: &Paths, from: Day, nights: Day) -> Self {
        let (quantiles, mean) = summary(&mut paths.sums(from, from + nights));
        Self { from, nights, quantiles, mean }
    }

    /// Beside what came; nothing where that is not known of every night.
    fn scored(self, truth: &Books) -> Option<Scored> {
        let came = came(truth, self.from..self.from + self.nights)?;
        Some(Scored { said: self.quantiles, mean: self.mean, came })
    }
}

pub(super) fn came(truth: &Books, mut nights: Range<Day>) -> Option<f64> {
    nights.try_fold(0.0, |sum, night| Some(sum + f64::from(truth.came(night)?)))
}

pub(super) fn rows(truth: &Books, told: &ByDays, naive: Option<f64>) -> Vec<Row> {
    let row = |(days, told): (&Day, &Vec<Told>)| {
        let scored: Vec<Scored> = told.iter().filter_map(|told| told.scored(truth)).collect();
        Some(Row { days: *days, score: Score::of(&scored, naive)? })
    };
    told.iter().filter_map(row).collect()
}

pub(super) fn peers(truth: &Books, peer: Peer, question: &Question, naive: Option<f64>) -> Vec<Row> {
    let row = |days: &Day| {
        let scored = peer.scored(truth, question.from..question.until, *days);
        Some(Row { days: *days, score: Score::of(&scored, naive)? })
    };
    question.horizons.iter().filter_map(row).collect()
}

pub(super) fn peer_totals(truth: &Books, peer: Peer, told: &ByDays) -> Vec<Row> {
    let row = |(days, told): (&Day, &Vec<Told>)| {
        let scored = |told: &Told| {
            let nights = told.from..told.from + days;
            Some(Scored::point(peer.say_sum(truth, nights.clone())?, came(truth, nights)?))
        };
        let scored: Vec<Scored> = told.iter().filter_map(scored).collect();
        Some(Row { days: *days, score: Score::of(&scored, None)? })
    };
    told.iter().filter_map(row).collect()
}
