//! Room-nights and guest-nights by day, month or year, and the nights the campus had to give.
//!
//! One definition for every screen and command. A night is *slept* once it lies before the business date and the
//! guest checked in; every other night of a stay that takes nights is *on the books*. The two never overlap, so
//! `room_nights + on_the_books` is what a period stands at.

use crate::calendar::StayDates;
use crate::stay::{GuestLine, StayStatus};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The span of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// One night.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Grain {
    /// The name of the period a night counts in: `2016-01-31`, `2016-01`, `2016`.
    pub fn period(self, night: NaiveDate) -> String {
        match self {
            Self::Day => night.to_string(),
            Self::Month => format!("{:04}-{:02}", night.year(), night.month()),
            Self::Year => format!("{:04}", night.year()),
        }
    }
}

/// A stay as far as its nights count: its state as of some instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Where it stood.
    pub status: StayStatus,
    /// Key of its segment.
    pub segment: String,
    /// Its nights.
    pub dates: StayDates,
    /// Who sleeps when.
    pub guests: Vec<GuestLine>,
}

/// Nights counted, of one period or one segment of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightCount {
    /// Rooms × nights slept.
    pub room_nights: i64,
    /// Persons × nights slept.
    pub guest_nights: i64,
    /// Rooms × nights booked and not yet slept.
    pub on_the_books: i64,
    /// Persons × nights booked and not yet slept.
    pub guest_nights_on_the_books: i64,
}

impl std::ops::AddAssign for NightCount {
    fn add_assign(&mut self, other: Self) {
        self.room_nights += other.room_nights;
        self.guest_nights += other.guest_nights;
        self.on_the_books += other.on_the_books;
        self.guest_nights_on_the_books += other.guest_nights_on_the_books;
    }
}

impl NightCount {
    /// Slept and booked together.
    pub const fn committed(self) -> i64 {
        self.room_nights + self.on_the_books
    }
}

/// Rooms the campus had on a night, or rooms × nights of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Original stock: in force that day, before closures.
    pub stock_nights: i64,
    /// What closures left of it.
    pub open_nights: i64,
}

/// One row of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodNights {
    /// `2016-01-31`, `2016-01` or `2016`.
    pub period: String,
    /// Nights counted.
    #[serde(flatten)]
    pub count: NightCount,
    /// Nights there were to give.
    #[serde(flatten)]
    pub capacity: Capacity,
    /// The same by segment.
    #[serde(skip)]
    pub segments: BTreeMap<String, NightCount>,
}

/// Nights during which a room was in stock, or closed: half-open, without an end where none is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomSpan {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: Option<NaiveDate>,
}

/// Which nights are asked for, at which grain, and the date that divides slept from booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Span of a row.
    pub grain: Grain,
    /// Business date as of the instant asked about: nights before it are past.
    pub today: NaiveDate,
}

/// Counts nights, a row for every period of the window, empty ones included.
pub fn tally(
    window: Window,
    booked: &[Booked],
    stock: &[RoomSpan],
    closed: &[RoomSpan],
) -> Vec<PeriodNights> {
    let (mut rows, places) = empty_rows(window, stock, closed);
    for stay in booked.iter().filter(|stay| stay.status.takes_nights()) {
        let from = stay.dates.arrival().max(window.from);
        let until = stay.dates.departure().min(window.until);
        for (night, &place) in
            crate::calendar::nights(from, until).zip(places.iter().skip(days(window.from, from)))
        {
            let count = count_night(stay, night, window.today);
            rows[place].count += count;
            add_segment(&mut rows[place].segments, &stay.segment, count);
        }
    }
    rows
}

fn days(from: NaiveDate, to: NaiveDate) -> usize {
    usize::try_from((to - from).num_days()).unwrap_or_default()
}

fn add_segment(segments: &mut BTreeMap<String, NightCount>, segment: &str, count: NightCount) {
    match segments.get_mut(segment) {
        Some(sum) => *sum += count,
        None => {
            segments.insert(segment.to_owned(), count);
        }
    }
}

fn count_night(stay: &Booked, night: NaiveDate, today: NaiveDate) -> NightCount {
    let heads =
        stay.guests.iter().filter(|line| line.dates.contains(night)).map(|line| i64::from(line.heads)).sum();
    if night < today && stay.status != StayStatus::Reserved {
        NightCount { room_nights: 1, guest_nights: heads, ..NightCount::default() }
    } else {
        NightCount { on_the_books: 1, guest_nights_on_the_books: heads, ..NightCount::default() }
    }
}

/// The rows with what there was to give, and for each night of the window the place of its row.
fn empty_rows(window: Window, stock: &[RoomSpan], closed: &[RoomSpan]) -> (Vec<PeriodNights>, Vec<usize>) {
    let mut rows = Vec::<PeriodNights>::new();
    let mut places = Vec::with_capacity(days(window.from, window.until));
    let stock = rooms_by_night(stock, window);
    let closed = rooms_by_night(closed, window);
    for ((night, rooms_in_stock), shut) in
        crate::calendar::nights(window.from, window.until).zip(stock).zip(closed)
    {
        let period = window.grain.period(night);
        if rows.last().is_none_or(|row| row.period != period) {
            rows.push(PeriodNights { period, ..PeriodNights::default() });
        }
        let place = rows.len() - 1;
        rows[place].capacity.stock_nights += rooms_in_stock;
        rows[place].capacity.open_nights += rooms_in_stock - shut;
        places.push(place);
    }
    (rows, places)
}

/// How many of the spans hold on each night of the window, by running over their ends once.
fn rooms_by_night(spans: &[RoomSpan], window: Window) -> impl Iterator<Item = i64> {
    let mut steps = BTreeMap::<NaiveDate, i64>::new();
    for span in spans {
        let from = span.from.max(window.from);
        let until = span.until.unwrap_or(window.until).min(window.until);
        if from < until {
            *steps.entry(from).or_default() += 1;
            *steps.entry(until).or_default() -= 1;
        }
    }
    let mut rooms = 0;
    crate::calendar::nights(window.from, window.until).map(move |night| {
        rooms += steps.get(&night).copied().unwrap_or_default();
        rooms
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn booked(status: StayStatus, arrival: &str, departure: &str, heads: u32) -> Booked {
        let dates = StayDates::new(day(arrival), day(departure)).unwrap();
        Booked {
            status,
            segment: "event".into(),
            dates,
            guests: vec![GuestLine { guest: None, heads, dates }],
        }
    }

    fn year_2026(today: &str) -> Window {
        Window { from: day("2026-01-01"), until: day("2027-01-01"), grain: Grain::Month, today: day(today) }
    }

    #[test]
    fn a_stay_over_new_year_counts_each_night_in_the_year_of_its_date() {
        let window = Window {
            from: day("2025-01-01"),
            until: day("2027-01-01"),
            grain: Grain::Year,
            today: day("2026-06-01"),
        };
        let rows = tally(window, &[booked(StayStatus::Departed, "2025-12-30", "2026-01-02", 2)], &[], &[]);
        let nights =
            rows.iter().map(|row| (row.count.room_nights, row.count.guest_nights)).collect::<Vec<_>>();
        assert_eq!(nights, [(2, 4), (1, 2)]);
    }

    #[test]
    fn nights_of_a_guest_in_house_divide_at_the_business_date() {
        let rows = tally(
            year_2026("2026-03-03"),
            &[booked(StayStatus::InHouse, "2026-03-01", "2026-03-06", 1)],
            &[],
            &[],
        );
        assert_eq!((rows[2].count.room_nights, rows[2].count.on_the_books), (2, 3));
        assert_eq!(rows[2].segments["event"], rows[2].count);
    }

    #[test]
    fn an_arrival_nobody_decided_on_stays_on_the_books_and_a_cancelled_stay_counts_nowhere() {
        let stays = [
            booked(StayStatus::Reserved, "2026-03-01", "2026-03-03", 1),
            booked(StayStatus::Cancelled, "2026-03-01", "2026-03-03", 1),
            booked(StayStatus::NoShow, "2026-03-01", "2026-03-03", 1),
        ];
        let rows = tally(year_2026("2026-06-01"), &stays, &[], &[]);
        assert_eq!((rows[2].count.room_nights, rows[2].count.on_the_books), (0, 2));
    }

    #[test]
    fn both_bases_of_occupancy_follow_dated_stock_and_closures() {
        let stock = [
            RoomSpan { from: day("2010-01-01"), until: Some(day("2026-01-11")) },
            RoomSpan { from: day("2010-01-01"), until: None },
        ];
        let closed = [RoomSpan { from: day("2026-01-01"), until: Some(day("2026-02-01")) }];
        let rows = tally(year_2026("2026-06-01"), &[], &stock, &closed);
        assert_eq!(rows[0].capacity, Capacity { stock_nights: 41, open_nights: 10 });
        assert_eq!(rows[1].capacity, Capacity { stock_nights: 28, open_nights: 28 });
    }
}
