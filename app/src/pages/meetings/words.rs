//! Words for meetings, for whoever plans the event.

use domain::meeting::{Gate, Slot};
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::components::Tone;

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
