use super::*;
use crate::block::{Block, BlockState};
use crate::event::{EventKind, EventStatus};
use crate::ids::{EventId, RoomTypeId};
use crate::occupancy::NightDelta;
use chrono::DateTime;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days() -> (NaiveDate, NaiveDate) {
    (day("2026-06-01"), day("2026-06-05"))
}

fn event() -> Event {
    let id = EventId::new(Uuid::from_u128(1));
    Event::enquiry(id, ("E1".to_owned(), "Event".to_owned()), EventKind::Training, days())
}

fn draft() -> TermsDraft {
    TermsDraft {
        closes_on: Some(day("2026-05-20")),
        first: Some(day("2026-05-31")),
        last: Some(day("2026-06-06")),
        places: Some(2),
        note: " Bring a badge ".to_owned(),
        cents: Some(12_500),
        link: "https://pay.example.org/?ref={reference}".to_owned(),
    }
}

const WIDEST: (&str, &str) = ("2026-05-31", "2026-06-06");

fn terms(draft: &TermsDraft) -> Result<Terms, Vec<Wrong>> {
    draft.terms(days(), (day(WIDEST.0), day(WIDEST.1)))
}

#[test]
fn nights_are_counted_from_the_days_of_the_event_and_move_with_it() {
    let terms = terms(&draft()).unwrap();
    assert_eq!((terms.nights_before, terms.nights_after, terms.note.as_str()), (1, 1, "Bring a badge"));
    assert_eq!(terms.offered(days()), (day("2026-05-31"), day("2026-06-06")));
    let later = (day("2026-07-01"), day("2026-07-05"));
    assert_eq!(terms.shift(30).offered(later), (day("2026-06-30"), day("2026-07-06")));
    assert_eq!(terms.shift(30).closes_on, day("2026-06-19"));
}

#[test]
fn an_event_of_one_day_is_offered_a_night() {
    let one = (day("2026-06-01"), day("2026-06-01"));
    let terms = Terms { nights_before: 0, nights_after: 0, ..terms(&draft()).unwrap() };
    assert_eq!(terms.offered(one), (day("2026-06-01"), day("2026-06-02")));
    assert_eq!(widest(one, None), (day("2026-06-01"), day("2026-06-02")));
}

#[test]
fn nights_of_a_block_far_from_its_event_are_not_offered() {
    let nights = |nights: [&str; 2]| {
        let agreed = nights.map(|night| ((RoomTypeId::new(Uuid::from_u128(1)), day(night)), 1)).into();
        let asked = Block::asked(EventId::new(Uuid::from_u128(1)), DateTime::UNIX_EPOCH);
        widest(days(), Some(&asked.agree(&agreed, &NightDelta::new(), BlockState::Held)))
    };
    assert_eq!(nights(["2026-05-31", "2026-06-05"]), (day("2026-05-31"), day("2026-06-06")));
    assert_eq!(nights(["2026-03-01", "2026-09-01"]), (day("2026-05-02"), day("2026-07-06")));
}

#[test]
fn the_gate_closes_by_its_day_by_hand_by_places_and_with_the_event() {
    let (terms, event) = (terms(&draft()).unwrap(), event());
    let gate = |taken, today| terms.gate(&event, taken, day(today));
    assert_eq!(gate(1, "2026-05-20"), Gate::Open);
    assert_eq!(gate(2, "2026-05-20"), Gate::Full);
    assert_eq!(gate(2, "2026-05-21"), Gate::Closed);
    let by_hand = Terms { closed: true, ..terms.clone() };
    assert_eq!(by_hand.gate(&event, 0, day("2026-05-01")), Gate::Closed);
    let off = Event { status: EventStatus::Cancelled, ..event.clone() };
    assert_eq!(terms.gate(&off, 0, day("2026-05-01")), Gate::Off);
    let late = Terms { closes_on: day("2026-09-01"), ..terms };
    assert_eq!(late.gate(&event, 0, day("2026-06-06")), Gate::Closed);
}

#[test]
fn every_fault_of_terms_is_named() {
    let wrong = TermsDraft {
        closes_on: Some(day("2026-06-06")),
        first: Some(day("2026-05-30")),
        last: Some(day("2026-06-07")),
        places: Some(0),
        note: "x".repeat(LONGEST_NOTE + 1),
        cents: None,
        link: "http://pay.example.org".to_owned(),
    };
    let codes =
        terms(&wrong).unwrap_err().into_iter().map(|(field, code)| format!("{} {code}", field.code()));
    let expected = [
        "closes_on after_event",
        "first outside",
        "last outside",
        "places out_of_range",
        "note too_long",
        "fee missing",
        "link not_https",
    ];
    assert_eq!(codes.collect::<Vec<_>>(), expected);
    for link in
        ["javascript:alert(1)", "https://", "https://a b.org", "https://x@y.org", "https://x.org/\"><b>"]
    {
        let draft = TermsDraft { link: link.to_owned(), ..draft() };
        assert_eq!(terms(&draft), Err(vec![(TermsField::Link, "not_https")]), "{link}");
    }
}

#[test]
fn a_report_that_comes_twice_is_right_and_one_that_comes_late_pays_nothing_again() {
    use Payment::{Due, Paid, Refunded, Waived};
    assert_eq!(Due.reported(Paid), Ok(Paid));
    assert_eq!(Paid.reported(Paid), Ok(Paid));
    assert_eq!(Waived.reported(Paid), Ok(Paid));
    assert_eq!(Paid.reported(Refunded), Ok(Refunded));
    assert_eq!(Refunded.reported(Paid), Err(PaymentError { before: Refunded, after: Paid }));
    assert!(Due.reported(Refunded).is_err() && Paid.reported(Due).is_err());
    assert!(Payment::ALL.into_iter().all(|payment| Payment::parse(payment.code()) == Some(payment)));
}

#[test]
fn a_reference_stands_in_the_address_where_it_is_paid() {
    let reference = reference(EntryId::new(Uuid::from_u128(42)));
    assert!(!crate::barrier::is_reference(&reference), "{reference}");
    let link = pay_link("https://pay.example.org/{reference}", &reference);
    assert_eq!(link, Some(format!("https://pay.example.org/{reference}")));
    assert_eq!(pay_link("", &reference), None);
}
