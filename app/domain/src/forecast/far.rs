//! Nights farther ahead than the books tell of.
//!
//! What is booked so early says little; such a night is told by what nights of its weekday around the same time of an
//! earlier year still gained from as far. Two things may then be off: the level of a whole year, and the night itself.
//! The first is a shock that every far night of a path shares, and in part with the nights before them, the second a course of what past nights were off from
//! the level around them. Nights must not be drawn one by one: their sums would be told far too sure.
//!
//! A bad year does not only book less: of what is on the books more is cancelled, too. The shock moves both, rooms still to be
//! booked by a share of them and the odds against losing a room that is booked by a logit, and how much is learned from how
//! far off the house's own years were from what would have been said of them.
#![expect(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]

use super::booking::Day;
use super::books::Books;
use super::draw::{leant, normal, place};
use super::group::Shocks;
use super::individual::FARTHEST;
use super::path::Paths;
use super::pick_up::{PickUp, Window, YEAR, mean};
use super::prior;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// How much the level of nights far ahead is like that of the last nights before them, as a correlation. A year that begins badly
/// mostly goes on so; drawn apart, the two would even each other out, and a year be told too sure. On made hotels whose months are
/// alike by 0.9 from one to the next, 80 % were held in the mean of kinds and distances and 71 to 88 % in each (BENCHMARKS.md).
const LIKE: f64 = 0.5;

/// Nights before the far ones of which a path leans.
const LAST: Day = 56;

/// Weeks to either side of the same night of an earlier year.
const WEEKS: Day = 3;

/// Fewer nights than this say nothing.
const FEWEST: usize = 4;

/// How far the level of rooms still to be booked far ahead is off, as a share of it, before a house has years to show. With twelve months to
/// go the sums of 29 hotel-years were off by 19 % in the mean (Florence, Naples and Chamonix; measured for this project): of
/// a normal error that is a deviation of 0.24 of the year. Nights far ahead are 228 of its 365, and make that of it alone.
pub(super) const LEVEL: f64 = 0.38;

/// A year that was farther off than this many deviations counts as so far: one like 2020 belongs into a
/// scenario of its own and not into every range there is for years after.
const MOST: f64 = 2.0;

/// How many years of its own weigh as much as what is thought beforehand.
const YEARS: f64 = 4.0;

/// Rooms that weigh as much as what is thought of those lost before one was seen.
const WEIGHT: f64 = 4.0;

/// A house without an earlier year is told by its last weeks, of whatever season.
const NO_YEAR: f64 = 2.0;

/// Nights around one that make its level, to either side.
const AROUND: Day = 14;

/// What is known of nights far ahead.
#[derive(Clone, Debug)]
pub(super) struct Far {
    /// How far off years were, as a multiple of what is thought beforehand.
    scale: f64,
    /// How far nights were off from the level around them, in roots of it: those over, in order.
    nights: Vec<f32>,
}

/// A night: what is booked, and what it is said to gain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Prospect {
    /// Rooms on the books.
    pub booked: f32,
    /// Share of them that is lost.
    pub lost: f32,
    /// Rooms still to come; below nought where more are cancelled.
    pub gain: f32,
    /// How much surer or less sure its level is than that of a house that has seen a year.
    pub spread: f64,
}

impl Prospect {
    /// What a night is said to come to.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    pub fn of(books: &Books, night: Day, days: Day) -> Option<Self> {
        let of_year = gain_of_year(books, night, days).map(|gain| (gain, 1.0));
        let of_weeks = || Some((PickUp(Window::Advanced).gain(books, night, days)?, NO_YEAR));
        let (gain, spread) = of_year.or_else(of_weeks)?;
        let lost = lost(books, night, days) as f32;
        Some(Self { booked: books.ahead(night, days)? as f32, lost, gain: gain as f32, spread })
    }

    /// What is booked, of a house that knows of no night like it.
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    pub fn of_booked(books: &Books, night: Day, days: Day) -> Self {
        let booked = books.ahead(night, days).unwrap_or_default() as f32;
        Self { booked, lost: prior::lost(days) as f32, gain: 0.0, spread: NO_YEAR }
    }

    /// Rooms still to be booked: what is gained and what makes up for those lost.
    fn to_be_booked(self) -> f32 {
        (self.gain + self.booked * self.lost).max(0.0)
    }

    /// By how many rooms the share lost is off where the odds are off by one logit, to the first order.
    fn per_logit(self) -> f32 {
        self.booked * self.lost * (1.0 - self.lost)
    }

    /// The deviation of its level in rooms, as thought beforehand.
    fn deviation(self) -> f64 {
        LEVEL * f64::from(self.to_be_booked()) + Shocks::default().coming * f64::from(self.per_logit())
    }

    /// What it comes to in a year that is so many deviations off. No fewer than none are booked, or lost, or kept.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    fn level(self, off: f64) -> f32 {
        let off = off * self.spread;
        let booked = self.to_be_booked() * ((LEVEL * off) as f32).max(-1.0);
        let lost = self.booked * self.lost;
        let kept =
            (self.per_logit() * (Shocks::default().coming * off) as f32).clamp(lost - self.booked, lost);
        (self.booked + self.gain + booked + kept).max(0.0)
    }
}

impl Far {
    /// Learns from nights that were over at the origin of the books.
    pub fn learn(books: &Books) -> Self {
        let mut nights = off_level(books);
        if nights.len() < prior::FEWEST {
            nights = by_chance();
        }
        Self { scale: scale(books), nights }
    }

    /// What a path has in store for nights far ahead, given how it leans before them; none where none of them leans.
    pub fn course(&self, leaning: Option<f64>, rng: &mut ChaCha8Rng) -> Course<'_> {
        let shock = leant(leaning, LIKE, normal(rng));
        Course { far: self, shock, from: place(self.nights.len(), rng) }
    }
}

/// How each path leans over the last nights before `until`, the first that is far ahead.
pub(super) fn leanings(paths: &Paths, until: Day) -> Vec<Option<f64>> {
    paths.leanings((until - LAST).max(paths.first()), until)
}

/// One path's luck.
pub(super) struct Course<'a> {
    far: &'a Far,
    shock: f64,
    from: usize,
}

impl Course<'_> {
    /// Rooms of a night so many nights into the course. The shock moves neither mean nor middle, but where nights of
    /// less than a room are cut off at none.
    pub fn rooms(&self, night: Prospect, into: usize) -> f32 {
        let level = night.level(self.far.scale * self.shock);
        let nights = &self.far.nights;
        level + nights[(self.from + into) % nights.len()] * level.sqrt()
    }
}

/// Nights of its weekday, around the same night of the last year of which they are over so many days before it. Where some are
/// closed, as many beyond tell instead, half of them on either side: else a month that was closed would leave too few.
fn of_year(books: &Books, night: Day, days: Day) -> impl Iterator<Item = Day> {
    let years = (days + YEAR - 1) / YEAR;
    let same = night - years.max(1) * YEAR;
    let closed = (-WEEKS..=WEEKS).map(|week| Day::from(books.is_closed(same + 7 * week))).sum::<Day>();
    let weeks = WEEKS + (closed + 1) / 2;
    (-weeks..=weeks).map(move |week| same + 7 * week).filter(move |other| *other <= night - days)
}

/// What they gained from as far.
fn gain_of_year(books: &Books, night: Day, days: Day) -> Option<f64> {
    let gains: Vec<f64> =
        of_year(books, night, days).filter_map(|other| books.gain(other, days)).map(f64::from).collect();
    (gains.len() >= FEWEST).then(|| gains.iter().sum::<f64>() / gains.len() as f64)
}

/// Which share of the rooms booked so many days ahead is lost, as they lost them.
fn lost(books: &Books, night: Day, days: Day) -> f64 {
    let counts = of_year(books, night, days)
        .filter_map(|other| Some((books.lost(other, days)?, books.ahead(other, days)?)));
    let (lost, booked) =
        counts.fold((0.0, 0.0), |sum, (lost, booked)| (sum.0 + f64::from(lost), sum.1 + f64::from(booked)));
    WEIGHT.mul_add(prior::lost(days), lost) / (WEIGHT + booked)
}

/// Nights that make a year, of the some 230 that are far ahead at its beginning.
const WHOLE: usize = 200;

/// How far off years were, as a multiple of what is thought beforehand: what would have been said of the far nights of each
/// year of the house at its beginning, by those of the year before, beside what came.
fn scale(books: &Books) -> f64 {
    let off = |years: Day| {
        let origin = books.origin() - years * YEAR;
        let told = (FARTHEST + 1..=YEAR.min(books.reach())).filter_map(|days| {
            if books.is_closed(origin + days) {
                // It was off by nothing, and makes the year whole.
                return Some((0.0, 0.0));
            }
            let night = Prospect::of(books, origin + days, days).filter(|night| night.spread <= 1.0)?;
            let came = f64::from(books.came(origin + days)?);
            Some((came - f64::from(night.booked + night.gain), night.deviation()))
        });
        let sum = |sum: (f64, f64, usize), one: (f64, f64)| (sum.0 + one.0, sum.1 + one.1, sum.2 + 1);
        let (off, deviation, nights) = told.fold((0.0, 0.0, 0), sum);
        // Some weeks of a year say little of it.
        (deviation > 0.0 && nights >= WHOLE).then(|| (off / deviation).clamp(-MOST, MOST))
    };
    let own: Vec<f64> = (1..).map_while(off).collect();
    let squares: f64 = own.iter().map(|off| off * off).sum();
    ((YEARS + squares) / (YEARS + own.len() as f64)).sqrt()
}

/// Nights that are off by chance alone: the deviation of a Poisson number is the root of its mean.
#[expect(clippy::cast_possible_truncation, reason = "a few deviations")]
fn by_chance() -> Vec<f32> {
    let mut rng = ChaCha8Rng::seed_from_u64(0);
    (0..YEAR).map(|_| normal(&mut rng) as f32).collect()
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
    use std::ops::Range;

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
            let gain = Prospect::of(&books, ORIGIN + days, days).unwrap();
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
            let prospect = Prospect::of(&young, ORIGIN + days, days).unwrap();
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
        let gain = Prospect { booked: 2.0, lost: 0.0, gain: 10.0, spread: 1.0 };
        let (mut sum, mut least) = (0.0, f32::MAX);
        for _ in 0..4000 {
            let course = far.course(None, &mut rng);
            assert_eq!(course.rooms(gain, 3), course.rooms(gain, 90), "one level for all nights of a path");
            let empty = Prospect { booked: 0.0, lost: 0.3, gain: 0.0, spread: 1.0 };
            assert_eq!(course.rooms(empty, 3), 0.0);
            sum += course.rooms(gain, 3);
            least = least.min(course.rooms(gain, 3));
        }
        assert!((sum / 4000.0 - 12.0).abs() < 0.2 && least < 6.0, "{} {least}", sum / 4000.0);
    }

    #[test]
    fn a_path_that_is_low_before_the_far_nights_is_rather_low_in_them() {
        let far = Far::learn(&books(1000..2000));
        let mut paths = Paths::empty(ORIGIN + 1, 60, 2000);
        for (path, rooms) in paths.iter_mut().zip((0_u16..9).cycle()) {
            path.fill(f32::from(rooms));
        }
        let leanings = leanings(&paths, ORIGIN + 61);
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let shock = |leaning: Option<f64>| far.course(leaning, &mut rng).shock;
        let shocks: Vec<f64> = leanings.iter().copied().map(shock).collect();
        let mean = |of: &dyn Fn(f64, f64) -> f64| {
            let both = leanings.iter().flatten().zip(&shocks);
            both.map(|(leaning, shock)| of(*leaning, *shock)).sum::<f64>() / 2000.0
        };
        assert!((mean(&|leaning, shock| leaning * shock) - LIKE).abs() < 0.05);
        assert!(mean(&|_, shock| shock).abs() < 0.05 && (mean(&|_, shock| shock * shock) - 1.0).abs() < 0.08);
        assert_eq!(super::leanings(&Paths::empty(0, 60, 3), 60), [None; 3], "where all are one, none leans");
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
    fn a_house_booked_early_of_which_half_is_cancelled_is_not_told_as_if_only_its_gain_could_be_off() {
        let night = Prospect { booked: 100.0, lost: 0.5, gain: -40.0, spread: 1.0 };
        let [bad, usual, good] = [-1.0, 0.0, 1.0].map(|off| night.level(off));
        // A quarter of a hundred for each logit, of which 0.6 are one deviation, and 38 % of ten still to be booked.
        assert!((usual - 60.0).abs() < 1e-4 && (good - usual - 18.8).abs() < 1e-3, "{usual} {good}");
        assert!((usual - bad - 18.8).abs() < 1e-3, "{bad}");
        assert!((night.level(-9.0)).abs() < 1e-4, "nobody is left, and no fewer");
        assert!((night.level(9.0) - (110.0 + 9.0 * 3.8)).abs() < 1e-3, "nobody is lost, and no fewer");
    }

    /// Ten rooms a night, all booked three hundred days before; of them so many are cancelled thirty days before.
    fn losing(lost: impl Fn(Day) -> usize) -> Books {
        let of = |night: Day, gone: bool| Booking {
            arrival: night,
            departure: night + 1,
            booked: night - 300,
            gone: gone.then_some(night - 30),
        };
        let rooms = |night| (0..10).map(move |room| (night, room));
        let bookings: Vec<Booking> =
            (1000..2201).flat_map(rooms).map(|(night, room)| of(night, room < lost(night))).collect();
        Books::new(&bookings, 1000..ORIGIN + 400, 400, ORIGIN)
    }

    #[test]
    fn what_is_lost_of_rooms_booked_is_learned_from_the_year_before() {
        let books = losing(|_| 5);
        let night = Prospect::of(&books, ORIGIN + 200, 200).unwrap();
        let told = (5.0 * 7.0 + WEIGHT * prior::lost(200)) / (70.0 + WEIGHT);
        assert_eq!((night.booked, night.gain), (10.0, -5.0));
        assert!((f64::from(night.lost) - told).abs() < 1e-6, "{} and not {told}", night.lost);
    }

    #[test]
    fn a_year_in_which_more_was_cancelled_makes_later_ones_less_sure() {
        let (steady, worse) = (losing(|_| 3), losing(|night| if night > ORIGIN - 364 { 8 } else { 3 }));
        let [steady, worse] = [steady, worse].map(|books| Far::learn(&books).scale);
        assert!(steady < 1.0 && worse > 1.0, "{steady} {worse}");
    }

    #[test]
    fn years_that_go_up_and_down_make_the_level_less_sure() {
        let steady = Far::learn(&books(1000..2000)).scale;
        let booking =
            |night| Booking { arrival: night, departure: night + 1, booked: night - 20, gone: None };
        let rooms = |night: Day| if night < ORIGIN - 363 { 2 } else { 8 };
        let bookings: Vec<Booking> =
            (1000..2000).flat_map(|night| vec![booking(night); rooms(night)]).collect();
        let jumped = Far::learn(&Books::new(&bookings, 1000..ORIGIN + 10, 400, ORIGIN)).scale;
        let told = ((YEARS + MOST * MOST) / (YEARS + 1.0)).sqrt();
        assert!(steady < 1.0 && (jumped - told).abs() < 1e-9, "four times the one before: {steady} {jumped}");
    }
}
