//! Where a note stands, who may take it further, and where to.

use super::{Basis, Charged, Note, Number};
use crate::ids::AccountId;
use crate::quote::Limits;
use crate::words::words;

words! {
    /// Where a note stands.
    State {
        /// It is being made.
        Draft = "draft",
        /// Somebody else has approved it; it may be issued.
        Approved = "approved",
        /// It is numbered and frozen.
        Issued = "issued",
        /// The finance system has charged it.
        Charged = "charged",
    }
}

impl State {
    /// Whether it has its number, and never changes any more.
    pub const fn is_issued(self) -> bool {
        matches!(self, Self::Issued | Self::Charged)
    }
}

/// Why a note does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteError {
    /// It does not go there from where it stands.
    NotFrom(State),
    /// It is above the limit: somebody else has to approve it.
    NeedsSecond,
    /// Whoever had a hand in it does not approve it.
    Own,
    /// There is nothing in it.
    Empty,
    /// Nobody said what it is charged to.
    NoCode,
    /// It takes back more than was charged before.
    Overdrawn,
}

/// What the notes of an event before one came to, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// All of them.
    pub total: i64,
    /// Those that nobody but their makers approved.
    pub alone: i64,
}

impl Before {
    /// Of some notes.
    pub fn of<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Self {
        notes.into_iter().fold(Self::default(), |sums, note| Self {
            total: sums.total.saturating_add(note.total()),
            alone: sums.alone.saturating_add(if note.approved_by.is_none() { note.total() } else { 0 }),
        })
    }
}

impl Note {
    /// Whether a second person has to approve it, by the limits of quotes, be it charged or taken back: neither several
    /// small notes nor money taken off by hand go round them.
    pub fn is_above(&self, limits: Limits, before: Before) -> bool {
        let (total, off) = (self.total(), self.taken_off());
        let sums = [total, total.saturating_add(off), total.saturating_add(before.alone)];
        off > limits.discount || sums.into_iter().any(|sum| sum.saturating_abs() > limits.total)
    }

    /// What lines by hand take off, in cents.
    fn taken_off(&self) -> i64 {
        let by_hand = self.entries.iter().filter(|entry| entry.basis == Basis::Agreed);
        by_hand.map(|entry| entry.line.amount().min(0).saturating_neg()).fold(0, i64::saturating_add)
    }

    /// Approved by the second person, who had no hand in it.
    pub fn approve(self, by: AccountId) -> Result<Self, NoteError> {
        if self.state != State::Draft {
            return Err(NoteError::NotFrom(self.state));
        }
        if self.entries.is_empty() {
            return Err(NoteError::Empty);
        }
        if by == self.made_by || by == self.changed_by {
            return Err(NoteError::Own);
        }
        Ok(Self { state: State::Approved, approved_by: Some(by), ..self })
    }

    /// A draft again, which nobody has approved.
    pub fn reopen(self) -> Result<Self, NoteError> {
        if self.state != State::Approved {
            return Err(NoteError::NotFrom(self.state));
        }
        Ok(Self { state: State::Draft, approved_by: None, ..self })
    }

    /// Whether it may be issued to a code, after notes of its event that came to `before`.
    pub fn may_be_issued(&self, code: &str, limits: Limits, before: Before) -> Result<(), NoteError> {
        match self.state {
            State::Issued | State::Charged => Err(NoteError::NotFrom(self.state)),
            _ if self.entries.is_empty() => Err(NoteError::Empty),
            State::Draft if self.second || self.is_above(limits, before) => Err(NoteError::NeedsSecond),
            _ if code.is_empty() => Err(NoteError::NoCode),
            _ if before.total.saturating_add(self.total()) < 0 => Err(NoteError::Overdrawn),
            _ => Ok(()),
        }
    }

    /// Issued under a number, to a code.
    #[must_use]
    pub fn issue(self, number: Number, code: &str) -> Self {
        Self { state: State::Issued, number: Some(number), code: code.to_owned(), ..self }
    }

    /// Charged by the finance system.
    pub fn charge(self, charged: Charged) -> Result<Self, NoteError> {
        if self.state != State::Issued {
            return Err(NoteError::NotFrom(self.state));
        }
        Ok(Self { state: State::Charged, charged: Some(charged), ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entry, note, who};
    use super::*;
    use crate::price::Unit;
    use crate::quote::Part;

    const LIMITS: Limits = Limits { total: 200_000, discount: 0 };
    const NUMBER: Number = Number { year: 2026, serial: 1 };

    fn before(total: i64) -> Before {
        Before { total, alone: total }
    }

    fn booked() -> Charged {
        Charged { on: "2026-07-01".parse().unwrap(), reference: "JV 4711".to_owned() }
    }

    #[test]
    fn a_note_goes_from_draft_to_number_to_charge_and_not_back() {
        assert_eq!(note().may_be_issued("P-17", LIMITS, Before::default()), Ok(()));
        let issued = note().issue(NUMBER, "P-17");
        assert_eq!((issued.state, issued.number, &*issued.code), (State::Issued, Some(NUMBER), "P-17"));
        assert_eq!(
            issued.may_be_issued("P-17", LIMITS, Before::default()),
            Err(NoteError::NotFrom(State::Issued))
        );
        assert_eq!(issued.clone().reopen(), Err(NoteError::NotFrom(State::Issued)));
        assert_eq!(issued.clone().approve(who(3)), Err(NoteError::NotFrom(State::Issued)));
        assert_eq!(note().charge(booked()), Err(NoteError::NotFrom(State::Draft)));
        let done = issued.charge(booked()).unwrap();
        assert_eq!(done.clone().charge(booked()), Err(NoteError::NotFrom(State::Charged)));
        assert!(done.state.is_issued() && !State::Approved.is_issued());
    }

    #[test]
    fn above_the_limit_it_is_issued_only_as_somebody_else_approved_it() {
        let low = Limits { total: 135_299, ..LIMITS };
        assert_eq!(note().may_be_issued("P-17", low, Before::default()), Err(NoteError::NeedsSecond));
        for own in [1, 2] {
            assert_eq!(note().approve(who(own)), Err(NoteError::Own));
        }
        let approved = note().approve(who(3)).unwrap();
        assert_eq!(approved.may_be_issued("P-17", low, Before::default()), Ok(()));
        let again = approved.reopen().unwrap();
        assert_eq!((again.state, again.approved_by), (State::Draft, None));
        let empty = Note { entries: Vec::new(), ..note() };
        assert_eq!(empty.clone().approve(who(3)), Err(NoteError::Empty));
        assert_eq!(empty.may_be_issued("P-17", LIMITS, Before::default()), Err(NoteError::Empty));
    }

    #[test]
    fn nothing_is_issued_to_nobody_nor_takes_back_more_than_was_charged() {
        assert_eq!(note().may_be_issued("", LIMITS, Before::default()), Err(NoteError::NoCode));
        let mut back = note();
        back.entries.iter_mut().for_each(|entry| entry.line.quantity = -entry.line.quantity);
        assert_eq!(back.may_be_issued("P-17", LIMITS, before(135_299)), Err(NoteError::Overdrawn));
        assert_eq!(back.may_be_issued("P-17", LIMITS, before(135_300)), Ok(()));
        assert!(back.is_above(Limits { total: 135_299, ..LIMITS }, Before::default()));
    }

    #[test]
    fn small_notes_one_after_the_other_went_round_the_limit() {
        let limits = Limits { total: 200_000, discount: 0 };
        assert!(!note().is_above(limits, Before::default()));
        let first = note().issue(NUMBER, "P-17");
        assert!(note().is_above(limits, Before::of([&first])));
        let approved = Note { approved_by: Some(who(3)), ..first };
        assert_eq!(Before::of([&approved]), Before { total: 135_300, alone: 0 });
        assert!(!note().is_above(limits, Before::of([&approved])));
    }

    #[test]
    fn money_taken_off_by_hand_went_round_the_limit() {
        let mut less = note();
        less.entries.push(entry((Part::Free, Basis::Agreed), "Goodwill", (-1, Unit::Piece), 100_000));
        assert!(less.is_above(Limits { total: 135_299, discount: 100_000 }, Before::default()));
        assert!(less.is_above(Limits { total: 200_000, discount: 99_999 }, Before::default()));
        assert!(!less.is_above(Limits { total: 200_000, discount: 100_000 }, Before::default()));
    }
}
