//! Nights farther ahead than the books tell of.
//!
//! What is booked so early says little; such a night is told by what nights of its weekday around the same time of an
//! earlier year still gained from as far. Two things may then be off: the level of a whole year, and the night itself.
//! The first is a shock that every far night of a path shares, the second a course of what past nights were off from
//! the level around them. Nights must not be drawn one by one: their sums would be told far too sure.
#![expect(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]

use super::booking::Day;
use super::books::Books;
use super::draw::{normal, place};
use super::pick_up::{PickUp, Window, YEAR, mean};
use rand_chacha::ChaCha8Rng;
use std::ops::Range;

/// Weeks to either side of the same night of an earlier year.
const WEEKS: Day = 3;

/// Fewer nights than this say nothing.
const FEWEST: usize = 4;

/// How far the level of nights far ahead is off, as a share of it, before a house has years to show. With twelve months to
/// go the sums of 29 hotel-years were off by 19 % in the mean (Florence, Naples and Chamonix; measured for this project): of
/// a normal error that is a deviation of 0.24 of the year. Nights far ahead are 228 of its 365, and make that of it alone.
const LEVEL: f64 = 0.38;

/// A year that was farther from the one before than this many such deviations counts as so far: one like 2020 belongs into a
/// scenario of its own and not into every range there is for years after.
const MOST: f64 = 2.0;

/// How many years of its own weigh as much as that.
const YEARS: f64 = 4.0;

/// A house without an earlier year is told by its last weeks, of whatever season.
const NO_YEAR: f64 = 2.0;

/// Nights around one that make its level, to either side.
const AROUND: Day = 14;

/// What is known of nights far ahead.
#[derive(Clone, Debug)]
pub(super) struct Far {
    /// Standard deviation of a year's level, as a share of it.
    level: f64,
    /// How far nights were off from the level around them, in roots of it: those over, in order.
    nights: Vec<f32>,
}

/// A night: what is booked, and what it is said to gain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Prospect {
    /// Rooms on the books.
    pub booked: f32,
    /// Rooms still to come; below nought where more are cancelled.
    pub gain: f32,
    /// How much surer or less sure its level is than that of a house that has seen a year.
    pub spread: f64,
}

impl Far {
    /// Learns from nights that were over at the origin of the books.
    pub fn learn(books: &Books) -> Self {
        Self { level: level(books), nights: off_level(books) }
    }

    /// What a night is said to come to.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    pub fn say(books: &Books, night: Day, days: Day) -> Option<Prospect> {
        let booked = books.ahead(night, days)? as f32;
        let of_year = gain_of_year(books, night, days).map(|gain| (gain, 1.0));
        let of_weeks = || Some((PickUp(Window::Advanced).gain(books, night, days)?, NO_YEAR));
        let (gain, spread) = of_year.or_else(of_weeks)?;
        Some(Prospect { booked, gain: gain as f32, spread })
    }

    /// What a path has in store for nights far ahead.
    pub fn course(&self, rng: &mut ChaCha8Rng) -> Course<'_> {
        Course { far: self, shock: normal(rng), from: place(self.nights.len(), rng) }
    }
}

/// One path's luck.
pub(super) struct Course<'a> {
    far: &'a Far,
    shock: f64,
    from: usize,
}

impl Course<'_> {
    /// Rooms of a night so many nights into the course. The shock moves neither mean nor middle.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    pub fn rooms(&self, gain: Prospect, into: usize) -> f32 {
        let spread = self.far.level * gain.spread;
        let level = (1.0 + spread * self.shock).max(0.0) as f32;
        let nights = &self.far.nights;
        let off = if nights.is_empty() { 0.0 } else { nights[(self.from + into) % nights.len()] };
        let middle = (gain.booked + gain.gain * level).max(0.0);
        middle + off * middle.sqrt()
    }
}

/// What nights of its weekday, around the same night of the last year of which they are over, gained from as far.
fn gain_of_year(books: &Books, night: Day, days: Day) -> Option<f64> {
    let as_of = night - days;
    let years = (days + YEAR - 1) / YEAR;
    let same = night - years.max(1) * YEAR;
    let gains: Vec<f64> = (-WEEKS..=WEEKS)
        .map(|week| same + 7 * week)
        .filter(|other| *other <= as_of)
        .filter_map(|other| books.gain(other, days))
        .map(f64::from)
        .collect();
    (gains.len() >= FEWEST).then(|| gains.iter().sum::<f64>() / gains.len() as f64)
}

/// The deviation of a year's level: what is known beforehand, and how far each year of the house was from the one before.
fn level(books: &Books) -> f64 {
    let sum = |nights: Range<Day>| {
        nights.map(|night| books.came(night).map(f64::from)).sum::<Option<f64>>().filter(|sum| *sum > 0.0)
    };
    let end = books.origin() + 1;
    let of_year = |years: Day| sum(end - (years + 1) * YEAR..end - years * YEAR);
    let most = MOST * LEVEL;
    let ratio = |years| Some((of_year(years)? / of_year(years + 1)?).ln().clamp(-most, most));
    let ratios: Vec<f64> = (0..).map_while(ratio).collect();
    let own: f64 = ratios.iter().map(|ratio| ratio * ratio).sum();
    ((YEARS * LEVEL * LEVEL + own) / (YEARS + ratios.len() as f64)).sqrt()
}

/// How far each night that was over was off from the mean of its weekday around it, itself left out, in roots of that mean:
/// nights of a house that is all but empty are never far off.
#[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
fn off_level(books: &Books) -> Vec<f32> {
    let off = |night: Day| {
        let weeks = (-AROUND / 7..=AROUND / 7).filter(|week| *week != 0);
        let level = mean(weeks.filter_map(|week| books.came(night + 7 * week)).map(f64::from))?;
        Some(((f64::from(books.came(night)?) - level) / level.max(1.0).sqrt()) as f32)
    };
    (books.first()..=books.origin()).filter_map(off).collect()
}

#[cfg(test)]
mod tests {
    use super::super::booking::Booking;
    use super::*;
    use rand_chacha::rand_core::SeedableRng;

    const ORIGIN: Day = 1800;

    /// Four rooms a night, all booked twenty days before.
    fn books(nights: Range<Day>) -> Books {
        let booking =
            |night| Booking { arrival: night, departure: night + 1, booked: night - 20, gone: None };
        let bookings: Vec<Booking> = nights.clone().flat_map(|night| [booking(night); 4]).collect();
        Books::new(&bookings, nights.start..ORIGIN + 800, 800, ORIGIN)
    }

    #[test]
    fn a_night_two_years_ahead_is_told_by_the_last_that_are_over() {
        let books = books(1000..2000);
        for days in [150, 364, 365, 700] {
            let gain = Far::say(&books, ORIGIN + days, days).unwrap();
            assert_eq!((gain.booked, gain.gain, gain.spread), (0.0, 4.0, 1.0), "{days} days ahead");
        }
    }

    #[test]
    fn a_house_without_a_year_is_told_by_its_last_weeks_with_their_weekdays_and_is_less_sure() {
        // Ten rooms at weekends and four in the week, half of them booked 200 days before.
        let rooms = |night: Day| if night % 7 > 4 { 5 } else { 2 };
        let booking = |night, ahead| Booking {
            arrival: night,
            departure: night + 1,
            booked: night - ahead,
            gone: None,
        };
        let of = |night| (0..rooms(night)).flat_map(move |_| [booking(night, 200), booking(night, 20)]);
        let bookings: Vec<Booking> = (1760..2200).flat_map(of).collect();
        let young = Books::new(&bookings, 1760..ORIGIN + 400, 400, ORIGIN);
        for days in [180, 181, 182, 183, 184, 185, 186, 300] {
            let prospect = Far::say(&young, ORIGIN + days, days).unwrap();
            let told = prospect.booked + prospect.gain;
            let truth = 2.0 * f32::from(u8::try_from(rooms(ORIGIN + days)).unwrap());
            assert!(
                (told - truth).abs() < 1e-4 && prospect.spread > 1.0,
                "{days}: {prospect:?}, not {truth}"
            );
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "nothing is drawn on nothing")]
    fn the_shock_of_a_year_is_shared_keeps_the_mean_and_fills_no_empty_night() {
        let far = Far::learn(&books(1000..2000));
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let gain = Prospect { booked: 2.0, gain: 10.0, spread: 1.0 };
        let (mut sum, mut least) = (0.0, f32::MAX);
        for _ in 0..4000 {
            let course = far.course(&mut rng);
            assert_eq!(course.rooms(gain, 3), course.rooms(gain, 90), "one level for all nights of a path");
            assert_eq!(course.rooms(Prospect { booked: 0.0, gain: 0.0, spread: 1.0 }, 3), 0.0);
            sum += course.rooms(gain, 3);
            least = least.min(course.rooms(gain, 3));
        }
        assert!((sum / 4000.0 - 12.0).abs() < 0.2 && least < 6.0, "{} {least}", sum / 4000.0);
    }

    #[test]
    fn a_night_is_as_far_off_as_it_was_from_the_others_of_its_weekday() {
        let night = |night| Booking { arrival: night, departure: night + 1, booked: night - 20, gone: None };
        // Nine rooms a week, but for the last with fifteen.
        let weeks = (1744..=ORIGIN).step_by(7);
        let bookings = weeks.flat_map(|first| vec![night(first); if first == ORIGIN { 15 } else { 9 }]);
        let books = Books::new(&bookings.collect::<Vec<_>>(), 1744..ORIGIN + 10, 60, ORIGIN);
        let last = *Far::learn(&books).nights.last().unwrap();
        assert!((last - 2.0).abs() < 1e-6, "six rooms more than nine, in roots of nine: {last}");
    }

    #[test]
    fn years_that_go_up_and_down_make_the_level_less_sure() {
        let steady = Far::learn(&books(1000..2000)).level;
        let booking =
            |night| Booking { arrival: night, departure: night + 1, booked: night - 20, gone: None };
        let rooms = |night: Day| if night < ORIGIN - 363 { 2 } else { 8 };
        let bookings: Vec<Booking> =
            (1000..2000).flat_map(|night| vec![booking(night); rooms(night)]).collect();
        let jumped = Far::learn(&Books::new(&bookings, 1000..ORIGIN + 10, 60, ORIGIN)).level;
        let most = MOST * LEVEL;
        let told = ((YEARS * LEVEL * LEVEL + most * most) / (YEARS + 1.0)).sqrt();
        assert!(
            steady < LEVEL && (jumped - told).abs() < 1e-9,
            "a year four times the one before: {steady} {jumped}"
        );
    }
}
