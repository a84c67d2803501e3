//! Ranges that hold what they promise.
//!
//! Boosted quantiles are too narrow: they fit the nights they have seen. So the past is cut into a few spans, each is
//! told by models that have not seen it, and how far they were off, measured in their own widths, says how far the
//! next night may be off (conformalised quantile regression, Romano, Patterson and Candès, 2019; normalised residuals
//! after Lei et al., 2018; one model for each part left out after Barber et al., *Annals of Statistics* 49, 2021).

use super::band::Band;
use super::booking::Day;
use super::books::Books;
use super::boost::{Bins, Boost, Plan};
use super::feature::{FEATURES, describe};
use super::score::LEVELS;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// Spans the past is cut into.
const SPANS: usize = 8;

/// The least width in rooms: an error is not measured by less.
const LEAST: f32 = 1.0;

/// What a night comes to: a middle, and how wide the range is to either side of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Said {
    /// The middle, in rooms.
    pub middle: f32,
    /// Width below it.
    pub below: f32,
    /// Width above it.
    pub above: f32,
}

impl Said {
    fn new(mut quantiles: [f32; 3], booked: f32) -> Self {
        // Quantiles learned one by one may cross.
        quantiles.sort_unstable_by(f32::total_cmp);
        let [low, middle, high] = quantiles;
        Self { middle: booked + middle, below: (middle - low).max(LEAST), above: (high - middle).max(LEAST) }
    }

    /// How far off it was, in its own widths.
    pub fn off(self, came: f32) -> f32 {
        let error = came - self.middle;
        error / if error < 0.0 { self.below } else { self.above }
    }

    /// Where a night comes to that is so far off.
    pub fn at(self, off: f32) -> f32 {
        self.middle + off * if off < 0.0 { self.below } else { self.above }
    }
}

/// Models of one band: three quantiles for each span of the past left out.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    /// Where each span ends: its first night after.
    ends: Vec<Day>,
    models: Vec<[Boost; 3]>,
}

/// So many nights back are learned from, which are three years: older ones cost time and say little of today.
pub(super) const LESSONS: Day = 3 * 365;

/// What a band's models learn from, night after night.
#[derive(Clone, Debug)]
pub(super) struct Lessons {
    rows: Vec<[f32; FEATURES]>,
    gains: Vec<f32>,
    nights: Vec<Day>,
}

/// A model of the middle alone.
pub(super) struct Middle(Boost);

impl Learned {
    /// Learns a band from the nights that were over at the origin; none where too few of them were open.
    pub fn learn(plan: &Plan, books: &Books, lessons: &Lessons, fewest: usize, seed: u64) -> Option<Self> {
        if lessons.nights_until(books.origin()) < fewest {
            return None;
        }
        let bins = Bins::new(&lessons.rows);
        let length = (books.origin() + 1 - books.first()).max(1);
        let spans = Day::try_from(SPANS).unwrap_or(1);
        let ends: Vec<Day> = (1..=spans).map(|span| books.first() + length * span / spans).collect();
        let without = |span: usize| {
            let from = span.checked_sub(1).map_or(Day::MIN, |before| ends[before]);
            let kept = |row: &u32| !(from..ends[span]).contains(&lessons.nights[*row as usize]);
            let rows: Vec<u32> = (0_u32..).take(lessons.nights.len()).filter(kept).collect();
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            rng.set_stream(u64::try_from(span).unwrap_or_default());
            #[expect(clippy::cast_possible_truncation, reason = "a level needs no more digits")]
            LEVELS.map(|level| Boost::learn(plan, &bins, &lessons.gains, &rows, level as f32, &mut rng))
        };
        Some(Self { models: (0..SPANS).map(without).collect(), ends })
    }

    /// What a night to come is said to come to: the mean of all models.
    pub fn say(&self, books: &Books, night: Day, days: Day) -> Option<Said> {
        let numbers = describe(books, night, days);
        let mut sums = [0.0; 3];
        for models in &self.models {
            for (sum, model) in sums.iter_mut().zip(models) {
                *sum += model.say(&numbers);
            }
        }
        let number = f32::from(u8::try_from(self.models.len()).unwrap_or(u8::MAX));
        Some(Said::new(sums.map(|sum| sum / number), booked(books, night, days)?))
    }

    /// What a night of the past would have been said to come to, by the models that have not seen it.
    pub fn say_unseen(&self, books: &Books, night: Day, days: Day) -> Option<Said> {
        let span = self.ends.partition_point(|end| *end <= night);
        let models = self.models.get(span)?;
        let numbers = describe(books, night, days);
        Some(Said::new([0, 1, 2].map(|level| models[level].say(&numbers)), booked(books, night, days)?))
    }
}

impl Lessons {
    /// Those of the nights that were over at the origin.
    pub fn new(books: &Books, band: Band) -> Self {
        let mut lessons = Self { rows: Vec::new(), gains: Vec::new(), nights: Vec::new() };
        for night in books.first().max(books.origin() - LESSONS)..=books.origin() {
            for days in band.learned() {
                if let Some(gain) = books.gain(night, days) {
                    lessons.rows.push(describe(books, night, days));
                    lessons.gains.push(rooms(gain));
                    lessons.nights.push(night);
                }
            }
        }
        lessons
    }

    /// How many nights up to one there is something to learn from.
    pub fn nights_until(&self, last: Day) -> usize {
        let number = self.nights.partition_point(|night| *night <= last);
        self.nights[..number].chunk_by(|one, other| one == other).count()
    }

    /// What a model says that has seen nights up to one and none after it.
    pub fn told_after(&self, plan: &Plan, last: Day, seed: u64) -> Middle {
        let number = self.nights.partition_point(|night| *night <= last);
        let rows: Vec<u32> = (0_u32..).take(number).collect();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        Middle(Boost::learn(
            plan,
            &Bins::new(&self.rows[..number]),
            &self.gains[..number],
            &rows,
            0.5,
            &mut rng,
        ))
    }
}

impl Middle {
    /// What a night comes to.
    pub fn say(&self, books: &Books, night: Day, days: Day) -> Option<f32> {
        Some(booked(books, night, days)? + self.0.say(&describe(books, night, days)))
    }
}

fn booked(books: &Books, night: Day, days: Day) -> Option<f32> {
    books.ahead(night, days).map(rooms)
}

#[expect(clippy::cast_precision_loss, reason = "rooms are far below 2^23")]
const fn rooms(number: i32) -> f32 {
    number as f32
}
