//! What is ordered for an event: of what, when, for how many, with which diets.

use crate::calendar::{CampusZone, days_after};
use crate::claim::Interval;
use crate::ids::{EventId, FunctionId, ServiceItemId, ServiceOrderId};
use crate::price::{Unit, units};
use crate::words::words;
use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most of one thing in one order.
pub const MOST: i64 = 100_000;

/// The longest note, in letters.
pub const LONGEST_NOTE: usize = 500;

/// The longest time one order takes, in days: a flip chart for a master's term.
pub const LONGEST_DAYS: i64 = 200;

/// How many days before and after its event something may be ordered: transfers come early, and go late.
pub const AROUND_EVENT: i64 = 7;

words! {
    /// How sure a count is.
    Stage {
        /// As far as is known.
        Expected = "expected",
        /// Promised to who delivers: at least so many are charged.
        Guaranteed = "guaranteed",
        /// As it was.
        Actual = "actual",
    }
}

words! {
    /// A diet, counted and never named.
    Diet {
        /// Without meat and fish.
        Vegetarian = "vegetarian",
        /// Without anything of animals.
        Vegan = "vegan",
        /// As Muslim law asks.
        Halal = "halal",
        /// As Jewish law asks.
        Kosher = "kosher",
        /// Without gluten.
        GlutenFree = "gluten_free",
    }
}

words! {
    /// Whether an order stands.
    OrderState {
        /// It does.
        Ordered = "ordered",
        /// It is wanted no longer.
        Withdrawn = "withdrawn",
    }
}

/// What is ordered; nothing is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Of what.
    pub item: ServiceItemId,
    /// At which function, if at one.
    pub function: Option<FunctionId>,
    /// From when until when it is there.
    pub time: Interval,
    /// For how many, as far as is known.
    pub expected: i64,
    /// The last day on which the promised count may fall.
    pub guarantee_due: NaiveDate,
    /// Heads by diet; somebody may be in two of them.
    pub diets: BTreeMap<Diet, i64>,
    /// Allergies, without names.
    pub allergies: String,
    /// What else who delivers has to know.
    pub note: String,
}

impl Order {
    /// The days on which it is delivered: what is counted by persons is served on each day begun, such as lunch all
    /// through an academy; all else comes once, and stays.
    pub fn delivered(&self, unit: Unit, zone: CampusZone) -> impl Iterator<Item = NaiveDate> + use<> {
        let begins = DateTime::from_timestamp(self.time.from_at(), 0).unwrap_or_default();
        let days = match unit {
            Unit::Person => units(unit, zone.lasts(self.time)),
            _ => 1,
        };
        zone.date(begins).iter_days().take(usize::try_from(days).unwrap_or_default())
    }
}

/// What is wrong with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderFault {
    /// No count.
    Expected,
    /// More eat so than there are.
    Diet(Diet),
    /// Its time is longer than is kept.
    TooLong,
    /// The count is promised after it is used.
    DueLate,
    /// The note on allergies is longer than is kept.
    LongAllergies,
    /// The note is longer than is kept.
    LongNote,
}

impl Order {
    /// Everything that is wrong with it; `day` is the day it begins on.
    pub fn check(&self, day: NaiveDate) -> Vec<OrderFault> {
        let long = |text: &str| text.trim().chars().count() > LONGEST_NOTE;
        let seconds = self.time.until_at() - self.time.from_at();
        let diets = self.diets.iter().filter(|(_, heads)| !(1..=self.expected).contains(*heads));
        let faults = [
            (!(1..=MOST).contains(&self.expected)).then_some(OrderFault::Expected),
            (seconds > LONGEST_DAYS * 86_400).then_some(OrderFault::TooLong),
            (self.guarantee_due > day).then_some(OrderFault::DueLate),
            long(&self.allergies).then_some(OrderFault::LongAllergies),
            long(&self.note).then_some(OrderFault::LongNote),
        ];
        faults.into_iter().flatten().chain(diets.map(|(diet, _)| OrderFault::Diet(*diet))).collect()
    }

    /// Whether its count is promised as many days before as what it is of asks for; `day` is the day it begins on.
    pub fn is_promised_in_time(&self, day: NaiveDate, guarantee_days: i64) -> bool {
        self.guarantee_due <= days_after(day, -guarantee_days)
    }
}

/// The counts of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// As far as is known.
    pub expected: i64,
    /// As promised; none before somebody did.
    pub guaranteed: Option<i64>,
    /// As it was; none before its day.
    pub actual: Option<i64>,
}

impl Counts {
    /// What is to be delivered, and taken of what there is.
    pub fn to_deliver(self) -> i64 {
        self.guaranteed.unwrap_or(self.expected)
    }

    /// What is charged, and by which count: what was promised to who delivers, or what there was where that is more; while
    /// nobody said either, what was expected.
    pub const fn to_charge(self) -> (Stage, i64) {
        match (self.guaranteed, self.actual) {
            (Some(promised), Some(actual)) if actual < promised => (Stage::Guaranteed, promised),
            (_, Some(actual)) => (Stage::Actual, actual),
            (Some(promised), None) => (Stage::Guaranteed, promised),
            (None, None) => (Stage::Expected, self.expected),
        }
    }

    /// A count of a stage; none where nobody said one.
    pub const fn of(self, stage: Stage) -> Option<i64> {
        match stage {
            Stage::Expected => Some(self.expected),
            Stage::Guaranteed => self.guaranteed,
            Stage::Actual => self.actual,
        }
    }
}

/// Why a count is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountFault {
    /// There are not so many.
    OutOfRange,
    /// What was is known on its day, not before.
    NotYet,
}

/// What of a promise would be broken, once the day it was promised for is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It would be of something else.
    Item,
    /// It would be at another time.
    Time,
    /// It would be promised for later.
    Due,
    /// There would be fewer.
    Count,
}

/// An order of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceOrder {
    /// Identity.
    pub id: ServiceOrderId,
    /// For which event.
    pub event: EventId,
    /// What is ordered.
    pub order: Order,
    /// How many were promised, and how many there were.
    pub guaranteed: Option<i64>,
    /// How many there were.
    pub actual: Option<i64>,
    /// Whether it stands.
    pub state: OrderState,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl ServiceOrder {
    /// All its counts.
    pub const fn counts(&self) -> Counts {
        Counts { expected: self.order.expected, guaranteed: self.guaranteed, actual: self.actual }
    }

    /// What is taken of what there is, where its event holds what it asks for.
    pub fn takes(&self) -> i64 {
        if self.state == OrderState::Ordered { self.counts().to_deliver() } else { 0 }
    }

    /// What it takes: of what, when, and how many.
    pub fn taking(&self) -> (ServiceItemId, Interval, i64) {
        (self.order.item, self.order.time, self.takes())
    }

    /// Whether it may become another on a day. After the day it was promised for, its count may rise and all else stays,
    /// or a promise would be taken back by way of another day or another thing.
    pub fn may_become(&self, after: &Self, today: NaiveDate) -> Result<(), Broken> {
        let (was, is) = (&self.order, &after.order);
        let broken = [
            (is.item != was.item, Broken::Item),
            (is.time != was.time, Broken::Time),
            (is.guarantee_due > was.guarantee_due, Broken::Due),
            (after.takes() < self.takes(), Broken::Count),
        ];
        let broken = broken.into_iter().find(|(broken, _)| *broken && today > was.guarantee_due);
        broken.map_or(Ok(()), |(_, what)| Err(what))
    }

    /// The same with a count of a stage; `day` is the day it begins on. Whether a promise may fall is asked apart, for
    /// who delivers may have agreed to it.
    pub fn counted(
        self,
        stage: Stage,
        count: i64,
        (day, today): (NaiveDate, NaiveDate),
    ) -> Result<Self, CountFault> {
        if !(0..=MOST).contains(&count) {
            return Err(CountFault::OutOfRange);
        }
        match stage {
            Stage::Expected if count == 0 => Err(CountFault::OutOfRange),
            Stage::Expected => Ok(Self { order: Order { expected: count, ..self.order }, ..self }),
            Stage::Guaranteed => Ok(Self { guaranteed: Some(count), ..self }),
            Stage::Actual if today < day => Err(CountFault::NotYet),
            Stage::Actual => Ok(Self { actual: Some(count), ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lunch() -> ServiceOrder {
        let order = Order {
            item: ServiceItemId::new(Uuid::nil()),
            function: None,
            time: Interval::from_seconds(0, 3_600).unwrap(),
            expected: 40,
            guarantee_due: day("2026-05-29"),
            diets: [(Diet::Vegan, 5)].into(),
            allergies: String::new(),
            note: String::new(),
        };
        ServiceOrder {
            id: ServiceOrderId::new(Uuid::nil()),
            event: EventId::new(Uuid::nil()),
            order,
            guaranteed: None,
            actual: None,
            state: OrderState::Ordered,
            synthetic: false,
            version: 1,
        }
    }

    const JUNE: &str = "2026-06-01";

    #[test]
    fn every_word_reads_back() {
        assert!(Stage::ALL.iter().all(|stage| Stage::parse(stage.code()) == Some(*stage)));
        assert!(Diet::ALL.iter().all(|diet| Diet::parse(diet.code()) == Some(*diet)));
        assert!(OrderState::ALL.iter().all(|state| OrderState::parse(state.code()) == Some(*state)));
    }

    #[test]
    fn a_meal_is_served_on_every_day_it_is_ordered_for_and_a_thing_comes_once() {
        let lasting = |seconds: i64| Order {
            time: Interval::from_seconds(64_800, 64_800 + seconds).unwrap(),
            ..lunch().order
        };
        let days =
            |order: Order, unit| order.delivered(unit, CampusZone::default()).map(|day| day.to_string());
        let until_the_third_day = lasting(2 * 86_400 + 7_200);
        let served = days(until_the_third_day.clone(), Unit::Person).collect::<Vec<_>>();
        assert_eq!(served, ["1970-01-01", "1970-01-02", "1970-01-03"]);
        assert_eq!(days(until_the_third_day, Unit::Day).collect::<Vec<_>>(), ["1970-01-01"]);
        // A dinner that ends after midnight is one.
        assert_eq!(days(lasting(7 * 3_600), Unit::Person).collect::<Vec<_>>(), ["1970-01-01"]);
    }

    #[test]
    fn what_was_promised_is_delivered_whatever_was_expected_and_however_many_came() {
        let days = (day(JUNE), day(JUNE));
        let promised = lunch().counted(Stage::Guaranteed, 38, days).unwrap();
        assert_eq!((lunch().takes(), promised.takes()), (40, 38));
        assert_eq!(promised.counted(Stage::Actual, 30, days).unwrap().takes(), 38);
        let withdrawn = ServiceOrder { state: OrderState::Withdrawn, ..lunch() };
        assert_eq!(withdrawn.takes(), 0);
    }

    #[test]
    fn after_its_day_a_promise_may_rise_and_neither_fall_nor_be_put_off_nor_become_another() {
        let before = lunch();
        let with = |order: Order| ServiceOrder { order, ..before.clone() };
        let known = || before.order.clone();
        let later = Interval::from_seconds(3_600, 7_200).unwrap();
        let cases = [
            (with(Order { expected: 39, ..known() }), Err(Broken::Count)),
            (with(Order { guarantee_due: day("2026-05-31"), ..known() }), Err(Broken::Due)),
            (with(Order { item: ServiceItemId::new(Uuid::from_u128(9)), ..known() }), Err(Broken::Item)),
            (with(Order { time: later, ..known() }), Err(Broken::Time)),
            (ServiceOrder { state: OrderState::Withdrawn, ..before.clone() }, Err(Broken::Count)),
            (with(Order { expected: 41, note: "Early".to_owned(), ..known() }), Ok(())),
        ];
        for (after, outcome) in cases {
            assert_eq!(before.may_become(&after, day("2026-05-29")), Ok(()));
            assert_eq!(before.may_become(&after, day("2026-05-30")), outcome, "{after:?}");
        }
    }

    #[test]
    fn a_count_is_promised_as_many_days_before_as_the_item_asks_for() {
        let order = lunch().order;
        assert!(order.is_promised_in_time(day(JUNE), 3));
        assert!(!order.is_promised_in_time(day(JUNE), 4));
    }

    #[test]
    fn what_was_is_not_told_before_its_day_and_nothing_is_counted_below_nothing() {
        let before = (day(JUNE), day("2026-05-31"));
        assert_eq!(lunch().counted(Stage::Actual, 30, before), Err(CountFault::NotYet));
        for (stage, count) in [(Stage::Expected, 0), (Stage::Guaranteed, -1), (Stage::Actual, MOST + 1)] {
            assert_eq!(lunch().counted(stage, count, before), Err(CountFault::OutOfRange));
        }
    }

    #[test]
    fn everything_wrong_with_an_order_is_told_at_once() {
        let known = lunch().order;
        assert_eq!(known.check(day(JUNE)), []);
        let wrong =
            Order { diets: [(Diet::Halal, 41)].into(), guarantee_due: day("2026-06-02"), ..known.clone() };
        assert_eq!(wrong.check(day(JUNE)), [OrderFault::DueLate, OrderFault::Diet(Diet::Halal)]);
        let long = Order { expected: 0, allergies: "a".repeat(501), diets: BTreeMap::new(), ..known };
        assert_eq!(long.check(day(JUNE)), [OrderFault::Expected, OrderFault::LongAllergies]);
    }

    #[test]
    fn the_last_lunch_was_lost_where_the_clock_was_put_forward_in_between() {
        let zone = CampusZone::default();
        let at = |text: &str| zone.instant(text.parse().unwrap());
        let served = |from, until| {
            let order = Order { time: Interval::new(at(from), at(until)).unwrap(), ..lunch().order };
            order.delivered(Unit::Person, zone).count()
        };
        assert_eq!(served("2027-03-26T12:30:00", "2027-03-29T13:30:00"), 4);
        assert_eq!(served("2026-10-24T12:30:00", "2026-10-25T12:30:00"), 1);
        assert_eq!(served("2027-03-26T12:30:00", "2027-03-26T13:30:00"), 1);
    }
}
