//! Events: the list of those one may see, and a page for each.

pub mod after;
pub(crate) mod ask;
pub mod board;
pub mod calendar;
pub mod changes;
pub mod course;
mod due;
mod functions;
mod held;
mod list;
mod nights;
pub mod one;
mod outside;
pub mod people;
pub mod plan;
pub(crate) mod rooming;
pub mod sheet;
mod table;
mod ways;
pub(crate) mod words;

pub use list::show;

pub(crate) use after::name_of as attended_name;
pub(crate) use table::{EventTable, to_do};

use crate::local::query_value;
use crate::view::frame::Way;

/// The way to the page of an event.
pub(crate) fn way(code: &str, title: impl Into<String>) -> Way {
    Way::new(format!("/events/{}", query_value(code)), title)
}
