//! Words that records are found by: written with the record, deleted with it, and looked up.

#[path = "search/find.rs"]
mod find;
#[path = "search/index.rs"]
mod index;
#[path = "search/narrow.rs"]
mod narrow;

pub use find::{event_days, found, next_stay, places, stays};
pub use index::{add, entries, rebuild, remove, texts};
