//! The sessions of a programme, in the reader's language: what a list of sessions takes over again.

use leptos_i18n::td_string;
use serde::Deserialize;
use service::programme::ListedSession;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::campus::style_name;
use crate::pages::interpretation::codes;
use crate::pages::programme::{format_word, kind_word, state_word, warning_text};
use crate::view::function::times;
use crate::view::programme::{language, line, title, track_name};

/// Whose programme.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    event: String,
}

pub(super) async fn sessions(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, zone, asked) = (wanted.locale, wanted.ctx.zone, wanted.asked::<Asked>()?);
    let record = service::programme::one(wanted.ctx, &wanted.actor, &asked.event).await?;
    let row = |listed: &ListedSession| {
        let session = &listed.session;
        let (from, until) = times(session.time.from_at(), session.time.until_at(), zone);
        let track = record.tracks.iter().find(|track| Some(track.id) == session.track);
        let people = session.speakers.iter().map(|one| line(&one.name, &one.part, &one.affiliation));
        let amiss = listed.warnings.iter().map(|warning| warning_text(locale, &record, warning));
        vec![
            from.date().into(),
            from.format("%H:%M").to_string().into(),
            until.format("%H:%M").to_string().into(),
            title(&session.texts, language(locale)).into(),
            kind_word(locale, session.kind).into(),
            Cell::maybe(track.map(|track| track_name(&track.names, language(locale)))),
            format_word(locale, session.format).into(),
            Cell::maybe(listed.hall.as_ref().map(|(hall, _)| hall.clone())),
            Cell::maybe(listed.hall.as_ref().map(|(_, style)| style_name(locale, *style).to_owned())),
            Cell::maybe(listed.languages.as_ref().map(|wish| codes(locale, wish))),
            people.collect::<Vec<_>>().join(" | ").into(),
            session.on_campus.into(),
            session.online.into(),
            session.link.clone().into(),
            state_word(locale, session.state).into(),
            amiss.collect::<Vec<_>>().join("; ").into(),
            session.id.to_string().into(),
        ]
    };
    let rows = record.sessions.iter().map(row).collect();
    let head = vec![
        td_string!(locale, programme.date),
        td_string!(locale, programme.from),
        td_string!(locale, programme.until),
        td_string!(locale, function.title),
        td_string!(locale, programme.kind),
        td_string!(locale, programme.track),
        td_string!(locale, programme.format),
        td_string!(locale, programme.hall),
        td_string!(locale, function.style),
        td_string!(locale, interpretation.languages),
        td_string!(locale, programme.speakers),
        td_string!(locale, programme.on_campus),
        td_string!(locale, programme.online),
        td_string!(locale, programme.link),
        td_string!(locale, room.status),
        td_string!(locale, programme.to_look_at),
        td_string!(locale, programme_list.reference),
    ];
    // The code is one that exists: letters, digits and hyphens.
    Ok(Sheet { name: format!("programme-{}", record.line.event.code), head, rows })
}
