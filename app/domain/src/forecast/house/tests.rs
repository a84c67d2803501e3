use super::super::group::{Rooms, Shocks, Stage, Step};
use super::*;
use proptest::prelude::*;

const ORIGIN: Day = 2000;
const NIGHTS: usize = 60;

fn group(key: u64, stage: Stage, first: Day, rooms: u16) -> Group {
    let rooms = Rooms { first, by_night: vec![rooms; 4] };
    let class = u8::try_from(key % 4).unwrap();
    Group::new(key, class, vec![Step { since: first - 150, stage, asked: true, rooms }], None, None).unwrap()
}

fn house(alone: f32, open: f32) -> (House, Vec<Group>) {
    let stages = [Stage::Enquiry, Stage::Tentative, Stage::Definite];
    let groups: Vec<Group> = (0..40_u16)
        .map(|number| {
            let first = ORIGIN - 400 + 11 * Day::from(number);
            group(u64::from(number), stages[usize::from(number) % 3], first, 5 + number)
        })
        .collect();
    let mut paths = Paths::empty(ORIGIN + 1, NIGHTS, 64);
    for (path, more) in paths.iter_mut().zip(0_u8..) {
        path.fill(alone + f32::from(more % 5));
    }
    let mix = vec![[0.25, 0.25, 0.0, 0.5]; NIGHTS];
    let groups_known = Groups::learn(&groups, ORIGIN, Shocks::default());
    (House { alone: paths, mix, groups: groups_known, open: vec![open; NIGHTS] }, groups)
}

fn mean(courses: &Courses) -> f64 {
    courses.total.sums(ORIGIN, ORIGIN + 100).iter().sum::<f64>()
}

proptest! {
    #[test]
    fn no_path_holds_more_than_is_open_and_classes_add_up(alone in 0.0_f32..40.0, open in 0.0_f32..60.0) {
        let (house, groups) = house(alone, open);
        let courses = house.courses(&groups, 3);
        for (number, path) in courses.total.iter().enumerate() {
            for (night, rooms) in path.iter().enumerate() {
                prop_assert!(*rooms <= open);
                let classes: f32 = courses.classes.iter().map(|paths| paths.iter().nth(number).unwrap()[night]).sum();
                prop_assert!((classes - rooms).abs() < 1e-3, "{classes} is not {rooms}");
            }
        }
        let told = mean(&courses) / 64.0;
        prop_assert!(courses.wanted.iter().sum::<f64>() >= told - 1e-2);
    }

    #[test]
    fn a_definite_event_more_never_lowers_the_mean_and_leaves_the_others_alone(rooms in 1_u16..90, after in 1_i32..50) {
        let (house, groups) = house(10.0, 50.0);
        let before = house.courses(&groups, 3);
        let with = [groups.clone(), vec![group(1_001, Stage::Definite, ORIGIN + after, rooms)]].concat();
        let courses = house.courses(&with, 3);
        prop_assert!(mean(&courses) >= mean(&before));
        let anew = House { groups: Groups::learn(&with, ORIGIN, Shocks::default()), ..house.clone() };
        prop_assert!(mean(&anew.courses(&with, 3)) >= mean(&before), "learned anew with it");
        for (place, group) in groups.iter().enumerate() {
            let class = usize::from(group.class);
            prop_assert_eq!(courses.drawn[class].shares(place), before.drawn[class].shares(place));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let (house, groups) = house(10.0, 50.0);
    let bits = |seed| {
        let courses = house.courses(&groups, seed);
        courses.total.iter().flatten().map(|rooms| rooms.to_bits()).collect::<Vec<_>>()
    };
    assert_eq!(bits(3), bits(3));
    assert_ne!(bits(3), bits(4));
}

#[test]
fn a_closed_house_sleeps_nobody_and_still_says_who_wanted_to_come() {
    let (house, groups) = house(10.0, 0.0);
    let courses = house.courses(&groups, 3);
    assert!(mean(&courses).abs() < f64::EPSILON);
    assert!(courses.wanted.iter().all(|wanted| *wanted >= 10.0));
}

#[test]
fn who_is_the_whole_house_has_all_the_leverage() {
    let (mut house, _) = house(0.0, 500.0);
    for path in house.alone.iter_mut() {
        path.fill(0.0);
    }
    let one = [group(1, Stage::Tentative, ORIGIN + 10, 20)];
    house.groups = Groups::learn(&[], ORIGIN, Shocks::default());
    let courses = house.courses(&one, 3);
    let sums = courses.total.sums(ORIGIN + 1, ORIGIN + 60);
    let moves = |goal: f64| courses.leverage((0, &one[0]), 80.0, &sums, goal);
    let sure = [80.0, 1.0, 0.0, 500.0].map(|goal| moves(goal) > 0.999);
    assert_eq!(sure, [true, true, false, false]);
    let of_nights = |from, until| courses.leverage_of_nights((from, until), 1.0, &sums, 40.0);
    assert_eq!(of_nights(ORIGIN + 1, ORIGIN + 5), None, "nobody sleeps then");
    assert_eq!(of_nights(ORIGIN + 10, ORIGIN + 14), Some(1.0));
}

#[test]
fn what_all_nights_share_counted_as_the_leverage_of_every_month() {
    let (mut house, _) = house(0.0, 500.0);
    house.groups = Groups::learn(&[], ORIGIN, Shocks::default());
    for (path, level) in house.alone.iter_mut().zip([0_u8, 1, 2, 3].into_iter().cycle()) {
        path.fill(f32::from(level));
    }
    let courses = house.courses(&[], 3);
    let sums = courses.total.sums(ORIGIN + 1, ORIGIN + 61);
    // Sixty nights are 0, 60, 120 or 180, and ten of them 0, 10, 20 or 30 with quartiles of 7.5 and 22.5: moved alone they decide
    // only where the other fifty come so near to the goal.
    let month = |first: Day, goal: f64| {
        courses.leverage_of_nights((ORIGIN + first, ORIGIN + first + 10), 1.0, &sums, goal).unwrap()
    };
    for first in [1, 11, 51] {
        assert!(month(first, 90.0).abs() < f64::EPSILON, "no path is so near to it");
        assert!((month(first, 115.0) - 0.25).abs() < 1e-9, "a hundred of the others, and 7.5 or 22.5");
    }
    let of_two = courses.leverage_of_nights((ORIGIN + 1, ORIGIN + 11), 2.0, &sums, 113.0).unwrap();
    assert!(
        of_two.abs() < f64::EPSILON,
        "the average of two years moves by half as much: from 113.75 to 121.25"
    );
}
