//! Rooms booked one by one.
//!
//! Up to a few months ahead a night is told by boosted quantiles on what is on the books, where they have done better on
//! the bookings at hand than pick-up has, and else by pick-up. Paths are then whole courses of past errors laid on what
//! is said: nights near each other err alike, and only a course of them knows how much. Farther ahead see [`Far`].

use super::band::{Band, bands, learned_from};
use super::booking::Day;
use super::books::Books;
use super::boost::Plan;
use super::conformal::{LESSONS, Learned, Lessons, Said};
use super::draw::{normal, place, uniform};
use super::far::{Far, Prospect, leanings};
use super::feature::LONGEST_SPAN;
use super::path::{Paths, quantile};
use super::pick_up::{PickUp, Window, best};
use super::prior::{self, Doubt};
use super::trial::Trial;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// Farther ahead than this the books say too little for a model to learn from.
pub(super) const FARTHEST: Day = 137;

/// Days whose errors are known before they are those of every season.
const A_YEAR: usize = 365;

/// Nights over that a model needs, on which the house was open.
const FEWEST_NIGHTS: usize = 240;

/// How a band of days ahead is told.
#[derive(Clone, Debug)]
enum Teller {
    PickUp(Window),
    Learned(Box<Learned>),
}

/// What has been learned of the rooms booked one by one.
#[derive(Clone, Debug)]
pub struct Individuals {
    tellers: Vec<(Band, Teller)>,
    errors: Errors,
    far: Far,
}

impl Individuals {
    /// How many days ahead the books have to reach, for forecasts of so many.
    pub fn reach(days: Day) -> Day {
        learned_from(days.min(FARTHEST)).max(days) + LONGEST_SPAN
    }

    /// Learns from what was known at the origin of the books, up to so many days ahead. Only days that are `asked` for
    /// are worth a model; the others between them are told by pick-up.
    pub fn learn(books: &Books, reach: Day, asked: &dyn Fn(Day) -> bool, seed: u64) -> Self {
        Self::learn_by(&Plan::default(), books, reach, asked, seed)
    }

    fn learn_by(plan: &Plan, books: &Books, reach: Day, asked: &dyn Fn(Day) -> bool, seed: u64) -> Self {
        let near = reach.min(FARTHEST);
        let teller = |band: Band| {
            let since = books.first().max(books.origin() - LESSONS);
            let window = best(books, band.first, since..books.origin() + 1);
            if band.days().any(asked) {
                teller(plan, books, band, window, seed)
            } else {
                Teller::PickUp(window)
            }
        };
        let tellers: Vec<_> = bands(near).into_iter().map(|band| (band, teller(band))).collect();
        let mut errors = Errors::new(books, near);
        for (band, teller) in &tellers {
            errors.add(books, *band, teller);
            if matches!(teller, Teller::PickUp(_)) {
                errors.centre(*band);
            }
        }
        Self { tellers, errors, far: Far::learn(books) }
    }

    /// Whether a model tells anything.
    #[cfg(test)]
    pub(super) fn has_learned(&self) -> bool {
        self.tellers.iter().any(|(_, teller)| !matches!(teller, Teller::PickUp(_)))
    }

    /// What a night to come is said to come to.
    fn say(&self, books: &Books, night: Day, days: Day) -> Option<Said> {
        let place = self.tellers.partition_point(|(band, _)| band.last < days);
        let (_, teller) = self.tellers.get(place)?;
        teller.say(books, night, days)
    }

    /// So many courses of the nights after the origin of the books, from the seed.
    pub fn paths(&self, books: &Books, nights: Day, number: usize, seed: u64) -> Paths {
        let origin = books.origin();
        let near: Vec<(Said, Doubt)> =
            (1..=nights.min(FARTHEST)).map(|days| self.said_or_booked(books, origin + days, days)).collect();
        let prospect = |days: Day| {
            let night = origin + days;
            Prospect::of(books, night, days).unwrap_or_else(|| Prospect::of_booked(books, night, days))
        };
        let far: Vec<Prospect> = (FARTHEST + 1..=nights).map(prospect).collect();
        let mut paths = Paths::empty(origin + 1, near.len() + far.len(), number);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for path in paths.iter_mut() {
            let mut course = self.errors.course(&mut rng);
            for ((rooms, (said, doubt)), days) in path.iter_mut().zip(&near).zip(1..) {
                *rooms = course.rooms(*said, *doubt, days, &mut rng).max(0.0);
            }
        }
        if !far.is_empty() {
            for (leaning, path) in
                leanings(&paths, origin + 1 + nights.min(FARTHEST)).into_iter().zip(paths.iter_mut())
            {
                let course = self.far.course(leaning, &mut rng);
                for ((rooms, gain), into) in path[near.len()..].iter_mut().zip(&far).zip(0..) {
                    *rooms = course.rooms(*gain, into).max(0.0);
                }
            }
        }
        paths
    }

    /// What a night is said to come to, and how far off that may be before errors are known.
    fn said_or_booked(&self, books: &Books, night: Day, days: Day) -> (Said, Doubt) {
        #[expect(clippy::cast_precision_loss, reason = "rooms are far below 2^23")]
        let booked = books.ahead(night, days).unwrap_or_default() as f32;
        let said = self.say(books, night, days).unwrap_or(Said { middle: booked, below: 1.0, above: 1.0 });
        (said, Doubt::of(booked, said.middle, days))
    }
}

impl Teller {
    fn say(&self, books: &Books, night: Day, days: Day) -> Option<Said> {
        match self {
            Self::PickUp(window) => pick_up(*window, books, night, days),
            Self::Learned(learned) => learned.say(books, night, days),
        }
    }

    fn say_unseen(&self, books: &Books, night: Day, days: Day) -> Option<Said> {
        match self {
            Self::PickUp(window) => pick_up(*window, books, night, days),
            Self::Learned(learned) => learned.say_unseen(books, night, days),
        }
    }
}

/// Pick-up, whose errors are measured in what a night like it may be off beforehand: those of a full season laid in rooms on an empty one
/// would fill a house that is closed. Of a night of which its window has nothing to say, the mixed one may.
fn pick_up(window: Window, books: &Books, night: Day, days: Day) -> Option<Said> {
    let say = |window| PickUp(window).expected(books, night, days);
    let middle = say(window).or_else(|| say(Window::Mixed))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rooms are few")]
    let (middle, booked) = (middle as f32, books.ahead(night, days)? as f32);
    let width = Doubt::of(booked, middle, days).deviation();
    Some(Said { middle, below: width, above: width })
}

/// The one that has erred less on the bookings at hand: looking forward over a year where there is one.
fn teller(plan: &Plan, books: &Books, band: Band, window: Window, seed: u64) -> Teller {
    let seed = seed.wrapping_add(u64::from(band.first.unsigned_abs()));
    let lessons = Lessons::new(books, band);
    let Some(learned) = Learned::learn(plan, books, &lessons, FEWEST_NIGHTS, seed) else {
        return Teller::PickUp(window);
    };
    let forward = Trial::forward(plan, books, &lessons, band, FEWEST_NIGHTS, seed);
    let trial = forward.unwrap_or_else(|| unseen(books, band, window, &learned));
    if trial.is_for_the_model() { Teller::Learned(Box::new(learned)) } else { Teller::PickUp(window) }
}

/// What a young house is chosen by: every night it has, each told by a model that has not seen the span it lies in.
fn unseen(books: &Books, band: Band, window: Window, learned: &Learned) -> Trial {
    let mut trial = Trial::default();
    for night in books.first().max(books.origin() - LESSONS)..=books.origin() {
        let said = learned.say_unseen(books, night, band.first);
        trial.add(books, (night, band.first), window, said.map(|said| said.middle));
    }
    trial
}

#[expect(clippy::cast_precision_loss, reason = "rooms are far below 2^23")]
fn came(books: &Books, night: Day) -> Option<f32> {
    books.came(night).map(|rooms| rooms as f32)
}

/// How far off each day's forecast of each night to come would have been, in its own widths.
#[derive(Clone, Debug)]
struct Errors {
    first: Day,
    reach: usize,
    /// By day, then by days ahead; not a number where the night was not over.
    off: Vec<f32>,
    /// By days ahead: the days whose error is known.
    known: Vec<Vec<u32>>,
}

impl Errors {
    fn new(books: &Books, reach: Day) -> Self {
        let days = usize::try_from(books.origin() + 1 - books.first()).unwrap_or_default();
        let reach = usize::try_from(reach).unwrap_or_default();
        Self {
            first: books.first(),
            reach,
            off: vec![f32::NAN; days * reach],
            known: vec![Vec::new(); reach],
        }
    }

    /// Takes the middle error of less than a year out of what was off: it is that of a season, and the next may fall as far
    /// short as this went beyond.
    fn centre(&mut self, band: Band) {
        for days in band.days() {
            let column = usize::try_from(days - 1).unwrap_or_default();
            let (Some(rows), reach) = (self.known.get(column), self.reach) else { continue };
            if rows.len() >= A_YEAR {
                continue;
            }
            let places: Vec<usize> = rows.iter().map(|row| *row as usize * reach + column).collect();
            let mut off: Vec<f64> = places.iter().map(|place| f64::from(self.off[*place])).collect();
            off.sort_unstable_by(f64::total_cmp);
            #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
            let middle = quantile(&off, 0.5) as f32;
            for place in places {
                self.off[place] -= middle;
            }
        }
    }

    fn add(&mut self, books: &Books, band: Band, teller: &Teller) {
        for day in self.first.max(books.origin() - LESSONS)..=books.origin() {
            for days in band.days() {
                let night = day + days;
                let said = came(books, night)
                    .and_then(|came| Some(teller.say_unseen(books, night, days)?.off(came)));
                let (Some(off), Ok(row), Ok(column)) =
                    (said, u32::try_from(day - self.first), usize::try_from(days - 1))
                else {
                    continue;
                };
                self.off[row as usize * self.reach + column] = off;
                self.known[column].push(row);
            }
        }
    }

    fn course(&self, rng: &mut ChaCha8Rng) -> Course<'_> {
        let day = self.known.first().and_then(|days| pick(days, rng));
        // The fewest are known of the farthest nights.
        let is_young = self.known.last().is_some_and(|days| days.len() < prior::FEWEST);
        let luck = is_young.then(|| Luck { doubted: uniform(rng), common: normal(rng) });
        Course { errors: self, day, last: 0.0, luck }
    }

    /// Up to which draw, from nought to one, too few errors are known of nights so far ahead to draw one of them: with every
    /// one that is known, what is thought beforehand counts for less, in equal steps, until there are enough.
    #[expect(clippy::cast_precision_loss, reason = "below 2^52")]
    fn doubted(&self, column: usize) -> f64 {
        1.0 - self.known[column].len() as f64 / prior::FEWEST as f64
    }
}

fn pick(days: &[u32], rng: &mut ChaCha8Rng) -> Option<u32> {
    days.get(place(days.len(), rng)).copied()
}

/// The errors of one past day, taken further by another's where its nights were not over.
struct Course<'a> {
    errors: &'a Errors,
    day: Option<u32>,
    last: f32,
    /// Of a house that knows too few errors of some nights.
    luck: Option<Luck>,
}

/// A path of a young house.
struct Luck {
    /// Where fewer errors are known than this asks for, none of them is drawn.
    doubted: f64,
    /// What all its nights share, in deviations.
    common: f64,
}

impl Course<'_> {
    /// Rooms of a night so many days ahead.
    fn rooms(&mut self, said: Said, doubt: Doubt, days: Day, rng: &mut ChaCha8Rng) -> f32 {
        let column = usize::try_from(days - 1).unwrap_or_default();
        match &self.luck {
            Some(luck) if luck.doubted < self.errors.doubted(column) => {
                doubt.at(said.middle, luck.common, normal(rng))
            }
            _ => said.at(self.off(column, rng)),
        }
    }

    fn off(&mut self, column: usize, rng: &mut ChaCha8Rng) -> f32 {
        let of = |day: u32| self.errors.off[day as usize * self.errors.reach + column];
        let mut off = self.day.map_or(f32::NAN, of);
        if off.is_nan()
            && let Some(day) = pick(&self.errors.known[column], rng)
        {
            self.day = Some(day);
            off = of(day);
        }
        // What is not known of a past day is what it was of the night before.
        if !off.is_nan() {
            self.last = off;
        }
        self.last
    }
}

#[cfg(test)]
mod tests;
