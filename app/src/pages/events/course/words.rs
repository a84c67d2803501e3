//! Steps, reasons and faults, in words.

use domain::event::EndReason;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// Why an event ended.
pub(in crate::pages::events) fn reason_word(locale: Locale, reason: EndReason) -> &'static str {
    match reason {
        EndReason::Dates => td_string!(locale, course.dates),
        EndReason::Rooms => td_string!(locale, course.rooms),
        EndReason::Halls => td_string!(locale, course.halls),
        EndReason::Price => td_string!(locale, course.price),
        EndReason::Funding => td_string!(locale, course.funding),
        EndReason::Elsewhere => td_string!(locale, course.elsewhere),
        EndReason::Dropped => td_string!(locale, course.dropped),
        EndReason::NoAnswer => td_string!(locale, course.no_answer),
        EndReason::Renovation => td_string!(locale, course.renovation),
        EndReason::Other => td_string!(locale, course.other),
    }
}

/// What the button of a step says, and what comes of it.
pub(super) fn step_words(locale: Locale, step: &str) -> (&'static str, &'static str) {
    match step {
        "option" => (td_string!(locale, course.option), td_string!(locale, course.option_hint)),
        "confirm" => (td_string!(locale, course.confirm), td_string!(locale, course.confirm_hint)),
        "release" => (td_string!(locale, course.release), td_string!(locale, course.release_hint)),
        "lose" => (td_string!(locale, course.lose), td_string!(locale, course.lose_hint)),
        "decline" => (td_string!(locale, course.decline), td_string!(locale, course.decline_hint)),
        "cancel" => (td_string!(locale, course.cancel), td_string!(locale, course.cancel_hint)),
        "take_place" => (td_string!(locale, course.take_place), td_string!(locale, course.take_place_hint)),
        _ => (td_string!(locale, course.reopen), td_string!(locale, course.reopen_hint)),
    }
}

/// What was just done.
pub(in crate::pages::events) fn done_word(locale: Locale, done: &str) -> &'static str {
    match done {
        "asked" => td_string!(locale, course.done_asked),
        "changed" => td_string!(locale, course.done_changed),
        "cleared" => td_string!(locale, course.done_cleared),
        "moved" => td_string!(locale, course.done_moved),
        "planned" => td_string!(locale, feasible.done),
        "repeated" => td_string!(locale, course.done_repeated),
        "functions" | "people" => td_string!(locale, events.done),
        _ => td_string!(locale, course.done_step),
    }
}

/// What is wrong with a step, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("option_until", "past") => td_string!(locale, course.option_past),
        ("option_until", "late") => td_string!(locale, course.option_late),
        ("option_until", _) => td_string!(locale, course.no_option_until),
        ("reason", _) => td_string!(locale, course.no_reason),
        ("note", _) => td_string!(locale, course.no_note),
        ("first_day", _) => td_string!(locale, course.no_first_day),
        ("days", "past") => td_string!(locale, course.move_past),
        ("days", _) => td_string!(locale, course.move_far),
        ("on_campus" | "online", _) => td_string!(locale, pipeline.no_number),
        ("step", "not_begun") => td_string!(locale, course.not_begun),
        ("stays", _) => td_string!(locale, course.in_house),
        ("rooms", _) => td_string!(locale, course.in_the_way),
        ("version", _) => td_string!(locale, course.stale),
        _ => td_string!(locale, course.not_from),
    }
}
