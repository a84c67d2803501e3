//! Where a version stands, who may take it further, and where to.

use super::{Particulars, Quote};
use crate::ids::AccountId;
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

/// Above what a second person approves, in cents; 0 asks always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The highest total that needs nobody else.
    pub total: i64,
    /// The highest discount that needs nobody else.
    pub discount: i64,
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
    /// The client is said to have answered on a day to come.
    Ahead,
    /// The client is said to have answered before they had it.
    BeforeSent,
    /// The client agreed after the last day on which they could.
    Expired,
}

impl Quote {
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

    /// Sent with what stands around its lines, which is kept from then on.
    pub fn send(self, particulars: Particulars) -> Result<Self, QuoteError> {
        if !self.state.next().contains(&State::Sent) {
            return Err(QuoteError::NotFrom(self.state));
        }
        Ok(Self { state: State::Sent, sent: Some(particulars), ..self })
    }

    /// Answered on a day, from the one on which it was sent until today: a yes until the last day it is valid, a no after
    /// that as well.
    pub fn answer(
        self,
        to: State,
        on: NaiveDate,
        (sent_on, today): (NaiveDate, NaiveDate),
    ) -> Result<Self, QuoteError> {
        if self.state != State::Sent || !self.state.next().contains(&to) {
            return Err(QuoteError::NotFrom(self.state));
        }
        if on > today {
            return Err(QuoteError::Ahead);
        }
        if on < sent_on {
            return Err(QuoteError::BeforeSent);
        }
        if to == State::Accepted && on > self.terms.valid_until {
            return Err(QuoteError::Expired);
        }
        Ok(Self { state: to, answered_on: Some(on), ..self })
    }

    /// Superseded by a later version that was sent, where it was still open; none where it was not.
    pub fn supersede(self) -> Option<Self> {
        let is_open = matches!(self.state, State::Approved | State::Sent | State::Accepted);
        is_open.then_some(Self { state: State::Superseded, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
    use super::super::tests::{particulars, quote, who};
    use super::*;

    const LIMITS: Limits = Limits { total: 1_000_000, discount: 50_000 };

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

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_version_goes_forward_only() {
        let june = (day("2026-06-01"), day("2026-06-30"));
        let mut reached = Vec::new();
        for from in State::ALL {
            let quote = Quote { state: *from, ..quote() };
            let sent = quote.clone().send(particulars()).ok().map(|sent| (*from, sent.state));
            let answered = State::ALL.iter().filter_map(|to| {
                let answered = quote.clone().answer(*to, june.1, june).ok()?;
                Some((*from, answered.state))
            });
            reached.extend(sent.into_iter().chain(answered));
        }
        let may =
            [(State::Approved, State::Sent), (State::Sent, State::Accepted), (State::Sent, State::Declined)];
        assert_eq!(reached, may);
    }

    #[test]
    fn a_yes_of_the_last_day_was_refused_on_the_day_after() {
        let sent = Quote { state: State::Approved, ..quote() }.send(particulars()).unwrap();
        assert_eq!(sent.sent, Some(particulars()));
        let (since, monday) = (day("2026-06-10"), day("2026-07-02"));
        let answer = |to, on: &str| sent.clone().answer(to, day(on), (since, monday));
        let yes = answer(State::Accepted, "2026-06-30").unwrap();
        assert_eq!((yes.state, yes.answered_on), (State::Accepted, Some(day("2026-06-30"))));
        assert_eq!(answer(State::Accepted, "2026-07-01"), Err(QuoteError::Expired));
        assert_eq!(answer(State::Declined, "2026-07-01").unwrap().state, State::Declined);
        for to in [State::Accepted, State::Declined] {
            assert_eq!(answer(to, "2026-06-09"), Err(QuoteError::BeforeSent));
            assert_eq!(answer(to, "2026-07-03"), Err(QuoteError::Ahead));
        }
        assert!(answer(State::Accepted, "2026-06-10").is_ok());
    }

    #[test]
    fn a_version_is_superseded_from_its_approval_until_it_is_declined() {
        let gone = |state: &State| Quote { state: *state, ..quote() }.supersede().map(|gone| gone.state);
        let open =
            State::ALL.iter().filter(|state| gone(state) == Some(State::Superseded)).collect::<Vec<_>>();
        assert_eq!(open, [&State::Approved, &State::Sent, &State::Accepted]);
    }
}
