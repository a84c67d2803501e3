//! A stay as its page shows it: who, where, what was done, and which rooms it could have.

use super::ranking::{Pool, Seeker, Suggestion};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::claim::Interval;
use domain::ids::{AccountId, ResourceId};
use domain::stay::{Stay, StayStatus, hold};
use std::collections::{HashMap, HashSet};
use std::fmt;
use store_model::history::StayLine;
use store_model::stay_record::{GuestName, HeldRoom, StayNames};

/// All that is known of a stay.
#[derive(Clone)]
pub struct StayRecord {
    /// The stay.
    pub stay: Stay,
    /// What its type, organisation and event are called.
    pub names: StayNames,
    /// Who sleeps in it.
    pub guests: Vec<GuestName>,
    /// The rooms it holds, in order of time.
    pub rooms: Vec<HeldRoom>,
    /// What was done to it, newest first; none for those who may not read history.
    pub history: Option<Vec<StayEvent>>,
    /// Rooms it could be given or moved to, best first; empty for those who may not change it.
    pub suggestions: Vec<Suggestion>,
}

/// One line of a stay's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayEvent {
    /// What was done: the word of `StayAction`.
    pub action: String,
    /// When it was so.
    pub at: DateTime<Utc>,
    /// By whom: a name, or none for the operator or an import.
    pub actor: Option<String>,
    /// The version it made.
    pub version: i64,
    /// The state after it: status.
    pub status: Option<StayStatus>,
    /// The state after it: first night.
    pub arrival: NaiveDate,
    /// The state after it: day of leaving.
    pub departure: NaiveDate,
    /// The state after it: numbers of the rooms held.
    pub rooms: Vec<String>,
}

/// The stay of a reference; small letters will do.
pub async fn find(ctx: &Context, actor: &Actor, reference: &str) -> Result<Stay, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let reference = reference.trim().to_uppercase();
    read!(ctx.store, |tx, db| {
        let id = db::stay::record::by_reference(tx, &reference).await?;
        let id = id.ok_or(ServiceError::NotFound("stay"))?;
        db::stay::get(tx, id).await?.ok_or(ServiceError::NotFound("stay"))
    })
}

/// The stay of a reference with all that is known of it.
pub async fn record(ctx: &Context, actor: &Actor, reference: &str) -> Result<StayRecord, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let reference = reference.trim().to_uppercase();
    let may_read_history = actor.may(Permission::ReadHistory);
    let (stay, names, guests, rooms, history) = read!(ctx.store, |tx, db| {
        let missing = || ServiceError::NotFound("stay");
        let id = db::stay::record::by_reference(tx, &reference).await?.ok_or_else(missing)?;
        let stay = db::stay::get(tx, id).await?.ok_or_else(missing)?;
        let names = db::stay::record::names(tx, id).await?.ok_or_else(missing)?;
        let mut guests = db::stay::record::guests(tx, id).await?;
        if !actor.may(Permission::WriteStays) {
            // What somebody needs is for those who give the rooms.
            for guest in &mut guests {
                guest.needs_step_free = false;
            }
        }
        let rooms = db::stay::record::rooms(tx, id).await?;
        let lines = if may_read_history { db::history::of_stay(tx, id).await? } else { Vec::new() };
        let actors = db::account::names(tx).await?.into_iter().collect::<HashMap<_, _>>();
        let mut numbers = HashMap::new();
        for room in lines.iter().flat_map(resources).collect::<HashSet<_>>() {
            numbers.insert(room, db::claim::resource_name(tx, room).await?.unwrap_or_default());
        }
        let history = lines.into_iter().rev().map(|line| event(line, &actors, &numbers)).collect::<Vec<_>>();
        Ok((stay, names, guests, rooms, may_read_history.then_some(history)))
    })?;
    let suggestions =
        if actor.may(Permission::WriteStays) { suggestions(ctx, &stay, &guests).await? } else { Vec::new() };
    Ok(StayRecord { stay, names, guests, rooms, history, suggestions })
}

/// A stay in two words.
#[derive(Clone, PartialEq, Eq)]
pub struct Brief {
    /// Its first guest, where named.
    pub guest: Option<String>,
    /// Number of the room held now; before arrival the first, after departure the last.
    pub room: Option<String>,
}

/// What to call a stay, as it stood when it was read.
pub async fn brief(ctx: &Context, actor: &Actor, stay: &Stay) -> Result<Brief, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let now = ctx.now().timestamp();
    let begun = stay.rooms.iter().rposition(|held| held.interval.from_at() <= now).unwrap_or_default();
    let held = stay.rooms.get(begun).map(|held| held.room.resource);
    read!(ctx.store, |tx, db| {
        let guests = db::stay::record::guests(tx, stay.id).await?;
        let room = match held {
            None => None,
            Some(room) => db::claim::resource_name(tx, room).await?,
        };
        Ok(Brief { guest: guests.into_iter().next().and_then(|guest| guest.full_name), room })
    })
}

/// A reserved stay needs a room for all its nights, a guest in house from now on.
async fn suggestions(
    ctx: &Context,
    stay: &Stay,
    guests: &[GuestName],
) -> Result<Vec<Suggestion>, ServiceError> {
    let whole = hold(stay.dates, ctx.zone);
    let from = stay.dates.arrival().max(ctx.today().min(stay.dates.departure()));
    let (interval, from) = match stay.status {
        StayStatus::Reserved => (whole, stay.dates.arrival()),
        StayStatus::InHouse => (Interval::new(ctx.now(), ctx.zone.noon(stay.dates.departure())), from),
        StayStatus::Departed | StayStatus::Cancelled | StayStatus::NoShow => (None, from),
    };
    let Some(interval) = interval else { return Ok(Vec::new()) };
    let nights = (from, stay.dates.departure());
    let pool = Pool::load(ctx, nights.0, nights.1).await?;
    let step_free = guests.iter().any(|guest| guest.needs_step_free);
    let seeker = Seeker { room_type: stay.counts_in().uuid(), interval, nights, group: None, step_free };
    Ok(pool.rank(&seeker, &HashSet::new(), &HashSet::new()))
}

/// The rooms a line of history names.
fn resources(line: &StayLine) -> Vec<ResourceId> {
    #[derive(serde::Deserialize)]
    struct Held {
        resource: ResourceId,
    }
    // What cannot be read is the business of `check`; a page shows the rest of the line.
    let held = serde_json::from_str::<Vec<Held>>(&line.rooms).unwrap_or_default();
    held.into_iter().map(|held| held.resource).collect()
}

fn event(
    line: StayLine,
    actors: &HashMap<AccountId, String>,
    numbers: &HashMap<ResourceId, String>,
) -> StayEvent {
    let rooms = resources(&line).into_iter().filter_map(|room| numbers.get(&room).cloned()).collect();
    StayEvent {
        at: DateTime::from_timestamp(line.effective_at, 0).unwrap_or_default(),
        actor: line.actor_id.and_then(|id| actors.get(&AccountId::new(id)).cloned()),
        status: StayStatus::parse(&line.status),
        version: line.version,
        arrival: line.arrival,
        departure: line.departure,
        action: line.action,
        rooms,
    }
}

// What is logged names nobody.
impl fmt::Debug for StayRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StayRecord").field("version", &self.stay.version).finish_non_exhaustive()
    }
}

// What is logged names nobody.
impl fmt::Debug for Brief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Brief").field("room", &self.room).finish_non_exhaustive()
    }
}
