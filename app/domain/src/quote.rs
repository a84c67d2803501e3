//! A quote: what an event is offered for, line by line from one template, in versions that are frozen once approved.
//!
//! All quotes have the same parts in the same order, so that any two can be held against each other. Of each line the
//! price and the direct cost are kept as they were on the day it was made; what the price leaves above the cost is its
//! contribution to the fixed costs of the house.

pub mod template;

use crate::ids::{AccountId, EventId, QuoteId};
use crate::price::{MOST_CENTS, Unit, share};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most lines somebody adds by hand.
pub const MOST_FREE: usize = 12;

/// The longest words of a line, and of the reason of a discount, in letters.
pub const LONGEST: usize = 200;

words! {
    /// A part of the template, in its order.
    Part {
        /// Rooms, by type.
        Rooms = "rooms",
        /// Halls.
        Halls = "halls",
        /// Interpreters' days.
        Interpretation = "interpretation",
        /// Documents.
        Translation = "translation",
        /// What is ordered.
        Services = "services",
        /// What was written by hand.
        Free = "free",
    }
}

words! {
    /// Where a version stands.
    State {
        /// It is being made.
        Draft = "draft",
        /// It may be sent.
        Approved = "approved",
        /// The client has it.
        Sent = "sent",
        /// The client agreed.
        Accepted = "accepted",
        /// The client did not.
        Declined = "declined",
        /// A later version took its place.
        Superseded = "superseded",
    }
}

impl State {
    /// What may come next without a new version.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Approved],
            Self::Approved => &[Self::Sent],
            Self::Sent => &[Self::Accepted, Self::Declined],
            Self::Accepted | Self::Declined | Self::Superseded => &[],
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which part it stands in.
    pub part: Part,
    /// Of what.
    pub label: String,
    /// How many units; of words, how many words.
    pub quantity: i64,
    /// What the price is of.
    pub unit: Unit,
    /// Price of a unit, in cents.
    pub price: i64,
    /// Direct cost of a unit, in cents.
    pub cost: i64,
}

impl Line {
    /// What the line comes to.
    pub fn amount(&self) -> i64 {
        self.times(self.price)
    }

    /// What it costs the house.
    pub fn direct_cost(&self) -> i64 {
        self.times(self.cost)
    }

    fn times(&self, cents: i64) -> i64 {
        match self.unit {
            Unit::ThousandWords => share(cents, self.quantity, 1_000),
            _ => cents.saturating_mul(self.quantity),
        }
    }
}

/// Sums of lines, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What they come to.
    pub amount: i64,
    /// What they cost the house.
    pub cost: i64,
}

impl Sums {
    /// Of some lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        lines.into_iter().fold(Self::default(), |sums, line| Self {
            amount: sums.amount.saturating_add(line.amount()),
            cost: sums.cost.saturating_add(line.direct_cost()),
        })
    }

    /// What is left towards the fixed costs; below nothing where the cost is not covered.
    pub const fn contribution(self) -> i64 {
        self.amount - self.cost
    }
}

/// Above what a second person approves, in cents; 0 asks always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The highest total that needs nobody else.
    pub total: i64,
    /// The highest discount that needs nobody else.
    pub discount: i64,
}

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

/// Why a quote does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteError {
    /// It does not go there from where it stands.
    NotFrom(State),
    /// It is above the limit: somebody else has to approve it.
    NeedsSecond,
    /// Whoever had a hand in it does not approve it.
    Own,
    /// There is nothing in it.
    Empty,
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

    /// What is left towards the fixed costs, after the discount.
    pub fn contribution(&self) -> i64 {
        self.total() - self.sums().cost
    }

    /// Whether it is above the limits.
    pub fn is_above(&self, limits: Limits) -> bool {
        self.total() > limits.total || self.terms.discount > limits.discount
    }

    /// Approved by somebody: anybody below the limits, and above them by nobody who had a hand in it.
    pub fn approve(self, by: AccountId) -> Result<Self, QuoteError> {
        if self.state != State::Draft {
            return Err(QuoteError::NotFrom(self.state));
        }
        if self.all().next().is_none() {
            return Err(QuoteError::Empty);
        }
        if self.second && (by == self.made_by || by == self.changed_by) {
            return Err(QuoteError::Own);
        }
        Ok(Self { state: State::Approved, approved_by: Some(by), ..self })
    }

    /// Gone on to a state after its approval.
    pub fn step(self, to: State) -> Result<Self, QuoteError> {
        if to == State::Approved || !self.state.next().contains(&to) {
            return Err(QuoteError::NotFrom(self.state));
        }
        Ok(Self { state: to, ..self })
    }

    /// Superseded by a later version that was sent, where it was still open; none where it was not.
    pub fn supersede(self) -> Option<Self> {
        let is_open = matches!(self.state, State::Approved | State::Sent | State::Accepted);
        is_open.then_some(Self { state: State::Superseded, ..self })
    }
}

/// A line that two versions do not share: how many units and what amount before, and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: Part,
    /// Of what.
    pub label: String,
    /// Before; none of a line that is new.
    pub before: Option<(i64, i64)>,
    /// After; none of a line that is gone.
    pub after: Option<(i64, i64)>,
}

/// What differs between two lists of lines, in the order of the template.
pub fn differences<'a>(
    before: impl IntoIterator<Item = &'a Line>,
    after: impl IntoIterator<Item = &'a Line>,
) -> Vec<Difference> {
    type Known = (i64, i64);
    let mut lines = BTreeMap::<(Part, &str, Unit), (Option<Known>, Option<Known>)>::new();
    let plus = |known: Option<Known>, line: &Line| {
        let (quantity, amount) = known.unwrap_or_default();
        Some((quantity + line.quantity, amount + line.amount()))
    };
    for line in before {
        let both = lines.entry((line.part, &line.label, line.unit)).or_default();
        both.0 = plus(both.0, line);
    }
    for line in after {
        let both = lines.entry((line.part, &line.label, line.unit)).or_default();
        both.1 = plus(both.1, line);
    }
    let differ = lines.into_iter().filter(|(_, (before, after))| before != after);
    differ
        .map(|((part, label, _), (before, after))| Difference {
            part,
            label: label.to_owned(),
            before,
            after,
        })
        .collect()
}

/// How many units a time comes to: hours, half days of up to five hours, and days begun; one of anything else.
pub const fn units(unit: Unit, seconds: i64) -> i64 {
    const HOUR: i64 = 3_600;
    let of = match unit {
        Unit::Hour => HOUR,
        Unit::HalfDay => 5 * HOUR,
        Unit::Day => 24 * HOUR,
        _ => return 1,
    };
    if seconds <= 0 { 1 } else { (seconds + of - 1) / of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const LIMITS: Limits = Limits { total: 1_000_000, discount: 50_000 };

    fn who(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    fn line(part: Part, label: &str, quantity: i64, price: i64) -> Line {
        Line { part, label: label.to_owned(), quantity, unit: Unit::Piece, price, cost: price * 3 / 5 }
    }

    fn quote() -> Quote {
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
    fn above_a_limit_nobody_approves_what_they_had_a_hand_in() {
        assert!(!quote().is_above(LIMITS));
        let discount = Quote { terms: Terms { discount: 50_001, ..quote().terms }, ..quote() };
        assert!(discount.is_above(LIMITS));
        let second = Quote { second: true, ..quote() };
        for own in [1, 2] {
            assert_eq!(second.clone().approve(who(own)), Err(QuoteError::Own));
            assert!(quote().approve(who(own)).is_ok());
        }
        let approved = second.approve(who(3)).unwrap();
        assert_eq!((approved.state, approved.approved_by), (State::Approved, Some(who(3))));
        assert_eq!(approved.approve(who(3)), Err(QuoteError::NotFrom(State::Approved)));
        let empty = Quote { lines: Vec::new(), ..quote() };
        assert_eq!(empty.approve(who(3)), Err(QuoteError::Empty));
    }

    #[test]
    fn a_version_goes_forward_only() {
        let mut reached = 0;
        for from in State::ALL {
            for to in State::ALL {
                let moved = Quote { state: *from, ..quote() }.step(*to);
                let may = matches!(
                    (from, to),
                    (State::Approved, State::Sent) | (State::Sent, State::Accepted | State::Declined)
                );
                assert_eq!(moved.is_ok(), may, "{from:?} to {to:?}");
                reached += usize::from(may);
            }
        }
        assert_eq!(reached, 3);
    }

    #[test]
    fn a_version_is_superseded_from_its_approval_until_it_is_declined() {
        let gone = |state: &State| Quote { state: *state, ..quote() }.supersede().map(|gone| gone.state);
        let open = State::ALL.iter().filter(|state| gone(state) == Some(State::Superseded)).collect::<Vec<_>>();
        assert_eq!(open, [&State::Approved, &State::Sent, &State::Accepted]);
    }

    #[test]
    fn two_versions_are_told_apart_line_by_line() {
        let before = [line(Part::Rooms, "Single", 100, 6_500), line(Part::Services, "Lunch", 40, 1_850)];
        let after = [line(Part::Rooms, "Single", 90, 6_500), line(Part::Services, "Dinner", 40, 2_900)];
        let told = differences(&before, &after);
        let lines = told.iter().map(|one| (&*one.label, one.before, one.after)).collect::<Vec<_>>();
        assert_eq!(
            lines,
            [
                ("Single", Some((100, 650_000)), Some((90, 585_000))),
                ("Dinner", None, Some((40, 116_000))),
                ("Lunch", Some((40, 74_000)), None),
            ]
        );
        assert_eq!(differences(&before, &before), []);
    }

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

    #[test]
    fn a_time_comes_to_whole_units_begun() {
        assert_eq!(units(Unit::Hour, 5_400), 2);
        assert_eq!((units(Unit::HalfDay, 18_000), units(Unit::HalfDay, 18_001)), (1, 2));
        assert_eq!(
            (units(Unit::Day, 86_400), units(Unit::Day, 86_401), units(Unit::Person, 7_200)),
            (1, 2, 1)
        );
    }
}
