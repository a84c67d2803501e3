//! A quote: what an event is offered for, line by line from one template, in versions that are frozen once approved.
//!
//! All quotes have the same parts in the same order, so that any two can be held against each other. Of each line the
//! price and the direct cost are kept as they were on the day it was made; what the price leaves above the cost is its
//! contribution to the fixed costs of the house.

mod course;
mod difference;
mod line;
mod particulars;
pub mod template;
mod terms;

pub use course::{Limits, QuoteError, State};
pub use difference::{Difference, differences};
pub use line::{Line, Part, Sums};
pub use particulars::{Particular, Particulars};
pub use terms::{LONGEST, MOST_FREE, Terms, TermsFault};

use crate::ids::{AccountId, EventId, QuoteId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use template::Template;

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
    /// What of the event had no price when the lines were taken over, and is in none of them; none of versions made before
    /// that was kept.
    pub unpriced: Option<Vec<(Part, String)>>,
    /// What somebody decided.
    pub terms: Terms,
    /// What stood around the lines when it was sent; none before that.
    pub sent: Option<Particulars>,
    /// On which day the client answered; none where nobody did, or where only the moment it was taken down is known.
    pub answered_on: Option<NaiveDate>,
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

    /// What of the event is missing in it for want of a price: what had none when its lines were taken over, whatever the list
    /// says since, and what has none now and is in no line. A line by hand of the same name makes up for it, unless it stands for
    /// another part; of what has no name of its own, such as interpretation, one that stands for that part.
    pub fn lacks(&self, now: &Template) -> Vec<(Part, String)> {
        let mut missing = self.left_out(now);
        let is_in =
            |(part, name): &(Part, String)| self.has_line(*part, name) || self.makes_up_for(*part, name);
        missing.extend(now.unpriced.iter().filter(|one| !is_in(one)).cloned());
        missing.sort();
        missing.dedup();
        missing
    }

    /// What had no price when its lines were taken over, and no line by hand makes up for. Where that was not kept: all that
    /// the event holds with a price now and that is in no line.
    pub fn left_out(&self, now: &Template) -> Vec<(Part, String)> {
        let missing = if let Some(unpriced) = &self.unpriced {
            unpriced.clone()
        } else {
            let lines = now.lines.iter().filter(|line| !self.has_line(line.part, &line.label));
            lines.map(|line| (line.part, line.label.clone())).collect()
        };
        missing.into_iter().filter(|(part, name)| !self.makes_up_for(*part, name)).collect()
    }

    /// Whether a line of a part was taken over for something of a name.
    fn has_line(&self, part: Part, name: &str) -> bool {
        self.lines.iter().any(|line| line.part == part && line.is_called(name))
    }

    /// Whether a line by hand stands for something of a part.
    fn makes_up_for(&self, part: Part, name: &str) -> bool {
        self.terms.free.iter().any(|line| match line.stands_for {
            Some(own) => own == part && (name.is_empty() || line.is_called(name)),
            None => !name.is_empty() && line.is_called(name),
        })
    }

    /// Lines by hand that stand for what a line of the price list charges as well, as when a price came after they were written.
    /// A line by hand for one language stands beside those of others as long as some interpretation has no price.
    pub fn charged_twice(&self) -> Vec<&Line> {
        let nameless = (Part::Interpretation, String::new());
        // Of a version of before it was kept, nobody knows.
        let is_priced = self.unpriced.as_ref().is_some_and(|unpriced| !unpriced.contains(&nameless));
        let is_same = |by_hand: &Line, line: &Line| match by_hand.stands_for {
            Some(Part::Interpretation) => line.part == Part::Interpretation && is_priced,
            Some(part) => line.part == part && by_hand.is_called(&line.label),
            None => by_hand.is_called(&line.label),
        };
        let twice = |by_hand: &&Line| self.lines.iter().any(|line| is_same(by_hand, line));
        self.terms.free.iter().filter(twice).collect()
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
        Line {
            part,
            label: label.to_owned(),
            quantity,
            unit: Unit::Piece,
            price,
            cost: price * 3 / 5,
            stands_for: None,
        }
    }

    pub(crate) fn particulars() -> Particulars {
        Particulars {
            title: "Workshop".to_owned(),
            from: "2026-06-01".parse().unwrap(),
            until: "2026-06-05".parse().unwrap(),
            client: Some("Ministry".to_owned()),
            tax: "Exempt".to_owned(),
        }
    }

    pub(crate) fn quote() -> Quote {
        Quote {
            id: QuoteId::new(Uuid::nil()),
            event: EventId::new(Uuid::nil()),
            number: 1,
            state: State::Draft,
            lines: vec![line(Part::Rooms, "Single", 100, 6_500), line(Part::Services, "Lunch", 40, 1_850)],
            unpriced: Some(Vec::new()),
            sent: None,
            answered_on: None,
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

    /// What the event holds now has no price.
    fn unpriced(part: Part, name: &str) -> Template {
        Template { lines: Vec::new(), unpriced: vec![(part, name.to_owned())] }
    }

    fn is_lacking(quote: &Quote, now: &Template) -> bool {
        !quote.lacks(now).is_empty()
    }

    #[test]
    fn what_has_no_price_is_missing_until_a_line_is_called_so() {
        let hall = unpriced(Part::Halls, "Europe C");
        assert!(!is_lacking(&quote(), &Template::default()) && is_lacking(&quote(), &hall));
        assert!(is_lacking(&quote(), &unpriced(Part::Halls, "Lunch")), "a lunch is no hall");
        let single = unpriced(Part::Rooms, "Single");
        assert!(!is_lacking(&quote(), &single), "it had a price when the draft was saved");
        let mut by_hand = quote();
        by_hand.terms.free.push(line(Part::Free, " europe C ", 1, 10_000));
        assert!(!is_lacking(&by_hand, &hall));
    }

    #[test]
    fn any_line_by_hand_passed_for_interpretation() {
        let voices = unpriced(Part::Interpretation, "");
        let by_hand = |label, stands_for| {
            let mut quote = quote();
            quote.terms.free.push(Line { stands_for, ..line(Part::Free, label, 1, 10_000) });
            quote
        };
        assert!(is_lacking(&quote(), &voices));
        assert!(is_lacking(&by_hand("Gala", None), &voices));
        assert!(is_lacking(&by_hand("Gala", Some(Part::Services)), &voices));
        assert!(!is_lacking(&by_hand("Agency", Some(Part::Interpretation)), &voices));
        // What has a name needs it, and no other part beside it.
        let hall = unpriced(Part::Halls, "Europe C");
        assert!(is_lacking(&by_hand("Tent", Some(Part::Halls)), &hall));
        assert!(is_lacking(&by_hand("Europe C", Some(Part::Services)), &hall));
        assert!(!is_lacking(&by_hand("Europe C", Some(Part::Halls)), &hall));
    }

    #[test]
    fn once_a_price_came_a_line_by_hand_and_that_of_the_list_were_charged_side_by_side() {
        let twice = |quote: &Quote| {
            quote.charged_twice().into_iter().map(|line| line.label.clone()).collect::<Vec<_>>()
        };
        let mut quote = quote();
        let by_hand = |label, stands_for| Line { stands_for, ..line(Part::Free, label, 1, 10_000) };
        quote.terms.free = vec![
            by_hand("Europe C", Some(Part::Halls)),
            by_hand("lunch ", None),
            by_hand("Single", Some(Part::Services)),
            by_hand("Agency", Some(Part::Interpretation)),
        ];
        assert_eq!(
            twice(&quote),
            ["lunch "],
            "the list charges a lunch, no hall and no voice, and a single is a room"
        );
        quote.lines.push(line(Part::Halls, "Europe C", 1, 9_000));
        quote.lines.push(line(Part::Interpretation, "fr", 2, 60_000));
        assert_eq!(twice(&quote), ["Europe C", "lunch ", "Agency"]);
        quote.unpriced = Some(vec![(Part::Interpretation, String::new())]);
        assert_eq!(twice(&quote), ["Europe C", "lunch "], "another language still has no price");
        quote.unpriced = None;
        assert_eq!(twice(&quote), ["Europe C", "lunch "], "and of a draft of long ago it is not known");
    }

    #[test]
    fn a_price_that_came_after_the_draft_let_it_pass_without_its_line() {
        let priced = Template { lines: vec![line(Part::Halls, "Europe C", 1, 9_000)], unpriced: Vec::new() };
        let missing = [(Part::Halls, "Europe C".to_owned())];
        let made_before = Quote { unpriced: Some(missing.to_vec()), ..quote() };
        assert_eq!(made_before.lacks(&priced), missing);
        // Of a version of before it is not known what it left out, only what is in none of its lines.
        let unknown = Quote { unpriced: None, ..quote() };
        assert_eq!(unknown.lacks(&priced), missing);
        assert_eq!(unknown.left_out(&Template { lines: quote().lines, ..Template::default() }), []);
        let mut by_hand = made_before.clone();
        by_hand.terms.free.push(line(Part::Free, "Europe C", 1, 9_000));
        assert_eq!(by_hand.lacks(&priced), []);
        // Two things of one name: the line of the one with a price does not stand for the other.
        let lunch = Quote { unpriced: Some(vec![(Part::Services, "Lunch".to_owned())]), ..quote() };
        assert!(is_lacking(&lunch, &Template::default()));
        // What was ordered since with a price is told line by line, and does not stand in the way.
        assert_eq!(quote().lacks(&priced), []);
    }
}
