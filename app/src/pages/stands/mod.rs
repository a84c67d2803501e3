//! `/events/CODE/stands`: the stands of an event, who exhibits there and who waits; the form of an exhibitor.

mod form;
mod send;
mod show;

pub use form::{add, change, edit, new};
pub use send::{allot, give_out, make, remove_exhibitor, remove_stand};
pub use show::show;

use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// What is wrong with a form.
fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("organisation", "missing") => td_string!(locale, stands.no_organisation),
        ("link", _) => td_string!(locale, programme.bad_link),
        ("area", _) => td_string!(locale, stands.no_area),
        ("power", _) => td_string!(locale, stands.no_power),
        ("prefix", _) => td_string!(locale, stands.bad_prefix),
        ("first", "there") => td_string!(locale, stands.labels_there),
        ("first" | "last", _) => td_string!(locale, stands.bad_numbers),
        ("function", _) => td_string!(locale, programme.unknown_function),
        ("event", _) => td_string!(locale, programme.called_off),
        ("stand", "taken") => td_string!(locale, stands.taken),
        ("stand", _) => td_string!(locale, stands.unknown),
        _ => td_string!(locale, programme.long_title),
    }
}
