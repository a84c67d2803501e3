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

pub use choice::{Readers, accepted, parse};
pub use date::{Dates, Month};
pub use number::{
    cents, count, decimal, euros, percent, plain_euros, plain_tenths, plain_thousandths, signed,
    signed_whole, tenths, whole, whole_percent,
};
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

/// The languages of all pages, each under its own name.
pub const CHOICES: [(Locale, &str); 5] = [
    (Locale::en, "English"),
    (Locale::fr, "français"),
    (Locale::it, "italiano"),
    (Locale::es, "español"),
    (Locale::pt, "português"),
];

/// The languages of what participants and guests read.
pub const PARTICIPANTS: [(Locale, &str); 6] =
    [CHOICES[0], CHOICES[1], CHOICES[2], CHOICES[3], CHOICES[4], (Locale::ar, "العربية")];

/// The way a language is written, for `dir` attributes.
pub const fn direction(locale: Locale) -> &'static str {
    match locale {
        Locale::ar => "rtl",
        Locale::en | Locale::fr | Locale::it | Locale::es | Locale::pt => "ltr",
    }
}

/// What stands between a name and what it is: in French a space goes before it that does not break.
pub const fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::fr => "\u{a0}: ",
        Locale::en | Locale::it | Locale::es | Locale::pt | Locale::ar => ": ",
    }
}

/// The code a language has in `lang` attributes, cookies and accounts.
pub const fn code(locale: Locale) -> &'static str {
    match locale {
        Locale::en => "en",
        Locale::fr => "fr",
        Locale::it => "it",
        Locale::es => "es",
        Locale::pt => "pt",
        Locale::ar => "ar",
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

    #[test]
    fn arabic_counts_none_one_two_few_many_and_others_each_in_its_form() {
        let kept = |number: i64| {
            let n = count(Locale::ar, number);
            td_string!(Locale::ar, register.kept_need, count = number, n = n)
        };
        let ends = [
            (0, "عند مغادرتكم."),
            (1, "بعد يوم واحد من مغادرتكم."),
            (2, "بعد يومين من مغادرتكم."),
            (7, "بعد 7 أيام من مغادرتكم."),
            (110, "بعد 110 أيام من مغادرتكم."),
            (30, "بعد 30 يومًا من مغادرتكم."),
            (730, "بعد 730 يومًا من مغادرتكم."),
            (100, "بعد 100 يوم من مغادرتكم."),
        ];
        for (number, end) in ends {
            assert!(kept(number).ends_with(end), "{number}: {}", kept(number));
        }
    }

    #[test]
    fn each_language_of_participants_has_a_code_of_its_own_and_only_arabic_runs_from_the_right() {
        let known = PARTICIPANTS.map(|(locale, _)| (code(locale), direction(locale)));
        assert_eq!(
            known,
            [("en", "ltr"), ("fr", "ltr"), ("it", "ltr"), ("es", "ltr"), ("pt", "ltr"), ("ar", "rtl")]
        );
    }
}
