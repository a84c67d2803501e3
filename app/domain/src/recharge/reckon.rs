//! What is charged, from what really was.

use super::{Basis, Entry};
use crate::calendar::CampusZone;
use crate::function::{Function, FunctionState};
use crate::interpretation::present;
use crate::occupancy::NightDelta;
use crate::order::{Order, OrderState as Wanted, ServiceOrder, Stage};
use crate::price::Unit;
use crate::quote::template::{Content, PriceList, Template, teams};
use crate::quote::{Line, Part};
use crate::stay::{Stay, StayStatus};
use crate::translation::OrderState;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What is charged, and what of the event has no price and is therefore missing in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoned {
    /// In the order of the parts.
    pub entries: Vec<Entry>,
    /// What has no price: its part, and what it is called.
    pub unpriced: Vec<(Part, String)>,
    /// Interpreters' days that the languages of halls held ask for, and on which nobody was on duty: they are not charged.
    pub unstaffed: i64,
}

/// The rooms that stays really took, by type and night, up to, not including, a day: as
/// [`Aftermath`](crate::event::Aftermath) counts nights.
pub fn slept(stays: &[Stay], zone: CampusZone, today: NaiveDate) -> NightDelta {
    let mut nights = NightDelta::new();
    let came = |stay: &&Stay| matches!(stay.status, StayStatus::InHouse | StayStatus::Departed);
    for (night, room_type) in stays.iter().filter(came).flat_map(|stay| stay.nights(zone)) {
        if night < today {
            *nights.entry((room_type, night)).or_default() += 1;
        }
    }
    nights
}

/// What is left of an event that is called off: what was slept, counted or delivered all the same, and nothing planned.
#[must_use]
pub fn without_plans(content: Content) -> Content {
    Content {
        functions: Vec::new(),
        worked: None,
        translations: content
            .translations
            .into_iter()
            .filter(|one| one.order.state == OrderState::Delivered)
            .collect(),
        orders: content.orders.into_iter().filter(|one| one.actual.is_some()).collect(),
        ..content
    }
}

/// What is charged of a content whose `stays` are the rooms slept and whose `worked` is who interpreted, at the prices accepted, or else those of the list.
pub fn reckon(content: &Content, prices: &PriceList, accepted: &[Line], zone: CampusZone) -> Reckoned {
    let mut reckoned = Reckoned { unstaffed: unstaffed(content, zone), ..Reckoned::default() };
    for (basis, part) in shares(content) {
        let Template { lines, unpriced } = Template::of(&part, prices, zone);
        let lines = lines.into_iter().map(|line| Entry { line: as_accepted(line, accepted), basis });
        reckoned.entries.extend(lines);
        let missing = unpriced.into_iter().filter(|one| !reckoned.unpriced.contains(one));
        let missing = missing.collect::<Vec<_>>();
        reckoned.unpriced.extend(missing);
    }
    reckoned
}

/// Interpreters' days that were asked for in halls held, of each language and day those beyond whoever was there.
fn unstaffed(content: &Content, zone: CampusZone) -> i64 {
    let worked = content.worked.as_deref().unwrap_or_default();
    let held = Content { functions: held(content), wishes: content.wishes.clone(), ..Content::default() };
    let missing = teams(&held, zone).into_iter();
    let missing =
        missing.map(|((day, language), wanted)| wanted.saturating_sub(present(worked, day, language)));
    i64::try_from(missing.sum::<usize>()).unwrap_or(i64::MAX)
}

fn held(content: &Content) -> Vec<Function> {
    content.functions.iter().filter(|one| one.state == FunctionState::Held).cloned().collect()
}

/// A content taken apart by what it is reckoned by, in the order of the parts; each holds nothing else.
fn shares(content: &Content) -> Vec<(Basis, Content)> {
    let rooms = Content { stays: content.stays.clone(), ..Content::default() };
    let held = Content { functions: held(content), ..Content::default() };
    let worked = content.worked.clone().unwrap_or_default();
    let worked = Content { worked: Some(worked), ..Content::default() };
    let papers = |state| {
        let of_state = content.translations.iter().filter(|one| one.order.state == state);
        Content { translations: of_state.cloned().collect(), ..Content::default() }
    };
    let charged = content.orders.iter().filter(|one| one.state == Wanted::Ordered).map(charged);
    let charged = charged.collect::<Vec<_>>();
    let orders = |stage| {
        let of_stage = charged.iter().filter(|(known, _)| *known == stage);
        Content { orders: of_stage.map(|(_, order)| order.clone()).collect(), ..Content::default() }
    };
    vec![
        (Basis::Slept, rooms),
        (Basis::Held, held),
        (Basis::OnDuty, worked),
        (Basis::Delivered, papers(OrderState::Delivered)),
        (Basis::Ordered, papers(OrderState::Ordered)),
        (Basis::Counted, orders(Stage::Actual)),
        (Basis::Guaranteed, orders(Stage::Guaranteed)),
        (Basis::Expected, orders(Stage::Expected)),
    ]
}

/// An order as it is charged: for so many as [`Counts::to_charge`](crate::order::Counts::to_charge) says.
fn charged(order: &ServiceOrder) -> (Stage, ServiceOrder) {
    let (stage, count) = order.counts().to_charge();
    let kept = Order { expected: count, ..order.order.clone() };
    (stage, ServiceOrder { order: kept, guaranteed: None, actual: None, ..order.clone() })
}

/// A line at the price that was accepted for the same thing; of two prices for one name at its own, where that is one of
/// them.
fn as_accepted(line: Line, accepted: &[Line]) -> Line {
    let same = |known: &&Line| (known.part, &known.label, known.unit) == (line.part, &line.label, line.unit);
    let mut known = accepted.iter().filter(same);
    let own = known.clone().any(|known| (known.price, known.cost) == (line.price, line.cost));
    match known.next() {
        Some(known) if !own => Line { price: known.price, cost: known.cost, ..line },
        _ => line,
    }
}

/// What is still to be charged after what notes before charged: all of it at first, afterwards what differs. Words are
/// taken back and charged anew as a whole, because parts of them would be rounded otherwise. Lines by hand stay as they are.
pub fn owed(now: &[Entry], before: &[&Entry]) -> Vec<Entry> {
    if before.is_empty() {
        return now.to_vec();
    }
    let key = |line: &Line| (line.part, line.label.clone(), line.unit, line.price, line.cost);
    // Who was on duty was not asked when notes charged the languages of functions: what these charged is not taken back.
    let by_wish = |entry: &&&Entry| entry.line.part == Part::Interpretation && entry.basis == Basis::Held;
    let by_wish = before.iter().filter(by_wish).map(|entry| key(&entry.line)).collect::<BTreeSet<_>>();
    let mut known = BTreeMap::<(Part, String, Unit, i64, i64), (i64, i64, Basis)>::new();
    for entry in before.iter().filter(|entry| entry.line.part != Part::Free) {
        let both = known.entry(key(&entry.line)).or_insert((0, 0, Basis::Correction));
        both.0 += entry.line.quantity;
    }
    for entry in now {
        let both = known.entry(key(&entry.line)).or_insert((0, 0, entry.basis));
        (both.1, both.2) = (both.1 + entry.line.quantity, entry.basis);
    }
    let mut entries = Vec::new();
    for (of, (was, is, basis)) in known {
        let keeps = is < was && by_wish.contains(&of);
        let (part, label, unit, price, cost) = of;
        let mut put = |quantity: i64| {
            let line = Line { part, label: label.clone(), quantity, unit, price, cost, stands_for: None };
            let basis = if quantity < 0 { Basis::Correction } else { basis };
            entries.extend((quantity != 0).then_some(Entry { line, basis }));
        };
        match unit {
            _ if was == is || keeps => {}
            Unit::ThousandWords => [-was, is].into_iter().for_each(&mut put),
            _ => put(is - was),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entry, note};
    use super::*;
    use crate::ids::InterpreterId;
    use crate::interpretation::Stint;
    use crate::language::Language;
    use crate::order::Counts;
    use crate::quote::Sums;
    use crate::quote::template::tests::{content, prices};
    use uuid::Uuid;

    /// Of the day of the first two functions.
    fn stint(number: u128, language: Language) -> Stint {
        let who = Some(InterpreterId::new(Uuid::from_u128(number)));
        Stint { day: "2026-06-01".parse().unwrap(), language, who }
    }

    fn told(entries: &[Entry]) -> Vec<(&str, Basis, i64, i64)> {
        let told = entries.iter().map(|one| (&*one.line.label, one.basis, one.line.quantity, one.line.price));
        told.collect()
    }

    #[test]
    fn of_a_service_the_greater_of_promise_and_count_is_charged_and_it_is_said_which() {
        let of = |guaranteed, actual| Counts { expected: 40, guaranteed, actual }.to_charge();
        assert_eq!(of(Some(38), Some(30)), (Stage::Guaranteed, 38));
        assert_eq!(of(Some(38), Some(38)), (Stage::Actual, 38));
        assert_eq!(of(Some(38), Some(45)), (Stage::Actual, 45));
        assert_eq!(of(Some(38), None), (Stage::Guaranteed, 38));
        assert_eq!(of(None, Some(0)), (Stage::Actual, 0));
        assert_eq!(of(None, None), (Stage::Expected, 40));
    }

    #[test]
    fn lines_come_from_what_was_at_the_prices_that_were_accepted() {
        let mut content = content();
        content.functions[2].state = FunctionState::Waiting;
        content.worked = Some(vec![stint(1, Language::French)]);
        let mut counted = content.orders[0].clone();
        counted.actual = Some(2);
        content.orders.push(counted);
        let mut accepted = Template::of(&content, &prices(), CampusZone::default()).lines;
        for line in &mut accepted {
            line.price += 1;
        }
        let free = |line: &&mut Line| line.part == Part::Translation;
        accepted.iter_mut().filter(|line| free(line)).for_each(|line| line.label = "Another".to_owned());
        let reckoned = reckon(&content, &prices(), &accepted, CampusZone::default());
        assert_eq!(
            told(&reckoned.entries),
            [
                ("Single", Basis::Slept, 4, 7_001),
                ("Hall", Basis::Held, 2, 18_001),
                ("", Basis::OnDuty, 1, 70_001),
                ("Note, EN → FR", Basis::Ordered, 1_400, 20_000),
                ("av", Basis::Counted, 4, 1_501),
                ("av", Basis::Expected, 6, 1_501),
            ]
        );
        assert_eq!(reckoned.unstaffed, 1);
        let off = reckon(&without_plans(content), &prices(), &[], CampusZone::default());
        assert_eq!(
            told(&off.entries),
            [("Single", Basis::Slept, 4, 7_000), ("av", Basis::Counted, 4, 1_500)]
        );
    }

    #[test]
    fn interpretation_was_charged_by_the_languages_asked_for_whoever_came() {
        let of = |worked: Vec<Stint>| {
            let content = Content { worked: Some(worked), ..content() };
            let reckoned = reckon(&content, &prices(), &[], CampusZone::default());
            let voices = reckoned.entries.iter().filter(|one| one.line.part == Part::Interpretation);
            (voices.map(|one| one.line.quantity).sum::<i64>(), reckoned.unstaffed)
        };
        let (ada, bo, cy) =
            (stint(1, Language::French), stint(2, Language::French), stint(3, Language::Spanish));
        assert_eq!(of(Vec::new()), (0, 2));
        // Ada comes to both sessions of the day.
        assert_eq!(of(vec![ada, ada]), (1, 1));
        assert_eq!(of(vec![ada, bo]), (2, 0));
        // Who came for another language does not fill the booth.
        assert_eq!(of(vec![ada, cy]), (2, 1));
        let erased = Stint { who: None, ..bo };
        assert_eq!(of(vec![ada, erased]), (2, 0));
    }

    #[test]
    fn what_notes_charged_by_languages_was_taken_back_because_nobody_had_entered_duties() {
        let entry = |part, basis, quantity| Entry {
            line: Line {
                part,
                label: "Interpretation into French".to_owned(),
                quantity,
                unit: Unit::Piece,
                price: 70_000,
                cost: 50_000,
                stands_for: None,
            },
            basis,
        };
        let before = entry(Part::Interpretation, Basis::Held, 4);
        assert_eq!(owed(&[], &[&before]), []);
        let more = entry(Part::Interpretation, Basis::OnDuty, 5);
        assert_eq!(owed(std::slice::from_ref(&more), &[&before])[0].line.quantity, 1);
        let duty = entry(Part::Interpretation, Basis::OnDuty, 4);
        assert_eq!(owed(&[], &[&duty])[0].line.quantity, -4);
        let hall = entry(Part::Halls, Basis::Held, 4);
        assert_eq!(owed(&[], &[&hall])[0].line.quantity, -4);
    }

    #[test]
    fn what_has_no_price_is_named_once_and_not_charged() {
        let mut known = prices();
        known.items.iter_mut().for_each(|(_, price)| *price = None);
        let mut content = content();
        content.worked = Some(vec![stint(1, Language::French)]);
        let mut counted = content.orders[0].clone();
        counted.actual = Some(2);
        content.orders.push(counted);
        let reckoned = reckon(&content, &known, &[], CampusZone::default());
        assert_eq!((reckoned.entries, reckoned.unpriced.len()), (Vec::new(), 5));
    }

    #[test]
    fn a_further_note_holds_what_differs_to_the_cent_however_often() {
        let words = |quantity| {
            entry((Part::Translation, Basis::Delivered), "Note", (quantity, Unit::ThousandWords), 12_345)
        };
        let lunches =
            |quantity| entry((Part::Services, Basis::Counted), "Lunch", (quantity, Unit::Person), 1_850);
        let free = entry((Part::Free, Basis::Agreed), "Gala", (1, Unit::Piece), 90_000);
        let mut issued = owed(&note().entries, &[]);
        assert_eq!(issued, note().entries);
        issued.push(free);
        for now in
            [vec![lunches(41), words(333)], vec![lunches(40), words(777)], vec![words(777)], Vec::new()]
        {
            let further = owed(&now, &issued.iter().collect::<Vec<_>>());
            issued.extend(further);
            let sum = |entries: &[Entry]| {
                let lines = entries.iter().map(|one| &one.line).filter(|line| line.part != Part::Free);
                Sums::of(lines)
            };
            assert_eq!(sum(&issued), sum(&now), "{now:?}");
            assert_eq!(owed(&now, &issued.iter().collect::<Vec<_>>()), []);
        }
        let back = issued.iter().filter(|one| one.line.quantity < 0);
        assert!(back.clone().count() > 3 && back.clone().all(|one| one.basis == Basis::Correction));
    }
}
