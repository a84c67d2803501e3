//! What of an event lies outside its days: asked before its days change, and told afterwards.

use super::people::may_see;
use crate::fingerprint::number;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate};
use domain::access::Permission;
use domain::block::Block;
use domain::calendar::{CampusZone, StayDates, next_day};
use domain::claim::Interval;
use domain::event::{Event, Hanging};
use domain::function::{Function, FunctionState};
use domain::ids::EventId;
use domain::meeting::Slot;
use domain::order::OrderState;
use domain::price::Unit;
use domain::programme::{Format, Session, SessionState, Texts};
use domain::rooming::Entry;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store_model::interpretation::Member;
use store_model::meeting::HostLine;
use store_model::order::OrderLine;
use uuid::Uuid;

/// Something that lies outside the days of its event.
#[derive(Clone, PartialEq, Eq)]
pub struct Outside {
    /// What it is.
    pub what: Hanging,
    /// Which session, host, function or order; of interpreters their function, and of guests and rooms the event.
    pub id: Uuid,
    /// What it is called.
    pub called: Called,
    /// From when until when it is.
    pub time: Interval,
    /// How many: people in a session or function, on the rooming list or in stays beside it, times of a host, interpreters, pieces of an order,
    /// room-nights.
    pub number: i64,
}

/// What something is called.
#[derive(Clone, PartialEq, Eq)]
pub enum Called {
    /// A session, in the languages it has.
    Texts(Texts),
    /// The rooming list, or the rooms: the event has one of each.
    Itself,
    /// All else.
    Name(String),
}

// What is logged names nobody: a host may be a person.
impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside")
            .field("what", &self.what)
            .field("id", &self.id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// What becomes of a change of what is known of an event.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is written.
    Done,
    /// Nothing is written: these would come to lie outside the new days, and nobody said that they may.
    Leaves(Vec<Outside>),
}

/// All that hangs on an event at a time of its own, read in one state of the data.
pub(super) struct Hung {
    pub sessions: Vec<Session>,
    pub functions: Vec<Function>,
    pub members: Vec<Member>,
    pub hosts: Vec<HostLine>,
    pub slots: Vec<Slot>,
    pub orders: Vec<OrderLine>,
    pub entries: Vec<Entry>,
    /// Nights and heads of stays that no entry of the rooming list is about.
    pub unlisted: Vec<(StayDates, i64)>,
    pub block: Option<Block>,
}

/// Reads it within a transaction.
macro_rules! hung {
    ($tx:ident, $db:ident, $event:expr) => {
        $crate::event::outside::Hung {
            sessions: $db::programme::sessions($tx, $event).await?,
            functions: $db::function::of_event($tx, $event).await?,
            members: $db::interpretation::members($tx, $event).await?,
            hosts: $db::meeting::hosts($tx, $event).await?,
            slots: $db::meeting::slots($tx, $event).await?,
            orders: $db::order::of_event($tx, $event).await?,
            entries: $db::rooming::entries($tx, $event).await?,
            unlisted: $db::event::unlisted($tx, $event).await?,
            block: $db::block::get($tx, $event).await?,
        }
    };
}

pub(super) use hung;

impl Hung {
    /// What lies outside the days of the event, by its beginning. Nothing does of one that is off.
    pub fn outside(&self, event: &Event, zone: CampusZone) -> Vec<Outside> {
        together(self.each(event, zone))
    }

    /// What comes to lie outside the days of the event by a change of these.
    pub fn left_by(&self, before: &Event, after: &Event, zone: CampusZone) -> Vec<Outside> {
        let mut left = self.each(after, zone);
        left.retain(|one| !before.leaves_outside(one.what, one.time, zone));
        together(left)
    }

    /// The same one by one: of the rooming list a line for each guest, and of the rooms one for each night and type.
    fn each(&self, event: &Event, zone: CampusZone) -> Vec<Outside> {
        if event.status.is_off() {
            return Vec::new();
        }
        let hung = self.sessions().chain(self.functions()).chain(self.meetings(zone)).chain(self.orders());
        let all = hung.chain(self.guests(event.id, zone)).chain(self.rooms(event.id, zone));
        all.filter(|one| event.leaves_outside(one.what, one.time, zone)).collect()
    }

    fn sessions(&self) -> impl Iterator<Item = Outside> {
        let planned = self.sessions.iter().filter(|session| session.state == SessionState::Planned);
        planned.map(|session| Outside {
            what: Hanging::Session,
            id: session.id.uuid(),
            called: Called::Texts(session.texts.clone()),
            time: session.time,
            // Those online are never added to those on campus.
            number: if session.format == Format::Online { session.online } else { session.on_campus },
        })
    }

    fn functions(&self) -> impl Iterator<Item = Outside> {
        let asked = self.functions.iter().filter(|function| function.state != FunctionState::Released);
        asked.flat_map(|function| {
            let line = |what, number| Outside {
                what,
                id: function.id.uuid(),
                called: Called::Name(function.title.clone()),
                time: function.time,
                number,
            };
            let agreed = self.members.iter().filter(|member| member.function == function.id).count();
            let agreed = i64::try_from(agreed).unwrap_or_default();
            let interpreters = (agreed > 0).then(|| line(Hanging::Interpreters, agreed));
            std::iter::once(line(Hanging::Function, function.attendance)).chain(interpreters)
        })
    }

    /// The times of a host on a day that can be booked, or are: told as one.
    fn meetings(&self, zone: CampusZone) -> impl Iterator<Item = Outside> {
        let mut days = BTreeMap::<(Uuid, NaiveDate), (Interval, i64)>::new();
        for slot in self.slots.iter().filter(|slot| slot.open || slot.booked.is_some()) {
            let day = zone.date(DateTime::from_timestamp(slot.time.from_at(), 0).unwrap_or_default());
            let (time, number) = days.entry((slot.host.uuid(), day)).or_insert((slot.time, 0));
            *time = time.spanning(slot.time);
            *number += 1;
        }
        days.into_iter().map(|((host, _), (time, number))| {
            let line = self.hosts.iter().find(|line| line.host.id.uuid() == host);
            let called = Called::Name(line.map(|line| line.name.clone()).unwrap_or_default());
            Outside { what: Hanging::Meetings, id: host, called, time, number }
        })
    }

    fn guests(&self, event: EventId, zone: CampusZone) -> impl Iterator<Item = Outside> {
        let listed =
            self.entries.iter().filter(|entry| entry.is_active()).map(|entry| (entry.details.nights, 1));
        listed.chain(self.unlisted.iter().copied()).filter_map(move |(nights, number)| {
            let time = Interval::new(zone.noon(nights.arrival()), zone.noon(nights.departure()))?;
            Some(Outside { what: Hanging::Guests, id: event.uuid(), called: Called::Itself, time, number })
        })
    }

    fn rooms(&self, event: EventId, zone: CampusZone) -> impl Iterator<Item = Outside> {
        let nights = self.block.iter().flat_map(|block| &block.nights);
        nights.filter(|(_, night)| night.left() > 0).filter_map(move |((_, on), night)| {
            let time = Interval::new(zone.noon(*on), zone.noon(next_day(*on)))?;
            let (id, number) = (event.uuid(), night.left());
            Some(Outside { what: Hanging::Rooms, id, called: Called::Itself, time, number })
        })
    }

    fn orders(&self) -> impl Iterator<Item = Outside> {
        let standing = self.orders.iter().filter(|line| line.order.state == OrderState::Ordered);
        standing.map(|line| {
            let order = &line.order;
            let is_served = order.order.function.is_some() || line.item.profile.unit == Unit::Person;
            Outside {
                what: if is_served { Hanging::Serving } else { Hanging::Delivery },
                id: order.id.uuid(),
                called: Called::Name(line.item.profile.name.clone()),
                time: order.order.time,
                number: order.counts().to_deliver(),
            }
        })
    }
}

/// All guests as one line, and all rooms, by their beginning: of a hundred guests nobody reads a hundred lines.
fn together(each: Vec<Outside>) -> Vec<Outside> {
    let mut lines = Vec::<Outside>::new();
    for one in each {
        let same = |line: &&mut Outside| one.called == Called::Itself && line.what == one.what;
        match lines.iter_mut().find(same) {
            Some(line) => (line.time, line.number) = (line.time.spanning(one.time), line.number + one.number),
            None => lines.push(one),
        }
    }
    lines.sort_by_key(|one| (one.time.from_at(), one.what, one.id));
    lines
}

/// A number for what lies outside, never 0: whoever keeps it there sends back what they were shown.
pub fn mark(outside: &[Outside]) -> i64 {
    let mut hash = Sha256::new();
    for one in outside {
        hash.update(one.what.code().as_bytes());
        hash.update(one.id.as_bytes());
        hash.update(one.time.from_at().to_be_bytes());
        hash.update(one.time.until_at().to_be_bytes());
        hash.update(one.number.to_be_bytes());
    }
    number(hash).max(1)
}

/// What lies outside the days of the event of a code; to organisers those of others are not there.
pub async fn outside(ctx: &Context, actor: &Actor, code: &str) -> Result<Vec<Outside>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (event, hung) = read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_see(actor, &db::event::people(tx, event.id).await?)?;
        let hung = hung!(tx, db, event.id);
        Ok((event, hung))
    })?;
    Ok(hung.outside(&event, ctx.zone))
}
