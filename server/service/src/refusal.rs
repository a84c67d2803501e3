//! A refusal that explains itself: what stands in the way, whose it is, and the nearest alternatives.

mod alternatives;
mod references;

pub(crate) use alternatives::Wanted;
pub use alternatives::{Alternative, Alternatives, RoomLeg};
pub(crate) use references::name_unknown;

use crate::event::bound;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::access::Permission;
use domain::claim::{Claim, Interval, OwnerKind};
use domain::ids::{FunctionId, ResourceId, RoomTypeId, ServiceItemId};
use serde::Serialize;
use std::fmt;
use store_model::StoreError;
use store_model::function::FunctionLine;
use uuid::Uuid;

/// What blocks hold of a type on a night, inside a body that reads; named as far as the actor may know the events.
macro_rules! held_for {
    ($tx:ident, $db:ident, $actor:expr, $room_type:expr, $night:expr) => {{
        let held = $db::block::held_on($tx, $room_type, $night).await?;
        let own = match $crate::event::bound($actor) {
            Some(account) => $db::event::codes_of($tx, account).await?,
            None => Vec::new(),
        };
        $crate::refusal::named($actor, held, &own)
    }};
}

/// What stood in the way of a change, and what would not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What the database refused.
    pub obstacle: Obstacle,
    /// What would do instead.
    #[serde(flatten)]
    pub instead: Alternatives,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Obstacle {
    /// The room is claimed.
    Occupied {
        /// The room's number, or the part's code.
        resource: String,
        /// Who claims it, in order of time.
        blockers: Vec<Blocker>,
    },
    /// Every room of the type is taken or closed on a night.
    Full {
        /// Code of the type.
        room_type: String,
        /// The first night without one.
        night: NaiveDate,
        /// Rooms in stock that night.
        rooms: i64,
        /// Of these closed.
        closed: i64,
        /// Of these taken: by stays, or held for events.
        taken: i64,
        /// Of these held for events and not picked up, the most first.
        held: Vec<HeldFor>,
    },
    /// Too few pieces of a thing are left.
    Scarce {
        /// What it is called.
        item: String,
        /// How many were wanted.
        wanted: i64,
        /// How many there are.
        stock: i64,
        /// Who holds some meanwhile, in order of time.
        held: Vec<PiecesFor>,
    },
}

/// Pieces of a thing that an event holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PiecesFor {
    /// Code of the event; none for those who may not know which it is.
    pub event: Option<String>,
    /// How many.
    pub pieces: i64,
    /// From when, by the campus clock.
    pub from: NaiveDateTime,
    /// Until when.
    pub until: NaiveDateTime,
}

/// Rooms held for an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldFor {
    /// Code of the event; none for those who may not know which it is.
    pub event: Option<String>,
    /// How many, beside those its stays take.
    pub rooms: i64,
}

/// A claim in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blocker {
    /// What kind of owner.
    pub kind: OwnerKind,
    /// Which one; none for those who may not know ("occupied").
    pub owner: Option<Uuid>,
    /// What the owner is called: a stay's reference, a closure's reason, a function's event and title.
    pub name: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Day it is free again.
    pub until: NaiveDate,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.obstacle {
            Obstacle::Occupied { resource, blockers } => {
                write!(f, "{resource} is claimed by {} other(s)", blockers.len())?;
            }
            Obstacle::Full { room_type, night, rooms, closed, taken, .. } => {
                write!(f, "no {room_type} on {night}: {rooms} in stock, {closed} closed, {taken} taken")?;
            }
            Obstacle::Scarce { item, wanted, stock, held } => {
                write!(f, "{wanted} {item} wanted of {stock}, {} other(s) hold some", held.len())?;
            }
        }
        write!(f, "; {} room(s) free instead", self.instead.free_rooms.len())
    }
}

/// Turns the database's no into a refusal; any other error passes through. Read after the transaction is rolled
/// back, so the blocker named is the one that is there now. A closure wants no other room.
pub(crate) async fn explain(
    ctx: &Context,
    actor: &Actor,
    wanted: Option<Wanted>,
    error: ServiceError,
) -> ServiceError {
    let found = match &error {
        ServiceError::Store(StoreError::Overlap { resource, from_at, until_at }) => {
            occupied(ctx, actor, ResourceId::new(*resource), Interval::from_seconds(*from_at, *until_at))
                .await
        }
        ServiceError::Store(StoreError::Full { room_type, night }) => {
            full(ctx, actor, *room_type, *night).await
        }
        ServiceError::Store(StoreError::Scarce { item, quantity, from_at, until_at }) => {
            let time = Interval::from_seconds(*from_at, *until_at);
            scarce(ctx, actor, (ServiceItemId::new(*item), *quantity), time).await
        }
        // The asker looked up what it could; what is gone since is named by nobody.
        ServiceError::Store(StoreError::Reference) => return ServiceError::NotFound("record referred to"),
        _ => return error,
    };
    let alternatives = match wanted {
        Some(wanted) => alternatives::find(ctx, wanted).await,
        None => Ok(Alternatives::default()),
    };
    match (found, alternatives) {
        (Ok(Some(obstacle)), Ok(instead)) => ServiceError::Refused(Box::new(Refusal { obstacle, instead })),
        (Ok(None), Ok(_)) => error,
        (Err(failed), _) | (_, Err(failed)) => failed,
    }
}

async fn occupied(
    ctx: &Context,
    actor: &Actor,
    resource: ResourceId,
    interval: Option<Interval>,
) -> Result<Option<Obstacle>, ServiceError> {
    let Some(interval) = interval else { return Ok(None) };
    let may_know = actor.may(Permission::ReadStays);
    read!(ctx.store, |tx, db| {
        let name = db::claim::resource_name(tx, resource).await?.unwrap_or_default();
        let claims = db::claim::overlapping(tx, resource, interval).await?;
        let mut blockers = Vec::with_capacity(claims.len());
        for claim in claims {
            let name = if claim.owner_kind == OwnerKind::Function {
                let line = db::function::line(tx, FunctionId::new(claim.owner), bound(actor)).await?;
                line.filter(|line| line.seen).map(|line| function_name(&line))
            } else if may_know {
                db::claim::owner_name(tx, &claim).await?
            } else {
                None
            };
            blockers.push(blocker(ctx, &claim, may_know || name.is_some(), name));
        }
        Ok(Some(Obstacle::Occupied { resource: name, blockers }))
    })
}

/// A function with its event: of a title such as "Plenary" there are many.
fn function_name(line: &FunctionLine) -> String {
    format!("{} {}: {}", line.event_code, line.event_title, line.function.title)
}

fn blocker(ctx: &Context, claim: &Claim, may_know: bool, name: Option<String>) -> Blocker {
    let date = |at| chrono::DateTime::from_timestamp(at, 0).map(|at| ctx.zone.date(at)).unwrap_or_default();
    Blocker {
        kind: claim.owner_kind,
        owner: may_know.then_some(claim.owner),
        name,
        from: date(claim.interval.from_at()),
        until: date(claim.interval.until_at()),
    }
}

async fn full(
    ctx: &Context,
    actor: &Actor,
    room_type: Uuid,
    night: NaiveDate,
) -> Result<Option<Obstacle>, ServiceError> {
    read!(ctx.store, |tx, db| {
        let code = db::claim::room_type_code(tx, RoomTypeId::new(room_type)).await?.unwrap_or_default();
        let rows = db::night::between(tx, night, domain::calendar::next_day(night)).await?;
        let row = rows.into_iter().find(|row| row.room_type_id == room_type);
        // No row means that nothing was ever taken: there is no room of the type at all.
        let (rooms, closed, taken) = row.map_or((0, 0, 0), |row| (row.rooms, row.closed, row.taken));
        let held = held_for!(tx, db, actor, RoomTypeId::new(room_type), night);
        Ok(Some(Obstacle::Full { room_type: code, night, rooms, closed, taken, held }))
    })
}

async fn scarce(
    ctx: &Context,
    actor: &Actor,
    (item, wanted): (ServiceItemId, i64),
    time: Option<Interval>,
) -> Result<Option<Obstacle>, ServiceError> {
    let Some(time) = time else { return Ok(None) };
    let local = |at| ctx.zone.local(DateTime::from_timestamp(at, 0).unwrap_or_default());
    read!(ctx.store, |tx, db| {
        let Some(found) = db::price::get(tx, item).await? else { return Ok(None) };
        let own = match bound(actor) {
            Some(account) => Some(db::event::codes_of(tx, account).await?),
            None => None,
        };
        let held = db::order::held_of(tx, item, time).await?.into_iter().map(|held| PiecesFor {
            event: Some(held.event_code).filter(|code| own.as_ref().is_none_or(|own| own.contains(code))),
            pieces: held.quantity,
            from: local(held.time.from_at()),
            until: local(held.time.until_at()),
        });
        let (item, stock) = (found.item.profile.name, found.item.profile.stock.unwrap_or_default());
        Ok(Some(Obstacle::Scarce { item, wanted, stock, held: held.collect() }))
    })
}

pub(crate) use held_for;

/// Whoever keeps to their own events is not told of others; nor is who reads neither events nor stays.
pub(crate) fn named(actor: &Actor, held: Vec<store_model::block::HeldFor>, own: &[String]) -> Vec<HeldFor> {
    let all =
        bound(actor).is_none() && (actor.may(Permission::ReadEvents) || actor.may(Permission::ReadStays));
    let name = |held: store_model::block::HeldFor| HeldFor {
        event: (all || own.contains(&held.code)).then_some(held.code),
        rooms: held.rooms,
    };
    held.into_iter().map(name).collect()
}
