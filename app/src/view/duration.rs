//! How long something takes, in words.

use i18n::Locale;
use leptos_i18n::td_string;

/// Seconds, or from a minute on the minutes begun, in words.
pub fn duration(locale: Locale, seconds: i64) -> String {
    if seconds < 60 {
        return td_string!(locale, unit.seconds, count = seconds, n = seconds.to_string());
    }
    let minutes = (seconds + 59) / 60;
    td_string!(locale, unit.minutes, count = minutes, n = minutes.to_string())
}
