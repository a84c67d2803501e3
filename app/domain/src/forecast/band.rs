//! Days ahead that are learned together.

use super::booking::Day;

/// Days ahead that are told by one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    /// The fewest days ahead.
    pub first: Day,
    /// The most.
    pub last: Day,
}

/// A model learns from so many distances around its band: nights are few, and a night looks much the same a few
/// days nearer or farther.
const DISTANCES: Day = 9;

/// Bands from one day ahead to `reach`, each about a third longer than the one before.
pub(super) fn bands(reach: Day) -> Vec<Band> {
    let start = |after: Option<&Band>| after.map_or(1, |band| band.last + 1);
    let mut bands = Vec::new();
    while start(bands.last()) <= reach {
        let first = start(bands.last());
        bands.push(Band { first, last: (first * 13 / 10).min(reach) });
    }
    bands
}

/// How many days ahead the books have to reach for bands up to `reach` to be learned from.
pub(super) fn learned_from(reach: Day) -> Day {
    bands(reach).into_iter().flat_map(Band::learned).max().unwrap_or_default().max(reach)
}

impl Band {
    /// The days ahead its model learns from: from somewhat nearer than its own to somewhat farther.
    pub fn learned(self) -> Vec<Day> {
        let (from, to) = ((self.first * 7 / 10).max(1), self.last * 16 / 10 + 1);
        let mut days: Vec<Day> =
            (0..DISTANCES).map(|step| from + (to - from) * step / (DISTANCES - 1)).collect();
        days.dedup();
        days
    }

    /// Its days ahead.
    pub fn days(self) -> impl Iterator<Item = Day> {
        self.first..=self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_follow_one_another_without_a_gap_and_learn_from_around_themselves() {
        for reach in [1, 7, 28, 90, 137, 200] {
            let days: Vec<Day> = bands(reach).into_iter().flat_map(Band::days).collect();
            assert_eq!(days, (1..=reach).collect::<Vec<_>>());
        }
        let band = Band { first: 27, last: 35 };
        assert_eq!(band.learned(), [18, 22, 27, 32, 37, 42, 47, 52, 57]);
    }
}
