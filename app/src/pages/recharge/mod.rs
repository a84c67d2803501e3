//! Recharge notes: `/events/CODE/recharge` with the notes of an event, `/events/CODE/recharge/N` on paper, and the list of
//! all, `/administration/recharges`.

mod form;
mod lines;
mod list;
mod print;
mod send;
mod show;
mod steps;
mod words;

pub use list::list;
pub use print::print;
pub use send::{change, make, set_code, step};
pub use show::show;
pub(crate) use words::{basis_word, name, state_word};

use lines::{Lines, Sum};
use words::{fault_text, state_tone, summary};
