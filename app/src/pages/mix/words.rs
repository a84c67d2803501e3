//! Kinds, drivers and faults of a mix, in words.

use domain::delivery_mix::{ActivityKind, Driver, LONGEST_NOTE, MOST_BESIDE};
use domain::target::YEARS;
use i18n::{Locale, count, decimal};
use leptos_i18n::td_string;
use service::delivery_mix::field;
use service::error::FieldError;

use crate::view::mix::drivers;

/// A kind of activity.
pub(crate) fn kind_word(locale: Locale, kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Training => td_string!(locale, mix.training),
        ActivityKind::Academy => td_string!(locale, mix.academy),
        ActivityKind::Meeting => td_string!(locale, mix.meeting),
        ActivityKind::Special => td_string!(locale, mix.special),
    }
}

/// A driver.
pub(crate) fn driver_word(locale: Locale, driver: Driver) -> &'static str {
    match driver {
        Driver::Activities => td_string!(locale, mix.activities),
        Driver::FaceToFace => td_string!(locale, mix.face_to_face),
        Driver::OnCampus => td_string!(locale, mix.on_campus),
        Driver::Participants => td_string!(locale, mix.participants),
        Driver::Nights => td_string!(locale, mix.nights),
    }
}

/// A driver with its unit.
pub(crate) fn field_label(locale: Locale, driver: Driver) -> &'static str {
    match driver {
        Driver::FaceToFace => td_string!(locale, mix.face_to_face_percent),
        Driver::OnCampus => td_string!(locale, mix.on_campus_percent),
        other => driver_word(locale, other),
    }
}

/// A value of a driver.
pub(super) fn value(locale: Locale, driver: Driver, value: i64) -> String {
    match driver {
        Driver::Activities => count(locale, value),
        Driver::FaceToFace | Driver::OnCampus => i18n::percent(locale, value, 1_000).unwrap_or_default(),
        Driver::Participants | Driver::Nights => decimal(locale, value),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let name = fault.field.as_str();
    let most = |most: String| td_string!(locale, mix.no_number, most = most);
    match drivers().find(|(kind, driver)| field(*kind, *driver) == name) {
        Some((_, Driver::Activities)) => most(count(locale, Driver::Activities.most())),
        Some((_, driver)) => most(decimal(locale, driver.most())),
        None if name == "beside" => most(count(locale, MOST_BESIDE)),
        None if name == "note" => td_string!(locale, mix.long_note, n = LONGEST_NOTE.to_string()),
        None => td_string!(locale, targets.no_year, first = *YEARS.start(), last = *YEARS.end()),
    }
}
