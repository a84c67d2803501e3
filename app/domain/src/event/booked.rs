//! What the stays of an event come to: in all, today, and night by night.

use crate::calendar::StayDates;
use crate::stay::{GuestLine, StayStatus};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A stay of an event that takes nights, without its guests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookedStay {
    /// Where it stands.
    pub status: StayStatus,
    /// Its nights.
    pub dates: StayDates,
    /// Name of the type booked.
    pub room_type: String,
    /// Who sleeps in it, each with nights of their own.
    pub guests: Vec<GuestLine>,
    /// Whether it has a room.
    pub has_room: bool,
}

impl BookedStay {
    const fn is_expected(&self) -> bool {
        matches!(self.status, StayStatus::Reserved)
    }

    fn has_somebody_without_name(&self) -> bool {
        self.guests.iter().any(|line| line.guest.is_none())
    }
}

/// An event's stays, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventTally {
    /// Stays that take nights.
    pub rooms: i64,
    /// Room-nights of these.
    pub room_nights: i64,
    /// The most guests of any night.
    pub guests: i64,
    /// Stays that should arrive today and have not.
    pub arriving: i64,
    /// Stays still expected of which somebody has no name.
    pub unnamed: i64,
    /// Stays still expected without a room.
    pub roomless: i64,
}

/// Counts the stays of an event on a day.
pub fn tally<'a>(stays: impl IntoIterator<Item = &'a BookedStay>, today: NaiveDate) -> EventTally {
    let mut tally = EventTally::default();
    let mut guests = BTreeMap::<NaiveDate, i64>::new();
    for stay in stays {
        tally.rooms += 1;
        tally.room_nights += stay.dates.count();
        for line in &stay.guests {
            line.dates.nights().for_each(|night| *guests.entry(night).or_default() += i64::from(line.heads));
        }
        if stay.is_expected() {
            tally.arriving += i64::from(stay.dates.arrival() == today);
            tally.unnamed += i64::from(stay.has_somebody_without_name());
            tally.roomless += i64::from(!stay.has_room);
        }
    }
    tally.guests = guests.into_values().max().unwrap_or_default();
    tally
}

/// How many of them sleep there on a night: who comes late or leaves early does not on every night of the stay.
pub(super) fn sleeping(guests: &[GuestLine], night: NaiveDate) -> i64 {
    guests.iter().filter(|line| line.dates.contains(night)).map(|line| i64::from(line.heads)).sum()
}

/// One night of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventNight {
    /// The night.
    pub night: NaiveDate,
    /// Rooms by name of their type, of all types of the event.
    pub rooms: BTreeMap<String, i64>,
    /// Guests.
    pub guests: i64,
}

impl EventNight {
    /// Rooms of all types.
    pub fn all(&self) -> i64 {
        self.rooms.values().sum()
    }
}

/// The nights from the first arrival to the last departure, those between without a stay included.
pub fn by_night(stays: &[BookedStay]) -> Vec<EventNight> {
    let first = stays.iter().map(|stay| stay.dates.arrival()).min();
    let last = stays.iter().map(|stay| stay.dates.departure()).max();
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    let none = stays.iter().map(|stay| (stay.room_type.clone(), 0)).collect::<BTreeMap<_, _>>();
    let night = |night: NaiveDate| {
        let (mut rooms, mut guests) = (none.clone(), 0);
        for stay in stays.iter().filter(|stay| stay.dates.contains(night)) {
            *rooms.entry(stay.room_type.clone()).or_default() += 1;
            guests += sleeping(&stay.guests, night);
        }
        EventNight { night, rooms, guests }
    };
    crate::calendar::nights(first, last).map(night).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::GuestId;
    use uuid::Uuid;

    fn dates(arrival: &str, departure: &str) -> StayDates {
        StayDates::new(arrival.parse().unwrap(), departure.parse().unwrap()).unwrap()
    }

    fn stay(status: StayStatus, arrival: &str, departure: &str, heads: u32) -> BookedStay {
        let dates = dates(arrival, departure);
        let room_type = if heads > 1 { "Double" } else { "Single" };
        let named = GuestLine { guest: Some(GuestId::new(Uuid::from_u128(1))), heads: 1, dates };
        let others = (heads > 1).then_some(GuestLine { guest: None, heads: heads - 1, dates });
        BookedStay {
            status,
            dates,
            room_type: room_type.to_owned(),
            guests: std::iter::once(named).chain(others).collect(),
            has_room: false,
        }
    }

    #[test]
    fn a_guest_who_came_later_was_counted_on_nights_before() {
        let mut stay = stay(StayStatus::Reserved, "2026-06-01", "2026-06-04", 2);
        stay.guests[1].dates = dates("2026-06-02", "2026-06-03");
        let stays = [stay];
        let guests = by_night(&stays).into_iter().map(|night| night.guests);
        assert_eq!(guests.collect::<Vec<_>>(), [1, 2, 1]);
        assert_eq!(tally(&stays, "2026-06-01".parse().unwrap()).guests, 2);
    }

    #[test]
    fn what_is_still_to_do_counts_only_stays_that_are_still_expected() {
        let stays = [
            stay(StayStatus::Reserved, "2026-06-01", "2026-06-03", 2),
            stay(StayStatus::Reserved, "2026-06-02", "2026-06-03", 1),
            stay(StayStatus::InHouse, "2026-06-01", "2026-06-04", 2),
        ];
        let tally = tally(&stays, "2026-06-01".parse().unwrap());
        let expected =
            EventTally { rooms: 3, room_nights: 6, guests: 5, arriving: 1, unnamed: 1, roomless: 2 };
        assert_eq!(tally, expected);
    }

    #[test]
    fn every_night_has_every_type_and_a_night_between_two_groups_is_shown_empty() {
        let stays = [
            stay(StayStatus::Reserved, "2026-06-01", "2026-06-02", 2),
            stay(StayStatus::Reserved, "2026-06-03", "2026-06-04", 1),
        ];
        let nights = by_night(&stays);
        let rooms = nights.iter().map(|night| (night.rooms["Double"], night.rooms["Single"], night.guests));
        assert_eq!(rooms.collect::<Vec<_>>(), [(1, 0, 2), (0, 0, 0), (0, 1, 1)]);
        assert_eq!(nights[1].all(), 0);
        assert_eq!(by_night(&[]), []);
    }
}
