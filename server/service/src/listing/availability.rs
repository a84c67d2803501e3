//! What can be booked for some dates, type by type.

use crate::block::sees;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::block::Block;
use domain::calendar::{StayDates, next_day};
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use domain::stay;
use std::collections::HashSet;
use store_model::night::NightRow;
use store_model::room::FreeRoom;
use uuid::Uuid;

/// A room type over some dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeFree {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// How many stays of the type can still be booked for all the nights.
    pub free: i64,
    /// The same, night by night; none for day use.
    pub nights: Vec<NightFree>,
    /// Numbers of the rooms that nothing claims throughout.
    pub rooms: Vec<String>,
}

/// A room type on a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NightFree {
    /// The night.
    pub night: NaiveDate,
    /// Rooms in stock, before closures.
    pub rooms: i64,
    /// Of these closed.
    pub closed: i64,
    /// Of these taken, with or without a room of their own, or held for events.
    pub taken: i64,
    /// Of these held for the event asked for.
    pub held: i64,
}

impl NightFree {
    /// Rooms that can still be given.
    pub fn free(&self) -> i64 {
        (self.rooms - self.closed - self.taken + self.held).max(0)
    }
}

/// What can be booked for some dates: by anybody, or by a stay of the event of a code, which has what its block holds. It may be gone by the time it is asked for; the database decides then.
pub async fn availability(
    ctx: &Context,
    actor: &Actor,
    dates: StayDates,
    event: Option<&str>,
) -> Result<Vec<TypeFree>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let Some(interval) = stay::hold(dates, ctx.zone) else { return Ok(Vec::new()) };
    let first = dates.arrival();
    let last = dates.nights().last().unwrap_or(first);
    let (types, rooms, claims, counts, held) = read!(ctx.store, |tx, db| {
        let held = match event {
            None => NightDelta::new(),
            Some(code) => {
                let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
                sees(actor, &db::event::people(tx, line.event.id).await?)?;
                db::block::get(tx, line.event.id).await?.as_ref().map(Block::takes).unwrap_or_default()
            }
        };
        Ok((
            db::today::room_types(tx).await?,
            db::claim::rooms_in_stock(tx, first, last).await?,
            db::claim::on_rooms(tx, interval).await?,
            db::night::between(tx, first, next_day(last)).await?,
            held,
        ))
    })?;
    let claimed = claims.into_iter().map(|(room, _)| room.uuid()).collect::<HashSet<_>>();
    Ok(types
        .into_iter()
        .map(|kind| {
            let own = rooms.iter().filter(|room| room.room_type_id == kind.id).collect::<Vec<_>>();
            let nights = dates.nights().map(|night| {
                let held = held.get(&(RoomTypeId::new(kind.id), night)).copied().unwrap_or_default();
                NightFree { held, ..on(night, kind.id, &own, &counts) }
            });
            let nights = nights.collect::<Vec<_>>();
            let unclaimed = own.iter().filter(|room| !claimed.contains(&room.id));
            let rooms = unclaimed.map(|room| room.number.clone()).collect::<Vec<_>>();
            let count = i64::try_from(rooms.len()).unwrap_or_default();
            let free = nights.iter().map(NightFree::free).min().unwrap_or(count);
            TypeFree { code: kind.code, name: kind.name, free, nights, rooms }
        })
        .collect())
}

/// A night nothing happened to has no row of counts: then all that is in stock is free.
fn on(night: NaiveDate, kind: Uuid, rooms: &[&FreeRoom], counts: &[NightRow]) -> NightFree {
    let row = counts.iter().find(|row| row.room_type_id == kind && row.night == night);
    row.map_or_else(
        || NightFree {
            night,
            rooms: i64::try_from(rooms.len()).unwrap_or_default(),
            closed: 0,
            taken: 0,
            held: 0,
        },
        |row| NightFree { night, rooms: row.rooms, closed: row.closed, taken: row.taken, held: 0 },
    )
}
