//! The interpretation of functions: which languages, which booths, who works in them, and what is missing.

mod plan;
mod question;
mod write;

pub use domain::interpretation::{Answer, Obstacle, Wish};
pub(crate) use plan::Roster;
pub use plan::{InterpretationRecord, Person, of_event, of_function, teams};
pub use question::{Question, Reply, ask};
pub use store_model::interpretation::Member;
pub use write::{agree, drop_one, put, set};
pub(crate) use write::{set_wish, told};
