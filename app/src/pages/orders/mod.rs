//! What is ordered for events: `/events/CODE/services`, the form of an order, and the sheets of a day.

mod day;
mod deliveries;
mod form;
mod list;
mod one;
mod send;
mod words;

pub use day::day;
pub(crate) use deliveries::{Deliveries, Of};
pub use list::show;
pub use one::edit;
pub use send::{add, change, count, form, withdraw};
pub(crate) use words::{diet_word, diets_text, span, state_word};

use words::{fault_text, summary};
