//! The form of what is known of an event: taken down as an enquiry, and changed.

mod form;
mod send;
mod words;

pub use send::{add, change, edit, form};

pub(crate) use words::client_word;
