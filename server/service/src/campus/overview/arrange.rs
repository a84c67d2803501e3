//! From flat lists to what stands under what.

use super::{FloorView, PavilionView, RoomFacts, RoomView, SpaceView, StandingView};
use chrono::NaiveDate;
use domain::campus::{Campus, Code, Floor, Pavilion, RoomType, Space, Standing, conflicting};
use domain::ids::RoomTypeId;

pub(super) fn pavilion(campus: &Campus, pavilion: &Pavilion, night: NaiveDate) -> PavilionView {
    let floors: Vec<FloorView> =
        campus.floors_of(pavilion.id).map(|of_pavilion| floor(campus, of_pavilion, night)).collect();
    let rooms = floors.iter().flat_map(|floor| &floor.rooms).filter(|room| room.in_stock).count();
    PavilionView {
        pavilion: pavilion.clone(),
        floors,
        rooms_in_stock: i64::try_from(rooms).unwrap_or(i64::MAX),
    }
}

fn floor(campus: &Campus, floor: &Floor, night: NaiveDate) -> FloorView {
    let rooms = campus.rooms_on(floor.id).filter_map(|room| {
        let room_type = room_type(campus, room.room_type)?.name.clone();
        Some(RoomView { room: room.clone(), room_type, in_stock: room.stock.contains(night) })
    });
    let spaces = campus.spaces_on(floor.id).map(|on_floor| space(campus, on_floor));
    FloorView { floor: floor.clone(), rooms: rooms.collect(), spaces: spaces.collect() }
}

fn space(campus: &Campus, space: &Space) -> SpaceView {
    let parts = campus.parts.iter().filter(|part| space.is_joined() && space.parts.contains(&part.id));
    SpaceView {
        parts: parts.map(|part| part.code.clone()).collect(),
        excludes: conflicting(space, &campus.spaces).map(|other| other.code.clone()).collect(),
        equipment: space.equipment.iter().filter_map(|standing| piece(campus, *standing)).collect(),
        space: space.clone(),
    }
}

fn piece(campus: &Campus, standing: Standing) -> Option<StandingView> {
    let kind = campus.equipment.iter().find(|kind| kind.id == standing.equipment)?;
    Some(StandingView { name: kind.name.clone(), quantity: standing.quantity, synthetic: kind.synthetic })
}

fn room_type(campus: &Campus, id: RoomTypeId) -> Option<&RoomType> {
    campus.room_types.iter().find(|kind| kind.id == id)
}

/// A room with all it refers to; foreign keys leave none of it out.
pub(super) fn room(campus: &Campus, number: &str, night: NaiveDate) -> Option<RoomFacts> {
    let number = Code::parse(&number.to_ascii_uppercase()).ok()?;
    let room = campus.rooms.iter().find(|room| room.number == number)?;
    let floor = campus.floors.iter().find(|floor| floor.id == room.floor)?;
    let pavilion = campus.pavilions.iter().find(|pavilion| pavilion.id == floor.pavilion)?;
    Some(RoomFacts {
        room: room.clone(),
        room_type: room_type(campus, room.room_type)?.clone(),
        floor: floor.clone(),
        pavilion: pavilion.clone(),
        in_stock: room.stock.contains(night),
    })
}
