//! The rooming list of an event: edited in place, approved, booked, and filled from a file.

mod actions;
mod adopt;
mod import;
mod lines;
mod preview;
mod same;
mod send;
mod show;
mod words;

pub use adopt::{adopt, preview as adopt_preview};
pub use import::{form as import_form, look, rejects, take_over};
pub use same::{show as same_form, take as same_take};
pub use send::send;
pub use show::show;

pub(crate) use words::{entry_badge, field_name};

use crate::local::query_value;

/// Where the list of an event is.
pub(crate) fn path(code: &str) -> String {
    format!("/events/{}/rooming-list", query_value(code))
}
