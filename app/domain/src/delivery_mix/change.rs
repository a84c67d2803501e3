//! What a change from one mix to another is made of.
//!
//! Where several drivers change at once, what each brings depends on which is changed first. The parts are therefore the
//! means over all orders (the Shapley value: Shapley, in *Contributions to the Theory of Games* II, 1953), which are the
//! only shares that treat drivers alike and sum to the whole change.

use super::{ActivityKind, Driver, Drivers, Mix, UNIT, rounded};

/// All orders of the drivers: 5!.
const ORDERS: i128 = 120;

/// What a part of a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// A driver of all kinds.
    Driver(Driver),
    /// Room-nights beside activities.
    Beside,
}

/// A part of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Of what.
    pub of: PartOf,
    /// Room-nights more where it alone changed, and nothing else.
    pub alone: i64,
    /// Its share of the whole change; all shares sum to it.
    pub share: i64,
}

/// A change from one mix to another, in room-nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Drivers in their order, and what is beside activities.
    pub parts: Vec<Part>,
    /// What all of it comes to.
    pub whole: i64,
}

/// What a change is made of.
pub fn change(from: &Mix, to: &Mix) -> Change {
    let whole = to.room_nights() - from.room_nights();
    let pairs = ActivityKind::ALL.map(|kind| (from.of(kind), to.of(kind)));
    let over = |of: &dyn Fn(&(Drivers, Drivers)) -> i128| pairs.iter().map(of).sum::<i128>();
    let exact = Driver::ALL.map(|driver| over(&|(from, to)| share(from, to, driver)));
    let beside = to.beside - from.beside;
    let shares = whole_shares(exact, whole - beside);
    let driver = |(driver, share): (Driver, i64)| {
        let alone = over(&|(from, to)| from.with(driver, to.get(driver)).exact() - from.exact());
        Part { of: PartOf::Driver(driver), alone: rounded(alone, UNIT), share }
    };
    let drivers = Driver::ALL.into_iter().zip(shares).map(driver);
    let rest = Part { of: PartOf::Beside, alone: beside, share: beside };
    Change { parts: drivers.chain([rest]).collect(), whole }
}

/// A driver's share of the change of one kind, in hundred-millionths of a 120th: what it brings after each set of the
/// others, by how many orders have just these before it.
fn share(from: &Drivers, to: &Drivers, driver: Driver) -> i128 {
    let others: Vec<Driver> = Driver::ALL.into_iter().filter(|other| *other != driver).collect();
    let sets = 0..1_u32 << others.len();
    sets.map(|set| {
        let changed = others.iter().enumerate().filter(|(place, _)| (set >> place) & 1 == 1);
        let before = changed.fold(*from, |drivers, (_, other)| drivers.with(*other, to.get(*other)));
        orders(set.count_ones()) * (before.with(driver, to.get(driver)).exact() - before.exact())
    })
    .sum()
}

/// How many orders of five have one after so many given others: `n! (4 - n)!`.
fn orders(before: u32) -> i128 {
    let factorial = |number: u32| (1..=i128::from(number)).product::<i128>();
    factorial(before) * factorial(4 - before)
}

/// Shares in whole room-nights that sum to the whole: each is cut to a whole number, and what is missing goes to those
/// that were cut most.
fn whole_shares(exact: [i128; 5], whole: i64) -> [i64; 5] {
    let unit = UNIT * ORDERS;
    let mut shares = exact.map(|share| i64::try_from(share.div_euclid(unit)).unwrap_or_default());
    let mut places = [0, 1, 2, 3, 4];
    places.sort_by_key(|place: &usize| std::cmp::Reverse(exact[*place].rem_euclid(unit)));
    let mut left = whole - shares.iter().sum::<i64>();
    for place in places.into_iter().cycle() {
        match left {
            0 => break,
            1.. => (shares[place], left) = (shares[place] + 1, left - 1),
            _ => (shares[place], left) = (shares[place] - 1, left + 1),
        }
    }
    shares
}
