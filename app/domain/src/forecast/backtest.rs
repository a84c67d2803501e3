//! Forecasts of the past, each made with what was known then, and how good they were.
//!
//! Every day is an origin; what is said at its end of the nights `horizons` days later is scored, and once a week the
//! sum of the next nights; at the first of each month, where its year lands. Models are learned anew every four weeks.
//! Beside it stand the simple ways to tell (*peers*), each on the nights of which it knows enough.

mod landing;
mod peer;
mod told;

use super::booking::{Booking, Day};
use super::books::Books;
use super::closed::unslept;
use super::group::{Ask, Group, Groups, Shocks, known_at};
use super::individual::Individuals;
use super::known::Known;
use super::path::Paths;
use super::score::Score;
use landing::{Goals, Landed};
use serde::Serialize;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use told::{ByDays, Told, came, of_peers, peer_totals, peers, rows};

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

/// How many rooms are open on a night, by what was known at the end of a day: that day first. None where that is not known. Of a
/// night that was over by then it need only say where none was open.
type RoomsOf<'a> = &'a (dyn Fn(Day, Day) -> Option<f64> + Sync);

/// Runs the forecasts, on all the cores there are: those of one model after another, which come to the same whoever of
/// them is done first.
pub fn run(known: &Known, rooms: RoomsOf, question: &Question) -> Report {
    let Some(run) = Run::new(known, rooms, question) else { return Report::default() };
    let of_models = run.of_models();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || {
        while let Some((place, origins)) = taken(&next, &of_models) {
            let told = run.forecasts(origins);
            done.lock().unwrap_or_else(PoisonError::into_inner).insert(place, told);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..available_parallelism().map_or(1, NonZero::get).min(of_models.len()) {
            scope.spawn(work);
        }
    });
    let mut told = Answers::default();
    for answers in done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values() {
        told.add(answers);
    }
    run.score(&told)
}

/// The next piece of work with its place; none where all is taken.
fn taken<'a>(next: &AtomicUsize, all: &'a [Vec<Day>]) -> Option<(usize, &'a [Day])> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    Some((place, all.get(place)?))
}

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
    rooms: RoomsOf<'a>,
    question: &'a Question,
    first: Day,
    years: Vec<Landed>,
    reach: Day,
}

impl Answers {
    fn add(&mut self, other: Self) {
        for (days, told) in other.nights {
            self.nights.entry(days).or_default().extend(told);
        }
        for (days, told) in other.totals {
            self.totals.entry(days).or_default().extend(told);
        }
        self.years.extend(other.years);
    }
}

impl Question {
    fn farthest(&self) -> Day {
        self.horizons.iter().chain(&self.totals).copied().max().unwrap_or_default()
    }
}

impl<'a> Run<'a> {
    /// None where nothing was ever booked.
    fn new(known: &Known, rooms: RoomsOf<'a>, question: &'a Question) -> Option<Self> {
        let first = counted_from(known)?;
        let years = if question.landing { landing::years(question.from, question.until) } else { Vec::new() };
        let reach = years.iter().map(|year| year.ahead()).max().unwrap_or_default();
        let reach = reach.max(question.farthest());
        let (alone, groups, stays) = (known.alone(), known.groups(), known.stays());
        Some(Self { alone, groups, stays, rooms, question, first, years, reach })
    }

    /// The origins at which something is asked for, in order, those together that are told by one model.
    fn of_models(&self) -> Vec<Vec<Day>> {
        let farthest = self.question.farthest().max(1);
        let origins = (self.question.from - farthest).max(self.first)..self.question.until - 1;
        let mut of_models: Vec<Vec<Day>> = Vec::new();
        for origin in origins.filter(|origin| self.asked(*origin).farthest().is_some()) {
            match of_models.last_mut().filter(|last| origin - last[0] < KEPT) {
                Some(last) => last.push(origin),
                None => of_models.push(vec![origin]),
            }
        }
        of_models
    }

    /// What is said at origins of one model, which is learned at the first of them.
    fn forecasts(&self, origins: &[Day]) -> Answers {
        let mut told = Answers::default();
        let Some(first) = origins.first() else { return told };
        let learned = self.learn(&self.books_alone(*first));
        for origin in origins {
            self.forecast(&learned, *origin, &mut told);
        }
        told
    }

    /// The books of some stays.
    fn books(&self, of: &[Booking], origin: Day) -> Books {
        let reach = usize::try_from(Individuals::reach(self.reach)).unwrap_or_default();
        Books::new(of, self.first..origin + self.reach + WEEK + 1, reach, origin)
    }

    /// The books of rooms booked one by one, of which nights that were closed by what was known at the origin tell nothing.
    fn books_alone(&self, origin: Day) -> Books {
        let shut = |night: &Day| (self.rooms)(origin, *night).is_some_and(|rooms| rooms < 1.0);
        let shut = (self.first..=origin + self.reach + WEEK).filter(shut).collect();
        self.books(&self.alone, origin).closed(&unslept(shut, self.stays.iter().copied(), origin))
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

    fn forecast(&self, learned: &Individuals, origin: Day, told: &mut Answers) {
        let asked = self.asked(origin);
        let Some(most) = asked.farthest() else { return };
        let (books, question) = (self.books_alone(origin), self.question);
        let seed = question.seed.wrapping_add(u64::from(origin.unsigned_abs()));
        let mut paths = learned.paths(&books, most, question.paths, seed);
        let open = self.open(origin, most);
        self.add_groups(&mut paths, (origin, seed), &open);
        cap(&mut paths, &open);
        for days in asked.nights {
            told.nights.entry(days).or_default().push(Told::of(&paths, origin + days, 1));
        }
        for days in asked.totals {
            told.totals.entry(days).or_default().push(Told::of(&paths, origin + 1, days));
        }
        if !asked.years.is_empty() {
            let (books, goals) = (self.books(&self.stays, origin), Goals { set: &question.goals });
            told.years.extend(asked.years.into_iter().filter_map(|year| year.tell(&books, &paths, &goals)));
        }
    }

    /// Rooms that will be open on the nights after an origin, as known then; without end where that is not known, and no fewer
    /// than are booked, which were promised.
    fn open(&self, origin: Day, nights: Day) -> Vec<f32> {
        let books = self.books(&self.stays, origin);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rooms are few")]
        let rooms = |night| {
            let booked = books.ahead(night, night - origin).unwrap_or_default() as f32;
            (self.rooms)(origin, night).map_or(f32::INFINITY, |rooms| (rooms as f32).max(booked))
        };
        (origin + 1..=origin + nights).map(rooms).collect()
    }

    /// Adds the rooms groups take to those booked one by one, path by path.
    fn add_groups(&self, paths: &mut Paths, (origin, seed): (Day, u64), open: &[f32]) {
        if self.groups.is_empty() {
            return;
        }
        let learned = Groups::learn(&self.groups, origin, Shocks::default());
        let nights = Day::try_from(open.len()).unwrap_or_default();
        let leanings = paths.leanings(paths.first(), paths.first() + nights);
        let number = self.question.paths;
        let ask = Ask { nights, number, seed, class: None, open, leanings: &leanings };
        // Who waits today may have held rooms then.
        let known: Vec<Group> =
            known_at(&self.groups, origin).into_iter().map(|group| group.waiting(false)).collect();
        let groups = learned.simulate(&known, &ask).paths;
        for (alone, groups) in paths.iter_mut().zip(groups.iter()) {
            for (rooms, more) in alone.iter_mut().zip(groups) {
                *rooms += more;
            }
        }
    }

    fn learn(&self, books: &Books) -> Individuals {
        let question = self.question;
        let whole = if self.years.is_empty() {
            question.totals.iter().copied().max().unwrap_or_default()
        } else {
            self.reach
        };
        let asked = |days: Day| days <= whole || question.horizons.contains(&days);
        Individuals::learn(books, self.reach, &asked, question.seed)
    }

    /// Lays what was said beside what came.
    fn score(&self, told: &Answers) -> Report {
        let question = self.question;
        let truth = self.books(&self.stays, question.until);
        let naive = peer::weekly_error(&truth, question.from..question.until);
        let goals = Goals { set: &question.goals };
        let (totals, years) = (&told.totals, &told.years);
        Report {
            horizons: rows(&truth, &told.nights, naive),
            totals: rows(&truth, totals, None),
            landing: landing::rows(&truth, years, &goals),
            peers: of_peers(|peer| peers(&truth, peer, question, naive)),
            peer_totals: of_peers(|peer| peer_totals(&truth, peer, totals)),
            peer_landing: of_peers(|peer| landing::peer_rows(&truth, peer, years, &goals)),
        }
    }
}

/// The first night that is counted; none where nothing was ever booked.
fn counted_from(known: &Known) -> Option<Day> {
    Some(known.first()? + LEAD_IN)
}

/// The days at whose end something may be said of some nights, up to so many days ahead: none before nights are counted.
pub fn origins(known: &Known, nights: &Range<Day>, farthest: Day) -> Range<Day> {
    let first = counted_from(known).unwrap_or(Day::MAX);
    (nights.start - farthest).max(first)..nights.end - 1
}

impl Asked {
    /// The farthest night asked for; none where nothing is asked.
    fn farthest(&self) -> Option<Day> {
        let years = self.years.iter().map(|year| year.ahead());
        self.nights.iter().chain(&self.totals).copied().chain(years).max()
    }
}

/// No night holds more than there are rooms, on any path.
fn cap(paths: &mut Paths, open: &[f32]) {
    for path in paths.iter_mut() {
        for (taken, open) in path.iter_mut().zip(open) {
            *taken = taken.min(*open);
        }
    }
}

#[cfg(test)]
mod tests;
