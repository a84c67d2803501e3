//! Rooms held for an event: the grid by night and type, its cut-off, the plan it is filled from, and its release.

mod grid;
mod let_go;
mod planned;
mod send;
mod show;
mod words;

pub use send::{agree, hold, release};
pub use show::show;

pub(crate) use words::state_badge;
