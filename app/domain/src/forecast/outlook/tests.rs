use super::super::group::{Groups, Shocks, Stage};
use super::super::{Booking, ByNight, Course, Paths};
use super::*;
use crate::ids::TargetId;
use crate::target::{TargetPeriod, TargetStatus};

fn on(text: &str) -> Day {
    super::super::day(text.parse().unwrap())
}

fn target(period: TargetPeriod, first_year: i32, room_nights: i64) -> Target {
    Target {
        id: TargetId::new(uuid::Uuid::nil()),
        period,
        first_year,
        room_nights,
        source: "S1".into(),
        status: TargetStatus::Assumed,
        version: 1,
    }
}

/// Two rooms every night of 2026 until the origin, three booked on New Year's Eve; an event with ten rooms held and two
/// stays for three nights of December.
fn known(origin: Day) -> Known {
    let night = |night| Booking { arrival: night, departure: night + 1, booked: night - 30, gone: None };
    let slept = (on("2026-01-01")..=origin).flat_map(|of| [(3, night(of)), (3, night(of))]);
    let eve = on("2026-12-31");
    let first = on("2026-12-07");
    let stay = Booking { arrival: first, departure: first + 3, booked: origin - 5, gone: None };
    let course = Course {
        key: 1,
        class: 1,
        stages: vec![(origin - 90, Some(Stage::Definite))],
        blocks: vec![(origin - 90, (first..first + 3).map(|night| (night, 10)).collect::<ByNight>())],
        waits: false,
        took_place: false,
        stays: vec![stay, stay],
    };
    let booked = Booking { booked: origin - 1, ..night(eve) };
    Known { singles: slept.chain([(0, booked); 3]).collect(), courses: vec![course] }
}

/// Of four paths one sleeps nobody beside the event and the others four rooms a night.
fn told(open: f32, targets: &[Target]) -> (Outlook, Known) {
    let origin = on("2026-11-26");
    let (known, nights) = (known(origin), 731);
    let mut alone = Paths::empty(origin + 1, nights, 4);
    for (path, rooms) in alone.iter_mut().zip([0.0, 4.0, 4.0, 4.0]) {
        path.fill(rooms);
    }
    let groups = known.groups();
    let house = House {
        alone,
        mix: vec![[0.0, 0.0, 0.0, 1.0]; nights],
        groups: Groups::learn(&groups, origin, Shocks { coming: 0.0, new: 0.0 }),
        open: vec![open; nights],
    };
    let courses = house.courses(&groups, 1);
    let names = [Named { code: "E0".into(), typed: Some(40), ..Named::default() }];
    let basis =
        Basis { known: &known, house: &house, groups: &groups, courses: &courses, names: &names, targets };
    let learned_as_of = date(origin);
    let as_of = DateTime::default();
    (basis.outlook(Made { as_of, paths: 4, seed: 1, individuals: How::PickUp, learned_as_of }), known)
}

#[test]
fn a_month_that_has_begun_is_what_was_slept_and_the_rest_of_each_path() {
    let (told, _) = told(50.0, &[]);
    let november = &told.months[10];
    assert_eq!((november.slept, november.booked, november.p10, november.p90), (52, 0, 56.8, 68.0));
    assert!((november.mean - 64.0).abs() < 1e-9, "four rooms on three paths of four for four nights");
    assert_eq!((told.months[0].slept, told.months[0].p10, told.months[0].p90), (62, 62.0, 62.0));
}

#[test]
fn what_is_held_for_an_event_is_what_its_stays_have_not_taken() {
    let (told, _) = told(50.0, &[]);
    let december = &told.months[11];
    assert_eq!((december.booked, december.held, december.open), (3 + 6, 24, 31 * 50));
    let night = told.nights.iter().find(|night| night.from == "2026-12-07".parse().unwrap()).unwrap();
    assert_eq!((night.booked, night.held), (2, 8));
}

#[test]
fn months_and_classes_add_up_to_the_year() {
    let (told, _) = told(9.0, &[]);
    let year = &told.years[0];
    let of_year = &told.months[..12];
    assert!((of_year.iter().map(|month| month.mean).sum::<f64>() - year.mean).abs() < 0.1);
    assert!((year.classes.iter().sum::<f64>() - year.mean).abs() < 0.1);
    assert!(year.wanted > year.mean, "ten rooms for an event and nine open");
    let nights: f64 = told.nights[..35].iter().map(|night| night.mean).sum();
    assert!((nights + 660.0 - year.mean).abs() < 0.5, "{nights} and 660 slept are not {}", year.mean);
}

#[test]
fn the_chance_of_a_goal_is_the_share_of_paths_that_reach_it() {
    let goals = [
        target(TargetPeriod::Year, 2026, 760),
        target(TargetPeriod::Biennium, 2026, 1_000),
        target(TargetPeriod::Year, 2028, 9),
        target(TargetPeriod::Year, 2025, 9),
        target(TargetPeriod::Biennium, 2025, 1),
    ];
    let (told, _) = told(50.0, &goals);
    let said: Vec<_> =
        told.goals.iter().map(|goal| (goal.first_year, goal.last_year(), goal.chance)).collect();
    assert_eq!(
        said,
        [(2026, 2026, 0.75), (2025, 2026, 1.0), (2026, 2027, 0.75)],
        "neither what is over nor what is not told whole"
    );
    let year = &told.goals[0];
    assert!((year.committed - (660.0 + 9.0 + 24.0)).abs() < 1e-9, "{}", year.committed);
    assert!(year.stress < year.mean && year.stress_chance < year.chance);
    assert!((year.stress - (660.0 + (year.mean - 660.0) * 0.37)).abs() < 0.1);
    let december = year.months.last().unwrap();
    assert_eq!((december.month, december.by > 0.4), ("2026-12-01".parse().unwrap(), true));
}

#[test]
fn simple_ways_are_told_for_nights_and_for_the_sums_that_are_scored() {
    let (told, _) = told(50.0, &[]);
    let [month, quarter] = &told.sums[..] else { panic!("two sums") };
    assert_eq!((month.until - month.from).num_days(), 28);
    let of_nights: f64 = told.nights[..28].iter().map(|night| night.peers.pick_up.unwrap()).sum();
    assert!((month.peers.pick_up.unwrap() - of_nights).abs() < 0.1, "{:?}", month.peers);
    assert_eq!(quarter.peers.last_year, None, "the house knows no nights of a year before");
    assert_eq!(told.nights[300].peers.pick_up, None, "so far ahead nobody is asked");
}

#[test]
fn an_event_is_told_with_its_chance_and_what_was_typed_in_only_while_it_is_open() {
    let (told, _) = told(50.0, &[]);
    let event = &told.groups[0];
    assert_eq!((event.code.as_str(), event.room_nights, event.typed), ("E0", 30, None));
    assert!(event.comes > 0.5 && event.mean > 0.0 && !told.is_empty());
}

#[test]
fn a_goal_with_two_months_to_go_is_decided_and_the_next_is_not() {
    let (told, _) = told(50.0, &[target(TargetPeriod::Year, 2026, 9), target(TargetPeriod::Year, 2027, 9)]);
    let origin = "2026-11-26".parse().unwrap();
    assert_eq!(told.goals.iter().map(|goal| goal.months_to_go(origin)).collect::<Vec<_>>(), [2, 14]);
    assert_eq!(told.undecided(origin).map(|goal| goal.first_year), Some(2027));
}

#[test]
fn up_to_a_day_nothing_is_told_that_ends_later() {
    let until = "2026-12-15".parse().unwrap();
    let told = told(50.0, &[]).0.up_to(until);
    assert_eq!((told.nights.len(), told.months.len(), told.years.len()), (18, 11, 0));
    assert!(told.weeks.iter().all(|week| week.until <= until));
}
