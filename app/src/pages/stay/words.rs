//! What was done to a stay, in words.

use leptos_i18n::td_string;

use crate::i18n::Locale;

/// The word of `StayAction` in the reader's language; one that is new to us stands as it was stored.
pub(crate) fn action_word(locale: Locale, code: &str) -> String {
    let word = match code {
        "reserve" => td_string!(locale, action.reserve),
        "assign" => td_string!(locale, action.assign),
        "move" => td_string!(locale, action.relocate),
        "swap" => td_string!(locale, action.swap),
        "extend" => td_string!(locale, action.extend),
        "shorten" => td_string!(locale, action.shorten),
        "cancel" => td_string!(locale, action.cancel),
        "no_show" => td_string!(locale, action.no_show),
        "check_in" => td_string!(locale, action.check_in),
        "check_out" => td_string!(locale, action.check_out),
        other => other,
    };
    word.to_owned()
}
