//! What is wrong with a field of an account, in words.

use i18n::Locale;
use leptos_i18n::td_string;
use service::account::SHORTEST_PASSWORD;
use service::error::FieldError;

/// The words for a fault the service found.
pub(crate) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    match fault.code {
        "too_short" => td_string!(locale, account.too_short, n = SHORTEST_PASSWORD.to_string()),
        "too_long" => td_string!(locale, account.too_long).to_owned(),
        "same_as_address" => td_string!(locale, account.same_as_address).to_owned(),
        "not_an_address" => td_string!(locale, account.not_an_address).to_owned(),
        "taken" => td_string!(locale, account.taken).to_owned(),
        "wrong" => td_string!(locale, account.wrong_password).to_owned(),
        _ => td_string!(locale, account.missing).to_owned(),
    }
}
