//! What somebody else changed of a session while its form was open: every field there is, choices in words.

use domain::programme::{Format, LANGUAGES, SessionKind, SessionState};
use i18n::Locale;
use leptos_i18n::td_string;
use service::programme::ProgrammeRecord;

use super::words::{format_word, kind_word, state_word};
use crate::pages::meanwhile::{Differing, differing};
use crate::view::interpretation::{Sent, field};
use crate::view::language::language_name;
use crate::view::programme::{language, track_name};

/// The fields that are there now in another way than they were typed.
pub(super) fn other(locale: Locale, record: &ProgrammeRecord, typed: &Sent, now: &Sent) -> Vec<Differing> {
    let named = |name: &str, label: &str| {
        let shown = |sent: &Sent| shown(locale, record, name, &sent.text(name).replace("\r\n", "\n"));
        (label.to_owned(), shown(typed), shown(now))
    };
    let plain = [
        ("kind", td_string!(locale, programme.kind)),
        ("track", td_string!(locale, programme.track)),
        ("state", td_string!(locale, room.status)),
        ("date", td_string!(locale, programme.date)),
        ("from_time", td_string!(locale, programme.from)),
        ("until_time", td_string!(locale, programme.until)),
        ("format", td_string!(locale, programme.format)),
        ("on_campus", td_string!(locale, programme.on_campus)),
        ("online", td_string!(locale, programme.online)),
        ("function", td_string!(locale, programme.function)),
        ("link", td_string!(locale, programme.link)),
        ("speakers", td_string!(locale, programme.speakers)),
    ];
    let texts = LANGUAGES.into_iter().flat_map(|of| {
        let name = language_name(locale, of);
        [
            (field("title", of), td_string!(locale, programme.title_in, language = name)),
            (field("description", of), td_string!(locale, programme.description_in, language = name)),
        ]
    });
    let texts = texts.map(|(name, label)| named(&name, &label));
    differing(plain.into_iter().map(|(name, label)| named(name, label)).chain(texts))
}

/// A field as people read it: of a choice its word, of a record its name.
fn shown(locale: Locale, record: &ProgrammeRecord, name: &str, value: &str) -> String {
    let word = match name {
        "kind" => SessionKind::parse(value).map(|kind| kind_word(locale, kind).to_owned()),
        "state" => SessionState::parse(value).map(|state| state_word(locale, state).to_owned()),
        "format" => Format::parse(value).map(|format| format_word(locale, format).to_owned()),
        "track" => {
            let found = record.tracks.iter().find(|track| track.id.to_string() == value);
            found.map(|track| track_name(&track.names, language(locale)))
        }
        "function" => {
            let found = record.functions.iter().find(|(function, _)| function.id.to_string() == value);
            found.map(|(function, hall)| format!("{}, {hall}", function.title))
        }
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}
