//! Imports in words: kinds, standings, and what is wrong with a file, a form or a line.

use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::import::{Balance, FileError, MAPPINGS};

use crate::components::Tone;
use crate::local::further;
use crate::view::import::{Fault, Standing};

/// What kind of file it is.
pub(crate) fn kind_word(locale: Locale, kind: &str) -> String {
    let word = match kind {
        "stays" => td_string!(locale, imports.stays),
        "campus" => td_string!(locale, imports.campus),
        "events" => td_string!(locale, events.title),
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
        Fault::NeitherFile => td_string!(locale, takeover.no_file).to_owned(),
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
        FileError::NoSuchColumns { missing, found, .. } => {
            td_string!(locale, takeover.no_columns, missing = list(missing), found = list(found))
        }
        FileError::TooManyRows { most, .. } => {
            td_string!(
                locale,
                takeover.too_many_rows,
                n = count(locale, i64::try_from(*most).unwrap_or(i64::MAX))
            )
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
        "error_cell" => td_string!(locale, reject.error_cell),
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
        "ambiguous_date" => td_string!(locale, reject.ambiguous_date),
        "ends_before" => td_string!(locale, reject.ends_before),
        "event_too_long" => td_string!(locale, reject.event_too_long),
        "unknown_kind" => td_string!(locale, reject.unknown_kind),
        "unknown_client" => td_string!(locale, reject.unknown_client),
        "unknown_event_status" => td_string!(locale, reject.unknown_event_status),
        "unknown_organiser" => td_string!(locale, reject.unknown_organiser),
        "option_late" => td_string!(locale, reject.option_late),
        "not_yet" => td_string!(locale, reject.not_yet),
        "out_of_order" => td_string!(locale, reject.out_of_order),
        "reference_twice" => td_string!(locale, reject.reference_twice),
        "unknown_reference" => td_string!(locale, reject.unknown_reference),
        "far_night" => td_string!(locale, reject.far_night),
        "night_twice" => td_string!(locale, reject.night_twice),
        "cut_off" => td_string!(locale, reject.cut_off),
        "short" => td_string!(locale, reject.short),
        "in_the_way" => td_string!(locale, reject.in_the_way),
        "since" => td_string!(locale, reject.since),
        "with_another" => td_string!(locale, reject.with_another),
        other => other,
    };
    word.to_owned()
}

/// Which file of an import a line stands in; none where there is one.
pub(crate) fn part_word(locale: Locale, part: &str) -> Option<&'static str> {
    match part {
        "events" => Some(td_string!(locale, takeover.events_file)),
        "blocks" => Some(td_string!(locale, takeover.blocks_file)),
        _ => None,
    }
}

/// Why files and house differ in a month and status; each reason with its share of the difference.
pub(crate) fn because(locale: Locale, line: &Balance) -> String {
    let reasons = [
        (line.rejected, td_string!(locale, takeover.rejected)),
        (line.since, td_string!(locale, takeover.since)),
        (line.lapsed, td_string!(locale, takeover.lapsed)),
        (line.absent, td_string!(locale, takeover.absent)),
        (line.unexplained, td_string!(locale, takeover.unexplained)),
    ];
    let told = reasons.into_iter().filter(|(number, _)| *number != 0);
    told.map(|(number, word)| format!("{word} ({})", count(locale, number))).collect::<Vec<_>>().join("; ")
}

/// What a column of events or of rooms held is for.
pub(super) fn column_word(locale: Locale, column: &str) -> &'static str {
    match column {
        "reference" => td_string!(locale, takeover.reference),
        "title" => td_string!(locale, pipeline.event_title),
        "kind" => td_string!(locale, events.kind),
        "status" => td_string!(locale, room.status),
        "first_day" => td_string!(locale, events.first_day),
        "last_day" => td_string!(locale, events.last_day),
        "organisation" => td_string!(locale, field.organisation),
        "client" => td_string!(locale, pipeline.client),
        "on_campus" => td_string!(locale, events.on_campus),
        "online" => td_string!(locale, events.online),
        "enrolments" => td_string!(locale, pipeline.enrolments),
        "option_until" => td_string!(locale, takeover.option_until),
        "organiser" => td_string!(locale, takeover.organiser),
        "notes" => td_string!(locale, pipeline.brief),
        "asked_on" => td_string!(locale, takeover.asked_on),
        "agreed_on" => td_string!(locale, takeover.agreed_on),
        "ended_on" => td_string!(locale, takeover.ended_on),
        "end_reason" => td_string!(locale, takeover.end_reason),
        "room_type" => td_string!(locale, takeover.room_type),
        "rooms" => td_string!(locale, takeover.rooms),
        "night" => td_string!(locale, takeover.night),
        "last_night" => td_string!(locale, takeover.last_night),
        "departure" => td_string!(locale, takeover.departure),
        "cut_off" => td_string!(locale, takeover.cut_off),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::CHOICES;
    use service::import::{Part, Reason, columns};

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
    fn every_column_of_events_and_rooms_has_its_word() {
        for part in [Part::Events, Part::Blocks] {
            for column in columns(part) {
                assert_ne!(column_word(Locale::en, column), "", "{column}");
            }
        }
    }

    #[test]
    fn a_difference_is_told_with_its_reasons() {
        let line = Balance {
            counted: "events".to_owned(),
            month: None,
            status: None,
            in_file: 5,
            here: 3,
            others: 0,
            rejected: -3,
            since: 1,
            lapsed: 0,
            absent: 2,
            unexplained: -2,
        };
        let told = "not taken (-3); changed here since (1); from this source, but not in these files (2); unexplained (-2)";
        assert_eq!(because(Locale::en, &line), told);
    }

    #[test]
    fn a_mapping_that_came_as_a_file_is_asked_for_again() {
        assert_eq!(mapping_query(Some("/tmp/x/ours.toml"), Some("a b")), "&mapping=file&source=a%20b");
        assert_eq!(mapping_query(Some("hotel_demand"), None), "&mapping=hotel_demand");
        assert_eq!(mapping_query(None, None), "");
    }
}
