//! Uses of spaces in words.

use i18n::Locale;
use leptos_i18n::td_string;

use crate::pages::closure::kind_word;
use crate::pages::events::words::status_word;
use crate::pages::functions::state_word;
use crate::view::diary::{Usage, Use};
use domain::event::EventStatus;
use domain::function::FunctionState;

/// What stands on a bar.
pub(crate) fn use_title(locale: Locale, usage: &Usage) -> String {
    match usage {
        Usage::Function { title, .. } => title.clone(),
        Usage::Occupied => td_string!(locale, tape.occupied).to_owned(),
        Usage::Walls(space) => td_string!(locale, diary.walls, space = space.clone()),
        Usage::Closed(kind, reason) => format!("{}: {reason}", kind_word(locale, *kind)),
    }
}

/// How sure it is, in a word.
pub(crate) fn use_word(locale: Locale, usage: &Usage) -> &'static str {
    match usage {
        Usage::Function { state: FunctionState::Waiting, .. } => state_word(locale, FunctionState::Waiting),
        Usage::Function { status: EventStatus::Tentative, .. } => td_string!(locale, diary.option),
        Usage::Function { status, .. } => status_word(locale, *status).1,
        Usage::Occupied | Usage::Walls(_) => td_string!(locale, tape.occupied),
        Usage::Closed(kind, _) => kind_word(locale, *kind),
    }
}

/// `09:00–11:00`, as far as both lie on one day.
pub(super) fn clock(one: &Use) -> String {
    let (from, until) = one.time;
    format!("{}–{}", from.format("%H:%M"), until.format("%H:%M"))
}
