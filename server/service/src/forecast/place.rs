//! Where nights are slept: the rooms of each pavilion, and which stay had which, as known at an instant.

use chrono::{Datelike, NaiveDate};
use domain::calendar::{CampusZone, days_after, next_day};
use domain::forecast::{Day, Pavilion, Pavilions, RoomNights, day};
use domain::target::biennium_of;
use std::collections::HashMap;
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

/// The pavilions that have a guest room in stock in the year that runs or later.
pub(super) fn pavilions(
    (origin, (from, until)): (NaiveDate, (NaiveDate, NaiveDate)),
    (rooms, closed, held): (&[rows::RoomOf], &[rows::ClosedSpan], &[rows::RoomsHeld]),
    zone: CampusZone,
) -> Pavilions {
    let january = next_day(origin).with_ordinal(1).unwrap_or(from);
    let is_told = |room: &&rows::RoomOf| room.from < until && room.until.is_none_or(|gone| gone > january);
    let mut of: Vec<Pavilion> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for room in rooms.iter().filter(is_told) {
        places.entry(room.pavilion.as_str()).or_insert_with(|| {
            of.push(Pavilion { code: room.pavilion.clone(), name: room.name.clone() });
            of.len() - 1
        });
    }
    let place = |room: &rows::RoomOf| Some((room.room, *places.get(room.pavilion.as_str())?));
    let by_room: HashMap<Uuid, usize> = rooms.iter().filter_map(place).collect();
    let spans = |room: Uuid, nights: Range<Day>| {
        by_room.get(&room).map(|pavilion| RoomNights { pavilion: *pavilion, nights })
    };
    let stock: Vec<RoomNights> = rooms
        .iter()
        .filter_map(|room| spans(room.room, day(room.from)..room.until.map_or(Day::MAX, day)))
        .collect();
    let closed: Vec<RoomNights> =
        closed.iter().filter_map(|span| spans(span.room, day(span.from)..day(span.until))).collect();
    let given: Vec<RoomNights> = held
        .iter()
        .flat_map(|stay| nights(stay, zone))
        .filter_map(|(room, nights)| spans(room, nights))
        .collect();
    Pavilions::new(of, &(day(from)..day(until)), &stock, &closed, &given)
}

/// The nights of a stay in each of its rooms: those of which it had the room at 04:00 of the morning after.
fn nights(stay: &rows::RoomsHeld, zone: CampusZone) -> impl Iterator<Item = (Uuid, Range<Day>)> {
    let (arrival, departure) = (day(stay.dates.arrival()), day(stay.dates.departure()));
    stay.rooms.iter().map(move |(room, interval)| {
        let (from, until) = zone.nights_of(*interval);
        (*room, day(from).max(arrival)..day(until).min(departure))
    })
}
