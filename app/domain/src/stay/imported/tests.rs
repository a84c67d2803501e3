use super::*;
use crate::calendar::StayDates;
use crate::ids::{RoomTypeId, StayId};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// 10 to 13 June 2026, or day use on the 10th.
fn past(nights: u64, booked: &str, outcome: Outcome, now: &str) -> Result<Vec<Past>, OriginError> {
    let arrival = day("2026-06-10");
    let new = NewStay {
        id: StayId::new(Uuid::from_u128(1)),
        segment: "event".into(),
        organisation: None,
        event: None,
        room_type: RoomTypeId::new(Uuid::from_u128(2)),
        room: None,
        dates: StayDates::new(arrival, arrival + chrono::Days::new(nights)).unwrap(),
        guests: Vec::new(),
        booked_at: DateTime::UNIX_EPOCH,
        synthetic: false,
    };
    let origin = Origin { reference: None, booked: Moment::On(day(booked)), outcome };
    Stay::import(new, &origin, instant(now), CampusZone::default())
}

fn lines(past: &[Past]) -> Vec<(&'static str, String, i64)> {
    let local =
        |past: &Past| CampusZone::default().local(past.effective_at).format("%m-%d %H:%M").to_string();
    past.iter().map(|past| (past.action.code(), local(past), past.stay.version)).collect()
}

#[test]
fn a_stay_slept_was_booked_arrived_and_left() {
    let past = past(3, "2026-05-01", Outcome::Departed, "2026-07-01T00:00:00Z").unwrap();
    assert_eq!(
        lines(&past),
        [
            ("reserve", "05-01 12:00".into(), 1),
            ("check_in", "06-10 15:00".into(), 2),
            ("check_out", "06-13 10:00".into(), 3)
        ]
    );
    assert_eq!(past[2].stay.status, StayStatus::Departed);
    assert!(past[2].stay.guests.is_empty() && past[2].stay.rooms.is_empty());
    assert_eq!(past[2].stay.booked_at, past[0].effective_at);
}

#[test]
fn day_use_ends_in_the_evening() {
    let past = past(0, "2026-06-10", Outcome::Departed, "2026-07-01T00:00:00Z").unwrap();
    assert_eq!(lines(&past)[2], ("check_out", "06-10 18:00".into(), 3));
}

#[test]
fn nothing_is_earlier_than_what_precedes_it() {
    let cancelled = Outcome::Cancelled(Moment::On(day("2026-04-01")));
    let past = past(3, "2026-05-01", cancelled, "2026-07-01T00:00:00Z").unwrap();
    assert_eq!(lines(&past)[1], ("cancel", "05-01 12:00".into(), 2));
}

#[test]
fn nobody_is_missing_before_the_arrival_date() {
    let no_show = Outcome::NoShow(Moment::On(day("2026-06-01")));
    let past = past(3, "2026-05-01", no_show, "2026-07-01T00:00:00Z").unwrap();
    assert_eq!(lines(&past)[1], ("no_show", "06-10 22:00".into(), 2));
}

#[test]
fn an_hour_of_today_that_is_still_to_come_is_now() {
    let past = past(3, "2026-05-01", Outcome::InHouse, "2026-06-10T08:00:00Z").unwrap();
    assert_eq!(lines(&past)[1], ("check_in", "06-10 10:00".into(), 2));
}

#[test]
fn what_is_still_to_come_has_not_happened() {
    let early = past(3, "2026-05-01", Outcome::Departed, "2026-06-12T08:00:00Z");
    let (action, date) = (StayAction::CheckOut, day("2026-06-13"));
    assert_eq!(early, Err(OriginError::StillToCome { action, date }));
    assert!(past(3, "2026-05-01", Outcome::Reserved, "2026-05-01T06:00:00Z").is_ok());
}

#[test]
fn nobody_books_after_leaving() {
    let late = past(3, "2026-06-14", Outcome::Departed, "2026-07-01T00:00:00Z");
    assert_eq!(late, Err(OriginError::BookedTooLate { departure: day("2026-06-13") }));
}
