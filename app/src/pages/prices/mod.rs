//! The price list: `/administration/prices`, and what one thing is and was charged.

mod form;
mod list;
mod meanwhile;
mod one;
mod send;
mod words;

pub use list::list;
pub use one::edit;
pub use send::{add, change, form, set};
pub(crate) use words::{kind_word, meal_word, unit_word};

use words::fault_text;
