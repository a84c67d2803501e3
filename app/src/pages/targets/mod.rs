//! Targets of room-nights: the list, and the form that sets one.

mod form;
mod list;
mod send;
mod words;

pub use list::{field_first, list};
pub use send::{add, change, edit, form, remove};

pub(crate) use words::{period_text, status_badge};
