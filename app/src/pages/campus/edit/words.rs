//! What is wrong with a field of the campus, in words.

use domain::campus::{Beds, Booths, Code, Name, Pavilion, Seats, Space, Standing};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;

/// A fault in words.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let text = match (fault.field.as_str(), fault.code) {
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
        seats if seats.starts_with("seats") => (1, Seats::MOST),
        _ => (0, Standing::MOST),
    };
    td_string!(locale, campus_data.not_between, min = count(locale, min), max = count(locale, max))
}

/// What is wrong with one field.
pub(super) fn error(locale: Locale, faults: &[FieldError], field: &str) -> Option<String> {
    faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault))
}

/// What is wrong with a form, in the order of its fields.
pub(super) fn summary<F: AsRef<str>>(
    locale: Locale,
    faults: &[FieldError],
    fields: impl IntoIterator<Item = F>,
) -> Vec<(Option<F>, String)> {
    let wrong = |field: F| error(locale, faults, field.as_ref()).map(|text| (Some(field), text));
    fields.into_iter().filter_map(wrong).collect()
}
