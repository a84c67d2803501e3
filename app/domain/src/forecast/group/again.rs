//! When groups like those of the past come again.
//!
//! On their weekday around the same time of a year to come: how many weeks later or earlier is the season of a path. Two times
//! do not move with it. Holy Week, up to Easter Monday, moves with Easter: what came in it keeps its distance from Easter, and
//! what came at other times stays out of it. And nobody comes while the house is closed whole: that is no dip of the
//! season but no room at all, so that a group that would begin or end then comes as many weeks to the other side, or a little
//! farther off. One that begins before and ends after goes on without those nights.

use super::super::booking::{Day, day};
use super::super::pick_up::YEAR;
use super::simulate::Ask;
use super::unknown::WEEKS;
use super::{Group, Rooms};
use crate::calendar::easter;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::ops::Range;

/// Nights that move with Easter Sunday: from Palm Sunday to Easter Monday.
const WITH_EASTER: Range<Day> = -7..2;

/// So many weeks farther off than the season says a group still looks for a time.
const FARTHER: Day = 2;

/// The nights to come, as a calendar has them.
pub(super) struct Calendar<'a> {
    origin: Day,
    ask: &'a Ask<'a>,
    /// Easter Sundays past and to come; none where the records do not reach back to the first that is looked back to.
    easters: Vec<Day>,
    /// The first of them looked back to.
    first_easter: Day,
    /// The last night not looked back to, of other times.
    before: Day,
}

/// A time at which a group comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time<'a> {
    /// Nights from the first of a path to its first.
    pub from: Day,
    /// Its rooms, without those of nights on which the house is closed.
    pub rooms: Cow<'a, [u16]>,
}

impl Time<'_> {
    /// One that would be known by now, is not asked for, or finds no room.
    const NEVER: Self = Time { from: 0, rooms: Cow::Borrowed(&[]) };
}

/// The times at which a group comes again, by the season of a path.
pub(super) struct Times<'a>(Vec<Vec<Time<'a>>>);

impl Times<'_> {
    /// Those of a season so many weeks later.
    pub fn of(&self, weeks: Day) -> &[Time<'_>] {
        usize::try_from(weeks + WEEKS).ok().and_then(|place| self.0.get(place)).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Calendar<'a> {
    /// Of the nights after the origin, for a house whose records begin at `first` and are looked back on for so many years.
    pub fn new(origin: Day, first: Day, years: Day, ask: &'a Ask<'a>) -> Self {
        let (from, until) = (year(origin) - years - 1, year(origin.saturating_add(ask.nights)) + 1);
        let mut easters: Vec<Day> = (from..=until).map(|year| day(easter(year))).collect();
        let over = easters.partition_point(|sunday| sunday + WITH_EASTER.end <= origin + 1);
        let back = over.saturating_sub(usize::try_from(years).unwrap_or_default());
        let first_easter = easters[back];
        if first > first_easter + WITH_EASTER.start {
            easters.clear();
        }
        Self { origin, ask, easters, first_easter, before: origin - YEAR * years }
    }

    /// The Easter Sunday a night moves with.
    fn easter_of(&self, night: Day) -> Option<Day> {
        self.easters.iter().copied().find(|sunday| WITH_EASTER.contains(&(night - sunday)))
    }

    /// Whether groups are laid as one of the past was. Easters are 50 to 55 weeks apart, so that a year may hold none of
    /// them or two: they are looked back to by themselves.
    pub fn looks_back_on(&self, past: &Group) -> bool {
        let first = past.first();
        self.easter_of(first).map_or(first > self.before, |sunday| sunday >= self.first_easter)
    }

    /// When a group like one of the past comes again, by the season of a path. How many times that is does not depend on
    /// which nights are open.
    pub fn times(&self, past: &Group, came: &'a Rooms) -> Times<'a> {
        let again =
            Again { calendar: self, first: past.first(), lead: (past.first() - past.booked()).max(0), came };
        Times((-WEEKS..=WEEKS).map(|weeks| again.times(weeks)).collect())
    }

    /// Whether there is no room on a night, counted from the first of a path.
    fn closed(&self, night: Day) -> bool {
        let open = usize::try_from(night).ok().and_then(|night| self.ask.open.get(night));
        open.is_some_and(|open| *open <= 0.0)
    }
}

/// A group of the past.
struct Again<'c, 'a> {
    calendar: &'c Calendar<'a>,
    first: Day,
    /// It is known so many days before its first night.
    lead: Day,
    came: &'a Rooms,
}

impl<'a> Again<'_, 'a> {
    /// The times of a season so many weeks later.
    fn times(&self, weeks: Day) -> Vec<Time<'a>> {
        let calendar = self.calendar;
        if let Some(sunday) = calendar.easter_of(self.first) {
            let days = calendar.easters.iter().map(|other| other + self.first - sunday - calendar.origin);
            return days
                .filter(|days| self.is_new(*days))
                .map(|days| self.at(days).unwrap_or(Time::NEVER))
                .collect();
        }
        let since = self.first - calendar.origin;
        let years = (calendar.ask.nights - since + 7 * (WEEKS + FARTHER)) / YEAR;
        (0..=years)
            .map(|years| since + years * YEAR)
            .filter(|days| self.around(*days, weeks).any(|days| self.is_new(days)))
            .map(|days| self.around(days, weeks).find_map(|days| self.at(days)).unwrap_or(Time::NEVER))
            .collect()
    }

    /// Whether it would not be known yet, so many days ahead, and is asked for.
    fn is_new(&self, days: Day) -> bool {
        self.lead < days && days <= self.calendar.ask.nights
    }

    /// Where it may come that is due so many days ahead, in a season so many weeks later: first there, then elsewhere.
    fn around(&self, days: Day, weeks: Day) -> impl Iterator<Item = Day> {
        let side = if weeks < 0 { -7 } else { 7 };
        let off = (weeks.abs()..=weeks.abs() + FARTHER).flat_map(move |weeks| [weeks * side, -weeks * side]);
        let calendar = self.calendar;
        off.map(move |off| days + off).filter(|days| calendar.easter_of(calendar.origin + days).is_none())
    }

    /// So many days ahead, unless the house is closed on its first night or its last.
    fn at(&self, days: Day) -> Option<Time<'a>> {
        // Who came may have come a night later than was held.
        let from = days - 1 + self.came.first - self.first;
        let (calendar, by_night) = (self.calendar, self.came.by_night.as_slice());
        let nights = || (from..).zip(by_night.iter().copied());
        let last = from + Day::try_from(by_night.len()).unwrap_or_default() - 1;
        if calendar.closed(from) || calendar.closed(last) {
            return None;
        }
        if !self.is_new(days) {
            return Some(Time::NEVER);
        }
        let rooms = if nights().any(|(night, _)| calendar.closed(night)) {
            nights().map(|(night, rooms)| if calendar.closed(night) { 0 } else { rooms }).collect()
        } else {
            Cow::Borrowed(by_night)
        };
        Some(Time { from, rooms })
    }
}

/// The year of a day.
fn year(day: Day) -> i32 {
    NaiveDate::from_num_days_from_ce_opt(day).map_or(0, |date| date.year())
}

#[cfg(test)]
mod tests;
