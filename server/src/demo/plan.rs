//! Every booking of every year, invented from a seed of the year and without a look at today.
//!
//! A year meets its figure exactly: events on record come first, then groups kind by kind up to their quota, then
//! individuals for what is left. Bookings that are called off stand beside these; [`Grid`] keeps all apart.

mod draw;
mod group;
pub(super) mod habits;
mod known;
mod single;
mod tally;
mod year;

pub(super) use draw::{date, later, on_weekday};

use super::grid::{Grid, Hold};
use super::house::House;
use chrono::NaiveDate;
use domain::event::EventKind;
use std::ops::RangeInclusive;
use tally::Tally;

/// The bookings made for one year.
#[derive(Debug)]
pub(super) struct YearPlan {
    pub year: i32,
    pub parties: Vec<Party>,
}

/// Those who come together: a group with its event, or one booking alone.
#[derive(Debug)]
pub(super) struct Party {
    /// Key of the segment.
    pub segment: &'static str,
    /// Place in the list of organisations.
    pub organisation: Option<usize>,
    pub event: Option<EventPlan>,
    pub bookings: Vec<Booking>,
}

/// An event with its life.
#[derive(Debug)]
pub(super) struct EventPlan {
    pub title: String,
    pub kind: EventKind,
    /// First and last day of the programme.
    pub days: (NaiveDate, NaiveDate),
    pub on_campus: i64,
    pub online: i64,
    /// Where it is known from; empty for an invented one.
    pub source: String,
    pub synthetic: bool,
    /// When it was first asked about.
    pub enquired: NaiveDate,
    /// When it was agreed; none if it never was.
    pub agreed: Option<NaiveDate>,
    /// When it was lost or called off.
    pub gone: Option<NaiveDate>,
}

/// One room booked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Booking {
    /// Place of the room in the house.
    pub bedroom: usize,
    /// Nights and life.
    pub hold: Hold,
    /// How many sleep in it.
    pub heads: u32,
    /// Nobody comes.
    pub no_show: bool,
    /// Decides on what does not touch other bookings: names, when the room is assigned.
    pub face: u64,
}

impl Booking {
    /// Whether its nights are slept in the end.
    pub fn is_kept(&self) -> bool {
        self.hold.gone.is_none() && !self.no_show
    }
}

/// Plans some years in a row; the first begins with an empty house.
pub(super) fn plan(house: &House, years: RangeInclusive<i32>) -> Vec<YearPlan> {
    let mut grid = Grid::new(house);
    let mut tally = Tally::default();
    years.map(|year| year::plan(year, &mut grid, &mut tally)).collect()
}
