//! `/events/CODE/stands`: the stands of an event, who exhibits there and who waits; the forms of a stand and of an
//! exhibitor; a list of exhibitors taken over.

mod form;
mod import;
mod one;
mod preview;
mod send;
mod show;

pub use form::{add, change, edit, new};
pub use import::{form as import_form, look, take_over};
pub use one::{change as change_stand, edit as edit_stand};
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
        ("label", "there") => td_string!(locale, stands.label_there),
        ("label", _) => td_string!(locale, stands.bad_label),
        ("fittings", _) => td_string!(locale, stands.long_fittings),
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
