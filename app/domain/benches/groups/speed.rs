//! How long a simulation takes.

use chrono::{DateTime, Datelike, NaiveDate};
use foresteria_domain::forecast::group::{Ask, Group, Groups, Rooms, Shocks, Stage, Step};
use foresteria_domain::forecast::outlook::{Basis, How, Made, Named, date};
use foresteria_domain::forecast::{
    Booking, Day, House, Individuals, Known, Pavilion, Pavilions, RoomNights, summary,
};
use foresteria_domain::ids::TargetId;
use foresteria_domain::target::{Target, TargetPeriod, TargetStatus, biennium_of};
use std::collections::BTreeSet;
use std::time::Instant;

/// The day at whose end it is made.
const ORIGIN: Day = 739_000;

/// Nights that are told of a campus: two years.
const NIGHTS: Day = 731;

/// A group every so many hours of a year, of a few rooms or many, for a few nights.
fn group(key: u64, number: u16, days: Day) -> Option<Group> {
    let (rooms, nights) = (2 + number * 7 % 40, 1 + usize::from(number) % 6);
    let first = ORIGIN + days;
    let rooms = Rooms { first, by_night: vec![rooms; nights] };
    let (since, gone) =
        (first - 100 - Day::from(number % 200), (number.is_multiple_of(4)).then(|| first - 30));
    let step = Step { since, stage: Stage::Definite, asked: true, rooms };
    Group::new(key, 0, vec![step], gone.filter(|gone| *gone <= ORIGIN), None)
}

/// Prints the best of five times for 2,000 paths of two years, 300 groups known and 300 past.
pub fn print() {
    let (known, groups) = groups();
    simulate(&known, &groups);
    lay_out(&known, &groups);
}

/// The groups known, and all of them.
fn groups() -> (Vec<Group>, Vec<Group>) {
    let of = |keys: u64, days: fn(Day) -> Day| {
        (0..300_u16).zip(keys..).filter_map(move |(number, key)| group(key, number, days(Day::from(number))))
    };
    let known: Vec<Group> = of(0, |number| 1 + number * 730 / 300).collect();
    let groups: Vec<Group> = of(300, |number| -8 - number * 364 / 300).chain(known.iter().cloned()).collect();
    (known, groups)
}

fn simulate(known: &[Group], groups: &[Group]) {
    let ask = Ask { nights: 731, number: 2000, seed: 1, class: None, open: &[], leanings: &[] };
    let time = || {
        let started = Instant::now();
        let learned = Groups::learn(groups, ORIGIN, Shocks::default());
        let learning = started.elapsed();
        let paths = learned.simulate(known, &ask).paths;
        assert!(paths.sums(ORIGIN + 1, ORIGIN + 732).iter().all(|sum| *sum > 0.0));
        (started.elapsed(), learning)
    };
    if let Some((all, learning)) = (0..5).map(|_| time()).min() {
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
        println!(
            "2,000 paths of 731 nights, {} groups known and 300 past: {:.0} ms, of which learning {:.0} ms",
            known.len(),
            milliseconds(all),
            milliseconds(learning)
        );
    }
}

/// The whole of what a page shows: both kinds of rooms drawn within those that are open, and every sum of them. What models are
/// learned from, once a month, is not among it.
fn lay_out(known: &[Group], groups: &[Group]) {
    let all = Known { singles: singles(), courses: Vec::new() };
    let books = all.books_alone(
        ORIGIN - 1000..ORIGIN + NIGHTS + 8,
        usize::try_from(Individuals::reach(NIGHTS)).unwrap_or_default(),
        ORIGIN,
        &BTreeSet::new(),
    );
    let individuals = Individuals::learn(&books, NIGHTS, &|_| false, 1);
    let (names, pavilions, targets) = (vec![Named::default(); known.len()], pavilions(), targets());
    let (as_of, learned_as_of) = (DateTime::default(), NaiveDate::default());
    let made = Made { as_of, paths: 2000, seed: 1, individuals: How::PickUp, learned_as_of };
    let time = || {
        let started = Instant::now();
        let alone = individuals.paths(&books, NIGHTS, 2000, 1);
        let expected: Vec<f64> = (ORIGIN + 1..=ORIGIN + NIGHTS)
            .map(|night| summary(&mut alone.sums(night, night + 1)).1)
            .collect();
        let groups = Groups::learn(groups, ORIGIN, Shocks::default());
        let house = House { mix: all.mix(ORIGIN, &expected), groups, open: vec![200.0; 731], alone };
        let of_alone = started.elapsed();
        let courses = house.courses(known, 1);
        let drawn = started.elapsed();
        let basis = Basis {
            known: &all,
            house: &house,
            groups: known,
            courses: &courses,
            names: &names,
            targets: &targets,
            pavilions: &pavilions,
        };
        let told = basis.outlook(made);
        assert!(told.years.iter().all(|year| year.mean > 0.0) && told.goals.len() == targets.len());
        (started.elapsed(), drawn, of_alone)
    };
    if let Some((all, drawn, alone)) = (0..5).map(|_| time()).min() {
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
        println!(
            "2,000 paths of 731 nights, within the rooms of the house: {:.0} ms, of which rooms booked one by one {:.0} ms; with \
             all that is laid out, by night, week, month, year, class and pavilion, and {} targets: {:.0} ms",
            milliseconds(drawn),
            milliseconds(alone),
            targets.len(),
            milliseconds(all)
        );
    }
}

/// Some thirty rooms a night for three years and what is booked beyond, each for a night, up to four months before.
fn singles() -> Vec<(u8, Booking)> {
    let of = |night: Day| {
        (0..20 + night % 16).map(move |room| {
            let booked = night - (night * 7 + room * 13) % 120;
            let gone = (room % 6 == 0).then_some(night - 1);
            (
                (room % 4).unsigned_abs().to_le_bytes()[0],
                Booking { arrival: night, departure: night + 1, booked, gone },
            )
        })
    };
    (ORIGIN - 1014..ORIGIN + 120).flat_map(of).collect()
}

/// Of the year that runs, the one after, and both together.
fn targets() -> [Target; 3] {
    let year = date(ORIGIN).year();
    let kinds = [
        (TargetPeriod::Year, year),
        (TargetPeriod::Year, year + 1),
        (TargetPeriod::Biennium, biennium_of(year)),
    ];
    kinds.map(|(period, first_year)| Target {
        id: TargetId::new(uuid::Uuid::nil()),
        period,
        first_year,
        room_nights: 25_000,
        source: String::new(),
        status: TargetStatus::Assumed,
        version: 1,
    })
}

/// Seven pavilions of 34 rooms, half of which are slept in, one of them closed for the first year to come.
fn pavilions() -> Pavilions {
    let nights = ORIGIN - 400..ORIGIN + 732;
    let named = (0..7).map(|place| Pavilion { code: place.to_string(), name: String::new() });
    let rooms = |pavilion, number: usize, nights: std::ops::Range<Day>| {
        (0..number).map(move |_| RoomNights { pavilion, nights: nights.clone() })
    };
    let stock: Vec<_> = (0..7).flat_map(|place| rooms(place, 34, nights.clone())).collect();
    let given: Vec<_> = (0..7).flat_map(|place| rooms(place, 15, ORIGIN - 400..ORIGIN + 30)).collect();
    let closed: Vec<_> = rooms(6, 34, ORIGIN + 1..ORIGIN + 365).collect();
    Pavilions::new(named.collect(), &nights, &stock, &closed, &given)
}
