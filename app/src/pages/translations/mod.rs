//! Documents to be translated: `/translations` all of them, and the form of one.

mod form;
mod list;
mod send;
mod table;

pub use list::list;
pub use send::{add, change, edit, form};
pub(crate) use table::Translations;

use domain::translation::OrderState;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// Where an order stands, in a word.
pub(crate) fn state_word(locale: Locale, state: OrderState) -> &'static str {
    match state {
        OrderState::Ordered => td_string!(locale, translation.ordered),
        OrderState::Delivered => td_string!(locale, translation.delivered),
        OrderState::Withdrawn => td_string!(locale, translation.withdrawn),
    }
}

/// What is wrong with a form.
fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("title", "missing") => td_string!(locale, translation.no_title),
        ("words", _) => td_string!(locale, translation.no_words),
        ("target", _) => td_string!(locale, translation.no_languages),
        ("due", _) => td_string!(locale, translation.no_due),
        ("interpreter", _) => td_string!(locale, translation.unknown),
        _ => td_string!(locale, interpreter.too_long),
    }
}
