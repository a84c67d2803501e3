//! Diets, states, times and faults of orders, in words.

use chrono::NaiveDateTime;
use domain::order::{Diet, LONGEST_NOTE, OrderState, Stage};
use i18n::{Dates, Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;
use std::collections::BTreeMap;

/// A diet.
pub(crate) fn diet_word(locale: Locale, diet: Diet) -> &'static str {
    match diet {
        Diet::Vegetarian => td_string!(locale, order.vegetarian),
        Diet::Vegan => td_string!(locale, order.vegan),
        Diet::Halal => td_string!(locale, order.halal),
        Diet::Kosher => td_string!(locale, order.kosher),
        Diet::GlutenFree => td_string!(locale, order.gluten_free),
    }
}

/// Diets in a line: `3 vegan, 2 halal`.
pub(crate) fn diets_text(locale: Locale, diets: &BTreeMap<Diet, i64>) -> String {
    let part =
        |(diet, heads): (&Diet, &i64)| format!("{} {}", count(locale, *heads), diet_word(locale, *diet));
    diets.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// Whether an order stands.
pub(crate) fn state_word(locale: Locale, state: OrderState) -> &'static str {
    match state {
        OrderState::Ordered => td_string!(locale, order.ordered),
        OrderState::Withdrawn => td_string!(locale, order.withdrawn),
    }
}

/// How sure a count is.
pub(super) fn stage_word(locale: Locale, stage: Stage) -> &'static str {
    match stage {
        Stage::Expected => td_string!(locale, order.expected),
        Stage::Guaranteed => td_string!(locale, order.guaranteed),
        Stage::Actual => td_string!(locale, order.actual),
    }
}

/// From when until when; the day once where it ends on the same.
pub(crate) fn span(locale: Locale, (from, until): (NaiveDateTime, NaiveDateTime)) -> String {
    let dates = Dates::new(locale);
    if from.date() == until.date() {
        return format!("{}–{}", dates.minute(from), until.format("%H:%M"));
    }
    format!("{} – {}", dates.minute(from), dates.minute(until))
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let text = match (fault.field.as_str(), fault.code) {
        (_, "promised") => td_string!(locale, order.promised),
        ("item", "no_meal") => td_string!(locale, order.no_meal),
        ("item", _) => td_string!(locale, order.no_item),
        ("function", _) => td_string!(locale, order.no_such_function),
        ("event", _) => td_string!(locale, order.called_off),
        ("day", "outside") => td_string!(locale, order.outside),
        ("day" | "until_day", _) => td_string!(locale, order.no_day),
        ("until_time", "backwards") => td_string!(locale, order.backwards),
        ("until_time", "too_long") => td_string!(locale, order.too_long),
        ("from_time" | "until_time", _) => td_string!(locale, order.no_time),
        ("guarantee_due", "late") => td_string!(locale, order.due_late),
        ("guarantee_due", _) => td_string!(locale, order.no_due),
        (_, "not_yet") => td_string!(locale, order.not_yet),
        (_, "too_many") => td_string!(locale, order.too_many),
        ("allergies" | "note", _) => {
            return td_string!(locale, order.long_note, most = LONGEST_NOTE.to_string());
        }
        _ => td_string!(locale, order.no_count),
    };
    text.to_owned()
}

/// Everything that is wrong, for the summary above a form.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let field = |name: &String| (!matches!(name.as_str(), "event" | "withdraw")).then(|| name.clone());
    faults.iter().map(|one| (field(&one.field), fault_text(locale, one))).collect()
}
