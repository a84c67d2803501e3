use super::*;
use crate::occupancy::NightDelta;
use uuid::Uuid;

const SINGLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(1));
const DOUBLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(2));

fn day(text: &str) -> NaiveDate {
    format!("2026-06-{text}").parse().unwrap()
}

fn nights(from: &str, until: &str) -> StayDates {
    StayDates::new(day(from), day(until)).unwrap()
}

fn entry(place: u128, name: &str, dates: StayDates) -> Entry {
    let details = Details {
        name: name.to_owned(),
        email: String::new(),
        enrolment: String::new(),
        nights: dates,
        room_type: SINGLE,
        sharing: String::new(),
        step_free: false,
        visa: None,
        remarks: String::new(),
    };
    Entry {
        id: EntryId::new(Uuid::from_u128(place)),
        guest: GuestId::new(Uuid::from_u128(place)),
        position: i64::try_from(place).unwrap(),
        source: Source::Typed,
        details,
        state: State::Proposed,
        booked: None,
        seen: None,
        need_changed: false,
        version: 1,
    }
}

fn shares(place: u128, name: &str, dates: StayDates, with: &str) -> Entry {
    let mut entry = entry(place, name, dates);
    with.clone_into(&mut entry.details.sharing);
    entry.details.room_type = DOUBLE;
    entry
}

fn booked(entry: Entry, status: StayStatus, own: Option<StayDates>) -> Entry {
    let stay = StayId::new(Uuid::from_u128(9));
    let whole = own.unwrap_or(entry.details.nights);
    let booked = Booked { stay, reference: "R".to_owned(), status, whole, own };
    Entry { state: State::Approved, booked: Some(booked), ..entry }
}

fn beds(kind: RoomTypeId) -> i64 {
    if kind == DOUBLE { 2 } else { 1 }
}

fn members(entries: &[Entry]) -> Vec<Vec<usize>> {
    rooms(entries, beds).into_iter().map(|room| room.members).collect()
}

#[test]
fn two_share_by_a_name_by_a_common_word_or_by_naming_each_other() {
    let dates = nights("01", "03");
    let list = [
        shares(0, "Ada Lovelace", dates, "émilie du châtelet"),
        shares(1, "Émilie du Châtelet", dates, ""),
        shares(2, "Grace Hopper", dates, "B"),
        shares(3, "Hedy Lamarr", dates, "b"),
        shares(4, "Mary Somerville", dates, "Sofia Kovalevskaya"),
        shares(5, "Sofia Kovalevskaya", dates, "Mary Somerville"),
    ];
    assert_eq!(members(&list), [vec![0, 1], vec![2, 3], vec![4, 5]]);
    assert!(rooms(&list, beds).iter().all(|room| room.faults.is_empty()));
}

#[test]
fn a_name_that_two_have_or_nobody_has_leaves_one_alone() {
    let dates = nights("01", "03");
    let list = [
        shares(0, "Ada", dates, "John Smith"),
        shares(1, "John Smith", dates, ""),
        shares(2, "John Smith", dates, ""),
        shares(3, "Eve", dates, "Nobody"),
    ];
    let rooms = rooms(&list, beds);
    assert_eq!(rooms.len(), 4);
    assert_eq!(rooms[0].faults, [RoomFault::Alone]);
    assert_eq!(rooms[3].faults, [RoomFault::Alone]);
}

#[test]
fn who_shares_must_ask_for_one_type_with_beds_enough_and_meet() {
    let list = [
        shares(0, "A", nights("01", "03"), "x"),
        shares(1, "B", nights("02", "04"), "x"),
        shares(2, "C", nights("02", "04"), "x"),
    ];
    assert_eq!(rooms(&list, beds)[0].faults, [RoomFault::Beds(2)]);
    assert_eq!(rooms(&list, beds)[0].nights, nights("01", "04"));
    let mut other = [shares(0, "A", nights("01", "02"), "x"), shares(1, "B", nights("03", "04"), "x")];
    assert_eq!(rooms(&other, beds)[0].faults, [RoomFault::Apart]);
    other[1].details.room_type = SINGLE;
    assert_eq!(rooms(&other, beds)[0].faults, [RoomFault::Types, RoomFault::Apart]);
}

#[test]
fn who_comes_after_each_other_shares_a_bed() {
    let list = [
        shares(0, "A", nights("01", "03"), "x"),
        shares(1, "B", nights("01", "02"), "x"),
        shares(2, "C", nights("02", "03"), "x"),
    ];
    assert_eq!(rooms(&list, beds)[0].faults, []);
}

fn checked(list: &[Entry], left: &[(RoomTypeId, &str, i64)]) -> Check {
    let left = left.iter().map(|(kind, night, left)| ((*kind, day(night)), *left)).collect::<NightDelta>();
    check(list, rooms(list, beds), left, (day("01"), day("03")))
}

#[test]
fn what_is_approved_comes_before_what_is_proposed_and_the_rest_is_over() {
    let mut list = [entry(0, "A", nights("01", "03")), entry(1, "B", nights("01", "02"))];
    list[1].state = State::Approved;
    let check = checked(&list, &[(SINGLE, "01", 1), (SINGLE, "02", 1)]);
    assert_eq!(check.entries[1].as_ref().unwrap().over, []);
    assert_eq!(check.entries[0].as_ref().unwrap().over, [day("01")]);
    assert_eq!((check.fits(0), check.fits(1)), (false, true));
    assert_eq!(check.over.into_iter().collect::<Vec<_>>(), [((SINGLE, day("01")), 1)]);
}

#[test]
fn a_booked_room_needs_only_the_nights_that_its_stay_has_not() {
    let list = [booked(entry(0, "A", nights("01", "03")), StayStatus::Reserved, Some(nights("01", "02")))];
    assert_eq!(checked(&list, &[(SINGLE, "02", 1)]).over.len(), 0);
    assert_eq!(checked(&list, &[]).entries[0].as_ref().unwrap().over, [day("02")]);
}

#[test]
fn nights_outside_the_event_fit_where_they_are_held_but_not_by_rule() {
    let list = [entry(0, "A", nights("02", "04"))];
    let check = checked(&list, &[(SINGLE, "02", 1), (SINGLE, "03", 1)]);
    assert!(check.entries[0].as_ref().is_some_and(|one| one.shoulder && one.over.is_empty()));
    assert_eq!((check.fits(0), check.fits_by_rule(0)), (true, false));
    let check = checked(&list, &[(SINGLE, "02", 1)]);
    assert!(!check.fits(0), "a night that nobody agreed on");
}

#[test]
fn a_list_is_checked_whoever_is_withdrawn() {
    let list = [entry(0, "A", nights("01", "02")).withdraw(), entry(1, "B", nights("01", "02"))];
    let check = checked(&list, &[(SINGLE, "01", 1)]);
    assert_eq!(check.entries[0], None);
    assert!(check.fits_by_rule(1) && !check.fits(0) && !check.fits(7));
}

#[test]
fn other_nights_of_what_is_approved_are_approved_anew_unless_the_desk_wrote_them() {
    let approved = entry(0, "A", nights("01", "02")).approve();
    let other = Details { nights: nights("01", "03"), ..approved.details.clone() };
    assert_eq!(approved.change(other.clone(), false).unwrap().state, State::Proposed);
    assert_eq!(approved.change(other, true).unwrap().state, State::Approved);
    let named = Details { name: "B".to_owned(), ..approved.details.clone() };
    assert_eq!(approved.change(named, false).unwrap().state, State::Approved);
}

#[test]
fn what_is_booked_keeps_its_type_and_company_and_waits_with_other_nights() {
    let entry = booked(entry(0, "A", nights("01", "02")), StayStatus::Reserved, Some(nights("01", "02")));
    assert_eq!(entry.pending(), None);
    let other = Details { room_type: DOUBLE, ..entry.details.clone() };
    assert_eq!(entry.change(other, true), Err(EntryError::Booked(Field::RoomType)));
    let later = Details { nights: nights("01", "03"), ..entry.details.clone() };
    let later = entry.change(later, false).unwrap();
    assert_eq!((later.state, later.pending()), (State::Approved, Some(Pending::Nights(nights("01", "02")))));
    assert_eq!(entry.withdraw().pending(), Some(Pending::Withdrawn));
    assert_eq!(entry.withdraw().put_back().pending(), None);
}

#[test]
fn a_stay_called_off_at_the_desk_is_told_and_one_that_is_over_is_left_alone() {
    let dates = nights("01", "02");
    let gone = booked(entry(0, "A", dates), StayStatus::Cancelled, Some(dates));
    assert_eq!(gone.pending(), Some(Pending::Gone));
    assert_eq!(gone.withdraw().pending(), None);
    let again = gone.put_back();
    assert_eq!((again.state, again.booked), (State::Proposed, None));
    assert_eq!(booked(entry(0, "A", dates), StayStatus::Reserved, None).pending(), Some(Pending::Gone));
    let over = booked(entry(0, "A", dates), StayStatus::Departed, Some(nights("01", "03")));
    assert_eq!(over.pending(), None);
}

#[test]
fn what_changed_since_it_was_seen_is_told_field_by_field() {
    let new = entry(0, "A", nights("01", "02"));
    assert_eq!(new.news(), Some(News::New));
    assert_eq!(new.withdraw().news(), None);
    let seen = new.see();
    assert_eq!(seen.news(), None);
    let details = Details { nights: nights("01", "03"), step_free: true, ..seen.details.clone() };
    let later = seen.change(details, true).unwrap().approve();
    let Some(News::Changed(changes)) = later.news() else { panic!("nothing is told") };
    assert_eq!(
        changes,
        [
            Change {
                field: Field::Departure,
                before: Value::Day(Some(day("02"))),
                after: Value::Day(Some(day("03")))
            },
            Change { field: Field::StepFree, before: Value::Flag(false), after: Value::Flag(true) },
            Change {
                field: Field::State,
                before: Value::State(State::Proposed),
                after: Value::State(State::Approved)
            },
        ]
    );
    let back = later.change(Details { step_free: false, ..later.details.clone() }, true).unwrap();
    assert!(!back.need_changed);
}

#[test]
fn what_was_seen_does_not_remember_a_need() {
    let mut entry = entry(0, "A", nights("01", "02"));
    entry.details.step_free = true;
    let written = serde_json::to_string(&entry.see().seen).unwrap();
    assert!(!written.contains("step_free"), "{written}");
    let read: Option<Seen> = serde_json::from_str(&written).unwrap();
    assert!(!read.unwrap().details.step_free);
}

fn known<'a>(enrolment: &'a str, email: &'a str, name: &'a str) -> Known<'a> {
    Known { enrolment, email, name }
}

#[test]
fn a_row_is_known_by_its_number_then_by_its_address_then_by_its_name() {
    let entries = [
        known("EC-1", "", "Ada Lovelace"),
        known("", "grace@navy.test", "Grace Hopper"),
        known("", "", "John Smith"),
        known("", "", "John  smith"),
        known("", "", "Hedy Lamarr"),
    ];
    let rows = [
        known("ec-1", "", "Ada King"),
        known("", "Grace@navy.test", "G. Hopper"),
        known("", "", "John Smith"),
        known("EC-2", "", "hedy lamarr"),
        known("EC-3", "", "Ada Lovelace"),
        known("EC-1", "", "Ada Lovelace"),
        known("", "", "JOHN SMITH"),
    ];
    let found = matched(&rows, &entries);
    assert_eq!(
        found,
        [
            Match::Entry(0),
            Match::Entry(1),
            Match::New,
            Match::Entry(4),
            Match::New,
            Match::Again(0),
            Match::Again(2),
        ]
    );
}

#[test]
fn every_word_reads_back() {
    assert!(Source::ALL.into_iter().all(|one| Source::parse(one.code()) == Some(one)));
    assert!(State::ALL.into_iter().all(|one| State::parse(one.code()) == Some(one)));
    assert!(Field::ALL.into_iter().all(|one| Field::parse(one.code()) == Some(one)));
}
