//! Quotes: `/events/CODE/quote` with its versions, `/events/CODE/quote/N` on paper, and the rules of the house.

mod form;
mod lines;
mod meanwhile;
mod particulars;
mod print;
mod rules;
mod send;
mod show;
mod steps;
mod words;

pub(crate) use form::FreeLines;
pub(crate) use lines::{Differences, Left};
pub(crate) use meanwhile::line_text;
pub(crate) use particulars::days_text;
pub use print::print;
pub use rules::{rules, set_rules};
pub use send::{change, make, step};
pub use show::show;
pub(crate) use words::{fault_text, label, number_text, part_word, state_word, unpriced_text};

use lines::{Lines, Sum};
use particulars::{Around, Moved};
use steps::Steps;
use words::{state_tone, summary};
