//! Rooms and spaces of the campus.

pub mod edit;
mod overview;
mod pavilion;
mod room;
mod spaces;

pub(crate) use overview::cluster_name;
pub use overview::overview;
pub(crate) use pavilion::floor_name;
pub use room::room;
pub(crate) use spaces::style_name;
