//! Words for participants.

use domain::registration::{Gate, Payment};
use domain::rooming::{Entry, State};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;
use service::registration::Kept;

use crate::components::Tone;

/// What is wrong with a field, and the way out.
pub(super) fn fault_word(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("consent", _) => td_string!(locale, register.f_consent),
        ("email", "missing" | "not_an_address") => td_string!(locale, register.f_email),
        (_, "missing") => td_string!(locale, register.f_missing),
        (_, "too_long") => td_string!(locale, rooming.f_too_long),
        (_, "not_a_date") => td_string!(locale, register.f_date),
        (_, "before_arrival") => td_string!(locale, register.f_order),
        (_, "not_offered" | "too_early" | "too_late") => td_string!(locale, register.f_nights),
        (_, "before_first") => td_string!(locale, rooming.f_visa),
        (_, "booked") => td_string!(locale, register.f_booked),
        ("gate", code) if code == Gate::Full.code() => td_string!(locale, register.full),
        _ => td_string!(locale, register.f_other),
    }
}

/// Where a registration stands, for whom it is.
pub(super) fn state_word(locale: Locale, entry: &Entry) -> (Tone, &'static str) {
    match entry.state {
        State::Withdrawn => (Tone::Past, td_string!(locale, register.withdrawn)),
        _ if entry.booked.is_some() => (Tone::Good, td_string!(locale, register.booked)),
        State::Approved => (Tone::Booked, td_string!(locale, register.approved)),
        State::Proposed => (Tone::Held, td_string!(locale, register.proposed)),
    }
}

/// What is kept, for how long.
pub(super) fn kept_words(locale: Locale, kept: Kept) -> [String; 2] {
    let contact = match kept.contact {
        Some(days) => {
            td_string!(locale, register.kept_contact, count = days, n = count(locale, days))
        }
        None => td_string!(locale, register.kept_contact_open).to_owned(),
    };
    let need = match kept.need {
        Some(days) => td_string!(locale, register.kept_need, count = days, n = count(locale, days)),
        None => td_string!(locale, register.kept_need_open).to_owned(),
    };
    [contact, need]
}

/// Where a fee stands.
pub(crate) fn payment_badge(locale: Locale, payment: Payment) -> (Tone, &'static str) {
    match payment {
        Payment::Due => (Tone::Held, td_string!(locale, registration.due)),
        Payment::Paid => (Tone::Good, td_string!(locale, registration.paid)),
        Payment::Waived => (Tone::Past, td_string!(locale, registration.waived)),
        Payment::Refunded => (Tone::Past, td_string!(locale, registration.refunded)),
    }
}
