//! `/interpreters`: whom one can ask, what they speak, and when they cannot come.

mod form;
mod list;
mod send;

pub use list::list;
pub use send::{add, change, come_back, edit, form, go_away, remove};

use domain::interpretation::Class;
use domain::language::Language;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;
use std::collections::BTreeMap;

use crate::view::language::language_name;

/// Languages with their class, the best first: `French A, English B`.
fn languages_text(locale: Locale, languages: &BTreeMap<Language, Class>) -> String {
    let mut known = languages.iter().collect::<Vec<_>>();
    known.sort_by_key(|(_, class)| **class);
    let text = known.into_iter().map(|(language, class)| {
        format!("{} {}", language_name(locale, *language), class.code().to_uppercase())
    });
    text.collect::<Vec<_>>().join(", ")
}

/// What is wrong with a form.
fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("full_name", "missing") => td_string!(locale, interpreter.no_name),
        ("languages", _) => td_string!(locale, interpreter.few_languages),
        ("from", "on_duty") => td_string!(locale, interpreter.on_duty),
        ("from", _) => td_string!(locale, interpreter.no_from),
        ("until", "backwards") => td_string!(locale, interpreter.backwards),
        ("until", "too_long") => td_string!(locale, interpreter.long_away),
        ("until", _) => td_string!(locale, interpreter.no_until),
        _ => td_string!(locale, interpreter.too_long),
    }
}
