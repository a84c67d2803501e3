//! What participants and whoever plans the event both read of a meeting.

use chrono::{DateTime, NaiveDate};
use domain::calendar::CampusZone;
use domain::claim::Interval;
use domain::language::Language;
use i18n::Locale;
use leptos_i18n::td_string;
use service::meeting::HostLine;

use crate::view::function::times;
use crate::view::language::language_name;

/// What a host is called.
pub(crate) fn called(locale: Locale, line: &HostLine) -> String {
    if line.name.is_empty() { td_string!(locale, meetings.erased).to_owned() } else { line.name.clone() }
}

/// Where a host is met; none where nobody said.
pub(crate) fn whereabouts(locale: Locale, line: &HostLine) -> Option<String> {
    let stand = Some(&line.stand).filter(|label| !label.is_empty());
    let stand = stand.map(|label| td_string!(locale, meetings.stand_of, label = label.clone()));
    Some(line.place.clone()).filter(|place| !place.is_empty()).or(stand)
}

/// Languages in the reader's own.
pub(crate) fn languages(locale: Locale, spoken: &[Language]) -> String {
    let names = spoken.iter().map(|language| language_name(locale, *language)).collect::<Vec<_>>();
    names.join(&format!("{} ", td_string!(locale, programme_page.comma)))
}

/// `09:00–09:20`, by the campus clock.
pub(crate) fn clock(time: Interval, zone: CampusZone) -> String {
    let (from, until) = times(time.from_at(), time.until_at(), zone);
    format!("{}–{}", from.format("%H:%M"), until.format("%H:%M"))
}

/// The day on which a time begins.
pub(crate) fn day_of(time: Interval, zone: CampusZone) -> NaiveDate {
    zone.date(DateTime::from_timestamp(time.from_at(), 0).unwrap_or_default())
}
