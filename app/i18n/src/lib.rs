//! Languages: the texts of `app/locales`, and numbers, shares and dates as each language writes them.
//!
//! A crate of its own because the texts, made into code, are the largest and the slowest to compile of all there is:
//! they are compiled when a text changes, not with every page.
//!
//! Nothing here reads a context: every function and every `td_string!` takes the language as an argument, because a
//! page is rendered in one go for one reader.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

mod choice;
mod date;
mod number;

pub use choice::{accepted, parse};
pub use date::{Dates, Month};
pub use number::{cents, count, euros, percent, plain_euros, signed_whole, whole, whole_percent};
pub use texts::Locale;

/// The texts, one function a key, made by the build script; what it makes carries no documentation.
#[expect(
    clippy::expect_used,
    clippy::pedantic,
    dead_code,
    missing_docs,
    unused_imports,
    reason = "generated"
)]
mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
    pub use self::i18n::Locale;
}

/// The languages a reader can choose, each under its own name.
pub const CHOICES: [(Locale, &str); 5] = [
    (Locale::en, "English"),
    (Locale::fr, "français"),
    (Locale::it, "italiano"),
    (Locale::es, "español"),
    (Locale::pt, "português"),
];

/// The code a language has in `lang` attributes, cookies and accounts.
pub const fn code(locale: Locale) -> &'static str {
    match locale {
        Locale::en => "en",
        Locale::fr => "fr",
        Locale::it => "it",
        Locale::es => "es",
        Locale::pt => "pt",
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use leptos_i18n::td_string;
    #[test]
    fn counted_words_follow_the_rules_of_their_language() {
        assert_eq!(td_string!(Locale::fr, unit.rooms, count = 0, n = "0"), "0 chambre");
        assert_eq!(td_string!(Locale::en, unit.rooms, count = 0, n = "0"), "0 rooms");
    }

    #[test]
    fn one_none_and_a_million_take_the_form_of_their_language() {
        let rooms =
            |locale, number: i64| td_string!(locale, unit.rooms, count = number, n = count(locale, number));
        let written = |number| CHOICES.map(|(locale, _)| rooms(locale, number));
        assert_eq!(written(1), ["1 room", "1 chambre", "1 camera", "1 habitación", "1 quarto"]);
        assert_eq!(written(2), ["2 rooms", "2 chambres", "2 camere", "2 habitaciones", "2 quartos"]);
        assert_eq!(
            written(1_000_000),
            [
                "1,000,000 rooms",
                "1\u{202f}000\u{202f}000 de chambres",
                "1.000.000 di camere",
                "1.000.000 de habitaciones",
                "1\u{a0}000\u{a0}000 de quartos",
            ]
        );
        assert_eq!(rooms(Locale::it, 0), "0 camere");
        assert_eq!(rooms(Locale::es, 0), "0 habitaciones");
    }
}
