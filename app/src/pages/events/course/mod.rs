//! What becomes of an event: where it stands, how likely it is, and the steps that lead it on.

mod panel;
mod send;
mod steps;
mod words;

pub use send::{cancel_stays, duplicate, shift, step};

pub(super) use panel::Course;
pub(super) use words::{done_word, reason_word};
