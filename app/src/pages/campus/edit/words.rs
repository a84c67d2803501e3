//! What is wrong with a field of the campus, in words.

use domain::campus::{
    Beds, Booths, Changeover, Code, Equipment, Name, Pavilion, Seats, Slug, Space, Standing,
};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;

/// A fault in words.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let text = match (fault.field.as_str(), fault.code) {
        ("code", "missing") => td_string!(locale, campus_new.no_code),
        ("code", "taken") => td_string!(locale, campus_new.code_taken),
        ("code", "bad_key") => return td_string!(locale, campus_new.bad_key, n = Slug::LONGEST.to_string()),
        ("code", _) => return td_string!(locale, campus_new.bad_code, n = Code::LONGEST.to_string()),
        ("source", _) => td_string!(locale, campus_new.no_source),
        ("levels", "missing") => td_string!(locale, campus_new.no_levels),
        ("joins", _) => td_string!(locale, campus_new.joins_one),
        (field, "same") => return td_string!(locale, campus_new.joins_same, code = inner(field)),
        (field, "unknown") if field.starts_with("joins[") => {
            return td_string!(locale, campus_new.joins_unknown, code = inner(field));
        }
        ("stock", "promised") => td_string!(locale, campus_data.stock_promised),
        ("stock", "too_few") => td_string!(locale, campus_new.too_few),
        ("portable", _) => td_string!(locale, campus_new.portable_stands),
        (field, "missing") if field.starts_with("minutes[") => td_string!(locale, campus_new.no_minutes),
        ("on", _) => td_string!(locale, campus_stock.no_day),
        ("rooms", _) => td_string!(locale, campus_stock.no_rooms),
        (field, "cannot_move") => return td_string!(locale, campus_stock.cannot_move, number = inner(field)),
        ("number", "missing") => td_string!(locale, campus_data.no_number),
        ("number", "taken") => td_string!(locale, campus_data.number_taken),
        ("number", _) => return td_string!(locale, campus_data.bad_number, n = Code::LONGEST.to_string()),
        ("stock_from", _) => td_string!(locale, campus_data.no_first_night),
        ("stock_until", "backwards") => td_string!(locale, campus_data.backwards),
        ("stock_until", _) => td_string!(locale, campus_data.no_date),
        ("name", "missing") => td_string!(locale, campus_data.no_name),
        ("name", _) => return td_string!(locale, campus_data.long_name, n = Name::LONGEST.to_string()),
        ("purpose", _) => {
            return td_string!(locale, campus_data.long_purpose, n = Pavilion::LONGEST_PURPOSE.to_string());
        }
        (_, "too_many") => td_string!(locale, campus_data.too_many_pieces),
        (field, "out_of_range") => return not_between(locale, field),
        _ => td_string!(locale, campus_data.no_choice),
    };
    text.to_owned()
}

fn not_between(locale: Locale, field: &str) -> String {
    let (min, max) = match field {
        "beds" => (1, Beds::MOST),
        "area_m2" => (1, Space::LARGEST_M2),
        "booths" => (0, Booths::MOST),
        "stock" => (0, Equipment::MOST),
        minutes if minutes.starts_with("minutes[") => (0, Changeover::LONGEST),
        seats if seats.starts_with("seats") => (1, Seats::MOST),
        _ => (0, Standing::MOST),
    };
    td_string!(locale, campus_data.not_between, min = count(locale, min), max = count(locale, max))
}

/// What is wrong with one field.
pub(super) fn error(locale: Locale, faults: &[FieldError], field: &str) -> Option<String> {
    faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault))
}

/// What is wrong with a group of boxes, or with one of them.
pub(super) fn group_error(locale: Locale, faults: &[FieldError], group: &str) -> Option<String> {
    let told = faults.iter().filter(|fault| group_of(&fault.field) == Some(group));
    let told = told.map(|fault| fault_text(locale, fault)).collect::<Vec<_>>().join(" ");
    (!told.is_empty()).then_some(told)
}

/// What is wrong with a form, each with the field it leads to.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let line = |fault: &FieldError| {
        let anchor = group_of(&fault.field).unwrap_or(&fault.field);
        (Some(anchor.to_owned()), fault_text(locale, fault))
    };
    faults.iter().map(line).collect()
}

/// The group of boxes that a fault stands beside: a box of its own may not be there.
fn group_of(field: &str) -> Option<&'static str> {
    let name = field.split('[').next().unwrap_or_default();
    ["joins", "levels", "rooms"].into_iter().find(|group| *group == name)
}

/// What stands between the brackets of a field.
fn inner(field: &str) -> String {
    let inner = field.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
    inner.unwrap_or_default().to_owned()
}
