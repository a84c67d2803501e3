//! One tree of three questions.

use super::bins::Bins;
use super::{Plan, Task, quantile};

/// Questions from the root to a leaf.
const DEPTH: usize = 3;

/// Questions of a whole tree, the two below question `n` being `2n + 1` and `2n + 2`.
const QUESTIONS: usize = (1 << DEPTH) - 1;

/// Whether a number is at most so much; what is unknown counts as less than any number.
#[derive(Clone, Copy, Debug)]
struct Question {
    number: usize,
    border: f32,
    bin: u8,
}

/// A tree. Where a question is missing, all go left.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    questions: [Option<Question>; QUESTIONS],
    leaves: [f32; QUESTIONS + 1],
}

/// Rows of a bin: how many, and of how many more came than was said.
#[derive(Clone, Copy, Default)]
struct Tally {
    rows: u32,
    above: u32,
}

impl Tally {
    /// The square of the gradient's sum over the number of rows: what a constant takes off the loss, to the second
    /// order.
    #[expect(clippy::cast_precision_loss, reason = "rows are far below 2^23")]
    fn worth(self, level: f32) -> f32 {
        let rows = self.rows as f32;
        let sum = self.above as f32 - (1.0 - level) * rows;
        if self.rows > 0 { sum * sum / rows } else { 0.0 }
    }

    const fn and(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, above: self.above + other.above }
    }

    const fn without(self, other: Self) -> Self {
        Self { rows: self.rows - other.rows, above: self.above - other.above }
    }
}

impl Tree {
    /// Grows a tree on the rows seen, asking only the numbers named.
    pub fn grow(plan: &Plan, bins: &Bins, task: &Task<'_>, seen: Vec<u32>, asked: &[usize]) -> Self {
        let mut tree = Self { questions: [None; QUESTIONS], leaves: [0.0; QUESTIONS + 1] };
        let mut counts = vec![Counts::of(bins, task, &seen, asked)];
        let mut parts = vec![seen];
        for place in 0..QUESTIONS {
            let rows = std::mem::take(&mut parts[place]);
            let question = best(plan, bins, task.level, &counts[place], asked);
            let (left, right): (Vec<u32>, Vec<u32>) = rows
                .into_iter()
                .partition(|row| question.is_none_or(|question| question.is_left(bins, *row)));
            // Nobody asks the leaves.
            if 2 * place + 2 < QUESTIONS {
                let all = std::mem::take(&mut counts[place]);
                counts.extend(all.parted(bins, task, [&left, &right], asked));
            }
            parts.extend([left, right]);
            tree.questions[place] = question;
        }
        for (leaf, rows) in tree.leaves.iter_mut().zip(&parts[QUESTIONS..]) {
            let mut left: Vec<f32> = rows.iter().map(|row| task.left[*row as usize]).collect();
            *leaf = quantile(&mut left, task.level);
        }
        tree
    }

    /// Takes only a part of what it says.
    pub fn shrink(&mut self, rate: f32) {
        self.leaves.iter_mut().for_each(|leaf| *leaf *= rate);
    }

    /// What it says of a row it learned from, or could have.
    pub fn say_binned(&self, bins: &Bins, row: u32) -> f32 {
        self.leaf(|question| question.is_left(bins, row))
    }

    /// What it says of a description.
    pub fn say(&self, numbers: &[f32]) -> f32 {
        let is_left = |number: f32, border| number.is_nan() || number <= border;
        self.leaf(|question| is_left(numbers[question.number], question.border))
    }

    fn leaf(&self, is_left: impl Fn(&Question) -> bool) -> f32 {
        let step = |place: usize, _| {
            let right = self.questions[place].as_ref().is_some_and(|question| !is_left(question));
            2 * place + 1 + usize::from(right)
        };
        self.leaves[(0..DEPTH).fold(0, step) - QUESTIONS]
    }
}

impl Question {
    fn is_left(&self, bins: &Bins, row: u32) -> bool {
        bins.places(self.number)[row as usize] <= self.bin
    }
}

/// The question that takes most off the loss; none where no part would be large enough.
fn best(plan: &Plan, bins: &Bins, level: f32, counts: &Counts, asked: &[usize]) -> Option<Question> {
    let found = asked.iter().zip(&counts.0).filter_map(|(number, counts)| {
        best_of((level, plan.fewest), bins, *number, &counts[..bins.number_of(*number)])
    });
    found.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, question)| question)
}

fn best_of(
    (level, fewest): (f32, u32),
    bins: &Bins,
    number: usize,
    counts: &[u64],
) -> Option<(f32, Question)> {
    let all = Tally::from(counts.iter().sum::<u64>());
    let whole = all.worth(level);
    let mut left = Tally::default();
    let mut best = None;
    // A border above an empty bin parts what the one below it parts.
    for (bin, count) in (0_u8..).zip(counts).filter(|(_, count)| **count > 0) {
        left = left.and(Tally::from(*count));
        let right = all.without(left);
        if left.rows < fewest || right.rows < fewest {
            continue;
        }
        let worth = left.worth(level) + right.worth(level) - whole;
        if worth > best.map_or(1e-6, |(most, _)| most) {
            best = Some((worth, Question { number, border: bins.border(number, bin), bin }));
        }
    }
    best
}

/// The tallies of some rows by bin, for each number asked: the rows in the upper half of each count, of how many more came
/// than was said in the lower. Nearly all of the time learning takes is spent counting.
#[derive(Default)]
struct Counts(Vec<[u64; BINS]>);

/// As many bins as a place may name.
const BINS: usize = 1 << u8::BITS;

/// A row.
const ROW: u64 = 1 << u32::BITS;

impl From<u64> for Tally {
    fn from(count: u64) -> Self {
        let half = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Self { rows: half(count / ROW), above: half(count % ROW) }
    }
}

impl Counts {
    fn of(bins: &Bins, task: &Task<'_>, rows: &[u32], asked: &[usize]) -> Self {
        let counted = rows.iter().map(|row| (*row, ROW + u64::from(task.left[*row as usize] > 0.0)));
        let counted: Vec<(u32, u64)> = counted.collect();
        let of = |number: &usize| {
            let (mut counts, places) = ([0; BINS], bins.places(*number));
            for (row, one) in &counted {
                counts[usize::from(places[*row as usize])] += one;
            }
            counts
        };
        Self(asked.iter().map(of).collect())
    }

    /// Those of the two parts of its rows: the smaller is counted, and what is left is the other.
    fn parted(mut self, bins: &Bins, task: &Task<'_>, parts: [&[u32]; 2], asked: &[usize]) -> [Self; 2] {
        let smaller = usize::from(parts[1].len() < parts[0].len());
        let fewer = Self::of(bins, task, parts[smaller], asked);
        for (all, few) in self.0.iter_mut().flatten().zip(fewer.0.iter().flatten()) {
            *all -= few;
        }
        if smaller == 0 { [fewer, self] } else { [self, fewer] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_of_a_count_is_the_count_of_the_rest(
            rows in prop::collection::vec([0_u8..9, 0..70], 1..300), left in prop::collection::vec(-1.0..1.0_f32, 300), border in 0_u8..9
        ) {
            let numbers: Vec<[f32; 2]> = rows.iter().map(|row| row.map(f32::from)).collect();
            let (bins, task) = (Bins::new(&numbers), Task { left: &left, level: 0.5 });
            let all: Vec<u32> = (0..).take(rows.len()).collect();
            let (low, high): (Vec<u32>, Vec<u32>) = all.iter().partition(|row| rows[**row as usize][0] < border);
            let parted = Counts::of(&bins, &task, &all, &[0, 1]).parted(&bins, &task, [&low, &high], &[0, 1]);
            for (part, rows) in parted.iter().zip([&low, &high]) {
                prop_assert_eq!(&part.0, &Counts::of(&bins, &task, rows, &[0, 1]).0);
            }
            let tally = Tally::from(parted[0].0[1].iter().sum::<u64>());
            prop_assert_eq!(tally.rows as usize, low.len());
            prop_assert_eq!(tally.above as usize, low.iter().filter(|row| left[**row as usize] > 0.0).count());
        }
    }
}
