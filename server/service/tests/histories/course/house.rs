//! What the events have besides rooms and halls, laid out before anybody begins; and how deeds with it are played.

use super::around::Around;
use super::deed::EVENTS;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::interpreters::into_french;
use crate::support::meeting::{mornings, profile};
use crate::support::outcome::Outcome;
use crate::support::registration::answers;
use chrono::{DateTime, Days, NaiveDate};
use domain::access::Role;
use domain::ids::{
    EntryId, EventId, ExhibitorId, FunctionId, InterpreterId, MeetingHostId, ServiceItemId, ServiceOrderId,
    StayId,
};
use domain::language::Language;
use domain::meeting::Terms;
use domain::order::Order;
use domain::registration::TermsDraft;
use domain::stand::{Row, Said};
use service::{Actor, ServiceError, interpretation, meeting, order, registration, stand};
use std::sync::{Arc, Mutex};

/// Pieces of what there are few of.
pub const STOCK: i64 = 2;

/// What all of them do something with.
#[derive(Debug)]
pub struct House {
    pub events: Vec<(EventId, String)>,
    item: ServiceItemId,
    voices: Vec<InterpreterId>,
    /// Of each event, in its order, those who registered: their entries, and their own links.
    people: Vec<Vec<(EntryId, String)>>,
    /// What was planned.
    pub functions: Shared<FunctionId>,
    /// How many days each stay was booked before its event began: however either is moved, they are as far apart.
    pub apart: Shared<(StayId, i64)>,
    /// What was ordered.
    orders: Shared<ServiceOrderId>,
}

/// What any of those at work may lay hands on, once one of them made it.
#[derive(Debug)]
pub struct Shared<T>(Mutex<Vec<T>>);

impl<T: Copy> Shared<T> {
    fn none() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    pub fn add(&self, one: T) {
        self.0.lock().expect("not poisoned").push(one);
    }

    pub fn all(&self) -> Vec<T> {
        self.0.lock().expect("not poisoned").clone()
    }

    pub fn get(&self, place: usize) -> Result<T, ServiceError> {
        let all = self.0.lock().expect("not poisoned");
        place.checked_rem(all.len()).map(|place| all[place]).ok_or(ServiceError::NotFound("any"))
    }
}

impl House {
    /// Two pieces of equipment, three voices and a booth for all; for each event two stands, three exhibitors, two hosts
    /// who can be met at the same times, and two people.
    pub async fn furnish(campus: &Campus, events: Vec<(EventId, String)>) -> Arc<Self> {
        campus.has_booths(1).await;
        let item = campus.sells("Flip chart", Some(STOCK)).await;
        let voices = campus.knows_french(&["Ada", "Bo", "Cy"]).await;
        let mut people = Vec::new();
        for (place, (_, code)) in events.iter().enumerate() {
            exhibits(campus, code).await;
            can_be_met(campus, place, code).await;
            people.push(register(campus, (place, code)).await);
        }
        assert_eq!(events.len(), EVENTS);
        Arc::new(Self {
            events,
            item,
            voices,
            people,
            functions: Shared::none(),
            apart: Shared::none(),
            orders: Shared::none(),
        })
    }
}

/// How many days after the arrival of a stay its event begins.
pub async fn days_apart(campus: &Campus, stay: StayId) -> i64 {
    let days = format!(
        "select e.from_date || ' ' || s.arrival from stay s join event e on e.id = s.event_id where s.id = {}",
        campus.id(stay.uuid())
    );
    let line = campus.texts(&days).await.remove(0);
    let (from, arrival) = line.split_once(' ').expect("two days");
    (day(from) - day(arrival)).num_days()
}

/// Those still expected or in house that are not where they were booked, beside their event.
pub async fn strayed(campus: &Campus, house: &House) -> Vec<StayId> {
    let mut strayed = Vec::new();
    for (stay, apart) in house.apart.all() {
        let open = format!(
            "select count(*) from stay where status in ('reserved', 'in_house') and id = {}",
            campus.id(stay.uuid())
        );
        if campus.number(&open).await == 1 && days_apart(campus, stay).await != apart {
            strayed.push(stay);
        }
    }
    strayed
}

/// The first day of an event, by its place among them.
pub fn first_day(place: usize) -> NaiveDate {
    day("2026-06-08") + Days::new(u64::try_from(place).expect("few"))
}

async fn exhibits(campus: &Campus, code: &str) {
    let desk = campus.actor(Role::Facilities);
    let row = Row {
        prefix: "A".to_owned(),
        first: 1,
        last: 2,
        area: 6,
        power: 0,
        fittings: String::new(),
        function: None,
    };
    stand::add_stands(&campus.ctx, &desk, code, &row).await.good();
    for number in 0..3 {
        let id = ExhibitorId::new(campus.ctx.ids.next());
        let said = Said { organisation: format!("Tools {number}"), area: 6, ..Said::default() };
        stand::add_exhibitor(&campus.ctx, &desk, (code, id), &said).await.good();
    }
}

async fn can_be_met(campus: &Campus, place: usize, code: &str) {
    let desk = campus.actor(Role::Facilities);
    for name in ["Ministry of Skills", "Fund of Tools"] {
        let host = MeetingHostId::new(campus.ctx.ids.next());
        meeting::add_host(&campus.ctx, &desk, (code, host), &profile(name)).await.good();
        let first = first_day(place).to_string();
        meeting::make_times(&campus.ctx, &desk, host, &mornings(&[&first], 11)).await.good();
    }
    let terms = Terms { open: true, most: 3, hours: 0 };
    let version = campus.meetings(&desk, code).await.known.version;
    meeting::set_terms(&campus.ctx, &desk, (code, version), &terms).await.good();
}

async fn register(campus: &Campus, (place, code): (usize, &str)) -> Vec<(EntryId, String)> {
    let desk = campus.actor(Role::Facilities);
    let first = first_day(place);
    let terms = TermsDraft {
        closes_on: Some(first),
        first: Some(first),
        last: Some(first + Days::new(3)),
        places: None,
        note: String::new(),
        cents: None,
        link: String::new(),
    };
    let link =
        registration::open(&campus.ctx, &desk, (code, 0), &terms).await.expect("opened").expect("a link");
    let mut people = Vec::new();
    for name in ["Eve", "Flo"] {
        let somebody = service::registration::Answers {
            arrival: first.to_string(),
            departure: (first + Days::new(2)).to_string(),
            ..answers(name, &format!("{name}.{code}@example.org"))
        };
        let own = campus.registers(link.reveal(), &somebody).await.good().expect("a link");
        people.push((campus.entry(code, name).await.id, own));
    }
    people
}

/// Somebody at work on what the events have.
pub struct Hand {
    campus: Campus,
    house: Arc<House>,
}

impl Hand {
    pub const fn new(campus: Campus, house: Arc<House>) -> Self {
        Self { campus, house }
    }

    /// Does one thing.
    pub async fn play(&self, deed: &Around) -> Result<(), ServiceError> {
        match deed {
            Around::Order { .. } | Around::Reorder { .. } | Around::Withdraw { .. } => self.order(deed).await,
            Around::Agree { function } | Around::Put { function, .. } | Around::LetGo { function, .. } => {
                self.interpret(deed, self.house.functions.get(*function)?).await
            }
            Around::Allot { event, .. } | Around::GiveOut { event } => {
                self.stand(deed, &self.house.events[*event].1).await
            }
            Around::Meet { event, person, slot }
            | Around::MeetOwn { event, person, slot }
            | Around::TakeBack { event, person, slot } => self.meet(deed, (*event, *person, *slot)).await,
        }
    }

    async fn order(&self, deed: &Around) -> Result<(), ServiceError> {
        let (ctx, desk) = (&self.campus.ctx, self.desk());
        if let Around::Order { event, hour, pieces } = deed {
            let code = self.house.events[*event].1.clone();
            let day = service::event::one(ctx, &desk, &code).await?.line.event.from;
            let wish = self.wish((day, *hour), *pieces);
            self.house.orders.add(self.campus.orders_for(&code, &wish).await?);
            return Ok(());
        }
        let (Around::Reorder { order: place, .. } | Around::Withdraw { order: place }) = deed else {
            return Ok(());
        };
        let known = order::one(ctx, &desk, self.house.orders.get(*place)?).await?.0.order;
        let seen = (known.id, known.version);
        let Around::Reorder { hour, pieces, .. } = deed else {
            return order::withdraw(ctx, &desk, seen).await;
        };
        let day = ctx.zone.date(DateTime::from_timestamp(known.order.time.from_at(), 0).unwrap_or_default());
        order::change(ctx, &desk, seen, &self.wish((day, *hour), *pieces)).await
    }

    fn wish(&self, (day, hour): (NaiveDate, u32), pieces: i64) -> Order {
        let (from, until) = (format!("{day} {hour:02}:00"), format!("{day} {:02}:00", hour + 3));
        self.campus.orders(self.house.item, (&from, &until), pieces)
    }

    async fn interpret(&self, deed: &Around, function: FunctionId) -> Result<(), ServiceError> {
        let (ctx, desk) = (&self.campus.ctx, self.desk());
        let kept = interpretation::of_function(ctx, &desk, function).await?.kept;
        let mut version = kept.version;
        if version == 0 {
            interpretation::set(ctx, &desk, (function, 0), &into_french()).await?;
            version = 1;
        }
        match deed {
            Around::Agree { .. } => interpretation::agree(ctx, &desk, (function, version)).await,
            Around::Put { voice, .. } => {
                let who = self.house.voices[voice % self.house.voices.len()];
                interpretation::put(ctx, &desk, (function, version), (who, Language::French)).await
            }
            Around::LetGo { voice, .. } => {
                let who = self.house.voices[voice % self.house.voices.len()];
                interpretation::drop_one(ctx, &desk, function, who).await
            }
            _ => Ok(()),
        }
    }

    async fn stand(&self, deed: &Around, code: &str) -> Result<(), ServiceError> {
        let (ctx, desk) = (&self.campus.ctx, self.desk());
        let Around::Allot { exhibitor, stand: place, .. } = deed else {
            return stand::give_out(ctx, &desk, code).await.map(drop);
        };
        let plan = stand::plan(ctx, &desk, code).await?;
        let one = &plan.exhibitors[exhibitor % plan.exhibitors.len()];
        let given = place.map(|place| plan.stands[place % plan.stands.len()].id);
        stand::allot(ctx, &desk, (one.id, one.version), given).await
    }

    async fn meet(
        &self,
        deed: &Around,
        (event, person, slot): (usize, usize, usize),
    ) -> Result<(), ServiceError> {
        let (ctx, desk) = (&self.campus.ctx, self.desk());
        let people = &self.house.people[event];
        let (entry, own) = &people[person % people.len()];
        let plan = meeting::plan(ctx, &desk, &self.house.events[event].1).await?;
        let slots = plan.hosts.iter().flat_map(|host| &host.slots).collect::<Vec<_>>();
        let slot = slots[slot % slots.len()].id;
        match deed {
            Around::Meet { .. } => meeting::book_for(ctx, &desk, slot, *entry).await,
            Around::MeetOwn { .. } => meeting::book_own(ctx, own, slot).await,
            _ => meeting::take_back(ctx, &desk, (slot, *entry), false).await,
        }
    }

    fn desk(&self) -> Actor {
        self.campus.actor(Role::Facilities)
    }
}

/// Times at which one can meet that are not on the first day of their event, where all of them were made.
pub async fn left_behind(campus: &Campus) -> Vec<String> {
    let query = "select cast(s.from_at as text) || ' ' || cast(e.from_date as text) from meeting_slot s
        join event e on e.id = s.event_id";
    let lines = campus.texts(query).await.into_iter();
    let strays = lines.filter(|line| {
        let (at, first) = line.split_once(' ').expect("seconds and a day");
        let begins = local(&format!("{first} 00:00")).timestamp();
        !(begins..begins + 86_400).contains(&at.parse().expect("seconds"))
    });
    strays.collect()
}
