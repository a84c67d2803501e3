//! `/events/CODE/meetings`: whom participants can meet one to one at an event, when, and who booked what; the page and the
//! form of a host, and schedules to print.

mod form;
mod host;
mod more;
mod schedule;
mod send;
mod show;
mod terms;
mod time;
mod told;
mod words;

pub use form::{add, change, edit, new};
pub use host::show as show_host;
pub use more::make;
pub use schedule::show as schedule;
pub use send::{book, clear, deed, remove};
pub use show::show;
pub use terms::save as save_terms;
pub(crate) use time::in_order;
pub(crate) use told::{called, clock, day_of, languages, whereabouts};
pub(crate) use words::state_word;
