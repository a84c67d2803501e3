//! Lists a page at a time, and looking up by what people call a thing: for programs.

mod availability;
mod names;
mod people;
mod stays;

pub use availability::{NightFree, TypeFree, availability};
pub use names::{Named, Names, look_up};
pub use people::{GuestPage, guest, guests, organisations};
pub(crate) use stays::joined;
pub use stays::{ListedStay, stay, stays};
pub use store_model::listing::{ListedGuest, ListedRoom, StayFilter, StayListing};
