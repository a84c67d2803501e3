//! What pages read of the campus.

mod arrange;

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{
    Code, Equipment, Fact, Floor, GuestRoom, Name, Pavilion, RoomType, Space, stock_by_type,
};
use serde::Serialize;

/// The campus as a page lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// What is known of it as a whole.
    pub facts: Vec<Fact>,
    /// Types of guest room, each with how many are in stock tonight, before closures.
    pub room_types: Vec<(RoomType, i64)>,
    /// Kinds of equipment.
    pub equipment: Vec<Equipment>,
    /// Pavilions with what they hold.
    pub pavilions: Vec<PavilionView>,
}

/// A pavilion with its floors, lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PavilionView {
    /// The pavilion.
    pub pavilion: Pavilion,
    /// Its floors.
    pub floors: Vec<FloorView>,
    /// Guest rooms in stock tonight, before closures.
    pub rooms_in_stock: i64,
}

/// A floor with what lies on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FloorView {
    /// The floor.
    pub floor: Floor,
    /// Its guest rooms by number, those out of stock included.
    pub rooms: Vec<RoomView>,
    /// Its spaces.
    pub spaces: Vec<SpaceView>,
}

/// A guest room in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomView {
    /// The room.
    pub room: GuestRoom,
    /// Name of its type.
    pub room_type: Name,
    /// Whether it is in stock tonight.
    pub in_stock: bool,
}

/// A space in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpaceView {
    /// The space, with its seats by style.
    pub space: Space,
    /// Codes of its parts, where it is made of several.
    pub parts: Vec<Code>,
    /// Codes of the spaces that cannot be used while it is.
    pub excludes: Vec<Code>,
    /// What stands in it for good.
    pub equipment: Vec<StandingView>,
}

/// Pieces that stand in a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StandingView {
    /// What it is.
    pub name: Name,
    /// How many.
    pub quantity: i64,
    /// Whether that is invented.
    pub synthetic: bool,
}

/// What is known of one guest room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomFacts {
    /// The room.
    pub room: GuestRoom,
    /// Its type.
    pub room_type: RoomType,
    /// Its floor.
    pub floor: Floor,
    /// Its pavilion.
    pub pavilion: Pavilion,
    /// Whether it is in stock tonight.
    pub in_stock: bool,
}

/// The whole campus, for the page that lists it.
pub async fn overview(ctx: &Context, actor: &Actor) -> Result<Overview, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let tonight = ctx.today();
    let campus = read!(ctx.store, |tx, db| Ok(db::campus::load(tx).await?))?;
    let mut stock = stock_by_type(&campus.rooms, tonight);
    let room_types = campus.room_types.iter().cloned();
    Ok(Overview {
        room_types: room_types
            .map(|kind| (kind.clone(), stock.remove(&kind.id).unwrap_or_default()))
            .collect(),
        pavilions: campus
            .pavilions
            .iter()
            .map(|pavilion| arrange::pavilion(&campus, pavilion, tonight))
            .collect(),
        facts: campus.facts,
        equipment: campus.equipment,
    })
}

/// One guest room by its number; [`ServiceError::NotFound`] where no room has it.
pub async fn room(ctx: &Context, actor: &Actor, number: &str) -> Result<RoomFacts, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let campus = read!(ctx.store, |tx, db| Ok(db::campus::load(tx).await?))?;
    arrange::room(&campus, number.trim(), ctx.today()).ok_or(ServiceError::NotFound("room"))
}
