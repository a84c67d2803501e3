//! Faults, weights and days in words.

use chrono::NaiveDate;
use domain::feasible::{Holder, House, Need, Weight};
use i18n::{Dates, Locale};
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::pages::closure::kind_word;

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    let field = fault.field.split('-').next().unwrap_or_default();
    match (field, fault.code) {
        ("plan", "elsewhere") => td_string!(locale, feasible.p_elsewhere),
        ("plan", "rooms_agreed") => td_string!(locale, feasible.p_rooms_agreed),
        ("plan", "past") => td_string!(locale, feasible.p_past),
        ("plan", "called_off") => td_string!(locale, feasible.p_called_off),
        ("plan", _) => td_string!(locale, feasible.p_taken),
        ("first" | "last", "missing") => td_string!(locale, feasible.f_date),
        ("last", "backwards") => td_string!(locale, feasible.f_backwards),
        ("last", "too_long") => td_string!(locale, feasible.f_too_long),
        ("last", _) => td_string!(locale, feasible.f_no_room),
        ("days", "weekend") => td_string!(locale, feasible.f_weekend),
        ("days", _) => td_string!(locale, feasible.f_days),
        (_, "nothing") => td_string!(locale, feasible.f_nothing),
        ("count", "too_many") => td_string!(locale, feasible.f_too_many),
        ("title", _) => td_string!(locale, feasible.f_title),
        ("until", _) => td_string!(locale, feasible.f_hours),
        ("day_to", _) => td_string!(locale, feasible.f_need_days),
        ("sign", _) => td_string!(locale, feasible.f_sign),
        ("after", _) => td_string!(locale, feasible.f_nights),
        _ => td_string!(locale, feasible.f_number),
    }
}

/// What speaks against a date.
pub(super) fn weight_word(locale: Locale, weight: Weight) -> &'static str {
    match weight {
        Weight::Moves => td_string!(locale, feasible.w_moves),
        Weight::Pavilions => td_string!(locale, feasible.w_pavilions),
        Weight::Walls => td_string!(locale, feasible.w_walls),
        Weight::Portable => td_string!(locale, feasible.w_portable),
        Weight::Turns => td_string!(locale, feasible.w_turns),
        Weight::Voices => td_string!(locale, feasible.w_voices),
        Weight::Shared => td_string!(locale, feasible.w_shared),
        Weight::Changed => td_string!(locale, feasible.w_changed),
        Weight::Empty => td_string!(locale, feasible.w_empty),
    }
}

/// A room of a need: with its number where there are several.
pub(super) fn room_name(need: &Need, number: i64) -> String {
    if need.count > 1 { format!("{} {number}", need.title) } else { need.title.clone() }
}

/// `Mon 4 May 2027 – Fri 8 May 2027`, or one day.
pub(super) fn days(locale: Locale, (from, until): (NaiveDate, NaiveDate)) -> String {
    let dates = Dates::new(locale);
    let day = |day| format!("{} {}", dates.weekday(day), dates.date(day));
    if from == until { day(from) } else { format!("{} – {}", day(from), day(until)) }
}

/// Who holds something, and where an event of that leads.
pub(super) fn holder(locale: Locale, house: &House, holder: usize) -> (String, Option<String>) {
    match house.holders.get(holder) {
        Some(Holder::Event { named, tentative }) => {
            let option = if *tentative { td_string!(locale, feasible.option) } else { "" };
            match named {
                Some((code, title)) => (format!("{code} {title}{option}"), Some(code.clone())),
                None => (format!("{}{option}", td_string!(locale, feasible.some_event)), None),
            }
        }
        Some(Holder::Closure { kind, reason }) => (format!("{}: {reason}", kind_word(locale, *kind)), None),
        _ => (td_string!(locale, tape.occupied).to_owned(), None),
    }
}
