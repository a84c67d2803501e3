//! Languages in the words of another.

use domain::language::Language;
use i18n::Locale;
use leptos_i18n::td_string;

/// A language in the reader's own.
pub fn language_name(locale: Locale, language: Language) -> &'static str {
    match language {
        Language::English => td_string!(locale, language.en),
        Language::French => td_string!(locale, language.fr),
        Language::Spanish => td_string!(locale, language.es),
        Language::Italian => td_string!(locale, language.it),
        Language::Portuguese => td_string!(locale, language.pt),
        Language::Arabic => td_string!(locale, language.ar),
        Language::Chinese => td_string!(locale, language.zh),
        Language::Russian => td_string!(locale, language.ru),
        Language::German => td_string!(locale, language.de),
        Language::Turkish => td_string!(locale, language.tr),
        Language::Ukrainian => td_string!(locale, language.uk),
        Language::InternationalSign => td_string!(locale, language.ils),
        Language::ItalianSign => td_string!(locale, language.ise),
    }
}
