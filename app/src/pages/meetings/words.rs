//! Words for meetings, for whoever plans the event and for whoever takes part.

use chrono::{DateTime, NaiveDate};
use domain::calendar::CampusZone;
use domain::claim::Interval;
use domain::language::Language;
use domain::meeting::{Gate, Slot};
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::meeting::HostLine;

use crate::components::Tone;
use crate::pages::interpretation::language_name;
use crate::view::function::times;

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
    spoken.iter().map(|language| language_name(locale, *language)).collect::<Vec<_>>().join(", ")
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

/// How a time stands.
pub(crate) fn state_word(locale: Locale, slot: &Slot) -> (Tone, &'static str) {
    match (slot.booked, slot.open) {
        (Some(_), _) => (Tone::Booked, td_string!(locale, meetings.is_booked)),
        (None, true) => (Tone::Good, td_string!(locale, meetings.is_free)),
        (None, false) => (Tone::Past, td_string!(locale, meetings.is_shut)),
    }
}

/// Whether participants may book.
pub(super) fn gate_word(locale: Locale, gate: Gate) -> (Tone, &'static str) {
    match gate {
        Gate::Open => (Tone::Good, td_string!(locale, meetings.is_open)),
        Gate::Closed | Gate::Off => (Tone::Past, td_string!(locale, meetings.is_closed)),
    }
}

/// What is wrong with what was asked for.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("event", _) => td_string!(locale, meetings.is_off),
        ("name", "missing") => td_string!(locale, meetings.f_name),
        ("link", _) => td_string!(locale, programme.bad_link),
        ("most", _) => td_string!(locale, meetings.f_most),
        ("hours", _) => td_string!(locale, meetings.f_hours),
        ("days" | "first_day", "too_many") => td_string!(locale, meetings.f_too_many),
        ("days" | "first_day" | "last_day", _) => td_string!(locale, meetings.f_days),
        ("until", "before_from") => td_string!(locale, meetings.f_order),
        ("until", "too_short") => td_string!(locale, meetings.f_short),
        ("from" | "until", _) => td_string!(locale, meetings.f_time),
        ("minutes", _) => td_string!(locale, meetings.f_minutes),
        ("pause", _) => td_string!(locale, meetings.f_pause),
        ("slot", code) => slot_fault(locale, code),
        ("entry", "withdrawn") => td_string!(locale, meetings.f_withdrawn),
        ("entry", _) => td_string!(locale, meetings.f_entry),
        ("booked", _) => td_string!(locale, meetings.f_changed),
        (_, "too_long") => td_string!(locale, meetings.f_long),
        _ => td_string!(locale, meetings.f_unknown),
    }
}

fn slot_fault(locale: Locale, code: &str) -> &'static str {
    match code {
        "taken" => td_string!(locale, meetings.f_taken),
        "closed" => td_string!(locale, meetings.f_shut),
        "late" => td_string!(locale, meetings.f_late),
        "overlaps" => td_string!(locale, meetings.f_overlaps),
        "booked" => td_string!(locale, meetings.f_booked),
        "not_theirs" => td_string!(locale, meetings.f_not_theirs),
        _ => td_string!(locale, meetings.f_slot),
    }
}
