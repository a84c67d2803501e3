//! Where nights are slept: the rooms of each pavilion, and which stay had which, as known at an instant.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::calendar::{CampusZone, days_after, next_day};
use domain::campus::StockSpan;
use domain::forecast::{Day, Pavilion, Pavilions, RoomNights, RoomStock, day, shut};
use domain::target::biennium_of;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use store_model::forecast as rows;
use uuid::Uuid;

/// Days of the past that say where nights are slept: a year and a day.
const BACK: i64 = 366;

/// First night and first night after of what is counted: all nights told, and a year back, and back to the first night of the
/// two years of a budget, which are told whole.
pub(super) fn window(origin: NaiveDate, nights: i64) -> (NaiveDate, NaiveDate) {
    let next = next_day(origin);
    let budget = NaiveDate::from_ymd_opt(biennium_of(next.year()), 1, 1).unwrap_or(origin);
    (days_after(origin, -BACK).min(budget), days_after(next, nights))
}

/// The pavilions that have a guest room in stock in the year that runs or later, by what was known at the end of the day
/// `origin`.
pub(super) fn pavilions(
    (origin, (from, until)): (NaiveDate, (NaiveDate, NaiveDate)),
    (rooms, closed, held): (&[rows::RoomOf], &[rows::ClosedSpan], &[rows::RoomsHeld]),
    zone: CampusZone,
) -> Pavilions {
    let january = next_day(origin).with_ordinal(1).unwrap_or(from);
    let is_told = |stock: StockSpan| stock.from() < until && stock.until().is_none_or(|gone| gone > january);
    let mut of: Vec<Pavilion> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let known: Vec<_> = rooms.iter().filter_map(|room| Some((room, room.known_on(origin)?))).collect();
    for (room, _) in known.iter().filter(|(_, stock)| is_told(*stock)) {
        places.entry(room.pavilion.as_str()).or_insert_with(|| {
            of.push(Pavilion { code: room.pavilion.clone(), name: room.name.clone() });
            of.len() - 1
        });
    }
    let place = |(room, stock): &(&rows::RoomOf, StockSpan)| {
        let nights = day(stock.from())..stock.until().map_or(Day::MAX, day);
        Some((room.room, RoomNights { pavilion: *places.get(room.pavilion.as_str())?, nights }))
    };
    let by_room: HashMap<Uuid, RoomNights> = known.iter().filter_map(place).collect();
    let spans = |room: Uuid, nights: Range<Day>| {
        by_room.get(&room).map(|room| RoomNights { pavilion: room.pavilion, nights })
    };
    // A closure takes nothing away on nights on which its room is not in stock.
    let closed = closed.iter().filter_map(|span| {
        let stock = &by_room.get(&span.room)?.nights;
        spans(span.room, day(span.from).max(stock.start)..day(span.until).min(stock.end))
    });
    let closed: Vec<RoomNights> = closed.collect();
    let given: Vec<RoomNights> = held
        .iter()
        .flat_map(|stay| nights(stay, zone))
        .filter_map(|(room, nights)| spans(room, nights))
        .collect();
    let stock: Vec<RoomNights> = by_room.values().cloned().collect();
    Pavilions::new(of, &(day(from)..day(until)), &stock, &closed, &given)
}

/// The nights, of some, on which rooms were in stock and none of them was open, by what was known at the end of the day `origin` and
/// of closures at an instant. What was lifted was closed until the day it was.
pub(super) fn without_rooms(
    (origin, as_of): (NaiveDate, DateTime<Utc>),
    nights: &Range<Day>,
    (rooms, closed): (&[rows::RoomOf], &[rows::ClosedSpan]),
    zone: CampusZone,
) -> BTreeSet<Day> {
    let mut of_room: HashMap<Uuid, Vec<Range<Day>>> = HashMap::new();
    for span in closed.iter().filter(|span| span.known.is_none_or(|known| known <= as_of)) {
        let lifted = span.lifted.filter(|lifted| *lifted <= as_of).map(|lifted| zone.business_date(lifted));
        let until = lifted.map_or(span.until, |lifted| lifted.min(span.until));
        of_room.entry(span.room).or_default().push(day(span.from)..day(until));
    }
    if of_room.is_empty() {
        return BTreeSet::new();
    }
    let rooms = rooms.iter().filter_map(|room| {
        let (stock, closed) = (room.known_on(origin)?, of_room.remove(&room.room).unwrap_or_default());
        Some(RoomStock { nights: day(stock.from())..stock.until().map_or(Day::MAX, day), closed })
    });
    shut(nights, rooms)
}

/// The nights of a stay in each of its rooms: those of which it had the room at 04:00 of the morning after.
fn nights(stay: &rows::RoomsHeld, zone: CampusZone) -> impl Iterator<Item = (Uuid, Range<Day>)> {
    let (arrival, departure) = (day(stay.dates.arrival()), day(stay.dates.departure()));
    stay.rooms.iter().map(move |(room, interval)| {
        let (from, until) = zone.nights_of(*interval);
        (*room, day(from).max(arrival)..day(until).min(departure))
    })
}
