//! Imports in words: kinds, standings, and what is wrong with a file, a form or a line.

use i18n::Locale;
use leptos_i18n::td_string;
use service::import::{FileError, MAPPINGS};

use crate::components::Tone;
use crate::local::further;
use crate::view::import::{Fault, Standing};

/// What kind of file it is.
pub(crate) fn kind_word(locale: Locale, kind: &str) -> String {
    let word = match kind {
        "stays" => td_string!(locale, imports.stays),
        "campus" => td_string!(locale, imports.campus),
        other => other,
    };
    word.to_owned()
}

/// How an import stands.
pub(crate) fn standing_word(locale: Locale, standing: Standing) -> (Tone, &'static str) {
    match standing {
        Standing::Done => (Tone::Good, td_string!(locale, imports.done)),
        Standing::Runs => (Tone::Present, td_string!(locale, imports.running)),
        Standing::Interrupted => (Tone::Bad, td_string!(locale, imports.interrupted)),
    }
}

/// What a shipped mapping is for.
pub(super) fn mapping_word(locale: Locale, name: &'static str) -> &'static str {
    match name {
        name if name == MAPPINGS[0] => td_string!(locale, imports.own_columns),
        "hotel_demand" => td_string!(locale, imports.hotel_demand),
        other => other,
    }
}

/// The rest of an address that chooses mapping and source again; a mapping that came as a file has gone with it.
pub(super) fn mapping_query(mapping: Option<&str>, source: Option<&str>) -> String {
    let mapping =
        mapping.map(|name| if MAPPINGS.contains(&name) { name } else { crate::view::import::OWN_FILE });
    further(
        [("mapping", mapping), ("source", source)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?))),
    )
}

/// What is wrong with a form, and the way out.
pub(super) fn fault_word(locale: Locale, fault: &Fault) -> String {
    match fault {
        Fault::NoFile => td_string!(locale, imports.no_file).to_owned(),
        Fault::TooLarge(most) => td_string!(locale, imports.too_large, n = most.to_string()),
        Fault::NoMapping => td_string!(locale, imports.no_mapping).to_owned(),
        Fault::Runs => td_string!(locale, imports.one_at_a_time).to_owned(),
        Fault::File(error) => file_text(locale, error),
    }
}

/// Why a file cannot be read at all, and the way out.
pub(crate) fn file_text(locale: Locale, error: &FileError) -> String {
    let list = |names: &[String]| names.join(", ");
    match error {
        FileError::Unreadable { .. } => td_string!(locale, imports.unreadable).to_owned(),
        FileError::UnknownKind { .. } => td_string!(locale, imports.unknown_kind).to_owned(),
        FileError::Empty { .. } => td_string!(locale, imports.empty).to_owned(),
        FileError::NotUtf8 { .. } => td_string!(locale, imports.not_utf8).to_owned(),
        FileError::MissingColumns { missing, found, fits: None, .. } => {
            td_string!(locale, imports.missing, missing = list(missing), found = list(found))
        }
        FileError::MissingColumns { missing, fits: Some(fits), .. } => {
            let fits = mapping_word(locale, fits);
            td_string!(locale, imports.missing_fits, missing = list(missing), mapping = fits)
        }
        FileError::DuplicateColumns { columns, .. } => {
            td_string!(locale, imports.twice, columns = list(columns))
        }
        FileError::Workbook { .. } => td_string!(locale, imports.workbook).to_owned(),
        FileError::TooLarge { most, .. } => td_string!(locale, imports.unpacks, n = most.to_string()),
        FileError::LongLine { line, most, .. } => {
            td_string!(locale, imports.long_line, line = line.to_string(), n = most.to_string())
        }
        FileError::Mapping { reason, .. } => td_string!(locale, imports.bad_mapping, reason = reason.clone()),
        FileError::Source { max } => td_string!(locale, imports.bad_source, n = max.to_string()),
    }
}

/// Why a line was not taken, and the way out. A word that is new to us stands as it was stored.
pub(crate) fn reject_word(locale: Locale, code: &str) -> String {
    let word = match code {
        "missing" => td_string!(locale, reject.missing),
        "width" => td_string!(locale, reject.width),
        "not_utf8" => td_string!(locale, reject.not_utf8),
        "not_a_date" => td_string!(locale, reject.not_a_date),
        "not_a_number" => td_string!(locale, reject.not_a_number),
        "too_many" => td_string!(locale, reject.too_many),
        "too_long" => td_string!(locale, reject.too_long),
        "departure_before_arrival" => td_string!(locale, reject.departure_before_arrival),
        "stay_too_long" => td_string!(locale, reject.stay_too_long),
        "nights_differ" => td_string!(locale, reject.nights_differ),
        "heads_differ" => td_string!(locale, reject.heads_differ),
        "nobody_named" => td_string!(locale, reject.nobody_named),
        "not_an_address" => td_string!(locale, reject.not_an_address),
        "no_cancellation_date" => td_string!(locale, reject.no_cancellation_date),
        "unknown_status" => td_string!(locale, reject.unknown_status),
        "unknown_segment" => td_string!(locale, reject.unknown_segment),
        "unknown_room_type" => td_string!(locale, reject.unknown_room_type),
        "unknown_event" => td_string!(locale, reject.unknown_event),
        "booked_after_departure" => td_string!(locale, reject.booked_after_departure),
        "still_to_come" => td_string!(locale, reject.still_to_come),
        "full" => td_string!(locale, reject.full),
        "reference_taken" => td_string!(locale, reject.reference_taken),
        other => other,
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::CHOICES;
    use service::import::Reason;

    #[test]
    fn every_reason_has_its_word_in_every_language() {
        for (locale, language) in CHOICES {
            for code in Reason::CODES {
                assert_ne!(reject_word(locale, code), code, "{language}");
            }
            assert_eq!(reject_word(locale, "moonstruck"), "moonstruck");
        }
    }

    #[test]
    fn a_mapping_that_came_as_a_file_is_asked_for_again() {
        assert_eq!(mapping_query(Some("/tmp/x/ours.toml"), Some("a b")), "&mapping=file&source=a%20b");
        assert_eq!(mapping_query(Some("hotel_demand"), None), "&mapping=hotel_demand");
        assert_eq!(mapping_query(None, None), "");
    }
}
