//! Draws that only groups need.

/// The Gamma number of mean one whose standard deviation is `spread` that lies where a normal number does (Wilson and Hilferty,
/// *Proceedings of the National Academy of Sciences* 17, 1931); one where there is no spread. A spread above one is taken as one:
/// the cube of a normal number is like a Gamma number of a shape of at least one.
pub(super) fn gamma(spread: f64, normal: f64) -> f64 {
    let ninth = spread.clamp(0.0, 1.0).powi(2) / 9.0;
    (1.0 - ninth + normal * ninth.sqrt()).powi(3).max(0.0)
}

/// How many of a Poisson number of mean `mean` there are, by inversion of one uniform number (Devroye, *Non-Uniform Random
/// Variate Generation*, 1986, section X.3). `none` is `exp(-mean)`, which is the same for many draws.
pub(super) fn poisson(mean: f64, none: f64, uniform: f64) -> u8 {
    let (mut left, mut chance, mut number) = (uniform - none, none, 0);
    while left >= 0.0 && number < u8::MAX {
        number += 1;
        chance *= mean / f64::from(number);
        left -= chance;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::super::draw::{normal, uniform};
    use super::*;
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::SeedableRng;

    fn moments(drawn: &[f64]) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let mean =
            |of: &dyn Fn(f64) -> f64| drawn.iter().map(|one| of(*one)).sum::<f64>() / drawn.len() as f64;
        let middle = mean(&|one| one);
        (middle, mean(&|one| (one - middle).powi(2)))
    }

    #[test]
    fn gamma_numbers_have_mean_one_and_the_spread_asked_for() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for spread in [0.2, 0.35, 1.0] {
            let drawn: Vec<f64> = (0..20_000).map(|_| gamma(spread, normal(&mut rng))).collect();
            let (mean, variance) = moments(&drawn);
            assert!((mean - 1.0).abs() < 0.03, "{spread}: {mean}");
            assert!((variance.sqrt() / spread - 1.0).abs() < 0.05, "{spread}: {variance}");
            assert!(drawn.iter().all(|one| *one >= 0.0));
        }
        assert!((gamma(0.0, 2.0) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn poisson_numbers_have_a_variance_as_large_as_their_mean() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for mean in [0.3_f64, 1.0, 2.5] {
            let drawn: Vec<f64> =
                (0..20_000).map(|_| f64::from(poisson(mean, (-mean).exp(), uniform(&mut rng)))).collect();
            let (middle, variance) = moments(&drawn);
            assert!((middle - mean).abs() < 0.04 && (variance - mean).abs() < 0.08, "{mean}: {middle}");
        }
        assert_eq!(poisson(0.0, 1.0, 0.999), 0);
    }
}
