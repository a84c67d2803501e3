//! `/events/CODE/programme`: sessions by day or by track, what is amiss, and what participants read; the form of a session;
//! a list of sessions
//! taken over, and the tracks.

mod differences;
mod faults;
mod form;
mod grid;
mod import;
mod list;
mod other;
mod preview;
pub mod public;
mod publish;
mod send;
mod show;
mod tracks;
mod words;

pub(crate) use form::function_choice;
pub use import::{import_form, look, take_over};
pub use publish::{publish, withdraw};
pub(crate) use send::below;
pub use send::{add, change, edit, new, remove};
pub use show::show;
pub use tracks::{save as save_tracks, show as show_tracks};
pub(crate) use words::{format_word, kind_word, state_word, warning_text};
