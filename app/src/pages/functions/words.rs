//! Functions in words.

use chrono::NaiveDateTime;
use domain::function::FunctionState;
use i18n::{Dates, Locale};
use leptos_i18n::td_string;
use service::error::FieldError;

/// Whether it holds its space, in a word.
pub(crate) fn state_word(locale: Locale, state: FunctionState) -> &'static str {
    match state {
        FunctionState::Held => td_string!(locale, function.held),
        FunctionState::Waiting => td_string!(locale, function.waiting),
        FunctionState::Released => td_string!(locale, function.released),
    }
}

/// `24 Nov 2026, 09:00 – 11:00`, with the second day where it is another.
pub(crate) fn hours(locale: Locale, (from, until): (NaiveDateTime, NaiveDateTime)) -> String {
    let (first, end) = (Dates::new(locale).minute(from), until.format("%H:%M").to_string());
    if from.date() == until.date() {
        format!("{first} – {end}")
    } else {
        format!("{first} – {}", Dates::new(locale).minute(until))
    }
}

/// `set-up from 08:45, free again at 12:15`, of all the time that is claimed.
pub(crate) fn around(locale: Locale, (from, until): (NaiveDateTime, NaiveDateTime)) -> String {
    let clock = |time: NaiveDateTime| time.format("%H:%M").to_string();
    let set_up = td_string!(locale, diary.set_up_from, time = clock(from));
    let free = td_string!(locale, diary.free_again, time = clock(until));
    format!("{set_up}, {free}")
}

/// What is wrong with a field.
pub(super) fn fault(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("event", "called_off") => td_string!(locale, function.called_off),
        ("event", _) => td_string!(locale, function.no_event),
        ("title", "too_long") => td_string!(locale, function.long_title),
        ("title", _) => td_string!(locale, function.no_title),
        ("note", _) => td_string!(locale, function.long_note),
        ("space", _) => td_string!(locale, function.no_space),
        ("style", _) => td_string!(locale, function.no_style),
        ("attendance", _) => td_string!(locale, function.no_attendance),
        ("from_date", _) => td_string!(locale, function.no_from_date),
        ("from_time", _) => td_string!(locale, function.no_from_time),
        ("until_date", _) => td_string!(locale, function.no_until_date),
        ("until_time", "backwards") => td_string!(locale, function.backwards),
        ("until_time", "too_long") => td_string!(locale, function.too_long),
        ("until_time", "far_too_long") => td_string!(locale, function.far_too_long),
        ("until_time", "leaves_session") => td_string!(locale, programme.leaves_session),
        ("until_time", _) => td_string!(locale, function.no_until_time),
        ("repeat_until", "backwards") => td_string!(locale, function.f_repeat_backwards),
        ("repeat_until", "too_many") => td_string!(locale, function.f_repeat_many),
        ("repeat_until", "overlaps") => td_string!(locale, function.f_repeat_overlaps),
        ("repeat_until", _) => td_string!(locale, function.f_repeat_date),
        _ => td_string!(locale, function.minutes),
    }
}
