//! A quote: what an event is offered for, line by line from one template, in versions that are frozen once approved.
//!
//! All quotes have the same parts in the same order, so that any two can be held against each other. Of each line the
//! price and the direct cost are kept as they were on the day it was made; what the price leaves above the cost is its
//! contribution to the fixed costs of the house.

mod course;
mod difference;
mod line;
pub mod template;
mod terms;

pub use course::{Limits, QuoteError, State};
pub use difference::{Difference, differences};
pub use line::{Line, Part, Sums};
pub use terms::{LONGEST, MOST_FREE, Terms, TermsFault};

use crate::ids::{AccountId, EventId, QuoteId};
use serde::{Deserialize, Serialize};

/// A version of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Identity.
    pub id: QuoteId,
    /// Of which event.
    pub event: EventId,
    /// Which version of its event's quote: 1, 2, …
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// What follows from what the event holds, in the order of the template.
    pub lines: Vec<Line>,
    /// What somebody decided.
    pub terms: Terms,
    /// Whether a second person has to approve it.
    pub second: bool,
    /// Who began it.
    pub made_by: AccountId,
    /// Who changed it last.
    pub changed_by: AccountId,
    /// Who approved it.
    pub approved_by: Option<AccountId>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Quote {
    /// All lines, those by hand last.
    pub fn all(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(&self.terms.free)
    }

    /// The sum before the discount, and what all costs.
    pub fn sums(&self) -> Sums {
        Sums::of(self.all())
    }

    /// What is to be paid.
    pub fn total(&self) -> i64 {
        self.sums().amount - self.terms.discount
    }

    /// Whether something of the event that has no price is missing in it: no line, be it written by hand, is called so. What
    /// has no name of its own, such as interpretation, is covered by any line written by hand.
    pub fn lacks(&self, unpriced: &[(Part, String)]) -> bool {
        let is_there = |part: Part, name: &str| {
            let is_called = |line: &Line| line.label.trim().to_lowercase() == name.to_lowercase();
            let is_it = |line: &Line| match line.part {
                Part::Free => name.is_empty() || is_called(line),
                own => own == part && is_called(line),
            };
            self.all().any(is_it)
        };
        !unpriced.iter().all(|(part, name)| is_there(*part, name))
    }

    /// What is left towards the fixed costs, after the discount.
    pub fn contribution(&self) -> i64 {
        self.total() - self.sums().cost
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::price::Unit;
    use uuid::Uuid;

    pub(crate) fn who(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    pub(crate) fn line(part: Part, label: &str, quantity: i64, price: i64) -> Line {
        Line { part, label: label.to_owned(), quantity, unit: Unit::Piece, price, cost: price * 3 / 5 }
    }

    pub(crate) fn quote() -> Quote {
        Quote {
            id: QuoteId::new(Uuid::nil()),
            event: EventId::new(Uuid::nil()),
            number: 1,
            state: State::Draft,
            lines: vec![line(Part::Rooms, "Single", 100, 6_500), line(Part::Services, "Lunch", 40, 1_850)],
            terms: Terms {
                free: Vec::new(),
                discount: 0,
                reason: String::new(),
                valid_until: "2026-06-30".parse().unwrap(),
                language: "en".to_owned(),
            },
            second: false,
            made_by: who(1),
            changed_by: who(2),
            approved_by: None,
            synthetic: false,
            version: 1,
        }
    }

    #[test]
    fn lines_add_up_and_what_is_above_the_cost_is_the_contribution() {
        let mut quote = quote();
        assert_eq!(quote.sums(), Sums { amount: 724_000, cost: 434_400 });
        quote.terms.discount = 24_000;
        assert_eq!((quote.total(), quote.contribution()), (700_000, 265_600));
        let words = Line { unit: Unit::ThousandWords, ..line(Part::Translation, "Note", 1_401, 21_000) };
        assert_eq!(words.amount(), 29_421);
        let parts =
            Part::ALL.iter().map(|part| Sums::of(quote.all().filter(|line| line.part == *part)).amount);
        assert_eq!(parts.sum::<i64>(), quote.sums().amount);
    }

    #[test]
    fn what_has_no_price_is_missing_until_a_line_is_called_so() {
        let hall = [(Part::Halls, "Europe C".to_owned())];
        assert!(!quote().lacks(&[]) && quote().lacks(&hall));
        assert!(quote().lacks(&[(Part::Halls, "Lunch".to_owned())]), "a lunch is no hall");
        assert!(
            !quote().lacks(&[(Part::Rooms, "Single".to_owned())]),
            "it had a price when the draft was saved"
        );
        let mut by_hand = quote();
        by_hand.terms.free.push(line(Part::Free, " europe C ", 1, 10_000));
        assert!(!by_hand.lacks(&hall));
        assert!(quote().lacks(&[(Part::Interpretation, String::new())]));
        assert!(!by_hand.lacks(&[(Part::Interpretation, String::new())]));
    }
}
