//! Kinds of personal data, and runs, in words.

use domain::retention::Kind;
use i18n::Locale;
use leptos_i18n::td_string;
use service::retention::{Cause, RunState};

use crate::components::Tone;
use crate::view::retention::RunRow;

/// What is kept.
pub(super) fn kind_word(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => td_string!(locale, retention.contact),
        Kind::Need => td_string!(locale, retention.need),
        Kind::Account => td_string!(locale, retention.account),
        Kind::Session => td_string!(locale, retention.session),
    }
}

/// What it is kept for.
pub(super) fn purpose_word(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => td_string!(locale, retention.contact_purpose),
        Kind::Need => td_string!(locale, retention.need_purpose),
        Kind::Account => td_string!(locale, retention.account_purpose),
        Kind::Session => td_string!(locale, retention.session_purpose),
    }
}

/// From when its days are counted.
pub(super) fn measure_word(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Contact | Kind::Need => td_string!(locale, retention.after_departure),
        Kind::Account => td_string!(locale, retention.after_sign_in),
        Kind::Session => td_string!(locale, retention.after_use),
    }
}

/// Who or what set a run off.
pub(super) fn cause_word(locale: Locale, run: &RunRow) -> String {
    match run.cause {
        Cause::Schedule => td_string!(locale, retention.by_schedule).to_owned(),
        Cause::Command => td_string!(locale, retention.by_command).to_owned(),
        Cause::Person => {
            run.who.clone().unwrap_or_else(|| td_string!(locale, retention.by_erased).to_owned())
        }
    }
}

/// How far a run has come.
pub(super) fn state_badge(locale: Locale, state: RunState) -> (Tone, &'static str) {
    match state {
        RunState::Running => (Tone::Present, td_string!(locale, retention.running)),
        RunState::Done => (Tone::Good, td_string!(locale, retention.done)),
        RunState::Failed => (Tone::Bad, td_string!(locale, retention.failed)),
        RunState::Interrupted => (Tone::Closed, td_string!(locale, retention.interrupted)),
    }
}
