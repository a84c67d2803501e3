//! What of a quote somebody decides, and what may be wrong with it.

use super::{Line, Sums};
use crate::price::MOST_CENTS;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most lines somebody adds by hand.
pub const MOST_FREE: usize = 12;

/// The longest words of a line, and of the reason of a discount, in letters.
pub const LONGEST: usize = 200;

/// What of a quote somebody decides; the rest follows from what the event holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Lines written by hand.
    pub free: Vec<Line>,
    /// Taken off the sum, in cents.
    pub discount: i64,
    /// Why.
    pub reason: String,
    /// The last day it may be accepted.
    pub valid_until: NaiveDate,
    /// The language the client reads: its code.
    pub language: String,
}

/// What is wrong with the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsFault {
    /// A line by hand without words, with too many, or with no number or price that can be.
    Free(usize),
    /// Too many of them.
    TooMany,
    /// A discount without a reason.
    NoReason,
    /// More is taken off than there is, or less than nothing.
    Discount,
    /// The reason is longer than is kept.
    LongReason,
    /// It could no longer be accepted.
    Past,
}

impl Terms {
    /// Everything that is wrong with them, of a quote whose other lines come to an amount.
    pub fn check(&self, others: i64, today: NaiveDate) -> Vec<TermsFault> {
        let wrong = |line: &Line| {
            let words = line.label.trim().chars().count();
            !(1..=LONGEST).contains(&words)
                || !(1..=1_000_000).contains(&line.quantity)
                || !(0..=MOST_CENTS).contains(&line.price)
                || !(0..=MOST_CENTS).contains(&line.cost)
        };
        let free = self.free.iter().enumerate().filter(|(_, line)| wrong(line));
        let most = others.saturating_add(Sums::of(&self.free).amount);
        let faults = [
            (self.free.len() > MOST_FREE).then_some(TermsFault::TooMany),
            (!(0..=most).contains(&self.discount)).then_some(TermsFault::Discount),
            (self.discount > 0 && self.reason.trim().is_empty()).then_some(TermsFault::NoReason),
            (self.reason.trim().chars().count() > LONGEST).then_some(TermsFault::LongReason),
            (self.valid_until < today).then_some(TermsFault::Past),
        ];
        free.map(|(place, _)| TermsFault::Free(place)).chain(faults.into_iter().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::super::tests::{line, quote};
    use super::*;

    #[test]
    fn everything_wrong_with_the_terms_is_told_at_once() {
        let today = "2026-05-01".parse().unwrap();
        assert_eq!(quote().terms.check(0, today), []);
        let terms = Terms {
            free: vec![line(Part::Free, " ", 1, 100)],
            discount: 200,
            valid_until: "2026-04-30".parse().unwrap(),
            ..quote().terms
        };
        let faults = [TermsFault::Free(0), TermsFault::Discount, TermsFault::NoReason, TermsFault::Past];
        assert_eq!(terms.check(0, today), faults);
        let reasoned = Terms { reason: "Partner".to_owned(), valid_until: today, ..terms };
        assert_eq!(reasoned.check(100, today), [TermsFault::Free(0)]);
    }
}
