//! Numbers sorted into a few dozen bins, so that a split is found by counting.

/// Bins of one number; one more holds what is unknown.
const MOST: usize = 63;

/// The rows a model learns from, binned number by number.
#[derive(Clone, Debug)]
pub(in crate::forecast) struct Bins {
    /// The upper border of each bin but the last, by number.
    cuts: Vec<Vec<f32>>,
    /// The bin of each row, by number. The first holds what is unknown. They are asked for millions of times: a vector is looked
    /// into with checks that a slice does without where a program is built to be debugged.
    places: Box<[Box<[u8]>]>,
}

impl Bins {
    /// Sorts rows of equally many numbers.
    pub fn new<const NUMBERS: usize>(rows: &[[f32; NUMBERS]]) -> Self {
        let cuts: Vec<Vec<f32>> =
            (0..NUMBERS).map(|number| cuts(rows.iter().map(|row| row[number]))).collect();
        let place = |number: usize, cuts: &Vec<f32>| {
            rows.iter().map(|row| bin(cuts, row[number])).collect::<Box<[u8]>>()
        };
        let places = cuts.iter().enumerate().map(|(number, cuts)| place(number, cuts)).collect();
        Self { cuts, places }
    }

    /// How many numbers a row has.
    pub fn numbers(&self) -> usize {
        self.cuts.len()
    }

    /// How many bins a number has, that of the unknown included.
    pub(super) fn number_of(&self, number: usize) -> usize {
        self.cuts[number].len() + 2
    }

    /// The bin of each row.
    pub(super) fn places(&self, number: usize) -> &[u8] {
        &self.places[number]
    }

    /// The border above a bin: what is unknown lies below every number.
    pub(super) fn border(&self, number: usize, bin: u8) -> f32 {
        let above = usize::from(bin).checked_sub(1);
        above.map_or(f32::NEG_INFINITY, |bin| self.cuts[number].get(bin).copied().unwrap_or(f32::INFINITY))
    }
}

/// Borders that leave about equally many rows between them.
fn cuts(numbers: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut known: Vec<f32> = numbers.filter(|number| !number.is_nan()).collect();
    known.sort_unstable_by(f32::total_cmp);
    let mut cuts: Vec<f32> =
        (1..MOST).filter_map(|part| known.get(part * known.len() / MOST).copied()).collect();
    cuts.dedup();
    // Nothing lies above the highest: a border there would part nothing.
    cuts.retain(|cut| known.last().is_some_and(|last| cut < last));
    cuts
}

fn bin(cuts: &[f32], number: f32) -> u8 {
    let place = if number.is_nan() { 0 } else { 1 + cuts.partition_point(|cut| *cut < number) };
    u8::try_from(place).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_lies_at_or_below_the_border_of_its_bin_and_above_the_one_before() {
        let rows: Vec<[f32; 1]> =
            (0_u8..=255).map(|number| [f32::from(number % 100)]).chain([[f32::NAN]]).collect();
        let bins = Bins::new(&rows);
        for (row, [number]) in rows.iter().enumerate() {
            let bin = bins.places(0)[row];
            if number.is_nan() {
                assert_eq!(bin, 0);
            } else {
                assert!(
                    *number <= bins.border(0, bin) && *number > bins.border(0, bin - 1),
                    "{number} {bin}"
                );
            }
        }
        assert!(bins.number_of(0) <= MOST + 1);
    }

    #[test]
    fn a_number_that_is_always_the_same_parts_nothing() {
        assert_eq!(Bins::new(&[[4.0_f32], [4.0], [4.0]]).number_of(0), 2);
    }
}
