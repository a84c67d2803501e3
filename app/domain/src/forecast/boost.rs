//! Gradient boosting of quantiles: many small trees, each correcting those before it.
//!
//! Friedman, *Annals of Statistics* 29, 2001, with the pinball loss. Trees are grown on binned numbers by the sums of
//! the loss's gradient, and each leaf then says the quantile of what is left in it, as in his section 4.3 for the
//! median. Every tree sees a part of the rows and of the numbers (stochastic gradient boosting, Friedman 2002).

mod bins;
mod tree;

pub(super) use bins::Bins;

use self::tree::Tree;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// How a model is grown. The values are those that did best on the resort hotel before September 2016.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Trees in a model.
    pub trees: usize,
    /// Share of each tree's say that is taken.
    pub rate: f32,
    /// Fewest rows a leaf rests on.
    pub fewest: u32,
    /// Of sixteen rows, how many each tree sees.
    pub rows: u8,
    /// Of sixteen numbers, how many each tree may ask.
    pub numbers: u8,
}

impl Default for Plan {
    fn default() -> Self {
        Self { trees: 200, rate: 0.05, fewest: 60, rows: 11, numbers: 14 }
    }
}

/// A model of one quantile.
#[derive(Clone, Debug)]
pub(super) struct Boost {
    base: f32,
    trees: Vec<Tree>,
}

impl Boost {
    /// Learns the quantile `level` of `truth` from the rows of `bins` that are named.
    pub fn learn(
        plan: &Plan,
        bins: &Bins,
        truth: &[f32],
        rows: &[u32],
        level: f32,
        rng: &mut ChaCha8Rng,
    ) -> Self {
        let mut known: Vec<f32> = rows.iter().map(|row| truth[*row as usize]).collect();
        let base = quantile(&mut known, level);
        let mut said = vec![base; truth.len()];
        let mut trees = Vec::with_capacity(plan.trees);
        for _ in 0..plan.trees {
            let seen: Vec<u32> = rows.iter().copied().filter(|_| one_of(rng, plan.rows)).collect();
            let asked: Vec<usize> = (0..bins.numbers()).filter(|_| one_of(rng, plan.numbers)).collect();
            let left: Vec<f32> = truth.iter().zip(&said).map(|(truth, said)| truth - said).collect();
            let mut tree = Tree::grow(plan, bins, &Task { left: &left, level }, seen, &asked);
            tree.shrink(plan.rate);
            for row in rows {
                said[*row as usize] += tree.say_binned(bins, *row);
            }
            trees.push(tree);
        }
        Self { base, trees }
    }

    /// What it says of a description.
    pub fn say(&self, numbers: &[f32]) -> f32 {
        self.trees.iter().fold(self.base, |sum, tree| sum + tree.say(numbers))
    }
}

/// What a tree is to put right.
#[derive(Clone, Copy)]
struct Task<'a> {
    /// By row: what came less what was said so far.
    left: &'a [f32],
    level: f32,
}

/// True in so many of sixteen cases.
fn one_of(rng: &mut ChaCha8Rng, sixteenths: u8) -> bool {
    rng.next_u32() >> 28 < u32::from(sixteenths)
}

/// The quantile of some numbers, between the two nearest; nought of none. It changes their order.
fn quantile(of: &mut [f32], level: f32) -> f32 {
    let Some(last) = of.len().checked_sub(1) else { return 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "rows are far below 2^23")]
    let place = level * last as f32;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and the last"
    )]
    let below = (place as usize).min(last);
    let (_, low, rest) = of.select_nth_unstable_by(below, f32::total_cmp);
    let low = *low;
    let high = rest.iter().copied().min_by(f32::total_cmp).unwrap_or(low);
    low + (high - low) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::rand_core::SeedableRng;

    /// Rows whose truth is a step in the first number plus noise that the second number widens.
    fn noisy(rng: &mut ChaCha8Rng) -> (Vec<[f32; 2]>, Vec<f32>) {
        let mut unit =
            || f32::from(u16::try_from(rng.next_u32() >> 16).unwrap_or_default()) / f32::from(u16::MAX);
        let rows: Vec<[f32; 2]> = (0..4000).map(|_| [unit(), unit()]).collect();
        let truth = rows.iter().map(|[step, wide]| {
            let noise = unit() - 0.5;
            f32::from(u8::from(*step > 0.6)) * 10.0 + noise * (1.0 + 4.0 * f32::from(u8::from(*wide > 0.5)))
        });
        let truth = truth.collect();
        (rows, truth)
    }

    fn learned(level: f32) -> Boost {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let (rows, truth) = noisy(&mut rng);
        let bins = Bins::new(&rows);
        let all: Vec<u32> = (0..4000).collect();
        Boost::learn(&Plan { fewest: 20, ..Plan::default() }, &bins, &truth, &all, level, &mut rng)
    }

    #[test]
    fn it_learns_a_step_and_where_the_range_is_wide() {
        let [low, high] = [0.1, 0.9].map(learned);
        for (numbers, low_is, high_is) in [
            ([0.2, 0.2], -0.4, 0.4),
            ([0.9, 0.2], 9.6, 10.4),
            ([0.2, 0.9], -2.0, 2.0),
            ([0.9, 0.9], 8.0, 12.0),
        ] {
            let (said_low, said_high) = (low.say(&numbers), high.say(&numbers));
            assert!((said_low - low_is).abs() < 0.35, "P10 of {numbers:?} is {low_is}, not {said_low}");
            assert!((said_high - high_is).abs() < 0.35, "P90 of {numbers:?} is {high_is}, not {said_high}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bits() {
        let say = || learned(0.5).say(&[0.7, 0.1]).to_bits();
        assert_eq!(say(), say());
    }

    #[test]
    fn a_quantile_lies_between_its_two_neighbours() {
        assert!((quantile(&mut [3.0, 1.0, 2.0], 0.5) - 2.0).abs() < 1e-6);
        assert!((quantile(&mut [0.0, 10.0], 0.25) - 2.5).abs() < 1e-6);
        assert!(quantile(&mut [], 0.5).abs() < 1e-6);
    }
}
