//! The sessions of a programme, in the reader's language.

use leptos_i18n::td_string;
use serde::Deserialize;
use service::programme::ListedSession;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::programme::{format_word, kind_word, warning_text};
use crate::view::function::times;
use crate::view::programme::{language, title, track_name};

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
        let names = session.speakers.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
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
            names.join(", ").into(),
            session.on_campus.into(),
            session.online.into(),
            session.link.clone().into(),
            amiss.collect::<Vec<_>>().join("; ").into(),
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
        td_string!(locale, programme.speakers),
        td_string!(locale, programme.on_campus),
        td_string!(locale, programme.online),
        td_string!(locale, programme.link),
        td_string!(locale, programme.to_look_at),
    ];
    // The code is one that exists: letters, digits and hyphens.
    Ok(Sheet { name: format!("programme-{}", record.line.event.code), head, rows })
}
