//! The nearest alternatives to what was refused.

use crate::store::read;
use crate::{Context, ServiceError};
use domain::assignment::{Leg, Taken, fewest_moves};
use domain::calendar::StayDates;
use domain::claim::Interval;
use domain::ids::{ResourceId, RoomTypeId};
use domain::stay;
use serde::Serialize;
use std::collections::HashMap;
use store_model::room::FreeRoom;
use uuid::Uuid;

/// How many rooms are proposed.
const MOST: usize = 3;

/// What was wanted when the database said no.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// The type it counts in, or would have.
    pub room_type: RoomTypeId,
    /// When.
    pub dates: StayDates,
    /// Whether the stay counts in its type on these nights already: then a full type is full of it, too.
    pub counted: bool,
}

/// What would do instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alternatives {
    /// Rooms that are free for the whole time, same type first, by number.
    pub free_rooms: Vec<Alternative>,
    /// Where no room of the type is free for the whole time: rooms of it to go through, with the fewest moves.
    pub moves: Vec<RoomLeg>,
}

/// A room to take instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The room.
    pub room: ResourceId,
    /// Its number.
    pub number: String,
    /// Code of its type.
    pub room_type: String,
    /// Code of its pavilion.
    pub pavilion: String,
}

/// Some nights in one room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomLeg {
    /// The room.
    pub room: Alternative,
    /// The nights in it.
    pub dates: StayDates,
}

/// Rooms free throughout; failing one of the type, a way through several.
pub(super) async fn find(ctx: &Context, wanted: Wanted) -> Result<Alternatives, ServiceError> {
    let Some(interval) = stay::hold(wanted.dates, ctx.zone) else { return Ok(Alternatives::default()) };
    let first = wanted.dates.arrival();
    let last = wanted.dates.nights().last().unwrap_or(first);
    let (rooms, claims, counts) = read!(ctx.store, |tx, db| {
        let rooms = db::claim::rooms_in_stock(tx, first, last).await?;
        let claims = db::claim::on_rooms(tx, interval).await?;
        let counts = db::night::between(tx, first, wanted.dates.departure()).await?;
        Ok::<_, ServiceError>((rooms, claims, counts))
    })?;
    // A room may be unclaimed and yet promised: its type is full by stays that have no room yet.
    let full =
        |id: Uuid| counts.iter().any(|row| row.room_type_id == id && row.taken + row.closed >= row.rooms);
    let own = wanted.room_type.uuid();
    let open = |room: &FreeRoom| room.room_type_id == own && wanted.counted || !full(room.room_type_id);
    let (same, other): (Vec<_>, Vec<_>) =
        rooms.into_iter().filter(open).partition(|room| room.room_type_id == own);
    let same = with_claims(same, &claims);
    let moves = way_through(ctx, wanted.dates, &same);
    let free =
        same.into_iter().chain(with_claims(other, &claims)).filter(|(_, taken)| taken.claims.is_empty());
    let free_rooms = free.take(MOST).map(|(room, _)| Alternative::from(&room)).collect();
    Ok(Alternatives { free_rooms, moves })
}

fn with_claims(rooms: Vec<FreeRoom>, claims: &[(ResourceId, Interval)]) -> Vec<(FreeRoom, Taken)> {
    let mut by_room = HashMap::<ResourceId, Vec<Interval>>::new();
    for (room, interval) in claims {
        by_room.entry(*room).or_default().push(*interval);
    }
    let taken = |room: &FreeRoom| {
        let id = ResourceId::new(room.id);
        Taken { room: id, claims: by_room.get(&id).cloned().unwrap_or_default() }
    };
    rooms.into_iter().map(|room| (taken(&room), room)).map(|(taken, room)| (room, taken)).collect()
}

/// The legs of the way; none where one room would do, or where there is no way.
fn way_through(ctx: &Context, dates: StayDates, rooms: &[(FreeRoom, Taken)]) -> Vec<RoomLeg> {
    let taken = rooms.iter().map(|(_, taken)| taken.clone()).collect::<Vec<_>>();
    let legs = fewest_moves(dates, &taken, ctx.zone).filter(|legs| legs.len() > 1).unwrap_or_default();
    let named = |leg: Leg| {
        let (room, _) = rooms.iter().find(|(_, taken)| taken.room == leg.room)?;
        Some(RoomLeg { room: room.into(), dates: leg.dates })
    };
    legs.into_iter().filter_map(named).collect()
}

impl From<&FreeRoom> for Alternative {
    fn from(room: &FreeRoom) -> Self {
        Self {
            room: ResourceId::new(room.id),
            number: room.number.clone(),
            room_type: room.room_type.clone(),
            pavilion: room.pavilion.clone(),
        }
    }
}
