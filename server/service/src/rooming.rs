//! Rooming lists: kept here, checked against the block at once, approved, and booked in one action.
//!
//! Whoever plans an event writes its list; the desk approves it, books what is approved, and takes over what changed
//! since. A list is written whole or not at all; of what is booked, each room stands for itself, and what could not be
//! had is named with its reason.

mod adopt;
mod approve;
mod book;
mod compare;
pub(crate) mod draft;
pub(crate) mod loaded;
pub(crate) mod record;
mod same;
mod see;
mod settle;
pub mod sheet;
pub(crate) mod write;

pub use crate::dates::DateOrder;
pub use adopt::{Adoption, adopt, adoptable};
pub use approve::{Which, approve, set_rule};
pub use book::book;
pub use compare::{Bad, Difference, Preview, compare, take_over};
pub use draft::Draft;
pub use record::{RoomingRecord, RoomingRights, one};
pub use same::same_guest;
pub use see::see;
pub use settle::{Left, Outcome, Why, settle};
pub use write::{Edit, write};
