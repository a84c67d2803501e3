//! When an event fits: the question, its answer, and the planning of what was found.

mod form;
mod found;
mod refused;
mod send;
mod words;

pub use send::{plan, show};
