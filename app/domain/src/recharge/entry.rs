//! What is charged, line by line, and by what it is reckoned.

use crate::price::MOST_CENTS;
use crate::quote::{LONGEST, Line, MOST_FREE, TermsFault};
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// By what a line is reckoned.
    Basis {
        /// Nights that were slept.
        Slept = "slept",
        /// Halls that were held.
        Held = "held",
        /// Days on which interpreters were on duty.
        OnDuty = "on_duty",
        /// Documents that were delivered.
        Delivered = "delivered",
        /// Documents that are still on order.
        Ordered = "ordered",
        /// As many as there were.
        Counted = "counted",
        /// As many as were promised to who delivers: more than there were, or nobody counted.
        Guaranteed = "guaranteed",
        /// As many as were expected: nobody promised or counted any.
        Expected = "expected",
        /// Written by hand.
        Agreed = "agreed",
        /// Takes back what a note before charged.
        Correction = "correction",
    }
}

/// A line of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What is charged, at which price and cost. Fewer than none are taken back.
    pub line: Line,
    /// By what it is reckoned.
    pub basis: Basis,
}

/// The most lines by hand: those of a quote, and its discount.
pub const MOST_BY_HAND: usize = MOST_FREE + 1;

/// Everything that is wrong with lines by hand. Unlike those of a quote they may take something back.
pub fn check_free(free: &[Line]) -> Vec<TermsFault> {
    let wrong = |line: &Line| {
        let words = line.label.trim().chars().count();
        !(1..=LONGEST).contains(&words)
            || !(1..=1_000_000).contains(&line.quantity.abs())
            || !(0..=MOST_CENTS).contains(&line.price)
            || !(0..=MOST_CENTS).contains(&line.cost)
    };
    let many = (free.len() > MOST_BY_HAND).then_some(TermsFault::TooMany);
    let wrong = free.iter().enumerate().filter(|(_, line)| wrong(line));
    wrong.map(|(place, _)| TermsFault::Free(place)).chain(many).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::Unit;
    use crate::quote::Part;

    #[test]
    fn a_line_by_hand_may_take_back_and_may_not_be_empty() {
        let line = |label: &str, quantity| Line {
            part: Part::Free,
            label: label.to_owned(),
            quantity,
            unit: Unit::Piece,
            price: 12_000,
            cost: 0,
            stands_for: None,
        };
        assert_eq!(check_free(&[line("No-shows", 3), line("Taken back", -2)]), []);
        assert_eq!(check_free(&[line(" ", 1), line("x", 0)]), [TermsFault::Free(0), TermsFault::Free(1)]);
        assert_eq!(check_free(&vec![line("x", 1); MOST_BY_HAND + 1]), [TermsFault::TooMany]);
        assert_eq!(line("x", -2).amount(), -24_000);
        let words = |quantity| Line { unit: Unit::ThousandWords, ..line("x", quantity) };
        assert_eq!(words(1_401).amount() + words(-1_401).amount(), 0);
        assert!(Basis::ALL.iter().all(|basis| Basis::parse(basis.code()) == Some(*basis)));
    }
}
