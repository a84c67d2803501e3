//! What an organiser says of a link, and what is wrong with it.

use super::{Fee, LONGEST_NOTE, Terms};
use crate::block::Block;
use crate::calendar::{days_after, next_day};
use crate::programme::is_address;
use chrono::NaiveDate;

/// The highest fee that is believed: 20,000 euro.
pub const MOST_CENTS: i64 = 2_000_000;
/// The most nights that are offered before the first day of an event.
const MOST_BEFORE: i64 = 30;
/// The most that are offered from the evening of its last day on.
const MOST_AFTER: i64 = 31;
/// The most places that are believed.
const MOST_PLACES: i64 = 10_000;

/// Terms as they are typed in; days instead of numbers of nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsDraft {
    /// The last day on which somebody is taken.
    pub closes_on: Option<NaiveDate>,
    /// The first arrival.
    pub first: Option<NaiveDate>,
    /// The last departure.
    pub last: Option<NaiveDate>,
    /// How many are taken at most; none where nobody counts.
    pub places: Option<i64>,
    /// What participants are told.
    pub note: String,
    /// What they owe, in euro cents; none where it is free.
    pub cents: Option<i64>,
    /// Where it is paid.
    pub link: String,
}

/// A field of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsField {
    /// The last day.
    ClosesOn,
    /// The first arrival.
    First,
    /// The last departure.
    Last,
    /// The places.
    Places,
    /// The note.
    Note,
    /// The fee.
    Fee,
    /// Where it is paid.
    Link,
}

impl TermsField {
    /// What a form calls it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ClosesOn => "closes_on",
            Self::First => "first",
            Self::Last => "last",
            Self::Places => "places",
            Self::Note => "note",
            Self::Fee => "fee",
            Self::Link => "link",
        }
    }
}

/// A field and what is wrong with it, in a stable word.
pub type Wrong = (TermsField, &'static str);

/// The first arrival and the last departure that can be offered: the days of the event, and the nights around them that
/// its block has. A block that was left behind by its event has nights far away, which nobody is offered.
pub fn widest((from, until): (NaiveDate, NaiveDate), block: Option<&Block>) -> (NaiveDate, NaiveDate) {
    let nights = || block.into_iter().flat_map(|block| block.nights.keys().map(|(_, night)| *night));
    let first = nights().min().map_or(from, |night| night.min(from)).max(days_after(from, -MOST_BEFORE));
    let last = nights().max().map_or(until, |night| next_day(night).max(until));
    (first, last.min(days_after(until, MOST_AFTER)).max(next_day(from)))
}

impl TermsDraft {
    /// The terms; or every fault. `widest` is what can be offered.
    pub fn terms(
        &self,
        (from, until): (NaiveDate, NaiveDate),
        widest: (NaiveDate, NaiveDate),
    ) -> Result<Terms, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut need = |field, day: Option<NaiveDate>| {
            wrong.extend(day.is_none().then_some((field, "not_a_date")));
            day
        };
        let closes_on = need(TermsField::ClosesOn, self.closes_on);
        let (first, last) = (need(TermsField::First, self.first), need(TermsField::Last, self.last));
        let late = closes_on.is_some_and(|day| day > until);
        wrong.extend(late.then_some((TermsField::ClosesOn, "after_event")));
        wrong.extend(
            first.and_then(|day| outside(day, (widest.0, from)).then_some((TermsField::First, "outside"))),
        );
        wrong.extend(
            last.and_then(|day| outside(day, (until, widest.1)).then_some((TermsField::Last, "outside"))),
        );
        wrong.extend(self.others());
        match (closes_on, first, last) {
            (Some(closes_on), Some(first), Some(last)) if wrong.is_empty() => Ok(Terms {
                closes_on,
                closed: false,
                nights_before: (from - first).num_days(),
                nights_after: (last - until).num_days(),
                places: self.places,
                note: self.note.trim().to_owned(),
                fee: self.cents.map(|cents| Fee { cents, link: self.link.trim().to_owned() }),
            }),
            _ => Err(wrong),
        }
    }

    fn others(&self) -> Vec<Wrong> {
        let link = self.link.trim();
        let is_out = |number: Option<i64>, most| number.is_some_and(|number| !(1..=most).contains(&number));
        let faults = [
            (TermsField::Places, "out_of_range", is_out(self.places, MOST_PLACES)),
            (TermsField::Note, "too_long", self.note.chars().count() > LONGEST_NOTE),
            (TermsField::Fee, "out_of_range", is_out(self.cents, MOST_CENTS)),
            (TermsField::Fee, "missing", self.cents.is_none() && !link.is_empty()),
            (TermsField::Link, "not_https", !link.is_empty() && !is_address(link)),
        ];
        faults.into_iter().filter(|(.., is_so)| *is_so).map(|(field, code, _)| (field, code)).collect()
    }
}

fn outside(day: NaiveDate, (from, until): (NaiveDate, NaiveDate)) -> bool {
    day < from || day > until
}
