use super::super::group::{Groups, Shocks, Stage};
use super::super::{Booking, ByNight, Course, Paths, Pavilion, RoomNights};
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

/// One pavilion with six rooms, closed in the first half of December, and one with the others; both rooms of each night
/// were in the first, and those of New Year's Eve are given there.
fn two_pavilions(open: f32, origin: Day) -> Pavilions {
    let nights = on("2025-01-01")..origin + 732;
    let named = |code: &str| Pavilion { code: code.to_owned(), name: String::new() };
    let room = |pavilion, nights: &std::ops::Range<Day>| RoomNights { pavilion, nights: nights.clone() };
    #[expect(clippy::cast_possible_truncation, reason = "few rooms")]
    let stock = (0..open as i32 + 6).map(|place| room(usize::from(place >= 6), &nights)).collect::<Vec<_>>();
    let shut = on("2026-12-01")..on("2026-12-16");
    let (slept, eve) = (on("2026-01-01")..origin + 1, on("2026-12-31")..on("2027-01-01"));
    let given = [vec![room(0, &slept); 2], vec![room(0, &eve); 3]].concat();
    Pavilions::new(vec![named("A"), named("B")], &nights, &stock, &vec![room(0, &shut); 6], &given)
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
    let pavilions = &two_pavilions(open, origin);
    let (known_then, house, groups, courses, names) = (&known, &house, &groups, &courses, &names);
    let basis = Basis { known: known_then, house, groups, courses, names, targets, pavilions };
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
fn a_year_is_what_is_slept_rooms_one_by_one_and_events_less_what_is_turned_away() {
    let (told, _) = told(9.0, &[]);
    let (year, parts) = (&told.years[0], told.years[0].parts.unwrap());
    let event = told.groups[0].by_year[&2026];
    assert!((parts.alone - 3.0 * 35.0).abs() < 0.01, "four rooms on three paths of four: {parts:?}");
    assert!(parts.unknown.abs() < 0.02 && event > 0.0, "no event is over, so none is laid again: {parts:?}");
    assert!((parts.turned_away - (year.wanted - year.mean)).abs() < 0.05 && parts.turned_away > 1.0);
    let sum = 660.0 + parts.alone + parts.unknown + event - parts.turned_away;
    assert!((sum - year.mean).abs() < 0.05, "{sum} is not {}", year.mean);
    assert!(told.months.iter().all(|month| month.parts.is_none()));
}

#[test]
fn a_class_has_a_range_of_its_own_that_holds_its_mean_and_what_was_slept() {
    let (told, _) = told(50.0, &[]);
    for line in told.nights.iter().chain(&told.weeks).chain(&told.months).chain(&told.years) {
        assert_eq!(line.ranges.len(), line.classes.len());
        for (mean, range) in line.classes.iter().zip(&line.ranges) {
            assert!(range.p10 <= range.p50 && range.p50 <= range.p90, "{range:?}");
            assert!(range.p10 <= mean + 0.01 && *mean <= range.p90 + 0.01, "{mean} {range:?}");
        }
    }
    let november = &told.months[10];
    let nights = november.classes.iter().zip(&november.ranges).find(|(mean, _)| **mean > 0.0).unwrap();
    assert_eq!((nights.1.p10, nights.1.p90), (november.p10, november.p90), "all of one class");
}

#[test]
fn what_comes_beside_training_and_events_has_a_range_of_its_own() {
    let (told, _) = told(50.0, &[]);
    let (year, beside) = (&told.years[0], told.years[0].beside.unwrap());
    let individuals = year.ranges[usize::from(SegmentClass::Individual.place())];
    assert_eq!(beside, individuals, "there are no third parties");
    assert!(beside.p90 - beside.p10 > 90.0 && told.months.iter().all(|month| month.beside.is_none()));
}

#[test]
fn two_years_of_a_budget_are_their_years_together() {
    let (told, _) = told(50.0, &[]);
    let [budget] = &told.biennia[..] else { panic!("one is told whole") };
    let [first, second] = &told.years[..] else { panic!("two years") };
    assert_eq!((budget.from, budget.until), (first.from, second.until));
    assert_eq!((budget.slept, budget.booked), (first.slept, first.booked + second.booked));
    assert!((budget.mean - first.mean - second.mean).abs() < 0.1);
    let pavilions: f64 = told.pavilions.iter().map(|pavilion| pavilion.biennia[0].mean).sum();
    assert!((pavilions - budget.mean).abs() < 0.1);
}

#[test]
fn the_chance_of_a_goal_is_the_share_of_paths_that_reach_it() {
    let goals = [
        target(TargetPeriod::Year, 2026, 790),
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
    // The last four nights of November are 12 or 16 and decide nothing; December does on every path.
    let months: Vec<_> = year.months.iter().map(|month| (month.month.to_string(), month.by)).collect();
    assert_eq!(months, [("2026-12-01".to_owned(), 1.0)]);
}

#[test]
fn the_target_of_one_year_was_drawn_over_two() {
    let goals = [target(TargetPeriod::Year, 2026, 790), target(TargetPeriod::Biennium, 2026, 1_000)];
    let (told, _) = told(50.0, &goals);
    let of = |year| told.goal_of(year).map(|goal| goal.target);
    assert_eq!([2026, 2027, 2028].map(of), [Some(790), Some(1_000), None]);
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
    assert!(told.weeks.iter().all(|week| week.until <= until) && told.biennia.is_empty());
    assert!(told.pavilions[0].biennia.is_empty());
    assert!(told.sums.is_empty() && told.pavilions[0].sums.is_empty(), "28 nights end after Christmas");
}

#[test]
fn pavilions_add_up_to_months_and_years_and_a_closed_one_takes_nothing() {
    let (told, _) = told(50.0, &[]);
    let [closed, open] = &told.pavilions[..] else { panic!("two pavilions") };
    assert_eq!(
        (closed.months.len(), closed.years.len(), closed.sums.len()),
        (told.months.len(), told.years.len(), 2)
    );
    let add_up = |whole: &[Line], parts: [&[PavilionLine]; 2]| {
        for ((whole, one), other) in whole.iter().zip(parts[0]).zip(parts[1]) {
            assert_eq!((one.from, one.until), (whole.from, whole.until));
            assert!((one.mean + other.mean - whole.mean).abs() < 0.03, "{whole:?} {one:?} {other:?}");
        }
    };
    add_up(&told.months, [&closed.months, &open.months]);
    add_up(&told.years, [&closed.years, &open.years]);
    add_up(&told.biennia, [&closed.biennia, &open.biennia]);
    add_up(&told.sums, [&closed.sums, &open.sums]);
    let (november, december) = (&closed.months[10], &closed.months[11]);
    assert_eq!((november.slept, november.open), (52.0, 180), "who slept in it slept in it");
    assert_eq!((december.slept, december.open), (0.0, 6 * 16));
    let half = told.clone().up_to("2026-12-01".parse().unwrap());
    assert_eq!((half.pavilions[0].months.len(), half.pavilions[0].years.len()), (11, 0));
}

#[test]
fn what_was_kept_before_pavilions_were_told_can_still_be_read() {
    let mut kept = serde_json::to_value(told(50.0, &[]).0).unwrap();
    kept.as_object_mut().unwrap().remove("pavilions");
    let read: Outlook = serde_json::from_value(kept).unwrap();
    assert_eq!(read.pavilions, []);
}
