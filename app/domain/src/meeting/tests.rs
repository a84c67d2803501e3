use super::*;
use crate::calendar::CampusZone;
use crate::event::{Event, EventKind, EventStatus};
use crate::ids::{ExhibitorId, FunctionId};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

const EVENT: (&str, &str) = ("2026-06-01", "2026-06-03");

fn times(days: &[&str], from: &str, until: &str) -> Times {
    let days = days.iter().map(|text| day(text)).collect();
    Times { days, from: time(from), until: time(until), minutes: 20, pause: 10 }
}

fn row(times: &Times) -> Result<Vec<Interval>, Vec<Fault>> {
    times.row((day(EVENT.0), day(EVENT.1)), CampusZone::default())
}

fn slot() -> Slot {
    let first = row(&times(&["2026-06-01"], "09:00", "09:20")).unwrap();
    Slot {
        id: MeetingSlotId::new(Uuid::from_u128(1)),
        event: EventId::new(Uuid::from_u128(2)),
        host: MeetingHostId::new(Uuid::from_u128(3)),
        time: first[0],
        open: true,
        booked: None,
    }
}

#[test]
fn a_day_is_cut_into_times_with_pauses_and_the_last_ends_in_time() {
    let made = row(&times(&["2026-06-02", "2026-06-01", "2026-06-02"], "09:00", "10:15")).unwrap();
    let begins = made.iter().map(|time| DateTime::from_timestamp(time.from_at(), 0).unwrap().to_rfc3339());
    let expected = ["2026-06-01T07:00", "2026-06-01T07:30", "2026-06-02T07:00", "2026-06-02T07:30"]
        .map(|at| format!("{at}:00+00:00"));
    assert_eq!(begins.collect::<Vec<_>>(), expected);
    assert!(made.iter().all(|time| time.until_at() - time.from_at() == 1200));
    let exact = Times { pause: 0, ..times(&["2026-06-01"], "09:00", "10:00") };
    assert_eq!(row(&exact).unwrap().len(), 3);
}

#[test]
fn on_the_nights_of_the_clock_there_are_as_many_as_there_is_time_for() {
    let night = |date: &str| {
        let times = Times { minutes: 60, pause: 0, ..times(&[date], "01:00", "05:00") };
        times.row((day(date), day(date)), CampusZone::default()).unwrap()
    };
    let (spring, autumn) = (night("2026-03-29"), night("2026-10-25"));
    assert_eq!((spring.len(), autumn.len()), (3, 5));
    for made in [spring, autumn] {
        assert!(made.windows(2).all(|pair| pair[0].until_at() == pair[1].from_at()));
    }
}

#[test]
fn everything_wrong_with_a_row_is_told_at_once() {
    let wrong = Times { minutes: 4, pause: 241, ..times(&["2026-06-04"], "09:00", "09:00") };
    let fields = row(&wrong).unwrap_err();
    let expected = [
        ("days", "outside"),
        ("until", "before_from"),
        ("minutes", "out_of_range"),
        ("pause", "out_of_range"),
    ];
    assert_eq!(fields, expected);
    assert_eq!(row(&times(&[], "09:00", "10:00")), Err(vec![("days", "missing")]));
    assert_eq!(row(&times(&["2026-06-01"], "09:00", "09:10")), Err(vec![("until", "too_short")]));
    let many = Times { minutes: 5, pause: 0, ..times(&["2026-06-01", "2026-06-02"], "00:00", "23:59") };
    assert_eq!(row(&many), Err(vec![("days", "too_many")]));
}

#[test]
fn a_row_sent_twice_is_made_once() {
    let made = row(&times(&["2026-06-01"], "09:00", "10:00")).unwrap();
    assert_eq!(fresh(made.clone(), &[]), made);
    assert_eq!(fresh(made.clone(), &made), []);
    let later = row(&times(&["2026-06-01"], "09:10", "11:00")).unwrap();
    assert_eq!(fresh(later.clone(), &made), later[2..]);
}

#[test]
fn participants_keep_to_the_limits_and_planners_only_to_what_can_be() {
    let (slot, terms) = (slot(), Terms { open: true, most: 1, hours: 2 });
    let (early, late) = (at("2026-06-01T04:59:59Z"), at("2026-06-01T05:00:00Z"));
    let refusal = |slot: &Slot, own: &[Interval], by, now| slot.refusal(&terms, own, by, now);
    assert_eq!(refusal(&slot, &[], By::Participant, early), None);
    assert_eq!(refusal(&slot, &[], By::Participant, late), Some(Refusal::Late));
    assert_eq!(refusal(&slot, &[], By::Planner, late), None);
    assert_eq!(refusal(&slot, &[], By::Planner, at("2026-06-01T07:00:00Z")), Some(Refusal::Late));
    let other = Interval::from_seconds(slot.time.until_at(), slot.time.until_at() + 60).unwrap();
    assert_eq!(refusal(&slot, &[other], By::Participant, early), Some(Refusal::Most));
    assert_eq!(refusal(&slot, &[other], By::Planner, early), None);
    let overlapping = other.widened(1, 0);
    assert_eq!(refusal(&slot, &[overlapping], By::Planner, early), Some(Refusal::Overlaps));
    assert_eq!(refusal(&Slot { open: false, ..slot }, &[], By::Planner, early), Some(Refusal::Closed));
    assert!(slot.has_begun(at("2026-06-01T07:00:00Z")) && !slot.has_begun(late));
}

#[test]
fn the_gate_is_open_by_hand_until_the_event_is_over_or_off() {
    let id = EventId::new(Uuid::from_u128(1));
    let days = (day(EVENT.0), day(EVENT.1));
    let event = Event::enquiry(id, ("E1".to_owned(), "Event".to_owned()), EventKind::Training, days);
    let open = Terms { open: true, ..Terms::default() };
    assert_eq!(Terms::default().gate(&event, day("2026-05-01")), Gate::Closed);
    assert_eq!(open.gate(&event, day("2026-06-03")), Gate::Open);
    assert_eq!(open.gate(&event, day("2026-06-04")), Gate::Closed);
    let off = Event { status: EventStatus::Cancelled, ..event };
    assert_eq!(open.gate(&off, day("2026-05-01")), Gate::Off);
    let wrong = Terms { open: true, most: 0, hours: 721 };
    assert_eq!(wrong.check(), [("most", "out_of_range"), ("hours", "out_of_range")]);
    assert_eq!(open.check(), []);
}

#[test]
fn a_host_has_a_name_or_is_an_exhibitor_and_a_link_is_one() {
    let wrong =
        Profile { link: "javascript:alert(1)".to_owned(), place: "x".repeat(500), ..Profile::default() };
    let fields = wrong.check().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    assert_eq!(fields, ["name", "place", "link"]);
    let (exhibitor, function) = (ExhibitorId::new(Uuid::from_u128(1)), FunctionId::new(Uuid::from_u128(2)));
    let known = Profile {
        exhibitor: Some(exhibitor),
        name: "Tools".to_owned(),
        place: " Desk 4 ".to_owned(),
        function: Some(function),
        ..Profile::default()
    };
    assert_eq!(known.check(), []);
    let kept = known.trimmed();
    assert_eq!((kept.name.as_str(), kept.place.as_str(), kept.function), ("", "Desk 4", None));
    assert!(!format!("{known:?}").contains("Tools"));
}
