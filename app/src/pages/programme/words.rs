//! Programmes in words.

use domain::programme::{Format, SessionKind, SessionState, Warning};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::error::FieldError;
use service::programme::ProgrammeRecord;

use crate::view::language::language_name;
use crate::view::programme::{language, title};

/// What a session is, in a word.
pub(crate) fn kind_word(locale: Locale, kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Plenary => td_string!(locale, programme.plenary),
        SessionKind::Parallel => td_string!(locale, programme.parallel),
        SessionKind::Workshop => td_string!(locale, programme.workshop),
        SessionKind::Break => td_string!(locale, programme.pause),
        SessionKind::Social => td_string!(locale, programme.social),
        SessionKind::Other => td_string!(locale, programme.other),
    }
}

/// For whom a session is.
pub(crate) fn format_word(locale: Locale, format: Format) -> &'static str {
    match format {
        Format::OnCampus => td_string!(locale, programme.here),
        Format::Hybrid => td_string!(locale, programme.hybrid),
        Format::Online => td_string!(locale, programme.remote),
    }
}

/// Whether it takes place.
pub(crate) fn state_word(locale: Locale, state: SessionState) -> &'static str {
    match state {
        SessionState::Planned => td_string!(locale, programme.planned),
        SessionState::Cancelled => td_string!(locale, programme.cancelled),
    }
}

/// What is amiss with a session.
pub(crate) fn warning_text(locale: Locale, record: &ProgrammeRecord, warning: &Warning) -> String {
    let named = |id| {
        let found = record.sessions.iter().find(|listed| listed.session.id == id);
        found.map(|listed| title(&listed.session.texts, language(locale))).unwrap_or_default()
    };
    match warning {
        Warning::Unplaced => td_string!(locale, programme.unplaced).to_owned(),
        Warning::NotHeld => td_string!(locale, programme.not_held).to_owned(),
        Warning::OutsideFunction => td_string!(locale, programme.outside_function).to_owned(),
        Warning::OutsideEvent => td_string!(locale, programme.outside_event).to_owned(),
        Warning::TooMany { seats } => td_string!(locale, programme.too_many, n = count(locale, *seats)),
        Warning::NoKit if record.kit.is_empty() => td_string!(locale, programme.no_kit_at_all).to_owned(),
        Warning::NoKit => {
            let kit = record.kit.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>();
            td_string!(locale, programme.no_kit, kit = kit.join(", "))
        }
        Warning::NoLink => td_string!(locale, programme.no_link).to_owned(),
        Warning::NotCovered(languages) => {
            let lacking = languages.iter().map(|one| language_name(locale, *one)).collect::<Vec<_>>();
            td_string!(locale, programme.not_covered, languages = lacking.join(", "))
        }
        Warning::SpeakerTwice { name, other } => {
            td_string!(locale, programme.speaker_twice, name = name.clone(), other = named(*other))
        }
        Warning::SameTrack { other } => td_string!(locale, programme.same_track, other = named(*other)),
    }
}

/// What is wrong with a form.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("title_en", "missing") => td_string!(locale, programme.no_title),
        ("title_en", _) | ("tracks", "too_long") => td_string!(locale, programme.long_title),
        ("description_en", _) => td_string!(locale, programme.bad_description),
        ("date", _) => td_string!(locale, programme.no_date),
        ("from_time", _) => td_string!(locale, programme.no_from),
        ("until_time", "backwards") => td_string!(locale, programme.backwards),
        ("until_time", "too_long") => td_string!(locale, programme.too_long),
        ("until_time", _) => td_string!(locale, programme.no_until),
        ("on_campus", _) => td_string!(locale, programme.no_on_campus),
        ("online", _) => td_string!(locale, programme.no_online),
        ("link", _) => td_string!(locale, programme.bad_link),
        ("speakers", _) => td_string!(locale, programme.bad_speakers),
        ("track", _) => td_string!(locale, programme.unknown_track),
        ("function", "outside") => td_string!(locale, programme.outside),
        ("function", "taken") => td_string!(locale, programme.taken),
        ("function", _) => td_string!(locale, programme.unknown_function),
        ("tracks", "too_many") => td_string!(locale, programme.too_many_tracks),
        ("tracks", _) => td_string!(locale, programme.unnamed_track),
        ("programme", "empty") => td_string!(locale, programme.empty),
        _ => td_string!(locale, programme.called_off),
    }
}
