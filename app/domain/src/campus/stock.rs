//! Stock: the rooms a night has before any closure. It is dated, so that the occupancy of an old night is measured
//! against the rooms there were then.

use super::{GuestRoom, ValueError};
use crate::ids::RoomTypeId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The nights on which a room is part of the stock: from its first, up to and not including its last date, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StockSpan {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl StockSpan {
    /// Refuses a span without a night.
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, ValueError> {
        match until {
            Some(until) if until <= from => Err(ValueError::StockBackwards { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// First night in stock.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// First night out of stock again; `None` while no end is known.
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether the room is in stock on a night.
    pub fn contains(self, night: NaiveDate) -> bool {
        self.from <= night && self.until.is_none_or(|until| night < until)
    }

    /// The nights it has and another has not, as half-open spans in order; no end where it has none.
    pub fn without(self, other: Self) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let before = (self.from, earlier(self.until, Some(other.from)));
        let after = other.until.map(|end| (self.from.max(end), self.until));
        let spans = [Some(before), after].into_iter().flatten();
        spans.filter(|(from, until)| until.is_none_or(|until| *from < until)).collect()
    }
}

/// The earlier of two ends, of which none is later than any.
fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    [one, other].into_iter().flatten().min()
}

/// The rooms in stock on a night, before closures.
pub fn in_stock(rooms: &[GuestRoom], night: NaiveDate) -> impl Iterator<Item = &GuestRoom> {
    rooms.iter().filter(move |room| room.stock.contains(night))
}

/// How many rooms of each type are in stock on a night, before closures. A type without any is left out.
pub fn stock_by_type(rooms: &[GuestRoom], night: NaiveDate) -> BTreeMap<RoomTypeId, i64> {
    let mut counts = BTreeMap::new();
    for room in in_stock(rooms, night) {
        *counts.entry(room.room_type).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_date_is_out_of_stock() {
        let span = StockSpan::new(day("2012-01-01"), Some(day("2021-01-01"))).unwrap();
        assert!(!span.contains(day("2011-12-31")));
        assert!(span.contains(day("2012-01-01")));
        assert!(span.contains(day("2020-12-31")));
        assert!(!span.contains(day("2021-01-01")));
    }

    #[test]
    fn a_room_without_an_end_stays_in_stock() {
        assert!(StockSpan::new(day("2012-01-01"), None).unwrap().contains(day("2099-12-31")));
    }

    #[test]
    fn what_one_span_has_more_than_another_lies_before_it_and_after_it() {
        let span = |from, until: Option<&str>| StockSpan::new(day(from), until.map(day)).unwrap();
        let known = span("2012-01-01", None);
        assert_eq!(known.without(known), []);
        let wanted = span("2013-01-01", Some("2021-01-01"));
        let before = (day("2012-01-01"), Some(day("2013-01-01")));
        assert_eq!(known.without(wanted), [before, (day("2021-01-01"), None)]);
        assert_eq!(wanted.without(known), []);
        let apart = span("2030-01-01", None);
        assert_eq!(wanted.without(apart), [(day("2013-01-01"), Some(day("2021-01-01")))]);
    }

    #[test]
    fn a_span_without_a_night_is_refused() {
        let from = day("2021-01-01");
        assert_eq!(StockSpan::new(from, Some(from)), Err(ValueError::StockBackwards { from, until: from }));
    }
}
