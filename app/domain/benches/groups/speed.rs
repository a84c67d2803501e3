//! How long a simulation takes.

use chrono::{DateTime, NaiveDate};
use foresteria_domain::forecast::group::{Ask, Group, Groups, Rooms, Shocks, Stage, Step};
use foresteria_domain::forecast::outlook::{Basis, How, Made, Named};
use foresteria_domain::forecast::{CLASSES, Day, House, Known, Paths, Pavilion, Pavilions, RoomNights};
use std::time::Instant;

/// The day at whose end it is made.
const ORIGIN: Day = 739_000;

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

/// The whole of what a page shows: both kinds of rooms within those that are open, and every sum of them.
fn lay_out(known: &[Group], groups: &[Group]) {
    let mut alone = Paths::empty(ORIGIN + 1, 731, 2000);
    for (path, more) in alone.iter_mut().zip(0_u8..) {
        path.fill(20.0 + f32::from(more % 16));
    }
    let groups = Groups::learn(groups, ORIGIN, Shocks::default());
    let mix = vec![[1.0 / 4.0; CLASSES]; 731];
    let house = House { alone, mix, groups, open: vec![200.0; 731] };
    let names = vec![Named::default(); known.len()];
    let pavilions = pavilions();
    let (as_of, learned_as_of) = (DateTime::default(), NaiveDate::default());
    let made = Made { as_of, paths: 2000, seed: 1, individuals: How::PickUp, learned_as_of };
    let time = || {
        let started = Instant::now();
        let courses = house.courses(known, 1);
        let drawing = started.elapsed();
        let nobody = Known::default();
        let basis = Basis {
            known: &nobody,
            house: &house,
            groups: known,
            courses: &courses,
            names: &names,
            targets: &[],
            pavilions: &pavilions,
        };
        let told = basis.outlook(made);
        assert!(told.years.iter().all(|year| year.mean > 0.0));
        (started.elapsed(), drawing)
    };
    if let Some((all, drawing)) = (0..5).map(|_| time()).min() {
        println!(
            "the house within its rooms: {:.0} ms; laid out by night, week, month, year and pavilion: {:.0} ms",
            drawing.as_secs_f64() * 1000.0,
            all.as_secs_f64() * 1000.0
        );
    }
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
