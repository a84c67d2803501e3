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
        let mut parts = vec![seen];
        for place in 0..QUESTIONS {
            let rows = std::mem::take(&mut parts[place]);
            let question = best(plan, bins, task, &rows, asked);
            let (left, right) = rows
                .into_iter()
                .partition(|row| question.is_none_or(|question| question.is_left(bins, *row)));
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
fn best(plan: &Plan, bins: &Bins, task: &Task<'_>, rows: &[u32], asked: &[usize]) -> Option<Question> {
    let above: Vec<bool> = rows.iter().map(|row| task.left[*row as usize] > 0.0).collect();
    let part = Part { rows, above: &above, level: task.level, fewest: plan.fewest };
    let found = asked.iter().filter_map(|number| best_of(&part, bins, *number));
    found.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, question)| question)
}

/// The rows a question parts, and of which more came than was said.
struct Part<'a> {
    rows: &'a [u32],
    above: &'a [bool],
    level: f32,
    fewest: u32,
}

fn best_of(part: &Part<'_>, bins: &Bins, number: usize) -> Option<(f32, Question)> {
    let tallies = tallies(part, bins.places(number), bins.number_of(number));
    let all = tallies.iter().fold(Tally::default(), |sum, tally| sum.and(*tally));
    let mut left = Tally::default();
    let mut best = None;
    for (bin, tally) in (0_u8..).zip(&tallies) {
        left = left.and(*tally);
        let right = all.without(left);
        let worth = left.worth(part.level) + right.worth(part.level) - all.worth(part.level);
        let large = left.rows >= part.fewest && right.rows >= part.fewest;
        if large && worth > best.map_or(1e-6, |(most, _)| most) {
            best = Some((worth, Question { number, border: bins.border(number, bin), bin }));
        }
    }
    best
}

fn tallies(part: &Part<'_>, places: &[u8], number: usize) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); number];
    for (row, above) in part.rows.iter().zip(part.above) {
        let tally = &mut tallies[usize::from(places[*row as usize])];
        tally.rows += 1;
        tally.above += u32::from(*above);
    }
    tallies
}
