//! The campus: the file it is described in, its import, what is changed on screen, and what pages read of it.

mod check;
mod edit;
mod file;
mod guard;
mod ids;
mod import;
mod numbers;
mod overview;
mod plan;
mod problem;
mod write;

pub use edit::{
    ChangeoverWish, EquipmentWish, Move, NewEquipment, NewPavilion, NewRoom, NewRoomType, NewSpace,
    PavilionWish, RoomTypeWish, RoomWish, SpaceWish, StockWish, add_equipment, add_floors, add_pavilion,
    add_room, add_room_type, add_space, change_changeovers, change_equipment, change_pavilion, change_room,
    change_room_type, change_space, changeovers, changeovers_version, move_stock, version,
};
pub use import::{CampusSource, import, try_import};
pub use overview::{
    FloorView, Overview, PavilionView, RoomFacts, RoomView, SpaceView, StandingView, overview, room,
};
pub use plan::Imported;
pub use problem::{Problem, Problems, Reason};
