//! Languages, and what keeps interpreters, in words.

use domain::interpretation::Wish;
use domain::language::Language;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// The languages of a session by their codes: `EN into FR, ES`.
pub(crate) fn codes(locale: Locale, wish: &Wish) -> String {
    let list = |languages: Vec<&Language>| {
        languages.into_iter().map(|language| language.code().to_uppercase()).collect::<Vec<_>>().join(", ")
    };
    let (floor, wanted) = (list(wish.floor.iter().collect()), list(wish.wanted.iter().collect()));
    if wanted.is_empty() {
        floor
    } else {
        td_string!(locale, interpretation.into, floor = floor, wanted = wanted)
    }
}

/// What is wrong with a form.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("floor", _) => td_string!(locale, interpretation.no_floor),
        ("breaks", _) => td_string!(locale, interpretation.bad_breaks),
        ("space", _) => td_string!(locale, interpretation.no_hall),
        ("date", _) => td_string!(locale, interpretation.no_date),
        ("until_time", "backwards") => td_string!(locale, interpretation.backwards),
        ("from_time" | "until_time", _) => td_string!(locale, interpretation.no_time),
        ("interpreter", "away") => td_string!(locale, interpretation.away),
        ("interpreter", "elsewhere") => td_string!(locale, interpretation.elsewhere),
        ("interpreter", "too_long") => td_string!(locale, interpretation.overworked),
        ("interpreter", "no_rest") => td_string!(locale, interpretation.no_rest),
        ("interpreter", "booths") => td_string!(locale, interpretation.no_booths),
        ("interpreter", "not_held") => td_string!(locale, interpretation.not_held),
        _ => td_string!(locale, interpretation.unable),
    }
}
