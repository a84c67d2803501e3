//! Small houses: what is free, what is not and why, and every choice held against trying all of them.

mod brute;
mod voices;

use super::QuestionFault as F;
use super::*;
use crate::campus::{Campus, Capacity, Changeover, Code, Floor, Name, Seats, SetupStyle, Space};
use crate::claim::Interval;
use crate::function::{Margins, Neighbour};
use crate::ids::{ChangeoverId, FloorId, FunctionId, PavilionId, ResourceId, RoomTypeId, SpaceId};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

const SINGLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(0x51));
const DOUBLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(0x52));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

fn space(number: u128, floor: u128, parts: &[u128], seats: i64, booths: i64) -> Space {
    let styles = [SetupStyle::Theatre, SetupStyle::Banquet];
    let capacity = |style| Capacity { style, seats: Seats::new(seats).unwrap(), synthetic: true };
    Space {
        id: SpaceId::new(Uuid::from_u128(number)),
        code: Code::parse(&format!("H{number}")).unwrap(),
        name: Name::parse(&format!("Hall {number}")).unwrap(),
        floor: FloorId::new(Uuid::from_u128(floor)),
        area_m2: None,
        booths: crate::campus::Booths { count: booths, synthetic: true },
        step_free: number != 4,
        hearing_loop: false,
        parts: parts.iter().map(|part| ResourceId::new(Uuid::from_u128(*part))).collect(),
        capacities: styles.map(capacity).to_vec(),
        equipment: Vec::new(),
        source: String::new(),
        position: 0,
        synthetic: true,
    }
}

/// Two halves of 30 that join to 80 with two booths, in one pavilion; a hall of 50 and one of 120 with steps in another.
fn campus() -> Campus {
    let floor = |number: u128| Floor {
        id: FloorId::new(Uuid::from_u128(number)),
        pavilion: PavilionId::new(Uuid::from_u128(number)),
        level: 0,
        synthetic: true,
    };
    let pairs = [SetupStyle::Theatre, SetupStyle::Banquet].map(|from| {
        [SetupStyle::Theatre, SetupStyle::Banquet].map(|to| Changeover {
            id: ChangeoverId::new(Uuid::nil()),
            from,
            to,
            minutes: if from == to { 15 } else { 75 },
            synthetic: true,
        })
    });
    Campus {
        floors: vec![floor(1), floor(2)],
        changeovers: pairs.concat(),
        spaces: vec![
            space(1, 1, &[11], 30, 1),
            space(2, 1, &[12], 30, 1),
            space(3, 1, &[11, 12], 80, 2),
            space(4, 2, &[14], 120, 0),
            space(5, 2, &[15], 50, 0),
        ],
        ..Campus::default()
    }
}

fn need(count: i64, people: i64, hours: (u32, u32)) -> Need {
    Need {
        title: "Session".to_owned(),
        count,
        people,
        style: SetupStyle::Theatre,
        hours: (hour(hours.0), hour(hours.1)),
        days: (1, 2),
        booths: 0,
        languages: crate::interpretation::Wish::default(),
    }
}

/// Two days in the first week of June.
fn question(needs: Vec<Need>) -> Question {
    let (typed, from) = (BTreeMap::new(), Arrival::Before(1));
    Question {
        window: (day("2026-06-01"), day("2026-06-07")),
        days: 2,
        begins: None,
        working_days: false,
        step_free: false,
        listed_only: false,
        needs,
        beds: Beds { typed, any: 0, sharing: false, from, after: 0 },
    }
}

/// A function of the first (tentative) or second (definite) event.
fn used(holder: usize, space: usize, style: SetupStyle, (on, from, until): (&str, u32, u32)) -> Use {
    let zone = crate::calendar::CampusZone::default();
    let at = |hour| zone.at(day(on), hour);
    let time = Interval::new(at(from), at(until)).unwrap();
    let id = FunctionId::new(Uuid::from_u128(u128::try_from(time.from_at()).unwrap() * 10 + space as u128));
    let parts = campus().spaces[space - 1].parts.clone();
    Use {
        holder,
        function: Neighbour { id, parts, style, time, margins: Margins { setup: 15, teardown: 0 } },
    }
}

fn house(uses: &[Use], rooms: (i64, i64)) -> House {
    let event =
        |code: &str, tentative| Holder::Event { named: Some((code.to_owned(), String::new())), tentative };
    let nights = day("2026-05-25").iter_days().take(30);
    let night = |night| {
        let of = |free| Night { free, held: vec![(0, 2)] };
        [((SINGLE, night), of(rooms.0)), ((DOUBLE, night), of(rooms.1))]
    };
    let mut house = House::new(&campus(), uses, &[]);
    house.portable = 1;
    house.kinds = vec![Kind { id: SINGLE, beds: 1 }, Kind { id: DOUBLE, beds: 2 }];
    house.nights = nights.flat_map(night).collect::<HashMap<_, _>>();
    house.holders =
        vec![event("T", true), event("D", false), event("S", true), event("U", true), event("V", true)];
    house
}

fn halls(possible: &Possible) -> Vec<u128> {
    let sessions = possible.rooms.iter().flat_map(|room| &room.sessions);
    sessions.map(|session| session.hall.uuid().as_u128()).collect()
}

fn first(text: &str, question: &Question, house: &House) -> Result<Possible, Vec<Reason>> {
    on(question, house, day(text))
}

#[test]
fn the_tightest_hall_serves_and_the_same_on_every_day() {
    let possible = first("2026-06-01", &question(vec![need(1, 45, (9, 17))]), &house(&[], (0, 0))).unwrap();
    assert_eq!((halls(&possible), possible.score.points()), (vec![5, 5], 0));
    assert_eq!(possible.last, day("2026-06-02"));
}

#[test]
fn a_joined_hall_and_its_parts_exclude_each_other_while_they_are_in_use_together() {
    let asked =
        |hours| Question { step_free: true, ..question(vec![need(1, 70, (9, 12)), need(3, 30, hours)]) };
    let reasons = first("2026-06-01", &asked((9, 12)), &house(&[], (0, 0))).unwrap_err();
    assert_eq!(reasons, [Reason::Together { obstacles: Vec::new() }]);
    let possible = first("2026-06-01", &asked((14, 17)), &house(&[], (0, 0))).unwrap();
    assert_eq!(halls(&possible), [3, 3, 1, 1, 2, 2, 5, 5]);
    assert!(possible.rooms[1].sessions[0].fit.before.unwrap().walls);
}

#[test]
fn what_others_hold_is_told_and_which_option_would_have_to_give_way() {
    let taken = used(0, 4, SetupStyle::Theatre, ("2026-06-02", 9, 11));
    let house = house(&[taken, used(1, 4, SetupStyle::Theatre, ("2026-06-04", 9, 11))], (0, 0));
    let found = answer(&question(vec![need(1, 100, (9, 17))]), &house);
    let firsts = found.possible.iter().map(|one| one.first.to_string()).collect::<Vec<_>>();
    assert_eq!(firsts, ["2026-06-05", "2026-06-06"]);
    let told = found.refused.iter().map(|one| (one.from.to_string(), one.dates, one.yielding.clone()));
    let yields = vec![BTreeSet::from([0])];
    let expected = [("2026-06-01".to_owned(), 2, yields), ("2026-06-03".to_owned(), 2, Vec::new())];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let Reason::Taken { need: 0, suit: 1, free: 0, obstacles } = &found.refused[0].reasons[0] else {
        panic!("{found:?}")
    };
    assert_eq!((obstacles.len(), obstacles[0].holder), (1, 0));
}

#[test]
fn two_options_that_both_stand_in_the_way_have_to_give_way_together() {
    let held = [(0, "2026-06-01"), (2, "2026-06-02")]
        .map(|(holder, on)| used(holder, 4, SetupStyle::Theatre, (on, 9, 11)));
    let asked =
        Question { window: (day("2026-06-01"), day("2026-06-02")), ..question(vec![need(1, 100, (9, 17))]) };
    let found = answer(&asked, &house(&held, (0, 0)));
    assert_eq!(found.refused[0].yielding, [BTreeSet::from([0, 2])]);
}

#[test]
fn rooms_change_halls_once_only_where_no_hall_is_free_throughout() {
    let held = [
        used(1, 5, SetupStyle::Theatre, ("2026-06-01", 9, 11)),
        used(1, 3, SetupStyle::Theatre, ("2026-06-02", 9, 11)),
    ];
    let asked = Question { step_free: true, ..question(vec![need(1, 45, (9, 17))]) };
    let possible = first("2026-06-01", &asked, &house(&held, (0, 0))).unwrap();
    assert_eq!((halls(&possible), possible.score.moves), (vec![3, 5], 1));
}

#[test]
fn booths_are_carried_in_as_long_as_there_are_any() {
    let with = |booths, count| question(vec![Need { booths, ..need(count, 20, (9, 17)) }]);
    let possible = first("2026-06-01", &with(2, 1), &house(&[], (0, 0))).unwrap();
    assert_eq!((possible.rooms[0].portable, halls(&possible)[0]), (1, 1));
    let reasons = first("2026-06-01", &with(2, 2), &house(&[], (0, 0))).unwrap_err();
    assert_eq!(reasons, [Reason::Booths { short: 1 }]);
    let reasons = first("2026-06-01", &with(5, 1), &house(&[], (0, 0))).unwrap_err();
    assert_eq!(reasons, [Reason::FewBooths { need: 0, short: 2 }]);
}

#[test]
fn a_booth_that_is_promised_to_others_on_one_of_the_days_cannot_be_carried_in() {
    let asked = question(vec![Need { booths: 3, ..need(1, 20, (9, 17)) }]);
    let promised = HashMap::from([(asked.last(day("2026-06-01")), 1)]);
    let mut house = house(&[], (0, 0));
    house.promised = promised;
    assert_eq!(first("2026-06-01", &asked, &house).unwrap_err(), [Reason::Booths { short: 1 }]);
    assert_eq!(first("2026-06-03", &asked, &house).unwrap().rooms[0].portable, 1);
}

#[test]
fn what_no_hall_can_ever_do_is_one_reason_for_the_whole_window() {
    let many = answer(&question(vec![need(1, 500, (9, 17))]), &house(&[], (0, 0)));
    assert_eq!(many.refused.len(), 1);
    assert_eq!(
        (many.refused[0].dates, &many.refused[0].reasons[..]),
        (6, &[Reason::TooSmall { need: 0, most: Some(120) }][..])
    );
    let steps = Question { step_free: true, ..question(vec![need(1, 100, (9, 17))]) };
    assert_eq!(first("2026-06-01", &steps, &house(&[], (0, 0))).unwrap_err(), [Reason::Steps { need: 0 }]);
}

#[test]
fn beds_are_counted_by_night_and_shared_only_where_that_is_said() {
    let beds = |any, sharing| {
        let asked = question(Vec::new());
        Question { beds: Beds { any, sharing, ..asked.beds }, ..asked }
    };
    let plan = first("2026-06-01", &beds(12, false), &house(&[], (10, 4))).unwrap().beds;
    assert_eq!(plan.rooms[&(SINGLE, day("2026-05-31"))], 10);
    assert_eq!((plan.rooms[&(DOUBLE, day("2026-06-01"))], plan.rooms.len()), (2, 4));
    let short = first("2026-06-01", &beds(16, false), &house(&[], (10, 4))).unwrap_err();
    let Reason::Beds { lacks, sharing: true } = &short[0] else { panic!("{short:?}") };
    assert_eq!((lacks.len(), lacks[0].short, &lacks[0].held), (2, 2, &vec![(0, 4)]));
    let too_many = first("2026-06-01", &beds(19, false), &house(&[], (10, 4))).unwrap_err();
    assert!(matches!(too_many[0], Reason::Beds { sharing: false, .. }), "{too_many:?}");
    let shared = first("2026-06-01", &beds(16, true), &house(&[], (10, 4))).unwrap();
    assert_eq!((shared.beds.shared, shared.score.points()), (2, 4));
}

#[test]
fn an_option_that_holds_the_rooms_would_have_to_give_way() {
    let asked = question(Vec::new());
    let beds = Beds { any: 16, ..asked.beds.clone() };
    let found = answer(&Question { beds, ..asked }, &house(&[], (10, 4)));
    assert!(!found.refused.is_empty());
    for refused in &found.refused {
        assert_eq!(refused.yielding, [BTreeSet::from([0])], "it holds two of each type every night");
    }
}

#[test]
fn beds_may_begin_on_the_weekday_before() {
    let asked = question(Vec::new());
    let from = Beds { any: 1, from: Arrival::On(Weekday::Sun), after: 1, ..asked.beds.clone() };
    let asked = Question { beds: from, ..asked };
    let nights = |first| asked.nights(day(first)).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(nights("2026-06-02"), ["2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03"]);
    assert_eq!(nights("2026-06-07")[0], "2026-06-07");
}

#[test]
fn an_event_of_working_days_begins_where_no_weekend_follows() {
    let asked = Question { days: 3, working_days: true, ..question(vec![need(1, 20, (9, 17))]) };
    assert_eq!(
        asked.starts().map(|day| day.to_string()).collect::<Vec<_>>(),
        ["2026-06-01", "2026-06-02", "2026-06-03"]
    );
    let monday = Question { begins: Some(Weekday::Wed), ..asked };
    assert_eq!(monday.starts().collect::<Vec<_>>(), [day("2026-06-03")]);
}

#[test]
fn a_term_of_four_months_may_ask_for_beds_and_for_halls_on_some_of_its_days() {
    let days = |days| Need { days, ..need(1, 24, (9, 17)) };
    let term =
        |needs| Question { days: 117, window: (day("2026-06-01"), day("2026-10-31")), ..question(needs) };
    assert_eq!(term(vec![days((1, 5)), days((87, 117))]).faults(), []);
    assert_eq!(term(vec![days((1, 32))]).faults(), [F::NeedDays(0)]);
    assert_eq!(Question { days: 401, ..term(vec![days((1, 5))]) }.faults(), [F::Days]);
}

#[test]
fn everything_that_is_wrong_with_a_question_is_told_at_once() {
    let wrong = Need { days: (1, 3), hours: (hour(17), hour(9)), booths: -1, ..need(13, 0, (9, 17)) };
    let faults = question(vec![wrong]).faults();
    let expected = [F::TooManyRooms, F::Count(0), F::People(0), F::Hours(0), F::NeedDays(0), F::Booths(0)];
    assert_eq!(faults, expected);
    assert_eq!(question(Vec::new()).faults(), [F::Nothing]);
    let backwards =
        Question { window: (day("2026-06-07"), day("2026-06-01")), ..question(vec![need(1, 9, (9, 10))]) };
    assert_eq!(backwards.faults(), [F::Backwards]);
}
