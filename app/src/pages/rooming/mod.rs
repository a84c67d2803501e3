//! The rooming list of an event: edited in place, approved, booked, and filled from a file.

mod actions;
mod import;
mod lines;
mod preview;
mod send;
mod show;
mod words;

pub use import::{form as import_form, look, rejects, take_over};
pub use send::send;
pub use show::show;

pub(crate) use words::{entry_badge, field_name};
