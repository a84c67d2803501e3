//! Whole courses of the nights to come.

use super::booking::Day;

/// Paths of rooms slept in, night by night.
#[derive(Clone, Debug)]
pub struct Paths {
    first: Day,
    nights: usize,
    rooms: Vec<f32>,
}

impl Paths {
    /// Paths without a room yet.
    pub fn empty(first: Day, nights: usize, number: usize) -> Self {
        Self { first, nights, rooms: vec![0.0; nights * number] }
    }

    /// The first night.
    pub const fn first(&self) -> Day {
        self.first
    }

    /// Each path, night by night.
    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.rooms.chunks(self.nights.max(1))
    }

    /// Each path, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.rooms.chunks_mut(self.nights.max(1))
    }

    /// One path, by its number.
    pub(super) fn path_mut(&mut self, number: usize) -> &mut [f32] {
        let nights = self.nights.max(1);
        self.rooms.get_mut(number * nights..(number + 1) * nights).unwrap_or_default()
    }

    /// Rooms slept in from one night to another, path by path: what of the span lies in the paths.
    pub fn sums(&self, from: Day, until: Day) -> Vec<f64> {
        let place = |night: Day| usize::try_from(night - self.first).unwrap_or_default().min(self.nights);
        let span = place(from)..place(until).max(place(from));
        self.iter().map(|path| path[span.clone()].iter().copied().map(f64::from).sum()).collect()
    }

    /// How far each path lies off the middle of all from one night to another, in deviations; none where they are all one.
    pub(super) fn leanings(&self, from: Day, until: Day) -> Vec<Option<f64>> {
        let sums = self.sums(from, until);
        #[expect(clippy::cast_precision_loss, reason = "paths are far below 2^52")]
        let number = sums.len().max(1) as f64;
        let mean = sums.iter().sum::<f64>() / number;
        let variance = sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / number;
        sums.into_iter().map(|sum| (variance > 0.0).then(|| (sum - mean) / variance.sqrt())).collect()
    }
}

/// P10, P50 and P90 of some sums, and their mean; leaves the sums in another order.
pub fn summary(sums: &mut [f64]) -> ([f64; 3], f64) {
    #[expect(clippy::cast_precision_loss, reason = "paths are far below 2^52")]
    let mean = sums.iter().sum::<f64>() / sums.len().max(1) as f64;
    (super::score::LEVELS.map(|level| select(sums, level)), mean)
}

/// A quantile without sorting all (Hoare, *Communications of the ACM* 4, 1961): a page asks for thousands of them.
fn select(numbers: &mut [f64], level: f64) -> f64 {
    let Some(last) = numbers.len().checked_sub(1) else { return 0.0 };
    let (below, between) = place(level, last);
    let (_, found, beyond) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    let next = beyond.iter().copied().min_by(f64::total_cmp).unwrap_or(*found);
    *found + (next - *found) * between
}

/// The quantile of sorted numbers, between the two nearest; nought of none.
pub fn quantile(sorted: &[f64], level: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let (below, between) = place(level, last);
    let above = sorted[(below + 1).min(last)];
    sorted[below] + (above - sorted[below]) * between
}

/// Where a quantile lies among numbers up to the place `last`: the number below, and how far from there to the next.
fn place(level: f64, last: usize) -> (usize, f64) {
    #[expect(clippy::cast_precision_loss, reason = "paths are far below 2^52")]
    let place = level * last as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and the last"
    )]
    let below = (place as usize).min(last);
    (below, place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Whole numbers, of which no sum loses a digit.
        #[test]
        fn a_year_is_the_sum_of_its_nights_on_every_path(
            rooms in proptest::collection::vec(0_u8..200, 60),
            (cut, nights) in (0..=20_i32, 1..4_usize),
        ) {
            let first = 700_000;
            let (number, nights) = (nights, 60 / 4 / nights);
            let mut paths = Paths::empty(first, nights, number);
            paths.iter_mut().flatten().zip(&rooms).for_each(|(night, rooms)| *night = f32::from(*rooms));
            let until = first + Day::try_from(nights).unwrap();
            let whole = paths.sums(first, until);
            let (one, other) = (paths.sums(first, first + cut), paths.sums(first + cut, until));
            let by_night: Vec<Vec<f64>> = (first..until).map(|night| paths.sums(night, night + 1)).collect();
            for (path, sum) in whole.iter().enumerate() {
                let nights: f64 = by_night.iter().map(|night| night[path]).sum();
                proptest::prop_assert!((sum - nights).abs() < f64::EPSILON);
                proptest::prop_assert!((sum - one[path] - other[path]).abs() < f64::EPSILON);
            }
        }

        #[test]
        fn a_quantile_is_the_same_whether_selected_or_sorted(
            mut numbers in proptest::collection::vec(-5.0_f64..5.0, 0..40),
            level in 0.0_f64..=1.0,
        ) {
            let selected = select(&mut numbers, level);
            numbers.sort_unstable_by(f64::total_cmp);
            proptest::prop_assert_eq!(selected.to_bits(), quantile(&numbers, level).to_bits());
        }
    }

    #[test]
    fn a_sum_is_that_of_each_path_and_not_of_the_quantiles() {
        let mut paths = Paths::empty(100, 2, 2);
        for (path, rooms) in paths.iter_mut().zip([[0.0, 10.0], [10.0, 0.0]]) {
            path.copy_from_slice(&rooms);
        }
        assert_eq!((paths.sums(100, 102), paths.sums(101, 200)), (vec![10.0, 10.0], vec![10.0, 0.0]));
        let (quantiles, mean) = summary(&mut paths.sums(100, 102));
        assert_eq!((quantiles, mean), ([10.0; 3], 10.0));
        assert!((quantile(&[0.0, 10.0], 0.9) - 9.0).abs() < 1e-12);
    }
}
