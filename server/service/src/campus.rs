//! The campus: the file it is described in, its import, and what pages read of it.

mod check;
mod file;
mod guard;
mod ids;
mod import;
mod numbers;
mod overview;
mod plan;
mod problem;

pub use import::{CampusSource, import, try_import};
pub use overview::{
    FloorView, Overview, PavilionView, RoomFacts, RoomView, SpaceView, StandingView, overview, room,
};
pub use plan::Imported;
pub use problem::{Problem, Problems, Reason};
