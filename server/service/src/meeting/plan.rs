//! Who can be met and when, as whoever plans the event sees it.

use crate::event::{may_plan, may_see};
use crate::rooming::record::may_read;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::function::{Function, FunctionState};
use domain::ids::{EntryId, ExhibitorId, MeetingHostId};
use domain::meeting::{Gate, Slot};
use domain::rooming::Entry;
use std::collections::BTreeMap;
use std::fmt;
use store_model::event::EventLine;
use store_model::meeting::{HostLine, KnownTerms};

/// The meetings of an event.
#[derive(Clone, PartialEq, Eq)]
pub struct MeetingPlan {
    /// The event.
    pub line: EventLine,
    /// What participants may book.
    pub known: KnownTerms,
    /// Whether they may now.
    pub gate: Gate,
    /// Hosts by their names, each with its times.
    pub hosts: Vec<ListedHost>,
    /// What those are called who booked something; nobody, to those who may not know.
    pub names: BTreeMap<EntryId, String>,
    /// For whom can be booked, by name; nobody, to those who may not plan.
    pub people: Vec<(EntryId, String)>,
    /// Functions in whose halls one can meet, with the names of these.
    pub functions: Vec<(Function, String)>,
    /// Exhibitors that can be hosts.
    pub exhibitors: Vec<(ExhibitorId, String)>,
    /// Whether the actor may know who booked what.
    pub may_know: bool,
    /// Whether the actor may change it.
    pub may_plan: bool,
    /// Whether the actor may take back: also of an event that is off.
    pub may_take_back: bool,
}

// What is logged names nobody.
impl fmt::Debug for MeetingPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MeetingPlan")
            .field("line", &self.line)
            .field("hosts", &self.hosts)
            .finish_non_exhaustive()
    }
}

/// A host with its times, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedHost {
    /// The host.
    pub line: HostLine,
    /// Its times.
    pub slots: Vec<Slot>,
}

impl ListedHost {
    /// How many of its times are booked.
    pub fn booked(&self) -> usize {
        self.slots.iter().filter(|slot| slot.booked.is_some()).count()
    }

    /// How many can be booked.
    pub fn free(&self) -> usize {
        self.slots.iter().filter(|slot| slot.open && slot.booked.is_none()).count()
    }
}

/// The meetings of an event; to organisers those of others are not there. Who booked what is for those who may read the
/// rooming list.
pub async fn plan(ctx: &Context, actor: &Actor, code: &str) -> Result<MeetingPlan, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let today = ctx.today();
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let event = line.event.id;
        let people = db::event::people(tx, event).await?;
        may_see(actor, &people)?;
        let (may_know, plans) = (may_read(actor, &people).is_ok(), may_plan(actor, &people).is_ok());
        let known = db::meeting::terms(tx, event).await?;
        let slots = db::meeting::slots(tx, event).await?;
        let hosts = db::meeting::hosts(tx, event).await?;
        let entries = if may_know { db::rooming::entries(tx, event).await? } else { Vec::new() };
        let campus = db::campus::load(tx).await?;
        let named = |function: Function| {
            let hall = campus.space(function.space).map(|space| space.name.to_string());
            (function, hall.unwrap_or_default())
        };
        let functions = db::function::of_event(tx, event).await?.into_iter();
        let functions = functions.filter(|function| function.state != FunctionState::Released);
        let exhibitors = db::stand::exhibitors(tx, event).await?.into_iter();
        Ok(MeetingPlan {
            gate: known.terms.gate(&line.event, today),
            known,
            hosts: listed(hosts, &slots),
            names: names(&entries, &slots),
            people: if plans { bookable(&entries) } else { Vec::new() },
            functions: functions.map(named).collect(),
            exhibitors: exhibitors.map(|one| (one.id, one.said.organisation)).collect(),
            may_know,
            may_plan: plans && !line.event.status.is_off(),
            may_take_back: plans && may_know,
            line,
        })
    })
}

/// A host with the plan it is part of, for whoever may see that.
pub async fn host(
    ctx: &Context,
    actor: &Actor,
    id: MeetingHostId,
) -> Result<(MeetingPlan, ListedHost), ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let not_there = || ServiceError::NotFound("meeting_host");
    let code = read!(ctx.store, |tx, db| Ok(db::meeting::event_of_host(tx, id).await?))?;
    let plan = plan(ctx, actor, &code.ok_or_else(not_there)?).await?;
    let found = plan.hosts.iter().find(|one| one.line.host.id == id).cloned().ok_or_else(not_there)?;
    Ok((plan, found))
}

fn listed(hosts: Vec<HostLine>, slots: &[Slot]) -> Vec<ListedHost> {
    let of = |line: &HostLine| slots.iter().filter(|slot| slot.host == line.host.id).copied().collect();
    hosts.into_iter().map(|line| ListedHost { slots: of(&line), line }).collect()
}

fn names(entries: &[Entry], slots: &[Slot]) -> BTreeMap<EntryId, String> {
    let has = |entry: &&Entry| slots.iter().any(|slot| slot.booked == Some(entry.id));
    entries.iter().filter(has).map(|entry| (entry.id, entry.details.name.clone())).collect()
}

fn bookable(entries: &[Entry]) -> Vec<(EntryId, String)> {
    let active = entries.iter().filter(|entry| entry.is_active());
    let mut people = active.map(|entry| (entry.id, entry.details.name.clone())).collect::<Vec<_>>();
    people.sort_by_key(|(_, name)| name.to_lowercase());
    people
}
