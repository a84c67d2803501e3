//! The campus: pavilions with their floors, guest rooms, function spaces and equipment.
//!
//! Values are parsed once, where they enter ([`Code`], [`Name`], [`Seats`], [`StockSpan`], …); what holds one may rely
//! on it. Every record says whether it is `synthetic`, that is, invented for demonstration.

mod building;
mod cluster;
mod equipment;
mod fact;
mod hall;
mod record;
mod room;
mod setup;
mod space;
mod stock;
mod text;
mod value;

pub use building::{Floor, Pavilion};
pub use cluster::Cluster;
pub use equipment::{Equipment, Standing};
pub use fact::Fact;
pub use hall::{Hall, halls};
pub use record::{Change, Record};
pub use room::{Beds, GuestRoom, RoomType};
pub use setup::{Capacity, Changeover, Seats, SetupStyle};
pub use space::{Booths, Space, SpacePart, conflicting};
pub use stock::{StockSpan, in_stock, stock_by_type};
pub use text::{Code, Name, Slug};
pub use value::ValueError;

use crate::ids::{EquipmentId, FloorId, PavilionId, ResourceId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The whole campus as it stands, each list in the order pages show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campus {
    /// What is known of the campus as a whole.
    pub facts: Vec<Fact>,
    /// Types of guest room.
    pub room_types: Vec<RoomType>,
    /// Kinds of equipment.
    pub equipment: Vec<Equipment>,
    /// Minutes between set-up styles; a pair that is missing is not known.
    pub changeovers: Vec<Changeover>,
    /// Pavilions.
    pub pavilions: Vec<Pavilion>,
    /// Floors of all pavilions, lowest first.
    pub floors: Vec<Floor>,
    /// Guest rooms of all floors, in stock or not, by number.
    pub rooms: Vec<GuestRoom>,
    /// The parts that spaces are made of.
    pub parts: Vec<SpacePart>,
    /// Function spaces of all floors.
    pub spaces: Vec<Space>,
}

impl Campus {
    /// The floors of a pavilion, lowest first.
    pub fn floors_of(&self, pavilion: PavilionId) -> impl Iterator<Item = &Floor> {
        self.floors.iter().filter(move |floor| floor.pavilion == pavilion)
    }

    /// The guest rooms of a floor, by number.
    pub fn rooms_on(&self, floor: FloorId) -> impl Iterator<Item = &GuestRoom> {
        self.rooms.iter().filter(move |room| room.floor == floor)
    }

    /// The spaces of a floor.
    pub fn spaces_on(&self, floor: FloorId) -> impl Iterator<Item = &Space> {
        self.spaces.iter().filter(move |space| space.floor == floor)
    }

    /// The space of an id.
    pub fn space(&self, id: SpaceId) -> Option<&Space> {
        self.spaces.iter().find(|space| space.id == id)
    }

    /// The parts of a space; none of one that is not there.
    pub fn parts_of(&self, id: SpaceId) -> &BTreeSet<ResourceId> {
        static NONE: BTreeSet<ResourceId> = BTreeSet::new();
        self.space(id).map_or(&NONE, |space| &space.parts)
    }

    /// Minutes to turn a set-up into another; `None` where nobody has said.
    pub fn changeover(&self, from: SetupStyle, to: SetupStyle) -> Option<i64> {
        let known = self.changeovers.iter().find(|known| known.from == from && known.to == to);
        known.map(|known| known.minutes)
    }

    /// Pieces of a kind that stand in spaces for good.
    pub fn standing(&self, kind: EquipmentId) -> i64 {
        let pieces = self.spaces.iter().flat_map(|space| &space.equipment);
        pieces.filter(|piece| piece.equipment == kind).map(|piece| piece.quantity).sum()
    }

    /// Kinds of which more pieces stand in spaces than there are, with how many stand there.
    pub fn short_of_pieces(&self) -> Vec<(&Equipment, i64)> {
        let kinds = self.equipment.iter().map(|kind| (kind, self.standing(kind.id)));
        kinds.filter(|(kind, standing)| *standing > kind.stock).collect()
    }
}
