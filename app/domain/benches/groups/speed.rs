//! How long a simulation takes.

use foresteria_domain::forecast::Day;
use foresteria_domain::forecast::group::{Ask, Group, Groups, Rooms, Shocks, Stage, Step};
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
    let step = Step { since, stage: Stage::Definite, rooms };
    Group::new(key, 0, vec![step], gone.filter(|gone| *gone <= ORIGIN), None)
}

/// Prints the best of five times for 2,000 paths of two years, 300 groups known and 300 past.
pub fn print() {
    let of = |keys: u64, days: fn(Day) -> Day| {
        (0..300_u16).zip(keys..).filter_map(move |(number, key)| group(key, number, days(Day::from(number))))
    };
    let known: Vec<Group> = of(0, |number| 1 + number * 730 / 300).collect();
    let groups: Vec<Group> = of(300, |number| -8 - number * 364 / 300).chain(known.iter().cloned()).collect();
    let ask = Ask { nights: 731, number: 2000, seed: 1, class: None };
    let time = || {
        let started = Instant::now();
        let learned = Groups::learn(&groups, ORIGIN, Shocks::default());
        let learning = started.elapsed();
        let paths = learned.simulate(&known, &ask).paths;
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
