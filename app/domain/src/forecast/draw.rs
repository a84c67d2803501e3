//! Draws that a seed repeats to the bit.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// A number from nought up to, and without, one.
pub(super) fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    // 53 bits are what a number of double precision holds.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let bits = (rng.next_u64() >> 11) as f64;
    bits / 9_007_199_254_740_992.0
}

/// A normal number of mean nought and deviation one (Box and Muller, *Annals of Mathematical Statistics* 29, 1958).
pub(super) fn normal(rng: &mut ChaCha8Rng) -> f64 {
    // The logarithm wants a number above nought.
    let (radius, angle) = (1.0 - uniform(rng), uniform(rng));
    (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

/// A normal number that goes together with a leaning, itself of mean nought and deviation one, by a correlation; the number itself
/// where nothing leans.
pub(super) fn leant(leaning: Option<f64>, like: f64, own: f64) -> f64 {
    leaning.map_or(own, |leaning| like.mul_add(leaning, (1.0 - like * like).sqrt() * own))
}

/// A place among so many; the first of none.
pub(super) fn place(number: usize, rng: &mut ChaCha8Rng) -> usize {
    let number = u64::try_from(number).unwrap_or_default();
    // The upper half of a product spreads 32 random bits over the places.
    usize::try_from((u64::from(rng.next_u32()) * number) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    fn normal_numbers_have_their_mean_and_deviation() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let drawn: Vec<f64> = (0..10_000).map(|_| normal(&mut rng)).collect();
        let mean =
            |of: &dyn Fn(f64) -> f64| drawn.iter().map(|one| of(*one)).sum::<f64>() / drawn.len() as f64;
        assert!(mean(&|one| one).abs() < 0.03 && (mean(&|one| one * one) - 1.0).abs() < 0.05);
        let below = mean(&|one| f64::from(u8::from(one < -1.2816)));
        assert!((below - 0.1).abs() < 0.01, "{below} below P10");
    }

    #[test]
    fn a_place_is_one_of_those_there_are() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let drawn: std::collections::BTreeSet<usize> = (0..100).map(|_| place(5, &mut rng)).collect();
        assert_eq!(drawn, (0..5).collect());
        assert_eq!(place(0, &mut rng), 0);
    }
}
