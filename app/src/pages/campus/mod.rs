//! Rooms and spaces of the campus.

mod overview;
mod pavilion;
mod room;
mod spaces;

pub use overview::overview;
pub use room::room;
