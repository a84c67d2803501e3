//! Guest rooms: a new one, and another floor, type or stock of one there is.

use super::{apply, decided_on, floor_at, invalid, pavilion_of};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Campus, Code, GuestRoom, Record, Slug, StockSpan};
use domain::ids::{FloorId, PavilionId, ResourceId, RoomTypeId};
use uuid::Uuid;

/// What a room shall be. Its number is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomWish {
    /// The floor it lies on; one that no room lay on yet comes into being with it.
    pub level: i64,
    /// Its type.
    pub room_type: Slug,
    /// Reached and used without a step.
    pub step_free: bool,
    /// Alarm and television for those who hear badly or not at all.
    pub hearing_loop: bool,
    /// The nights on which it counts.
    pub stock: StockSpan,
}

/// A room that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRoom {
    /// Its identity, made up by who asks: the same one sent twice is added once.
    pub id: ResourceId,
    /// Code of its pavilion.
    pub pavilion: String,
    /// What it will be called.
    pub number: Code,
    /// All else.
    pub wish: RoomWish,
}

/// Adds a room. From its first night on it counts, and can be given.
pub async fn add_room(ctx: &Context, actor: &Actor, new: &NewRoom) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    let fresh = ctx.ids.next();
    apply(ctx, actor, |known| {
        if known.rooms.iter().any(|room| room.id == new.id) {
            return Ok(Campus::default());
        }
        if known.rooms.iter().any(|room| room.number == new.number) {
            return Err(invalid("number", "taken"));
        }
        let pavilion = pavilion_of(known, &new.pavilion)?;
        with_floor(known, (pavilion, fresh), &new.wish, |floor, room_type| GuestRoom {
            id: new.id,
            number: new.number.clone(),
            floor,
            room_type,
            step_free: new.wish.step_free,
            hearing_loop: new.wish.hearing_loop,
            stock: new.wish.stock,
            synthetic: false,
        })
    })
    .await
}

/// Changes a room at the version that was seen. Refused with the nights in the way where it is booked or closed on
/// nights it would no longer be in stock, and another type where it ever was: past nights count in the old one.
pub async fn change_room(
    ctx: &Context,
    actor: &Actor,
    (number, version): (&str, i64),
    wish: &RoomWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    let fresh = ctx.ids.next();
    apply(ctx, actor, |known| {
        let before = known.rooms.iter().find(|room| room.number.as_str() == number);
        let before = before.ok_or(ServiceError::NotFound("room"))?;
        let floor = known.floors.iter().find(|floor| floor.id == before.floor);
        let pavilion = floor.ok_or(ServiceError::NotFound("floor"))?.pavilion;
        let wanted = with_floor(known, (pavilion, fresh), wish, |floor, room_type| GuestRoom {
            floor,
            room_type,
            step_free: wish.step_free,
            hearing_loop: wish.hearing_loop,
            stock: wish.stock,
            ..before.clone()
        })?;
        for after in &wanted.rooms {
            decided_on(version, &Record::GuestRoom(before.clone()), &Record::GuestRoom(after.clone()))?;
        }
        Ok(wanted)
    })
    .await
}

/// A room and the floor it lies on, which has the id `fresh` where it is new.
fn with_floor(
    known: &Campus,
    (pavilion, fresh): (PavilionId, Uuid),
    wish: &RoomWish,
    room: impl FnOnce(FloorId, RoomTypeId) -> GuestRoom,
) -> Result<Campus, ServiceError> {
    let room_type = known.room_types.iter().find(|kind| kind.code == wish.room_type);
    let room_type = room_type.ok_or_else(|| invalid("room_type", "unknown"))?.id;
    let floor = floor_at(known, pavilion, wish.level, fresh)?;
    Ok(Campus { rooms: vec![room(floor.id, room_type)], floors: vec![floor], ..Campus::default() })
}
