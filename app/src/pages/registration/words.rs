//! Words for registration.

use domain::registration::Gate;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::components::Tone;

/// Whether a link takes somebody.
pub(super) fn gate_badge(locale: Locale, gate: Gate) -> (Tone, &'static str) {
    match gate {
        Gate::Open => (Tone::Good, td_string!(locale, registration.open)),
        Gate::Full => (Tone::Held, td_string!(locale, registration.full)),
        Gate::Closed => (Tone::Closed, td_string!(locale, registration.closed)),
        Gate::Off => (Tone::Closed, td_string!(locale, registration.off)),
    }
}

/// What is wrong with a field of terms, and the way out.
pub(super) fn fault_word(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        (_, "not_a_date") => td_string!(locale, registration.f_date),
        ("closes_on", _) => td_string!(locale, registration.f_closes),
        (_, "outside") => td_string!(locale, registration.f_nights),
        ("places", _) => td_string!(locale, registration.f_places),
        ("note", _) => td_string!(locale, registration.f_note),
        ("fee", "missing") => td_string!(locale, registration.f_no_fee),
        ("fee", _) => td_string!(locale, registration.f_fee),
        ("link", _) => td_string!(locale, registration.f_link),
        _ => td_string!(locale, registration.off_about),
    }
}
