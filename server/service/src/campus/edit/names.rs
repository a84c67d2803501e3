//! What pavilions and room types are called, and how many a type sleeps.

use super::{apply, decided_on, invalid};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Beds, Campus, Name, Pavilion, Record, RoomType};

/// What a pavilion shall be called. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PavilionWish {
    /// Name in full.
    pub name: Name,
    /// What it is used for, in a sentence.
    pub purpose: String,
}

/// What a room type shall be. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTypeWish {
    /// Name.
    pub name: Name,
    /// How many it sleeps.
    pub beds: Beds,
}

/// Changes name and purpose of a pavilion at the version that was seen.
pub async fn change_pavilion(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    wish: &PavilionWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    if wish.purpose.trim().chars().count() > Pavilion::LONGEST_PURPOSE {
        return Err(invalid("purpose", "too_long"));
    }
    apply(ctx, actor, |known| {
        let before = known.pavilions.iter().find(|pavilion| pavilion.code.as_str() == code);
        let before = before.ok_or(ServiceError::NotFound("pavilion"))?;
        let (name, purpose) = (wish.name.clone(), wish.purpose.trim().to_owned());
        let after = Pavilion { name, purpose, ..before.clone() };
        decided_on(version, &Record::Pavilion(before.clone()), &Record::Pavilion(after.clone()))?;
        Ok(Campus { pavilions: vec![after], ..Campus::default() })
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
