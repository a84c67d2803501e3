use super::*;
use crate::ids::{ResourceId, RoomTypeId, StayId};
use crate::occupancy::delta;
use uuid::Uuid;

const SINGLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(1));
const SUITE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(2));

fn room(number: u128, room_type: RoomTypeId) -> Room {
    Room { resource: ResourceId::new(Uuid::from_u128(number)), room_type }
}

fn zone() -> CampusZone {
    CampusZone::default()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn dates(arrival: &str, departure: &str) -> StayDates {
    StayDates::new(day(arrival), day(departure)).unwrap()
}

fn booked(arrival: &str, departure: &str, in_room: Option<Room>) -> Stay {
    let dates = dates(arrival, departure);
    let new = NewStay {
        id: StayId::new(Uuid::from_u128(77)),
        segment: "individual".into(),
        organisation: None,
        event: None,
        room_type: SINGLE,
        room: in_room,
        dates,
        guests: vec![GuestLine { guest: None, heads: 2, dates }],
        booked_at: at("2026-05-01T09:00:00Z"),
        synthetic: true,
    };
    Stay::reserve(new, zone()).unwrap()
}

fn in_house(arrival: &str, departure: &str, in_room: Room) -> Stay {
    let evening = zone().at(day(arrival), 18);
    booked(arrival, departure, Some(in_room)).check_in(evening, zone()).unwrap()
}

#[test]
fn a_stay_without_a_guest_or_with_one_outside_its_dates_is_refused() {
    let stay = booked("2026-06-01", "2026-06-03", None);
    let new = |guests| NewStay {
        id: stay.id,
        segment: stay.segment.clone(),
        organisation: None,
        event: None,
        room_type: SINGLE,
        room: None,
        dates: stay.dates,
        guests,
        booked_at: stay.booked_at,
        synthetic: false,
    };
    assert_eq!(Stay::reserve(new(vec![]), zone()), Err(StayError::NoGuest));
    let late = GuestLine { guest: None, heads: 1, dates: dates("2026-06-02", "2026-06-04") };
    assert_eq!(Stay::reserve(new(vec![late]), zone()), Err(StayError::GuestOutside));
}

#[test]
fn an_unassigned_stay_counts_in_the_type_booked_and_an_assigned_one_in_its_room() {
    let stay = booked("2026-06-01", "2026-06-03", None);
    assert!(stay.nights(zone()).all(|(_, room_type)| room_type == SINGLE));
    let upgraded = stay.clone().assign(room(10, SUITE), zone()).unwrap();
    assert!(upgraded.nights(zone()).all(|(_, room_type)| room_type == SUITE));
    let change = delta([&stay], [&upgraded], zone());
    assert_eq!(change[&(SINGLE, day("2026-06-01"))], -1);
    assert_eq!(change[&(SUITE, day("2026-06-02"))], 1);
}

#[test]
fn a_move_before_four_takes_the_night_along_and_one_after_does_not() {
    let stay = in_house("2026-06-01", "2026-06-04", room(10, SINGLE));
    let by_night = |stay: &Stay| stay.nights(zone()).map(|(_, kind)| kind).collect::<Vec<_>>();
    let at_three = stay.clone().move_to(room(11, SUITE), at("2026-06-02T01:00:00Z"), zone()).unwrap();
    assert_eq!(by_night(&at_three), [SUITE, SUITE, SUITE]);
    let at_five = stay.move_to(room(11, SUITE), at("2026-06-02T03:00:00Z"), zone()).unwrap();
    assert_eq!(by_night(&at_five), [SINGLE, SUITE, SUITE]);
    assert_eq!(at_five.rooms[0].interval.until_at(), at_five.rooms[1].interval.from_at());
}

#[test]
fn leaving_early_gives_the_nights_back_and_keeps_the_ones_slept() {
    let stay = in_house("2026-06-01", "2026-06-05", room(10, SINGLE));
    let left = stay.clone().check_out(at("2026-06-03T07:00:00Z"), zone()).unwrap();
    assert_eq!(left.dates, dates("2026-06-01", "2026-06-03"));
    assert_eq!(left.guests[0].dates, left.dates);
    assert_eq!(delta([&stay], [&left], zone()).len(), 2);
    assert_eq!(left.rooms[0].interval.until_at(), zone().noon(day("2026-06-03")).timestamp());
}

#[test]
fn a_guest_in_house_cannot_be_cancelled_nor_lose_a_night_already_slept() {
    let stay = in_house("2026-06-01", "2026-06-05", room(10, SINGLE));
    assert_eq!(
        stay.clone().cancel(),
        Err(StayError::WrongStatus { status: StayStatus::InHouse, action: StayAction::Cancel })
    );
    let shorter = stay.change_dates(dates("2026-06-01", "2026-06-02"), at("2026-06-03T10:00:00Z"), zone());
    assert_eq!(shorter, Err(StayError::AlreadySlept { today: day("2026-06-03") }));
}

#[test]
fn cancelling_gives_back_every_night_and_room() {
    let stay = booked("2026-06-01", "2026-06-04", Some(room(10, SINGLE)));
    let cancelled = stay.clone().cancel().unwrap();
    assert_eq!(cancelled.claims().count(), 0);
    assert_eq!(delta([&stay], [&cancelled], zone()).values().sum::<i64>(), -3);
    assert_eq!(cancelled.version, 2);
}

#[test]
fn nobody_checks_in_without_a_room_or_on_another_day() {
    let unassigned = booked("2026-06-01", "2026-06-04", None);
    assert_eq!(unassigned.check_in(at("2026-06-01T15:00:00Z"), zone()), Err(StayError::NoRoom));
    let early = booked("2026-06-01", "2026-06-04", Some(room(10, SINGLE)));
    let refused = early.check_in(at("2026-05-31T15:00:00Z"), zone());
    assert!(matches!(refused, Err(StayError::OutsideDates { .. })));
}

#[test]
fn nobody_is_a_no_show_before_the_arrival_date() {
    let stay = booked("2026-06-01", "2026-06-04", None);
    let early = stay.clone().no_show(at("2026-05-31T20:00:00Z"), zone());
    assert_eq!(early, Err(StayError::NotDueYet { arrival: day("2026-06-01") }));
    assert_eq!(stay.no_show(at("2026-06-02T08:00:00Z"), zone()).unwrap().nights(zone()).count(), 0);
}

#[test]
fn extending_stretches_the_last_room_and_guests_who_stayed_for_all_of_it() {
    let mut stay = booked("2026-06-01", "2026-06-04", Some(room(10, SINGLE)));
    stay.guests.push(GuestLine { guest: None, heads: 1, dates: dates("2026-06-01", "2026-06-02") });
    let longer =
        stay.change_dates(dates("2026-06-01", "2026-06-06"), at("2026-05-20T08:00:00Z"), zone()).unwrap();
    assert_eq!(longer.guests[0].dates.departure(), day("2026-06-06"));
    assert_eq!(longer.guests[1].dates.departure(), day("2026-06-02"));
    assert_eq!(longer.rooms[0].interval.until_at(), zone().noon(day("2026-06-06")).timestamp());
    assert_eq!((longer.heads(day("2026-06-01")), longer.heads(day("2026-06-05"))), (3, 2));
}

#[test]
fn a_swap_exchanges_rooms_of_both() {
    let first = in_house("2026-06-01", "2026-06-04", room(10, SINGLE));
    let second = booked("2026-06-02", "2026-06-05", Some(room(11, SUITE)));
    let (first, second) = first.swap(second, at("2026-06-02T08:00:00Z"), zone()).unwrap();
    assert_eq!(
        first.rooms.iter().map(|held| held.room).collect::<Vec<_>>(),
        [room(10, SINGLE), room(11, SUITE)]
    );
    assert_eq!(second.rooms[0].room, room(10, SINGLE));
}

#[test]
fn day_use_holds_the_room_for_the_afternoon_and_takes_no_night() {
    let stay = booked("2026-06-01", "2026-06-01", Some(room(10, SINGLE)));
    assert_eq!(stay.nights(zone()).count(), 0);
    let claim = stay.claims().next().unwrap();
    assert_eq!(claim.interval.until_at() - claim.interval.from_at(), 6 * 3600);
    let arrived = stay.check_in(at("2026-06-01T10:30:00Z"), zone()).unwrap();
    assert_eq!(arrived.check_out(at("2026-06-01T15:00:00Z"), zone()).unwrap().status, StayStatus::Departed);
}

#[test]
fn a_stay_is_moved_whole_across_the_change_of_the_clock_with_its_room_or_without() {
    let stay = booked("2026-10-20", "2026-10-24", Some(room(1, SUITE)));
    let moved = stay.clone().shift(7, true, zone()).unwrap();
    assert_eq!(moved.dates, dates("2026-10-27", "2026-10-31"));
    assert_eq!(moved.guests[0].dates, moved.dates);
    assert_eq!(moved.rooms[0].interval.from_at(), zone().noon(day("2026-10-27")).timestamp());
    assert_eq!(moved.clone().shift(-7, true, zone()).unwrap().rooms, stay.rooms);
    assert!(stay.clone().shift(7, false, zone()).unwrap().rooms.is_empty());
    let guest = in_house("2026-10-20", "2026-10-24", room(1, SUITE));
    assert!(guest.shift(7, true, zone()).is_err(), "a guest in house was moved to another week");
}
