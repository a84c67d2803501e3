//! States, bases and faults of recharge notes, in words.

use domain::quote::LONGEST;
use domain::recharge::{Basis, LONGEST_CODE, LONGEST_REFERENCE, MOST_BY_HAND, Note, State};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::components::Tone;

/// What a note is called: its number, or which note of its event it is.
pub(crate) fn name(locale: Locale, note: &Note) -> String {
    note.number.map_or_else(
        || td_string!(locale, recharge.nth, n = count(locale, note.ordinal)),
        |number| number.to_string(),
    )
}

/// Where a note stands.
pub(crate) fn state_word(locale: Locale, state: State) -> &'static str {
    match state {
        State::Draft => td_string!(locale, quote.draft),
        State::Approved => td_string!(locale, quote.approved),
        State::Issued => td_string!(locale, recharge.issued),
        State::Charged => td_string!(locale, recharge.charged),
    }
}

/// The tone of a state.
pub(super) const fn state_tone(state: State) -> Tone {
    match state {
        State::Draft => Tone::Held,
        State::Approved | State::Issued => Tone::Booked,
        State::Charged => Tone::Good,
    }
}

/// By what a line is reckoned.
pub(crate) fn basis_word(locale: Locale, basis: Basis) -> &'static str {
    match basis {
        Basis::Slept => td_string!(locale, recharge.slept),
        Basis::Held => td_string!(locale, recharge.held),
        Basis::OnDuty => td_string!(locale, recharge.on_duty),
        Basis::Delivered => td_string!(locale, recharge.delivered),
        Basis::Ordered => td_string!(locale, recharge.ordered),
        Basis::Counted => td_string!(locale, recharge.counted),
        Basis::Guaranteed => td_string!(locale, recharge.guaranteed),
        Basis::Expected => td_string!(locale, recharge.expected),
        Basis::Agreed => td_string!(locale, recharge.agreed),
        Basis::Correction => td_string!(locale, recharge.correction),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let long = |most: usize| td_string!(locale, price.too_long, most = most.to_string());
    let text = match (fault.field.as_str(), fault.code) {
        ("state", "own") => td_string!(locale, recharge.own),
        ("state", "needs_second") => td_string!(locale, quote.needs_second),
        ("state", "empty") => td_string!(locale, recharge.empty),
        ("state", "overdrawn") => td_string!(locale, recharge.overdrawn),
        ("state", _) => td_string!(locale, recharge.not_from),
        ("event", _) => td_string!(locale, recharge.not_begun),
        ("code", "missing") => td_string!(locale, recharge.no_code),
        ("code", "too_long") => return long(LONGEST_CODE),
        ("reference", "missing") => td_string!(locale, recharge.no_reference),
        ("reference", "too_long") => return long(LONGEST_REFERENCE),
        ("code" | "reference", _) => td_string!(locale, recharge.letters),
        ("charged_on", "missing") => td_string!(locale, recharge.no_day),
        ("charged_on", _) => td_string!(locale, recharge.out_of_range),
        (_, "too_many") => return td_string!(locale, quote.too_many, most = MOST_BY_HAND.to_string()),
        (_, "too_long") => return long(LONGEST),
        _ => td_string!(locale, quote.unfit),
    };
    text.to_owned()
}

/// Everything that is wrong, for the summary above the forms.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let field = |name: &String| (!matches!(name.as_str(), "event" | "state")).then(|| name.clone());
    faults.iter().map(|one| (field(&one.field), fault_text(locale, one))).collect()
}
