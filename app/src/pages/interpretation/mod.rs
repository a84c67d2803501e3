//! `/functions/ID/languages`: the languages of a function, its booths and teams; `/interpretation`: whether a hall could.

mod answer;
mod form;
pub mod question;
mod send;
mod words;

pub(crate) use form::LanguageBoxes;
pub use send::{agree, drop_one, put, set, show};
pub(crate) use words::codes;
