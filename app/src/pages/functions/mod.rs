//! Functions: the form that asks for a hall, and the functions in the list of their event.

mod carry;
mod for_session;
mod form;
mod list;
mod refused;
mod send;
mod words;

pub use carry::carry;
pub use for_session::{lay, lay_form};
pub(crate) use list::Functions;
pub use send::{add, add_to, change, edit, form, form_of, remove};
pub(crate) use words::{around, hours, state_word};
