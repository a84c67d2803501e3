//! Periods, states and faults of targets, in words.

use domain::target::{LONGEST_SOURCE, MOST, TargetPeriod, TargetStatus, YEARS};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::components::Tone;

/// What a target is set for: `2026`, or `2026–2027`.
pub(crate) fn period_text(period: TargetPeriod, first_year: i32) -> String {
    match period {
        TargetPeriod::Year => first_year.to_string(),
        TargetPeriod::Biennium => format!("{first_year}–{}", first_year + period.years() - 1),
    }
}

/// Year or biennium.
pub(super) fn kind_word(locale: Locale, period: TargetPeriod) -> &'static str {
    match period {
        TargetPeriod::Year => td_string!(locale, targets.year),
        TargetPeriod::Biennium => td_string!(locale, targets.biennium),
    }
}

/// Whether the source states the figure.
pub(crate) fn status_badge(locale: Locale, status: TargetStatus) -> (Tone, &'static str) {
    match status {
        TargetStatus::Source => (Tone::Good, td_string!(locale, nights.in_budget)),
        TargetStatus::Assumed => (Tone::Held, td_string!(locale, nights.assumed)),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    match (fault.field.as_str(), fault.code) {
        ("first_year", "taken") => td_string!(locale, targets.taken).to_owned(),
        ("first_year", "odd") => td_string!(locale, targets.odd_year).to_owned(),
        ("first_year", _) => {
            td_string!(locale, targets.no_year, first = *YEARS.start(), last = *YEARS.end())
        }
        ("room_nights", _) => td_string!(locale, targets.no_nights, most = count(locale, MOST)),
        (_, "too_long") => td_string!(locale, targets.long_source, n = LONGEST_SOURCE.to_string()),
        _ => td_string!(locale, targets.no_source).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_biennium_names_both_its_years() {
        assert_eq!(period_text(TargetPeriod::Year, 2026), "2026");
        assert_eq!(period_text(TargetPeriod::Biennium, 2026), "2026–2027");
    }
}
