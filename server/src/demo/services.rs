//! An invented price list, and what the events around today order by it: meals with diets, equipment, transfers, folders.

use chrono::{DateTime, NaiveDate, NaiveTime};
use domain::access::Role;
use domain::calendar::{days_after, next_day, nights};
use domain::claim::Interval;
use domain::event::Event;
use domain::ids::{FunctionId, QuoteId, ServiceItemId, ServiceOrderId};
use domain::order::{Diet, Order, OrderState, ServiceOrder};
use domain::price::{Item, Kind, Meal, Price, Profile, Unit};
use domain::programme::{Format, Warning};
use domain::quote::{Limits, State};
use service::carry::{Load, PricedItem, carry_in};
use service::context::SeededIds;
use service::event::mine;
use service::programme::{ListedSession, ProgrammeRecord};
use service::quote::{Answer, Rules};
use service::{Actor, Context, ServiceError, account, quote};
use std::collections::{BTreeSet, HashMap};

/// Stands beside every price: none of the campus's own is known.
const NOTE: &str = "Invented for the demonstration; no price of the campus is published.";

/// Stands at the foot of every quote.
const TAX: &str = "Invented for the demonstration: exempt from value added tax, as the United Nations are.";

/// A thing: name, kind, meal, unit, stock, days before, price and cost in cents.
type Sold = (&'static str, Kind, Option<Meal>, Unit, Option<i64>, i64, i64, i64);

/// The price list. Those that events order below are found by their place.
const SOLD: &[Sold] = &[
    ("Coffee and pastries", Kind::Catering, Some(Meal::CoffeeBreak), Unit::Person, None, 3, 550, 360),
    ("Buffet lunch", Kind::Catering, Some(Meal::Lunch), Unit::Person, None, 3, 1_850, 1_290),
    ("Dinner at table", Kind::Catering, Some(Meal::Dinner), Unit::Person, None, 5, 2_900, 2_050),
    ("Flip chart with paper", Kind::Av, None, Unit::Day, Some(12), 2, 1_500, 300),
    ("Minibus with driver, airport", Kind::Transfer, None, Unit::Trip, Some(2), 2, 9_500, 7_800),
    ("Participants' folder", Kind::Printing, None, Unit::Piece, None, 7, 780, 520),
    ("Breakfast buffet", Kind::Catering, Some(Meal::Breakfast), Unit::Person, None, 3, 900, 610),
    ("Welcome reception", Kind::Catering, Some(Meal::Reception), Unit::Person, None, 5, 2_200, 1_540),
    ("Wireless microphone", Kind::Av, None, Unit::Day, Some(8), 2, 2_500, 600),
    ("Video conference kit", Kind::Av, None, Unit::Day, Some(3), 3, 12_000, 4_500),
    ("Technician", Kind::Av, None, Unit::Hour, Some(4), 3, 4_200, 3_300),
    ("Name badge", Kind::Printing, None, Unit::Piece, None, 5, 190, 90),
    ("Guided walk through the city", Kind::Other, None, Unit::Person, None, 7, 1_800, 1_500),
    ("Guest room", Kind::Room, None, Unit::Night, None, 0, 6_500, 3_900),
    ("Hall of any size", Kind::Hall, None, Unit::Day, None, 0, 35_000, 12_000),
    ("Interpreter of a team", Kind::Interpretation, None, Unit::Day, None, 0, 72_000, 60_000),
    ("Translation of documents", Kind::Translation, None, Unit::ThousandWords, None, 0, 21_000, 17_500),
];

/// Places of what events order in the list.
const COFFEE: usize = 0;
const LUNCH: usize = 1;
const DINNER: usize = 2;
const CHART: usize = 3;
const BUS: usize = 4;
const FOLDER: usize = 5;
const KIT: usize = 9;

/// The days around today of whose events something is ordered, and the most days of one event.
const BEFORE: i64 = 10;
const AFTER: i64 = 60;
const MOST_DAYS: usize = 4;

/// How many days ahead hybrid kit is ordered for the programmes there are.
const PLANNED: i64 = 150;

/// Brings them in.
pub(super) async fn bring(ctx: &Context) -> Result<(), ServiceError> {
    let (operator, today) = (Actor::operator(), ctx.today());
    let items = SOLD.iter().map(|sold| item(ctx, sold, today)).collect::<Vec<_>>();
    let (from, until) = (days_after(today, -BEFORE), days_after(today, AFTER));
    let events = mine(ctx, &operator, (from, until)).await?.into_iter().map(|one| one.line.event);
    let wanted = |event: &Event| event.on_campus > 0 && !event.status.is_off() && event.from >= from;
    let events = events.filter(wanted).collect::<Vec<_>>();
    let ids = SeededIds::new(0x5e7);
    let mut desk = Desk { ctx, ids: &ids, items: &items, today, taken: HashMap::new(), orders: Vec::new() };
    for event in &events {
        desk.event(event);
    }
    for event in mine(ctx, &operator, (today, days_after(today, PLANNED))).await? {
        let event = event.line.event;
        let sessions = service::programme::sessions(ctx, &operator, &event.code).await?;
        if event.holds() && sessions.iter().any(|session| session.format == Format::Hybrid) {
            desk.hybrid(&event, &service::programme::one(ctx, &operator, &event.code).await?);
        }
    }
    let orders = desk.orders;
    carry_in(ctx, &operator, &Load { items, orders, ..Load::default() }).await?;
    offer(ctx, &operator, &events).await
}

/// A quote of each state, for the first events to come, and the rules they follow.
async fn offer(ctx: &Context, operator: &Actor, events: &[Event]) -> Result<(), ServiceError> {
    let limits = Limits { total: 2_000_000, discount: 100_000 };
    quote::set_rules(ctx, operator, &Rules { limits, percent: 35, tax: TAX.to_owned() }).await?;
    let accounts = account::list(ctx, operator).await?;
    let of = |role| accounts.iter().find(|one| one.role == role).map(|one| Actor::account(one.id, role));
    let (Some(desk), Some(director)) = (of(Role::Facilities), of(Role::Management)) else { return Ok(()) };
    let coming = events.iter().filter(|event| event.holds() && event.from > ctx.today());
    for (event, state) in coming.zip(State::ALL) {
        bring_to(ctx, (&desk, &director), &event.code, *state).await?;
        if *state == State::Superseded {
            bring_to(ctx, (&desk, &director), &event.code, State::Sent).await?;
        }
    }
    Ok(())
}

/// The next version of an event's quote, brought to a state, or sent where a later one is to supersede it.
async fn bring_to(
    ctx: &Context,
    (desk, director): (&Actor, &Actor),
    code: &str,
    state: State,
) -> Result<(), ServiceError> {
    let number = quote::make(ctx, desk, code, (QuoteId::new(ctx.ids.next()), "en")).await?;
    if state == State::Draft {
        return Ok(());
    }
    quote::approve(ctx, director, code, (number, 1)).await?;
    if state == State::Approved {
        return Ok(());
    }
    quote::send(ctx, desk, code, (number, 2)).await?;
    match state {
        State::Accepted => quote::answer(ctx, desk, code, (number, 3), (Answer::Accepted, ctx.date())).await,
        State::Declined => quote::answer(ctx, desk, code, (number, 3), (Answer::Declined, ctx.date())).await,
        _ => Ok(()),
    }
}

/// Whoever writes the orders down, and counts what there is of each thing a day.
struct Desk<'a> {
    ctx: &'a Context,
    ids: &'a SeededIds,
    items: &'a [PricedItem],
    today: NaiveDate,
    taken: HashMap<(usize, NaiveDate), i64>,
    orders: Vec<(ServiceOrder, bool)>,
}

impl Desk<'_> {
    fn event(&mut self, event: &Event) {
        let heads = event.on_campus;
        self.order(event, (BUS, 1), (event.from, (8, 10)));
        self.order(event, (FOLDER, heads), (event.from, (8, 9)));
        for day in nights(event.from, next_day(event.until)).take(MOST_DAYS) {
            self.order(event, (COFFEE, heads), (day, (10, 11)));
            self.order(event, (LUNCH, heads), (day, (12, 14)));
            self.order(event, (CHART, (heads / 15).clamp(1, 3)), (day, (9, 17)));
        }
        self.order(event, (DINNER, heads), (event.until, (19, 22)));
    }

    /// Orders hybrid kit for each function whose hybrid sessions have none built in.
    fn hybrid(&mut self, event: &Event, programme: &ProgrammeRecord) {
        let lacks = |listed: &&ListedSession| listed.warnings.contains(&Warning::NoKit);
        let functions = programme.sessions.iter().filter(lacks).filter_map(|one| one.session.function);
        let functions = functions.collect::<BTreeSet<_>>();
        for (function, _) in programme.functions.iter().filter(|(one, _)| functions.contains(&one.id)) {
            let begins = DateTime::from_timestamp(function.time.from_at(), 0).unwrap_or_default();
            let day = self.ctx.zone.date(begins);
            if self.takes((KIT, 1), day) {
                self.put(event, (KIT, 1), (day, function.time), Some(function.id));
            }
        }
    }

    /// Orders something, unless there is too little of it left that day.
    fn order(
        &mut self,
        event: &Event,
        (place, count): (usize, i64),
        (day, (from, until)): (NaiveDate, (u32, u32)),
    ) {
        let hour = |hour| {
            self.ctx.zone.instant(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()))
        };
        let Some(time) = Interval::new(hour(from), hour(until)) else { return };
        if self.takes((place, count), day) {
            self.put(event, (place, count), (day, time), None);
        }
    }

    /// Counts what is taken of a day, unless that is more than there is.
    fn takes(&mut self, (place, count): (usize, i64), day: NaiveDate) -> bool {
        let Some(one) = self.items.get(place) else { return false };
        let taken = self.taken.entry((place, day)).or_default();
        let fits = one.item.profile.stock.is_none_or(|stock| *taken + count <= stock);
        *taken += if fits { count } else { 0 };
        fits
    }

    fn put(
        &mut self,
        event: &Event,
        (place, count): (usize, i64),
        (day, time): (NaiveDate, Interval),
        function: Option<FunctionId>,
    ) {
        let Some(one) = self.items.get(place) else { return };
        let profile = &one.item.profile;
        let due = days_after(day, -profile.guarantee_days);
        let share = |of: i64| count / of;
        let diets = [
            (Diet::Vegetarian, share(8)),
            (Diet::Vegan, share(20)),
            (Diet::Halal, share(9)),
            (Diet::GlutenFree, share(30)),
        ];
        let diets = diets.into_iter().filter(|(_, heads)| profile.meal.is_some() && *heads > 0).collect();
        let allergies = if place == LUNCH && count >= 30 { "Two persons without nuts." } else { "" };
        let order = Order {
            item: one.item.id,
            function,
            time,
            expected: count,
            guarantee_due: due,
            diets,
            allergies: allergies.to_owned(),
            note: String::new(),
        };
        let order = ServiceOrder {
            id: ServiceOrderId::new(service::context::Ids::next(self.ids)),
            event: event.id,
            order,
            guaranteed: (due <= self.today).then_some(count),
            actual: (day < self.today).then(|| count - count / 25),
            state: OrderState::Ordered,
            synthetic: true,
            version: 1,
        };
        self.orders.push((order, event.holds()));
    }
}

fn item(
    ctx: &Context,
    &(name, kind, meal, unit, stock, guarantee_days, price, cost): &Sold,
    today: NaiveDate,
) -> PricedItem {
    let profile = Profile {
        hybrid: name == SOLD[KIT].0,
        name: name.to_owned(),
        kind,
        meal,
        unit,
        stock,
        guarantee_days,
        room_type: None,
        space: None,
        note: NOTE.to_owned(),
        active: true,
    };
    let item = Item { id: ServiceItemId::new(ctx.ids.next()), profile, synthetic: true, version: 1 };
    let year = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
    let this = chrono::Datelike::year(&today);
    let of = |from, percent| Price {
        from,
        price: domain::price::share(price, percent, 100),
        cost: domain::price::share(cost, percent, 100),
    };
    PricedItem { item, prices: vec![of(year(this - 1), 97), of(year(this), 100), of(year(this + 1), 103)] }
}
