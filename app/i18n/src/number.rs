//! Whole numbers and shares, grouped and separated as the language does (data of the Unicode CLDR).

use std::sync::LazyLock;

use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale as Tag, locale};

use crate::Locale;

/// Made once: a formatter looks its data up when it is made.
static FORMATTERS: LazyLock<[Option<DecimalFormatter>; 5]> = LazyLock::new(|| {
    [locale!("en"), locale!("fr"), locale!("it"), locale!("es"), locale!("pt-PT")].map(formatter)
});

fn formatter(tag: Tag) -> Option<DecimalFormatter> {
    // Fails only where a language is not in the compiled data; then digits stand without separators.
    DecimalFormatter::try_new(tag.into(), DecimalFormatterOptions::default()).ok()
}

fn format(locale: Locale, number: &Decimal) -> String {
    let index = match locale {
        // Arabic pages have Western digits, grouped as English ones: so do the papers of the United Nations.
        Locale::en | Locale::ar => 0,
        Locale::fr => 1,
        Locale::it => 2,
        Locale::es => 3,
        Locale::pt => 4,
    };
    FORMATTERS[index]
        .as_ref()
        .map_or_else(|| number.to_string(), |formatter| formatter.format(number).to_string())
}

/// A count: `25,000` in English, `25 000` in French.
pub fn count(locale: Locale, number: i64) -> String {
    format(locale, &Decimal::from(number))
}

/// A difference with its sign: `+1,200`, `\u{2212}3`; nought has none.
pub fn signed(locale: Locale, number: i64) -> String {
    let sign = match number {
        0 => "",
        1.. => "+",
        _ => "\u{2212}",
    };
    format!("{sign}{}", count(locale, number.saturating_abs()))
}

/// A share of a base with one decimal: `34.2 %`; none of an empty base.
pub fn percent(locale: Locale, part: i64, base: i64) -> Option<String> {
    if base <= 0 {
        return None;
    }
    // Half up, in thousandths of the base: whole numbers, so that the same share reads the same everywhere.
    let per_mille = (part * 2000 + base).div_euclid(base * 2);
    let mut number = Decimal::from(per_mille);
    number.multiply_pow10(-1);
    number.pad_end(-1);
    Some(with_sign(locale, &number))
}

/// A number told in tenths, with one decimal: `22.5`, `22,5` in French.
pub fn decimal(locale: Locale, tenths: i64) -> String {
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    number.pad_end(-1);
    format(locale, &number)
}

/// The same for a field: `22.5`, and `22` where nothing is behind the point; read back by [`tenths`] in every language.
pub fn plain_tenths(tenths: i64) -> String {
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    let rest = if tenths % 10 == 0 { String::new() } else { format!(".{}", tenths % 10) };
    format!("{sign}{}{rest}", tenths / 10)
}

/// A number told in thousandths as a spreadsheet takes it: `0.043`, always with three places.
pub fn plain_thousandths(thousandths: i64) -> String {
    let (sign, number) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    format!("{sign}{}.{:03}", number / 1000, number % 1000)
}

/// Tenths of a number as people write it: `22`, `22.5`, `22,50`, `33,3 %`. A hundredth is none.
pub fn tenths(text: &str) -> Option<i64> {
    let hundredths = cents(text.trim().trim_end_matches('%'))?;
    (hundredths % 10 == 0).then_some(hundredths / 10)
}

/// A share in whole percent: `34%`, `34 %` in French.
pub fn whole_percent(locale: Locale, percent: i64) -> String {
    with_sign(locale, &Decimal::from(percent))
}

fn with_sign(locale: Locale, number: &Decimal) -> String {
    let digits = format(locale, number);
    match locale {
        Locale::en | Locale::it | Locale::pt | Locale::ar => format!("{digits}%"),
        // The space is the one of the CLDR: narrow in French, full in Spanish, none elsewhere.
        Locale::fr => format!("{digits}\u{202f}%"),
        Locale::es => format!("{digits}\u{a0}%"),
    }
}

/// An amount in euros and cents: `€1,234.50`, `1 234,50 €` in French.
pub fn euros(locale: Locale, cents: i64) -> String {
    let mut number = Decimal::from(cents.saturating_abs());
    number.multiply_pow10(-2);
    number.pad_end(-2);
    let (sign, digits) = (if cents < 0 { "\u{2212}" } else { "" }, format(locale, &number));
    match locale {
        Locale::en => format!("{sign}€{digits}"),
        Locale::fr | Locale::it | Locale::es | Locale::pt => format!("{sign}{digits}\u{a0}€"),
        // The sign of a number stays on its left in a text that runs from the right.
        Locale::ar => format!("\u{2066}{sign}{digits}\u{2069}\u{a0}يورو"),
    }
}

/// An amount in cents for a field: `18.50`; read back by [`cents`] in every language.
pub fn plain_euros(cents: i64) -> String {
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// Cents of an amount as people write it: `18`, `18.5`, `18,50`, `1,850.00`, `1 850,00 €`.
pub fn cents(text: &str) -> Option<i64> {
    let text = text.trim().trim_matches('€').trim();
    let (euros, rest) = match text.rsplit_once(['.', ',']) {
        Some((euros, rest)) if rest.len() < 3 => (euros, rest),
        _ => (text, "0"),
    };
    let is_fraction = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let rest = is_fraction.then(|| format!("{rest:0<2}").parse::<i64>().ok()).flatten()?;
    whole(euros)?.checked_mul(100)?.checked_add(rest)
}

/// A whole number as people write it: `25000`, `25,000`, `25.000`, `25 000`. A part of one (`2.5`) is none.
pub fn whole(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.trim().split([' ', ',', '.', '\'', '’', '\u{a0}', '\u{202f}']).collect();
    let grouped = groups.len() == 1 || (1..=3).contains(&groups[0].len());
    let whole = grouped && groups.iter().skip(1).all(|group| group.len() == 3);
    let digits = groups.concat();
    (whole && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The same, and fewer than none with a minus before it: `-2`, `\u{2212}2`.
pub fn signed_whole(text: &str) -> Option<i64> {
    let text = text.trim();
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) if !rest.is_empty() => whole(rest).map(|number| -number),
        _ => whole(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_is_written_and_read_with_its_sign() {
        assert_eq!([-5, -24_050, 1_850].map(plain_euros), ["-0.05", "-240.50", "18.50"]);
        assert_eq!(["-2", " \u{2212}1,200 ", "3"].map(signed_whole), [Some(-2), Some(-1_200), Some(3)]);
        assert_eq!(["--2", "-", ""].map(signed_whole), [None, None, None]);
    }

    #[test]
    fn counts_are_grouped_as_the_language_does() {
        assert_eq!(count(Locale::en, 25_000), "25,000");
        assert_eq!(count(Locale::fr, 25_000), "25\u{202f}000");
        assert_eq!(count(Locale::it, 25_000), "25.000");
        assert_eq!(count(Locale::es, 25_000), "25.000");
        assert_eq!(count(Locale::pt, 25_000), "25\u{a0}000");
    }

    #[test]
    fn spanish_leaves_four_digits_together() {
        assert_eq!(count(Locale::es, 2_500), "2500");
        assert_eq!(count(Locale::en, 2_500), "2,500");
    }

    #[test]
    fn shares_have_one_decimal_and_round_half_up() {
        assert_eq!(percent(Locale::en, 342, 1000).as_deref(), Some("34.2%"));
        assert_eq!(percent(Locale::en, 1, 2).as_deref(), Some("50.0%"));
        assert_eq!(percent(Locale::fr, 12_345, 100_000).as_deref(), Some("12,3\u{202f}%"));
        assert_eq!(percent(Locale::en, 25, 100_000).as_deref(), Some("0.0%"));
        assert_eq!(percent(Locale::en, 50, 100_000).as_deref(), Some("0.1%"));
    }

    #[test]
    fn euros_stand_as_the_language_writes_them_and_are_read_however_they_are_typed() {
        assert_eq!(euros(Locale::en, 123_450), "€1,234.50");
        assert_eq!(euros(Locale::fr, 123_450), "1\u{202f}234,50\u{a0}€");
        assert_eq!(euros(Locale::it, 5), "0,05\u{a0}€");
        assert_eq!(euros(Locale::en, -100), "\u{2212}€1.00");
        assert_eq!(euros(Locale::ar, 123_450), "\u{2066}1,234.50\u{2069}\u{a0}يورو");
        for text in ["1850", "1,850", "1.850,00", "1 850.0", "€1,850.00", "1850,00 €"] {
            assert_eq!(cents(text), Some(185_000), "{text}");
        }
        assert_eq!(
            (cents("18.5"), cents("0,05"), cents(&plain_euros(1_205))),
            (Some(1_850), Some(5), Some(1_205))
        );
        for text in ["", "-1", "free", "1.2345", "18.", ".5", "1,5x"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    #[test]
    fn tenths_stand_as_the_language_writes_them_and_are_read_however_they_are_typed() {
        assert_eq!(
            (decimal(Locale::en, 12_345), decimal(Locale::fr, 225)),
            ("1,234.5".into(), "22,5".into())
        );
        assert_eq!([225, 220, 5, -15].map(plain_tenths), ["22.5", "22", "0.5", "-1.5"]);
        for text in ["22.5", "22,5", " 22,50 ", "22.5 %", "22,5\u{202f}%"] {
            assert_eq!(tenths(text), Some(225), "{text}");
        }
        assert_eq!(tenths("1,850"), Some(18_500), "thousands");
        for text in ["", "22.55", "-1", "half", "%"] {
            assert_eq!(tenths(text), None, "{text}");
        }
    }

    #[test]
    fn there_is_no_share_of_nothing() {
        assert_eq!(percent(Locale::en, 1, 0), None);
        assert_eq!(
            (whole_percent(Locale::en, 34), whole_percent(Locale::fr, 34)),
            ("34%".into(), "34\u{202f}%".into())
        );
    }

    #[test]
    fn a_number_is_read_however_its_thousands_are_parted() {
        for text in ["25000", " 25,000 ", "25.000", "25\u{202f}000", "25 000", "25'000"] {
            assert_eq!(whole(text), Some(25_000), "{text}");
        }
        assert_eq!(whole("1,250,000"), Some(1_250_000));
    }

    #[test]
    fn what_is_no_whole_number_is_not_taken_for_one() {
        for text in ["", "2.5", "25,00", "2500,000", "-5", "many", "1e4", ",000"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
