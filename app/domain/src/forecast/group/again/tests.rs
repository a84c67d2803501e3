use super::super::{Groups, Shocks, Stage, Step};
use super::*;
use crate::forecast::Paths;

const CALM: Shocks = Shocks { coming: 0.0, new: 0.0 };

const ORIGIN: &str = "2026-11-25";

const NIGHTS: Day = 731;

fn on(text: &str) -> Day {
    day(text.parse().unwrap())
}

/// Ten rooms for some nights, booked sixty days before.
fn group(key: u64, first: Day, nights: usize) -> Group {
    let rooms = Rooms { first, by_night: vec![10; nights] };
    let step = Step { since: first - 60, stage: Stage::Definite, asked: true, rooms };
    Group::new(key, 0, vec![step], None, None).unwrap()
}

/// One that was called off: all it says is since when there are records.
fn since(text: &str) -> Group {
    let group = group(9, on(text), 2);
    Group::new(9, 0, group.steps, Some(on(text) - 5), None).unwrap()
}

fn paths(groups: &[Group], open: &[f32]) -> Paths {
    let ask = Ask { nights: NIGHTS, number: 400, seed: 1, class: None, open, leanings: &[] };
    Groups::learn(groups, on(ORIGIN), CALM).simulate(&[], &ask).paths
}

/// Rooms of each night, over all paths together.
fn by_night(paths: &Paths) -> impl Iterator<Item = (Day, f64)> {
    (paths.first()..paths.first() + NIGHTS).map(|night| (night, paths.sums(night, night + 1).iter().sum()))
}

/// Nights on which anyone sleeps on any path.
fn taken(paths: &Paths) -> Vec<Day> {
    by_night(paths).filter(|(_, rooms)| *rooms > 0.0).map(|(night, _)| night).collect()
}

fn sum(paths: &Paths) -> f64 {
    by_night(paths).map(|(_, rooms)| rooms).sum::<f64>() / 400.0
}

fn nights(from: &str, until: &str) -> Range<Day> {
    on(from)..on(until)
}

/// Two hundred rooms but on these nights, on which there are none.
fn open_but(closed: &Range<Day>) -> Vec<f32> {
    let first = on(ORIGIN) + 1;
    (first..first + NIGHTS).map(|night| if closed.contains(&night) { 0.0 } else { 200.0 }).collect()
}

#[test]
fn a_course_of_holy_week_comes_again_in_holy_week() {
    let course = group(1, on("2026-03-30"), 2);
    let told = taken(&paths(&[since("2025-06-01"), course], &[]));
    let easters = ["2027-03-22", "2027-03-23", "2028-04-10", "2028-04-11"];
    assert_eq!(told, easters.map(on), "Monday and Tuesday before Easter, in no other season");
}

#[test]
fn what_came_at_other_times_stays_out_of_holy_week() {
    let easters = [nights("2027-03-21", "2027-03-30"), nights("2028-04-09", "2028-04-18")];
    // The second is due in Holy Week of 2027.
    for first in ["2026-03-16", "2026-03-23", "2026-04-15"] {
        let told = paths(&[since("2025-06-01"), group(1, on(first), 1)], &[]);
        for easter in &easters {
            assert!(taken(&told).iter().all(|night| !easter.contains(night)), "{first}");
        }
        assert!((sum(&told) - 20.0).abs() < 2.0, "ten room-nights in each of two years, not {}", sum(&told));
    }
}

#[test]
fn a_house_without_an_easter_on_its_records_takes_it_for_a_week_like_others() {
    let told = taken(&paths(&[group(1, on("2026-04-15"), 1)], &[]));
    assert!(told.iter().any(|night| nights("2027-03-21", "2027-03-30").contains(night)));
}

#[test]
fn two_easters_within_a_year_do_not_count_twice() {
    // Fifty weeks apart: the year before the origin holds both.
    let groups = [since("2016-06-01"), group(1, on("2017-04-10"), 2), group(2, on("2018-03-28"), 2)];
    let ask = Ask { nights: 400, number: 400, seed: 1, class: None, open: &[], leanings: &[] };
    let told = Groups::learn(&groups, on("2018-04-03"), CALM).simulate(&[], &ask).paths;
    let taken = |night: &Day| told.sums(*night, night + 1).iter().any(|rooms| *rooms > 0.0);
    let found: Vec<Day> = (told.first()..told.first() + 400).filter(taken).collect();
    assert_eq!(found, ["2019-04-17", "2019-04-18"].map(on), "the later one alone");
}

#[test]
fn no_group_is_laid_onto_nights_without_a_room_and_none_is_lost() {
    let august = nights("2027-07-31", "2027-08-29");
    let groups = [since("2025-06-01"), group(1, on("2026-08-31"), 3), group(2, on("2026-07-20"), 3)];
    let (open, closed) = (paths(&groups, &[]), paths(&groups, &open_but(&august)));
    assert!(taken(&open).iter().any(|night| august.contains(night)), "the season moves them there");
    assert!(taken(&closed).iter().all(|night| !august.contains(night)));
    for (path, (open, closed)) in open.iter().zip(closed.iter()).enumerate() {
        let sum = |path: &[f32]| path.iter().sum::<f32>();
        assert!((sum(open) - sum(closed)).abs() < 1e-3, "path {path}: it comes at another time");
    }
}

#[test]
fn a_house_closed_for_good_is_asked_by_nobody() {
    let groups = [since("2025-06-01"), group(1, on("2026-08-31"), 3), group(2, on("2026-04-07"), 3)];
    assert!(taken(&paths(&groups, &[0.0; 731])).is_empty());
}

#[test]
fn a_term_over_a_closure_goes_on_without_those_nights() {
    let christmas = nights("2027-12-23", "2028-01-07");
    let term = group(1, on("2025-10-05"), 120);
    let told = paths(&[since("2024-06-01"), term], &open_but(&christmas));
    let taken = taken(&told);
    assert!(taken.iter().all(|night| !christmas.contains(night)));
    let (before, after) = (on("2027-12-22"), on("2028-01-07"));
    assert!(taken.contains(&before) && taken.contains(&after));
}
