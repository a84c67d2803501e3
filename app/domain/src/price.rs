//! What events are charged for, what that costs the house, and since when.
//!
//! Money is a whole number of euro cents everywhere; nothing of it is ever a fraction, and [`share`] alone rounds.

use crate::ids::{RoomTypeId, ServiceItemId, SpaceId};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The highest price of one unit, in cents.
pub const MOST_CENTS: i64 = 100_000_000;

/// The most pieces of one thing.
pub const MOST_STOCK: i64 = 100_000;

/// The longest time before a day until which a count may be promised, in days.
pub const LONGEST_GUARANTEE: i64 = 90;

/// The longest name and the longest note, in letters.
pub const LONGEST: usize = 200;

/// So many of so many parts of an amount, in whole cents, half a cent up. Wherever money is divided, it is divided here,
/// once, at the end of a line; sums add what was rounded, so that a column of figures comes to its foot. Amounts are
/// not negative.
pub const fn share(cents: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    cents.saturating_mul(part).saturating_mul(2).saturating_add(whole) / (whole * 2)
}

words! {
    /// What kind of thing has a price.
    Kind {
        /// Meals and breaks.
        Catering = "catering",
        /// Projectors, sound, flip charts.
        Av = "av",
        /// Buses, cars.
        Transfer = "transfer",
        /// Folders, badges, copies.
        Printing = "printing",
        /// Anything else that is ordered.
        Other = "other",
        /// A guest room, by its type.
        Room = "room",
        /// A function space.
        Hall = "hall",
        /// An interpreter's day.
        Interpretation = "interpretation",
        /// Translated words.
        Translation = "translation",
    }
}

impl Kind {
    /// Whether it is ordered by itself. The others follow from what an event holds: its block, its functions, their
    /// languages, its documents.
    pub const fn is_ordered(self) -> bool {
        matches!(self, Self::Catering | Self::Av | Self::Transfer | Self::Printing | Self::Other)
    }

    /// What it may be counted in.
    pub const fn units(self) -> &'static [Unit] {
        match self {
            Self::Catering | Self::Av | Self::Transfer | Self::Printing | Self::Other => {
                &[Unit::Person, Unit::Piece, Unit::Hour, Unit::HalfDay, Unit::Day, Unit::Trip]
            }
            Self::Room => &[Unit::Night],
            Self::Hall => &[Unit::HalfDay, Unit::Day],
            Self::Interpretation => &[Unit::Day],
            Self::Translation => &[Unit::ThousandWords],
        }
    }
}

words! {
    /// What a price is of.
    Unit {
        /// For each person.
        Person = "person",
        /// For each piece.
        Piece = "piece",
        /// An hour.
        Hour = "hour",
        /// Half a day.
        HalfDay = "half_day",
        /// A day.
        Day = "day",
        /// A night.
        Night = "night",
        /// A trip.
        Trip = "trip",
        /// A thousand words.
        ThousandWords = "thousand_words",
    }
}

words! {
    /// A meal, at which diets matter.
    Meal {
        /// In the morning.
        Breakfast = "breakfast",
        /// Between sessions.
        CoffeeBreak = "coffee_break",
        /// At noon.
        Lunch = "lunch",
        /// In the evening.
        Dinner = "dinner",
        /// Standing.
        Reception = "reception",
    }
}

/// What a thing is, as it is typed; nothing is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// What kind of thing.
    pub kind: Kind,
    /// Which meal, where it is one.
    pub meal: Option<Meal>,
    /// What its price is of.
    pub unit: Unit,
    /// How many pieces there are; none where there are as many as are wanted.
    pub stock: Option<i64>,
    /// How many days before its day the count is promised to who delivers.
    pub guarantee_days: i64,
    /// The room type it is the price of; none for all others.
    pub room_type: Option<RoomTypeId>,
    /// The space it is the price of; none for all others.
    pub space: Option<SpaceId>,
    /// What else is to be known.
    pub note: String,
    /// Whether it lets those in a hall and those online see and hear each other.
    pub hybrid: bool,
    /// Whether it can be ordered.
    pub active: bool,
}

/// Something with a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identity.
    pub id: ServiceItemId,
    /// What it is.
    pub profile: Profile,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

/// What is wrong with a thing or its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceFault {
    /// It has no name.
    NoName,
    /// Its name is longer than is kept.
    LongName,
    /// Its note is longer than is kept.
    LongNote,
    /// This kind is not counted in that unit.
    Unit,
    /// There cannot be so many pieces, or none of this kind are counted.
    Stock,
    /// Not so long before.
    Guarantee,
    /// No such price.
    Price,
    /// No such cost.
    Cost,
}

impl Profile {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<PriceFault> {
        let (name, note) = (self.name.trim(), self.note.trim());
        let stock = self.stock.is_some_and(|stock| !(0..=MOST_STOCK).contains(&stock));
        let faults = [
            name.is_empty().then_some(PriceFault::NoName),
            (name.chars().count() > LONGEST).then_some(PriceFault::LongName),
            (note.chars().count() > LONGEST).then_some(PriceFault::LongNote),
            (!self.kind.units().contains(&self.unit)).then_some(PriceFault::Unit),
            (stock || (self.stock.is_some() && !self.kind.is_ordered())).then_some(PriceFault::Stock),
            (!(0..=LONGEST_GUARANTEE).contains(&self.guarantee_days)).then_some(PriceFault::Guarantee),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The same without what its kind does not have, and without spaces around its words.
    #[must_use]
    pub fn tidy(&self) -> Self {
        Self {
            name: self.name.trim().to_owned(),
            note: self.note.trim().to_owned(),
            meal: self.meal.filter(|_| self.kind == Kind::Catering),
            room_type: self.room_type.filter(|_| self.kind == Kind::Room),
            space: self.space.filter(|_| self.kind == Kind::Hall),
            hybrid: self.hybrid && self.kind.is_ordered(),
            ..self.clone()
        }
    }
}

/// A price from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The first day it holds.
    pub from: NaiveDate,
    /// What is charged for a unit, in cents.
    pub price: i64,
    /// What a unit costs the house, in cents.
    pub cost: i64,
}

impl Price {
    /// Everything that is wrong with it.
    pub fn check(self) -> Vec<PriceFault> {
        let within = |cents: i64| (0..=MOST_CENTS).contains(&cents);
        let faults = [
            (!within(self.price)).then_some(PriceFault::Price),
            (!within(self.cost)).then_some(PriceFault::Cost),
        ];
        faults.into_iter().flatten().collect()
    }

    /// What a unit leaves towards the fixed costs of the house; below nothing where it costs more than is charged.
    pub const fn contribution(self) -> i64 {
        self.price - self.cost
    }
}

/// The price that holds on a day, of all that were ever entered, in the order in which they were: the last to begin, and
/// of several that begin on one day the one entered last.
pub fn in_force(prices: &[Price], day: NaiveDate) -> Option<Price> {
    let begun = prices.iter().copied().filter(|price| price.from <= day);
    begun.enumerate().max_by_key(|(position, price)| (price.from, *position)).map(|(_, price)| price)
}

/// The next price to come after a day; none where the one in force stays.
pub fn next_after(prices: &[Price], day: NaiveDate) -> Option<Price> {
    let first = prices.iter().filter(|price| price.from > day).map(|price| price.from).min()?;
    in_force(prices, first)
}

/// How many units a time comes to, in seconds of the clock on the wall: hours, half days of up to five hours, and days begun, on each of which a person is
/// served; one of anything else.
pub const fn units(unit: Unit, seconds: i64) -> i64 {
    const HOUR: i64 = 3_600;
    let of = match unit {
        Unit::Hour => HOUR,
        Unit::HalfDay => 5 * HOUR,
        Unit::Day | Unit::Person => 24 * HOUR,
        _ => return 1,
    };
    if seconds <= 0 { 1 } else { (seconds + of - 1) / of }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(from: &str, price: i64) -> Price {
        Price { from: from.parse().unwrap(), price, cost: price / 2 }
    }

    fn profile() -> Profile {
        Profile {
            name: "Flip chart".to_owned(),
            kind: Kind::Av,
            meal: None,
            unit: Unit::Day,
            stock: Some(12),
            guarantee_days: 2,
            room_type: None,
            space: None,
            note: String::new(),
            hybrid: false,
            active: true,
        }
    }

    #[test]
    fn every_word_reads_back() {
        assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.code()) == Some(*kind)));
        assert!(Unit::ALL.iter().all(|unit| Unit::parse(unit.code()) == Some(*unit)));
        assert!(Meal::ALL.iter().all(|meal| Meal::parse(meal.code()) == Some(*meal)));
        assert_eq!(Kind::parse("jokes"), None);
    }

    #[test]
    fn half_a_cent_is_rounded_up_and_shares_of_a_thousand_add_up_within_a_cent_each() {
        assert_eq!(share(1_000, 1, 3), 333);
        assert_eq!(share(1, 1, 2), 1);
        assert_eq!(share(5, 3, 10), 2);
        assert_eq!(share(12_000, 1_400, 1_000), 16_800);
        assert_eq!(share(12_345, 0, 7), 0);
        assert_eq!(share(12_345, 1, 0), 0);
        for whole in 1..60 {
            for cents in [0, 1, 7, 99, 12_345, MOST_CENTS] {
                let sum = (0..whole).map(|_| share(cents, 1, whole)).sum::<i64>();
                assert!((sum - cents).abs() <= whole, "{cents} in {whole}");
                assert_eq!(share(cents, whole, whole), cents);
            }
        }
    }

    #[test]
    fn the_price_of_a_day_is_the_last_begun_and_of_one_day_the_last_entered() {
        let known = [price("2026-01-01", 100), price("2026-07-01", 140), price("2026-01-01", 110)];
        let of = |day: &str| in_force(&known, day.parse().unwrap()).map(|price| price.price);
        assert_eq!(of("2025-12-31"), None);
        assert_eq!(of("2026-01-01"), Some(110));
        assert_eq!(of("2026-06-30"), Some(110));
        assert_eq!(of("2026-07-01"), Some(140));
        let next = |day: &str| next_after(&known, day.parse().unwrap()).map(|price| price.price);
        assert_eq!(
            (next("2025-12-31"), next("2026-03-01"), next("2026-07-01")),
            (Some(110), Some(140), None)
        );
    }

    #[test]
    fn what_is_left_above_the_cost_may_be_less_than_nothing() {
        let sold = Price { cost: 120, ..price("2026-01-01", 100) };
        assert_eq!(sold.contribution(), -20);
        assert_eq!(Price { cost: -1, ..sold }.check(), [PriceFault::Cost]);
    }

    #[test]
    fn everything_wrong_with_a_thing_is_told_at_once_and_what_its_kind_lacks_is_dropped() {
        assert_eq!(profile().check(), []);
        let wrong = Profile {
            name: " ".to_owned(),
            unit: Unit::Night,
            stock: Some(-1),
            guarantee_days: 91,
            ..profile()
        };
        let faults = [PriceFault::NoName, PriceFault::Unit, PriceFault::Stock, PriceFault::Guarantee];
        assert_eq!(wrong.check(), faults);
        let room = Profile { kind: Kind::Room, unit: Unit::Night, ..profile() };
        assert_eq!(room.check(), [PriceFault::Stock]);
        let bus = Profile { kind: Kind::Transfer, meal: Some(Meal::Lunch), ..profile() }.tidy();
        assert_eq!(bus.meal, None);
    }

    #[test]
    fn a_time_comes_to_whole_units_begun() {
        assert_eq!(units(Unit::Hour, 5_400), 2);
        assert_eq!((units(Unit::HalfDay, 18_000), units(Unit::HalfDay, 18_001)), (1, 2));
        assert_eq!((units(Unit::Day, 86_400), units(Unit::Day, 86_401)), (1, 2));
        // Lunch on one day, and every day of a week.
        assert_eq!((units(Unit::Person, 5_400), units(Unit::Person, 4 * 86_400 + 5_400)), (1, 5));
        assert_eq!(units(Unit::Piece, 4 * 86_400), 1);
    }
}
