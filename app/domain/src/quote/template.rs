//! The lines of a quote from what its event holds: the same parts, found by the same rules, for every event.

use super::{Line, Part};
use crate::block::{Block, BlockState};
use crate::calendar::CampusZone;
use crate::function::{Function, FunctionState};
use crate::ids::{FunctionId, RoomTypeId, ServiceItemId, SpaceId};
use crate::interpretation::{Stint, Wish, booths, days};
use crate::language::Language;
use crate::occupancy::NightDelta;
use crate::order::{OrderState, ServiceOrder};
use crate::price::{Item, Kind, Price, Unit, units};
use crate::translation::{OrderState as Document, Translation};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;

/// What an event holds or asks for.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Rooms agreed.
    pub block: Option<Block>,
    /// Rooms its stays take.
    pub stays: NightDelta,
    /// Its functions.
    pub functions: Vec<Function>,
    /// Their languages.
    pub wishes: BTreeMap<FunctionId, Wish>,
    /// Who interpreted, where interpreters' days follow from that and not from the languages.
    pub worked: Option<Vec<Stint>>,
    /// Its documents.
    pub translations: Vec<Translation>,
    /// What is ordered.
    pub orders: Vec<ServiceOrder>,
}

/// What things are called and charged on the first day of the event.
#[derive(Clone, Debug, Default)]
pub struct PriceList {
    /// Everything with a price; none where it has none on that day.
    pub items: Vec<(Item, Option<Price>)>,
    /// Names of room types.
    pub room_types: BTreeMap<RoomTypeId, String>,
    /// Names of spaces.
    pub spaces: BTreeMap<SpaceId, String>,
}

/// The lines, and what of the event has no price and is therefore missing in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// In the order of the parts.
    pub lines: Vec<Line>,
    /// What has no price: its part, and what it is called.
    pub unpriced: Vec<(Part, String)>,
}

impl PriceList {
    /// What is charged for a kind in one of some units, the first that has a price; one of its own before that of all.
    fn of(&self, kind: Kind, is_own: impl Fn(&Item) -> bool, wanted: &[Unit]) -> Option<(Unit, Price)> {
        let of_unit = |unit: Unit, own: bool| {
            self.items.iter().find_map(|(item, price)| {
                let profile = &item.profile;
                let general = profile.room_type.is_none() && profile.space.is_none();
                let fits = profile.active && profile.kind == kind && profile.unit == unit;
                (fits && if own { is_own(item) } else { general }).then_some(*price).flatten()
            })
        };
        let found =
            |unit: &Unit| of_unit(*unit, true).or_else(|| of_unit(*unit, false)).map(|price| (*unit, price));
        wanted.iter().find_map(found)
    }

    fn item(&self, id: ServiceItemId) -> Option<(&Item, Option<Price>)> {
        self.items.iter().find(|(item, _)| item.id == id).map(|(item, price)| (item, *price))
    }
}

/// How many interpreters the languages ask for: of each language and day the largest team, for the same people work all that
/// day.
pub fn teams(content: &Content, zone: CampusZone) -> BTreeMap<(NaiveDate, Language), usize> {
    let mut teams = BTreeMap::<(NaiveDate, Language), usize>::new();
    for function in content.functions.iter().filter(|one| one.state != FunctionState::Released) {
        let Some(wish) = content.wishes.get(&function.id) else { continue };
        let day = zone.date(DateTime::from_timestamp(function.time.from_at(), 0).unwrap_or_default());
        for booth in booths(wish, wish.minutes_of(function.time)) {
            let known = teams.entry((day, booth.target)).or_default();
            *known = (*known).max(booth.strength);
        }
    }
    teams
}

impl Template {
    /// The lines of an event.
    pub fn of(content: &Content, prices: &PriceList, zone: CampusZone) -> Self {
        let mut template = Self::default();
        template.rooms(content, prices);
        template.halls(content, prices, zone);
        template.interpretation(content, prices, zone);
        template.translation(content, prices);
        template.services(content, prices, zone);
        template
    }

    /// A line, or a name among what has no price.
    fn put(&mut self, part: Part, label: &str, quantity: i64, priced: Option<(Unit, Price)>) {
        if quantity < 1 {
            return;
        }
        let Some((unit, Price { price, cost, .. })) = priced else {
            let missing = (part, label.to_owned());
            if !self.unpriced.contains(&missing) {
                self.unpriced.push(missing);
            }
            return;
        };
        let line = Line { part, label: label.to_owned(), quantity, unit, price, cost, stands_for: None };
        // Two things of one name may be charged differently.
        let same = |known: &&mut Line| Line { quantity, ..(*known).clone() } == line;
        match self.lines.iter_mut().find(same) {
            Some(known) => known.quantity += quantity,
            None => self.lines.push(line),
        }
    }

    /// Room-nights by type: what is agreed, or taken by stays where that is more; what was let go is not charged.
    fn rooms(&mut self, content: &Content, prices: &PriceList) {
        let mut nights = content.stays.clone();
        let block = content.block.iter().filter(|block| block.state != BlockState::Released);
        for (cell, night) in block.flat_map(|block| &block.nights) {
            let known = nights.entry(*cell).or_default();
            *known = (*known).max(night.agreed);
        }
        let mut by_type = BTreeMap::<RoomTypeId, i64>::new();
        for ((room_type, _), rooms) in nights {
            *by_type.entry(room_type).or_default() += rooms;
        }
        for (room_type, rooms) in by_type {
            let name = prices.room_types.get(&room_type).map_or("", String::as_str);
            let own = |item: &Item| item.profile.room_type == Some(room_type);
            self.put(Part::Rooms, name, rooms, prices.of(Kind::Room, own, &[Unit::Night]));
        }
    }

    /// Halls by half days, up to five hours, and days.
    fn halls(&mut self, content: &Content, prices: &PriceList, zone: CampusZone) {
        for function in content.functions.iter().filter(|one| one.state != FunctionState::Released) {
            let seconds = zone.lasts(function.time);
            let half = units(Unit::HalfDay, seconds) == 1;
            let wanted = if half { [Unit::HalfDay, Unit::Day] } else { [Unit::Day, Unit::HalfDay] };
            let own = |item: &Item| item.profile.space == Some(function.space);
            let charged = prices.of(Kind::Hall, own, &wanted);
            let quantity = charged.map_or(1, |(unit, _)| units(unit, seconds));
            let name = prices.spaces.get(&function.space).map_or("", String::as_str);
            self.put(Part::Halls, name, quantity, charged);
        }
    }

    /// Interpreters' days: as they worked, or as many as the languages ask for.
    fn interpretation(&mut self, content: &Content, prices: &PriceList, zone: CampusZone) {
        let wanted = || teams(content, zone).values().sum::<usize>();
        let days = content.worked.as_ref().map_or_else(wanted, |worked| days(worked));
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        self.put(Part::Interpretation, "", days, prices.of(Kind::Interpretation, |_| false, &[Unit::Day]));
    }

    fn translation(&mut self, content: &Content, prices: &PriceList) {
        for one in content.translations.iter().filter(|one| one.order.state != Document::Withdrawn) {
            let order = &one.order;
            let (from, to) = (order.source.code().to_uppercase(), order.target.code().to_uppercase());
            let label = format!("{}, {from} → {to}", order.title);
            let charged = prices.of(Kind::Translation, |_| false, &[Unit::ThousandWords]);
            self.put(Part::Translation, &label, order.words, charged);
        }
    }

    /// What is ordered, for as many as are to be delivered, and for the hours or days it is there.
    fn services(&mut self, content: &Content, prices: &PriceList, zone: CampusZone) {
        for one in content.orders.iter().filter(|one| one.state == OrderState::Ordered) {
            let Some((item, price)) = prices.item(one.order.item) else { continue };
            let unit = item.profile.unit;
            let quantity = one.takes().saturating_mul(units(unit, zone.lasts(one.order.time)));
            self.put(Part::Services, &item.profile.name, quantity, price.map(|price| (unit, price)));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::campus::SetupStyle;
    use crate::claim::Interval;
    use crate::function::Margins;
    use crate::ids::{EventId, ServiceOrderId, TranslationId};
    use crate::order::Order;
    use crate::price::Profile;
    use crate::translation::Order as Paper;
    use uuid::Uuid;

    const SINGLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(1));
    const HALL: SpaceId = SpaceId::new(Uuid::from_u128(2));
    const EVENT: EventId = EventId::new(Uuid::from_u128(3));
    const NIGHT: &str = "2026-06-01";

    fn item(number: u128, kind: Kind, unit: Unit, price: i64) -> (Item, Option<Price>) {
        let profile = Profile {
            name: kind.code().to_owned(),
            kind,
            meal: None,
            unit,
            stock: None,
            guarantee_days: 0,
            room_type: None,
            space: None,
            note: String::new(),
            hybrid: false,
            active: true,
        };
        let price = Price { from: NIGHT.parse().unwrap(), price, cost: price / 2 };
        (
            Item { id: ServiceItemId::new(Uuid::from_u128(number)), profile, synthetic: false, version: 1 },
            Some(price),
        )
    }

    pub(crate) fn prices() -> PriceList {
        let mut own = item(12, Kind::Room, Unit::Night, 7_000);
        own.0.profile.room_type = Some(SINGLE);
        PriceList {
            items: vec![
                item(11, Kind::Room, Unit::Night, 6_000),
                own,
                item(13, Kind::Hall, Unit::Day, 30_000),
                item(14, Kind::Hall, Unit::HalfDay, 18_000),
                item(15, Kind::Interpretation, Unit::Day, 70_000),
                item(16, Kind::Translation, Unit::ThousandWords, 20_000),
                item(17, Kind::Av, Unit::Day, 1_500),
            ],
            room_types: [(SINGLE, "Single".to_owned())].into(),
            spaces: [(HALL, "Hall".to_owned())].into(),
        }
    }

    fn function(number: u128, from_at: i64, hours: i64) -> Function {
        Function {
            id: FunctionId::new(Uuid::from_u128(number)),
            event: EVENT,
            space: HALL,
            title: "Session".to_owned(),
            style: SetupStyle::Theatre,
            time: Interval::from_seconds(from_at, from_at + hours * 3_600).unwrap(),
            margins: Margins::default(),
            asked: Margins::default(),
            attendance: 50,
            state: FunctionState::Held,
            asked_at: 0,
            note: String::new(),
            synthetic: false,
            version: 1,
        }
    }

    pub(crate) fn content() -> Content {
        let night = NIGHT.parse().unwrap();
        let first = function(21, 1_780_300_800, 3);
        let wish = Wish { floor: [Language::English].into(), wanted: [Language::French].into(), breaks: 0 };
        let order = Order {
            item: ServiceItemId::new(Uuid::from_u128(17)),
            function: None,
            time: Interval::from_seconds(0, 2 * 86_400).unwrap(),
            expected: 3,
            guarantee_due: night,
            diets: BTreeMap::new(),
            allergies: String::new(),
            note: String::new(),
        };
        let paper = Paper {
            title: "Note".to_owned(),
            words: 1_400,
            source: Language::English,
            target: Language::French,
            due: night,
            translator: String::new(),
            interpreter: None,
            state: Document::Ordered,
        };
        Content {
            stays: [((SINGLE, night), 4)].into(),
            wishes: [(first.id, wish.clone()), (FunctionId::new(Uuid::from_u128(22)), wish)].into(),
            functions: vec![first, function(22, 1_780_315_200, 3), function(23, 1_780_387_200, 8)],
            translations: vec![Translation {
                id: TranslationId::new(Uuid::nil()),
                event: EVENT,
                order: paper,
                synthetic: false,
                version: 1,
            }],
            orders: vec![ServiceOrder {
                id: ServiceOrderId::new(Uuid::nil()),
                event: EVENT,
                order,
                guaranteed: None,
                actual: None,
                state: OrderState::Ordered,
                synthetic: false,
                version: 1,
            }],
            ..Content::default()
        }
    }

    #[test]
    fn what_an_event_holds_comes_to_the_same_lines_in_the_order_of_the_template() {
        let template = Template::of(&content(), &prices(), CampusZone::default());
        let lines = template.lines.iter().map(|line| (line.part, &*line.label, line.quantity, line.amount()));
        assert_eq!(
            lines.collect::<Vec<_>>(),
            [
                (Part::Rooms, "Single", 4, 28_000),
                (Part::Halls, "Hall", 2, 36_000),
                (Part::Halls, "Hall", 1, 30_000),
                // Two French voices, once for both sessions of the day.
                (Part::Interpretation, "", 2, 140_000),
                (Part::Translation, "Note, EN → FR", 1_400, 28_000),
                (Part::Services, "av", 6, 9_000),
            ]
        );
        assert_eq!(template.unpriced, []);
    }

    #[test]
    fn two_things_of_one_name_keep_their_own_prices() {
        let mut known = prices();
        known.items.push(item(18, Kind::Av, Unit::Day, 9_900));
        let mut content = content();
        let first = content.orders[0].clone();
        let of = |number| Order { item: ServiceItemId::new(Uuid::from_u128(number)), ..first.order.clone() };
        content.orders =
            [18, 17, 18].map(|number| ServiceOrder { order: of(number), ..first.clone() }).into();
        let template = Template::of(&content, &known, CampusZone::default());
        let lines = template.lines.iter().filter(|line| line.part == Part::Services);
        let lines = lines.map(|line| (line.quantity, line.price)).collect::<Vec<_>>();
        assert_eq!(lines, [(12, 9_900), (6, 1_500)]);
    }

    #[test]
    fn what_has_no_price_is_named_and_not_charged() {
        let mut known = prices();
        known.items.retain(|(item, _)| item.profile.kind == Kind::Room);
        known.items.iter_mut().for_each(|(_, price)| *price = None);
        let template = Template::of(&content(), &known, CampusZone::default());
        assert_eq!(template.lines, []);
        let parts = template.unpriced.iter().map(|(part, _)| *part).collect::<Vec<_>>();
        assert_eq!(parts, [Part::Rooms, Part::Halls, Part::Interpretation, Part::Translation]);
    }

    #[test]
    fn rooms_let_go_are_not_charged_and_those_agreed_are_beside_no_stay_counted_twice() {
        let night: NaiveDate = NIGHT.parse().unwrap();
        let asked = Block::asked(EVENT, DateTime::UNIX_EPOCH);
        let rooms = NightDelta::from([((SINGLE, night), 10)]);
        let stays = NightDelta::from([((SINGLE, night), 4)]);
        let block = asked.agree(&rooms, &stays, BlockState::Held);
        let nights = |block: Block| {
            let content = Content { block: Some(block), stays: stays.clone(), ..Content::default() };
            Template::of(&content, &prices(), CampusZone::default()).lines[0].quantity
        };
        assert_eq!((nights(block.clone()), nights(block.release().unwrap())), (10, 4));
    }
}
