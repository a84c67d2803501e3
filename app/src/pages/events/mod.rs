//! Events: the list of those one may see, and a page for each.

pub(crate) mod ask;
pub mod board;
pub mod calendar;
pub mod course;
mod functions;
mod held;
mod list;
mod nights;
pub mod one;
pub mod people;
pub mod plan;
pub(crate) mod rooming;
mod table;
mod ways;
pub(crate) mod words;

pub use list::show;

pub(crate) use table::{EventTable, to_do};
