//! Events: the list of those one may see, and a page for each.

pub(crate) mod ask;
mod list;
mod nights;
pub mod one;
pub mod people;
pub(crate) mod rooming;
mod table;
pub(crate) mod words;

pub use list::show;

pub(crate) use table::{EventTable, to_do};
