//! Room types: new ones, what they are called, and how many they sleep.

use super::{apply, decided_on, invalid, last};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Beds, Campus, Name, Record, RoomType, Slug};
use domain::ids::RoomTypeId;

/// What a room type shall be. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTypeWish {
    /// Name.
    pub name: Name,
    /// How many it sleeps.
    pub beds: Beds,
}

/// A room type that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRoomType {
    /// Its identity, made up by who asks: the same one sent twice is added once.
    pub id: RoomTypeId,
    /// Its key.
    pub code: Slug,
    /// All else.
    pub wish: RoomTypeWish,
}

/// Adds a room type, after all others in lists.
pub async fn add_room_type(ctx: &Context, actor: &Actor, new: &NewRoomType) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    apply(ctx, actor, |known| {
        if known.room_types.iter().any(|kind| kind.id == new.id) {
            return Ok(Campus::default());
        }
        if known.room_types.iter().any(|kind| kind.code == new.code) {
            return Err(invalid("code", "taken"));
        }
        let added = RoomType {
            id: new.id,
            code: new.code.clone(),
            name: new.wish.name.clone(),
            beds: new.wish.beds,
            position: last(known.room_types.iter().map(|kind| kind.position)),
            synthetic: false,
        };
        Ok(Campus { room_types: vec![added], ..Campus::default() })
    })
    .await
}

/// Changes name and beds of a room type at the version that was seen.
pub async fn change_room_type(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    wish: &RoomTypeWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    apply(ctx, actor, |known| {
        let before = known.room_types.iter().find(|kind| kind.code.as_str() == code);
        let before = before.ok_or(ServiceError::NotFound("room type"))?;
        let after = RoomType { name: wish.name.clone(), beds: wish.beds, ..before.clone() };
        decided_on(version, &Record::RoomType(before.clone()), &Record::RoomType(after.clone()))?;
        Ok(Campus { room_types: vec![after], ..Campus::default() })
    })
    .await
}
