//! Forecasts of the past, each made with what was known then, and how good they were.
//!
//! Every day is an origin; what is said at its end of the nights `horizons` days later is scored, and once a week the
//! sum of the next nights; at the first of each month, where its year lands. Models are learned anew every four weeks.
//! Beside it stand the simple ways to tell (*peers*), each on the nights of which it knows enough.

mod landing;
mod peer;

use super::booking::{Booking, Day};
use super::books::Books;
use super::group::{Ask, Group, Groups, Shocks};
use super::individual::Individuals;
use super::known::Known;
use super::path::{Paths, quantile, summary};
use super::score::{LEVELS, Score, Scored};
use landing::{Goals, Landed};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

pub use landing::LandingRow;
pub use peer::Peer;

/// Days a model is kept before it is learned anew.
const KEPT: Day = 28;

/// Days from one forecast of a sum to the next.
const WEEK: Day = 7;

/// Nights at the beginning of the bookings that are not counted: who arrived before the first booking is missing.
const LEAD_IN: Day = 14;

/// What is to be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The first night.
    pub from: Day,
    /// The first night after.
    pub until: Day,
    /// Days ahead at which nights are told.
    pub horizons: Vec<Day>,
    /// Lengths of the sums, in nights.
    pub totals: Vec<Day>,
    /// Whether the whole years from the first night on are told, month by month.
    pub landing: bool,
    /// Room-nights that calendar years were to come to; others were to come to as many as the year before.
    pub goals: BTreeMap<i32, i64>,
    /// Paths of a forecast.
    pub paths: usize,
    /// Where its randomness begins.
    pub seed: u64,
}

/// Figures at one distance, or of one length.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Days ahead, or nights of the sum.
    pub days: Day,
    /// The figures.
    #[serde(flatten)]
    pub score: Score,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Nights told so many days ahead.
    pub horizons: Vec<Row>,
    /// Sums of the next nights.
    pub totals: Vec<Row>,
    /// Whole years, by months to go.
    pub landing: Vec<LandingRow>,
    /// The simple ways, at the same distances, each on the nights of which it knows enough to tell.
    pub peers: BTreeMap<Peer, Vec<Row>>,
    /// The simple ways, for the same sums.
    pub peer_totals: BTreeMap<Peer, Vec<Row>>,
    /// The simple ways, for the same years.
    pub peer_landing: BTreeMap<Peer, Vec<LandingRow>>,
}

/// Runs the forecasts. `rooms` is how many there are on a night; none where that is not known.
pub fn run(known: &Known, rooms: &dyn Fn(Day) -> Option<f64>, question: &Question) -> Report {
    let Some(mut run) = Run::new(known, rooms, question) else { return Report::default() };
    let farthest = question.farthest().max(1);
    for origin in question.from - farthest..question.until - 1 {
        run.forecast(origin);
    }
    run.score()
}

/// What was said of a night, or of some nights together.
#[derive(Clone, Copy, Debug)]
struct Told {
    from: Day,
    nights: Day,
    quantiles: [f64; 3],
    mean: f64,
}

/// What was said, by days ahead or by nights of the sum.
type ByDays = BTreeMap<Day, Vec<Told>>;

/// All that was said.
#[derive(Debug, Default)]
struct Answers {
    nights: ByDays,
    totals: ByDays,
    years: Vec<landing::Told>,
}

/// What is asked at one origin.
struct Asked {
    nights: Vec<Day>,
    totals: Vec<Day>,
    years: Vec<Landed>,
}

struct Run<'a> {
    alone: Vec<Booking>,
    groups: Vec<Group>,
    /// All stays, with or without an event.
    stays: Vec<Booking>,
    rooms: &'a dyn Fn(Day) -> Option<f64>,
    question: &'a Question,
    first: Day,
    years: Vec<Landed>,
    reach: Day,
    learned: Option<(Day, Individuals)>,
    told: Answers,
}

impl Question {
    fn farthest(&self) -> Day {
        self.horizons.iter().chain(&self.totals).copied().max().unwrap_or_default()
    }
}

impl<'a> Run<'a> {
    /// None where nothing was ever booked.
    fn new(known: &Known, rooms: &'a dyn Fn(Day) -> Option<f64>, question: &'a Question) -> Option<Self> {
        let first = known.first()? + LEAD_IN;
        let years = if question.landing { landing::years(question.from, question.until) } else { Vec::new() };
        let reach = years.iter().map(|year| year.ahead()).max().unwrap_or_default();
        let reach = reach.max(question.farthest());
        let (alone, groups, stays) = (known.alone(), known.groups(), known.stays());
        let (learned, told) = (None, Answers::default());
        Some(Self { alone, groups, stays, rooms, question, first, years, reach, learned, told })
    }

    /// The books of some stays.
    fn books(&self, of: &[Booking], origin: Day) -> Books {
        let reach = usize::try_from(Individuals::reach(self.reach)).unwrap_or_default();
        Books::new(of, self.first..origin + self.reach + WEEK + 1, reach, origin)
    }

    fn asked(&self, origin: Day) -> Asked {
        let question = self.question;
        let asked = |night: Day| (question.from..question.until).contains(&night);
        let weekly = (origin + 1 - question.from).rem_euclid(WEEK) == 0 && asked(origin + 1);
        let within =
            |days: &[Day]| -> Vec<Day> { days.iter().copied().filter(|days| asked(origin + days)).collect() };
        Asked {
            nights: within(&question.horizons),
            totals: if weekly { within(&question.totals) } else { Vec::new() },
            years: self.years.iter().copied().filter(|year| year.origin == origin).collect(),
        }
    }

    fn forecast(&mut self, origin: Day) {
        let asked = self.asked(origin);
        if origin < self.first {
            return;
        }
        let Some(most) = asked.farthest() else { return };
        let (books, question) = (self.books(&self.alone, origin), self.question);
        let seed = question.seed.wrapping_add(u64::from(origin.unsigned_abs()));
        let mut paths = self.learned(&books).paths(&books, most, question.paths, seed);
        self.add_groups(&mut paths, origin, most, seed);
        cap(&mut paths, self.rooms);
        for days in asked.nights {
            self.told.nights.entry(days).or_default().push(Told::of(&paths, origin + days, 1));
        }
        for days in asked.totals {
            self.told.totals.entry(days).or_default().push(Told::of(&paths, origin + 1, days));
        }
        if !asked.years.is_empty() {
            let (books, goals) = (self.books(&self.stays, origin), Goals { set: &question.goals });
            let told = asked.years.into_iter().filter_map(|year| year.tell(&books, &paths, &goals));
            self.told.years.extend(told);
        }
    }

    /// Adds the rooms groups take to those booked one by one, path by path.
    fn add_groups(&self, paths: &mut Paths, origin: Day, nights: Day, seed: u64) {
        if self.groups.is_empty() {
            return;
        }
        let learned = Groups::learn(&self.groups, origin, Shocks::default());
        // Closures are left out: many were not known yet.
        let ask = Ask { nights, number: self.question.paths, seed, class: None, open: &[] };
        let groups = learned.simulate(&self.groups, &ask).paths;
        for (alone, groups) in paths.iter_mut().zip(groups.iter()) {
            for (rooms, more) in alone.iter_mut().zip(groups) {
                *rooms += more;
            }
        }
    }

    /// The models, learned anew where those kept are too old.
    fn learned(&mut self, books: &Books) -> &Individuals {
        let (origin, question) = (books.origin(), self.question);
        let kept = self.learned.take().filter(|(since, _)| origin - since < KEPT);
        let whole = if self.years.is_empty() {
            question.totals.iter().copied().max().unwrap_or_default()
        } else {
            self.reach
        };
        let asked = |days: Day| days <= whole || question.horizons.contains(&days);
        let learn = || (origin, Individuals::learn(books, self.reach, &asked, question.seed));
        let kept = kept.unwrap_or_else(learn);
        &self.learned.insert(kept).1
    }

    /// Lays what was said beside what came.
    fn score(self) -> Report {
        let question = self.question;
        let truth = self.books(&self.stays, question.until);
        let naive = peer::weekly_error(&truth, question.from..question.until);
        let goals = Goals { set: &question.goals };
        let (totals, years) = (&self.told.totals, &self.told.years);
        Report {
            horizons: rows(&truth, &self.told.nights, naive),
            totals: rows(&truth, totals, None),
            landing: landing::rows(&truth, years, &goals),
            peers: of_peers(|peer| peers(&truth, peer, question, naive)),
            peer_totals: of_peers(|peer| peer_totals(&truth, peer, totals)),
            peer_landing: of_peers(|peer| landing::peer_rows(&truth, peer, years, &goals)),
        }
    }
}

fn of_peers<T>(rows: impl Fn(Peer) -> T) -> BTreeMap<Peer, T> {
    Peer::ALL.into_iter().map(|peer| (peer, rows(peer))).collect()
}

impl Asked {
    /// The farthest night asked for; none where nothing is asked.
    fn farthest(&self) -> Option<Day> {
        let years = self.years.iter().map(|year| year.ahead());
        self.nights.iter().chain(&self.totals).copied().chain(years).max()
    }
}

impl Told {
    fn of(paths: &Paths, from: Day, nights: Day) -> Self {
        let (quantiles, mean) = summary(&mut paths.sums(from, from + nights));
        Self { from, nights, quantiles, mean }
    }

    /// Beside what came; nothing where that is not known of every night.
    fn scored(self, truth: &Books) -> Option<Scored> {
        let came = came(truth, self.from..self.from + self.nights)?;
        Some(Scored { said: self.quantiles, mean: self.mean, came })
    }
}

fn came(truth: &Books, mut nights: Range<Day>) -> Option<f64> {
    nights.try_fold(0.0, |sum, night| Some(sum + f64::from(truth.came(night)?)))
}

fn rows(truth: &Books, told: &ByDays, naive: Option<f64>) -> Vec<Row> {
    let row = |(days, told): (&Day, &Vec<Told>)| {
        let scored: Vec<Scored> = told.iter().filter_map(|told| told.scored(truth)).collect();
        Some(Row { days: *days, score: Score::of(&scored, naive)? })
    };
    told.iter().filter_map(row).collect()
}

fn peers(truth: &Books, peer: Peer, question: &Question, naive: Option<f64>) -> Vec<Row> {
    let row = |days: &Day| {
        let scored = peer.scored(truth, question.from..question.until, *days);
        Some(Row { days: *days, score: Score::of(&scored, naive)? })
    };
    question.horizons.iter().filter_map(row).collect()
}

fn peer_totals(truth: &Books, peer: Peer, told: &ByDays) -> Vec<Row> {
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

/// No night holds more than there are rooms, on any path.
fn cap(paths: &mut Paths, rooms: &dyn Fn(Day) -> Option<f64>) {
    let first = paths.first();
    for path in paths.iter_mut() {
        for (taken, night) in path.iter_mut().zip(first..) {
            if let Some(most) = rooms(night) {
                #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
                let most = most as f32;
                *taken = taken.min(most);
            }
        }
    }
}

/// The quantiles of errors made so far, which make a range of a point.
fn range(errors: &mut [f64]) -> [f64; 3] {
    errors.sort_unstable_by(f64::total_cmp);
    LEVELS.map(|level| quantile(errors, level))
}

#[cfg(test)]
mod tests;
