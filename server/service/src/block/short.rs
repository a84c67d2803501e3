//! An agreement the house has not the rooms for: on which nights, and what stands in the way there.

use crate::refusal::HeldFor;
use crate::refusal::held_for;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::block::Block;
use domain::calendar::next_day;
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use std::collections::HashMap;
use std::fmt;
use store_model::StoreError;
use store_model::night::House;

/// Every night that is short, by night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortage {
    /// In order of nights; none where they were free again by the time they were looked at.
    pub nights: Vec<Short>,
}

/// A type that is short on a night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The type.
    pub room_type: RoomTypeId,
    /// Its code.
    pub code: String,
    /// The night.
    pub night: NaiveDate,
    /// Rooms asked for in all.
    pub asked: i64,
    /// The most the event could have, with what it has.
    pub most: i64,
    /// Rooms in stock.
    pub rooms: i64,
    /// Of these closed.
    pub closed: i64,
    /// Held for other events, the most first.
    pub held: Vec<HeldFor>,
}

impl Short {
    /// How many are missing.
    pub const fn missing(&self) -> i64 {
        self.asked - self.most
    }
}

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nights.first() {
            Some(short) => write!(f, "{} {} short on {}", short.missing(), short.code, short.night),
            None => f.write_str("a night was short"),
        }
    }
}

/// Turns the database's no into every night that is short; any other outcome passes through.
pub(super) async fn explain(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wanted: &NightDelta,
    outcome: Result<(), ServiceError>,
) -> Result<(), ServiceError> {
    let Err(ServiceError::Store(StoreError::Full { .. })) = outcome else { return outcome };
    Err(ServiceError::Short(Box::new(find(ctx, actor, code, wanted).await?)))
}

async fn find(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wanted: &NightDelta,
) -> Result<Shortage, ServiceError> {
    let nights = || wanted.keys().map(|(_, night)| *night);
    let (Some(first), Some(last)) = (nights().min(), nights().max()) else { return Ok(Shortage::default()) };
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let own = db::block::get(tx, line.event.id).await?;
        let left = own.as_ref().map(Block::takes).unwrap_or_default();
        let stays = db::block::picked(tx, line.event.id, ctx.zone).await?;
        let counts = db::night::between(tx, first, next_day(last)).await?;
        let house = House::new(counts, db::night::stock(tx).await?);
        let names = db::today::room_types(tx).await?;
        let names = names.into_iter().map(|kind| (kind.id, kind.code)).collect::<HashMap<_, _>>();
        let mut short = Vec::new();
        for (&cell, &asked) in wanted {
            let on = house.on(cell);
            let most = house.most(cell, &left, &stays);
            if asked <= most {
                continue;
            }
            let mut held = held_for!(tx, db, actor, cell.0, cell.1);
            held.retain(|held| held.event.as_deref() != Some(code));
            short.push(Short {
                room_type: cell.0,
                code: names.get(&cell.0.uuid()).cloned().unwrap_or_default(),
                night: cell.1,
                asked,
                most,
                rooms: on.rooms,
                closed: on.closed,
                held,
            });
        }
        short.sort_by_key(|short| short.night);
        Ok(Shortage { nights: short })
    })
}
