//! What a row of a list says of a new session, or changes of one there is.

use domain::calendar::CampusZone;
use domain::language::Language;
use domain::programme::{Named, Session, Track};
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::programme::list::{Difference, Stands};

use super::words::{format_word, kind_word, state_word};
use crate::pages::campus::style_name;
use crate::pages::functions::hours;
use crate::pages::interpretation::codes;
use crate::view::function::times;
use crate::view::programme::{language, track_name};

/// A field with what it was, if the session is known, and what it is then.
type Field = (&'static str, Option<String>, String);

/// The fields that are new or others, in one line.
pub(super) fn told(locale: Locale, zone: CampusZone, tracks: &[Track], one: &Difference) -> String {
    let is = i18n::colon(locale);
    let all =
        what(locale, zone, tracks, one).into_iter().chain(place(locale, one)).chain(people(locale, one));
    let fields = all.filter_map(|(name, before, after)| match before {
        Some(before) if before != after => Some(format!("{name}{is}{before} → {after}")),
        None if !after.is_empty() => Some(format!("{name}{is}{after}")),
        _ => None,
    });
    fields.collect::<Vec<_>>().join("; ")
}

fn what(locale: Locale, zone: CampusZone, tracks: &[Track], one: &Difference) -> Vec<Field> {
    let (before, draft) = (one.before.as_ref(), &one.draft);
    let time = |from_at, until_at| hours(locale, times(from_at, until_at, zone));
    let track = |id| {
        let found = tracks.iter().find(|track| Some(track.id) == id);
        found.map(|track| track_name(&track.names, language(locale))).unwrap_or_default()
    };
    let mut fields = texts(locale, one);
    fields.extend([
        (
            td_string!(locale, function.when),
            before.map(|before| time(before.time.from_at(), before.time.until_at())),
            time(one.time.from_at(), one.time.until_at()),
        ),
        (
            td_string!(locale, programme.kind),
            before.map(|before| kind_word(locale, before.kind).to_owned()),
            kind_word(locale, draft.kind).to_owned(),
        ),
        (
            td_string!(locale, room.status),
            Some(before.map_or(draft.state, |before| before.state))
                .map(|state| state_word(locale, state).to_owned()),
            state_word(locale, draft.state).to_owned(),
        ),
        (td_string!(locale, programme.track), before.map(|before| track(before.track)), track(draft.track)),
        (
            td_string!(locale, programme.format),
            before.map(|before| format_word(locale, before.format).to_owned()),
            format_word(locale, draft.format).to_owned(),
        ),
    ]);
    fields
}

/// Titles and descriptions in the language they are written in; the title of a new session stands before all.
fn texts(locale: Locale, one: &Difference) -> Vec<Field> {
    let before = |language: &Language| {
        let text = one.before.as_ref()?.texts.get(language).cloned();
        Some(text.unwrap_or_default())
    };
    let of = |(language, text): (&Language, &domain::programme::Text)| {
        let known = before(language);
        [
            (
                td_string!(locale, function.title),
                Some(known.as_ref().map_or(text.title.clone(), |known| known.title.clone())),
                text.title.clone(),
            ),
            (
                td_string!(locale, programme_list.description),
                known.map(|known| known.description),
                text.description.clone(),
            ),
        ]
    };
    one.draft.texts.iter().flat_map(of).collect()
}

fn place(locale: Locale, one: &Difference) -> [Field; 3] {
    let hall = |stands: Option<&Stands>| {
        let none = || td_string!(locale, programme.no_hall).to_owned();
        stands.map_or_else(none, |stands| stands.hall.clone())
    };
    let style = |stands: Option<&Stands>| {
        stands.map(|stands| style_name(locale, stands.style).to_owned()).unwrap_or_default()
    };
    let spoken = |stands: Option<&Stands>| {
        stands
            .and_then(|stands| stands.languages.as_ref())
            .map(|wish| codes(locale, wish))
            .unwrap_or_default()
    };
    let (stood, stands, known) = (one.stood.as_ref(), one.stands.as_ref(), one.before.is_some());
    let was = |text: String| known.then_some(text);
    [
        (td_string!(locale, programme.hall), was(hall(stood)), hall(stands)),
        (td_string!(locale, function.style), was(style(stood)), style(stands)),
        (td_string!(locale, interpretation.languages), was(spoken(stood)), spoken(stands)),
    ]
}

fn people(locale: Locale, one: &Difference) -> [Field; 4] {
    let (before, draft) = (one.before.as_ref(), &one.draft);
    let n = |number| count(locale, number);
    let speakers = |session: &Session| {
        let lines = session.speakers.iter().map(|one| line(&one.name, &one.part, &one.affiliation));
        lines.collect::<Vec<_>>().join(", ")
    };
    let named = |one: &Named| line(&one.name, &one.part, &one.affiliation);
    [
        (
            td_string!(locale, programme.speakers),
            before.map(speakers),
            draft.speakers.iter().map(named).collect::<Vec<_>>().join(", "),
        ),
        (
            td_string!(locale, programme.on_campus),
            before.map(|before| n(before.on_campus)),
            n(draft.on_campus),
        ),
        (td_string!(locale, programme.online), before.map(|before| n(before.online)), n(draft.online)),
        (
            td_string!(locale, programme.link),
            before.map(|before| before.link.clone()),
            draft.link.trim().to_owned(),
        ),
    ]
}

/// `Ada Voice (Chair, Voices)`.
fn line(name: &str, part: &str, affiliation: &str) -> String {
    let more = [part, affiliation].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    if more.is_empty() { name.to_owned() } else { format!("{name} ({more})") }
}
