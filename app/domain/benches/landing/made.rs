//! Hotels that are made up, night by night and room by room, whose chance is known.

use foresteria_domain::forecast::{Booking, Day};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// First night of every made hotel: 1 January 2010.
pub const FIRST: Day = 733_773;

/// Years it has rooms booked for.
pub const YEARS: usize = 6;

const NIGHTS: Day = 2191;

/// Months whose level is like that of the month before, by this correlation of one to the next.
const PERSISTENCE: f64 = 0.9;

/// How far the level of a month is off, as a logarithm: as much as the tourist nights of a region differ from year to year.
const LEVEL: f64 = 0.25;

/// Rooms a night in the mean of years.
const ROOMS: f64 = 60.0;

/// A way in which guests book.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub name: &'static str,
    /// Days ahead in the mean.
    pub lead: f64,
    /// Which share is cancelled.
    pub lost: f64,
    /// How far that is off from year to year, in logits.
    pub shock: f64,
}

pub const KINDS: [Kind; 3] = [
    Kind { name: "early", lead: 220.0, lost: 0.45, shock: 0.5 },
    Kind { name: "calm", lead: 90.0, lost: 0.10, shock: 0.2 },
    Kind { name: "late", lead: 25.0, lost: 0.25, shock: 0.2 },
];

/// Draws, as many as are asked for, that a seed repeats.
struct Chance(ChaCha8Rng);

impl Chance {
    fn uniform(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / (f64::from(u32::MAX) + 1.0)
    }

    /// Box and Muller.
    fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }

    /// Knuth's product of uniform numbers.
    fn poisson(&mut self, mean: f64) -> u32 {
        let (least, mut product) = ((-mean).exp(), self.uniform());
        let mut number = 0;
        while product > least {
            product *= self.uniform();
            number += 1;
        }
        number
    }

    #[expect(clippy::cast_possible_truncation, reason = "some days")]
    fn days(&mut self, mean: f64) -> Day {
        (-mean * (1.0 - self.uniform()).ln()).min(500.0) as Day
    }

    fn up_to(&mut self, most: Day) -> Day {
        #[expect(clippy::cast_possible_truncation, reason = "some days")]
        let days = (self.uniform() * f64::from(most)) as Day;
        days
    }
}

/// All bookings of one made hotel.
pub fn hotel(kind: Kind, seed: u64) -> Vec<Booking> {
    let mut chance = Chance(ChaCha8Rng::seed_from_u64(seed));
    let levels = levels(&mut chance);
    let logit = (kind.lost / (1.0 - kind.lost)).ln();
    let lost: Vec<f64> =
        (0..=YEARS).map(|_| 1.0 / (1.0 + (-logit - kind.shock * chance.normal()).exp())).collect();
    let mut bookings = Vec::new();
    for night in 0..NIGHTS {
        let into = usize::try_from(night).unwrap_or_default();
        // Two and a half nights in the mean.
        let rate = ROOMS / 2.5 / (1.0 - kind.lost) * season(night) * levels[into * 12 / 365].exp();
        for _ in 0..chance.poisson(rate) {
            let arrival = FIRST + night;
            let (stay, booked) = (1 + chance.up_to(4), arrival - chance.days(kind.lead));
            let is_lost = chance.uniform() < lost[into / 365];
            let gone = is_lost.then(|| booked + chance.up_to(arrival - booked + 1));
            bookings.push(Booking { arrival, departure: arrival + stay, booked, gone });
        }
    }
    bookings
}

/// The level of each month, as a logarithm.
fn levels(chance: &mut Chance) -> Vec<f64> {
    let mut level = LEVEL * chance.normal();
    (0..=YEARS * 12 + 1)
        .map(|_| {
            level = PERSISTENCE * level + (1.0 - PERSISTENCE * PERSISTENCE).sqrt() * LEVEL * chance.normal();
            level
        })
        .collect()
}

/// More in summer and at weekends.
fn season(night: Day) -> f64 {
    let summer = 0.35 * (std::f64::consts::TAU * f64::from(night % 365 - 110) / 365.0).sin();
    (1.0 + summer) * if night % 7 > 4 { 1.2 } else { 0.92 }
}
