//! Figures and words of the forecast.

use chrono::Datelike;
use domain::forecast::outlook::{Goal, Line};
use domain::forecast::record::Record;
use domain::target::TargetPeriod;
use i18n::{Locale, count, percent, whole_percent};
use leptos_i18n::td_string;

/// A figure told in parts of a room-night, to the whole one.
#[expect(clippy::cast_possible_truncation, reason = "room-nights are far below 2^53")]
pub(crate) fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// A figure as it is read.
pub(super) fn nights(locale: Locale, number: f64) -> String {
    count(locale, whole(number))
}

/// A difference with its sign.
pub(super) fn signed(locale: Locale, number: f64) -> String {
    i18n::signed(locale, whole(number))
}

/// A chance in percent. What 2,000 paths never did, or always, is not impossible or certain.
pub(crate) fn chance(locale: Locale, chance: f64) -> String {
    match whole(100.0 * chance) {
        ..1 => format!("< {}", whole_percent(locale, 1)),
        100.. => format!("> {}", whole_percent(locale, 99)),
        percent => whole_percent(locale, percent),
    }
}

/// A share in whole percent.
pub(super) fn share(locale: Locale, share: f64) -> String {
    whole_percent(locale, whole(100.0 * share))
}

/// An error as a share, with one decimal: those of near nights are small.
pub(super) fn error(locale: Locale, share: f64) -> String {
    let sign = if whole(1000.0 * share) < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", percent(locale, whole(1000.0 * share.abs()), 1000).unwrap_or_default())
}

/// A score such as 0.18.
pub(super) fn score(locale: Locale, score: f64) -> String {
    let mark = if locale == Locale::en { "." } else { "," };
    let hundredths = whole(100.0 * score);
    format!("{}{mark}{:02}", hundredths / 100, hundredths % 100)
}

/// The year of a line, or the two of a budget.
pub(super) fn years_of(line: &Line) -> String {
    let (first, last) = (line.from.year(), line.until.year() - 1);
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// From P10 to P90.
pub(super) fn between(locale: Locale, p10: f64, p90: f64) -> String {
    format!("{}–{}", nights(locale, p10), nights(locale, p90))
}

/// That ranges of months, and of the weeks within, were not yet seen to be right: how many months were scored at the distance of
/// which fewest were, and of which most were. None where enough were at every distance.
pub(super) fn uncalibrated(locale: Locale, record: &Record) -> Option<String> {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let (least, most) = record.months_scored()?;
    let n = if least == most {
        number(least)
    } else {
        td_string!(locale, forecast.reach, from = number(least), to = number(most))
    };
    Some(td_string!(locale, forecast.months_uncalibrated, n = n))
}

/// The target in words.
pub(crate) fn goal_name(locale: Locale, goal: &Goal) -> String {
    let (from, until) = (goal.first_year, goal.last_year());
    match goal.period {
        TargetPeriod::Year => td_string!(locale, nights.target_year, year = from),
        TargetPeriod::Biennium => td_string!(locale, nights.target_biennium, from = from, until = until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_that_no_path_contradicts_is_not_called_certain() {
        assert_eq!(
            [0.0, 0.004, 0.414, 0.998, 1.0].map(|one| chance(Locale::en, one)),
            ["< 1%", "< 1%", "41%", "> 99%", "> 99%"]
        );
    }

    #[test]
    fn a_difference_has_its_sign() {
        assert_eq!([1_200.4, -3.0, 0.2].map(|one| signed(Locale::en, one)), ["+1,200", "\u{2212}3", "0"]);
        assert_eq!(score(Locale::fr, 0.081), "0,08");
        assert_eq!([0.004, -0.013, 0.0].map(|one| error(Locale::en, one)), ["0.4%", "\u{2212}1.3%", "0.0%"]);
    }
}
