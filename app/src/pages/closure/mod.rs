//! Closures: the list, reopening, and the form that closes rooms.

mod form;
mod list;
mod send;
mod words;

pub use list::{lift, list};
pub use send::{close, form};

pub(crate) use form::hit_line;
pub(crate) use words::{kind_word, room_list};
