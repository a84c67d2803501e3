//! Draws from a seed, in whole numbers only: the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A row of draws.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The row of a seed.
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 up to, not including, `end`; 0 where there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.any()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number of a range, both ends included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        let span = u64::try_from(last - first + 1).unwrap_or(1);
        first + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A place in a list of this length.
    pub fn place(&mut self, length: usize) -> usize {
        let end = u64::try_from(length).unwrap_or(u64::MAX);
        usize::try_from(self.below(end)).unwrap_or_default()
    }

    /// One of some values; none of none.
    pub fn pick<T: Copy>(&mut self, values: &[T]) -> Option<T> {
        values.get(self.place(values.len())).copied()
    }

    /// The place of a weight, each as likely as it is heavy.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// A value of a distribution given by evenly spaced quantiles, least first, straight between them.
    pub fn curve(&mut self, quantiles: &[i64]) -> i64 {
        let place = self.place(quantiles.len().saturating_sub(1));
        match quantiles.get(place..place + 2) {
            Some(&[low, high]) => self.between(low, high),
            _ => quantiles.first().copied().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_draws_the_same() {
        let row = |seed| {
            let mut dice = Dice::new(seed);
            [dice.any(), dice.any(), dice.below(7)]
        };
        assert_eq!(row(3), row(3));
        assert_ne!(row(3), row(4));
    }

    #[test]
    fn draws_stay_in_their_range() {
        let mut dice = Dice::new(1);
        assert!((0..1000).all(|_| (-2..=2).contains(&dice.between(-2, 2))));
        assert!((0..1000).all(|_| (5..=90).contains(&dice.curve(&[5, 10, 90]))));
        assert!((0..1000).all(|_| dice.weighted(&[0, 3, 0, 1]) % 2 == 1));
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
