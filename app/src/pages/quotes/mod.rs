//! Quotes: `/events/CODE/quote` with its versions, `/events/CODE/quote/N` on paper, and the rules of the house.

mod form;
mod lines;
mod meanwhile;
mod print;
mod rules;
mod send;
mod show;
mod words;

pub use print::print;
pub use rules::{rules, set_rules};
pub use send::{change, make, step};
pub use show::show;
pub(crate) use words::{number_text, part_word, state_word};

use lines::{Differences, Lines, Sum};
use words::{fault_text, label, state_tone, summary};
