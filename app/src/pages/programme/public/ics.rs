//! Published sessions as a calendar. Nobody who speaks is named: a copy on a phone outlives erasure.

use chrono::{DateTime, Utc};
use domain::ids::{SessionId, TrackId};
use domain::language::Language;
use domain::programme::{Gone, SessionState, Shown, Texts, told};
use service::programme::Reading;

use super::words::words;
use crate::export::ics::{Calendar, CalendarEvent, Span, Status};

/// Which sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All, or those of a track.
    All(Option<TrackId>),
    /// One.
    One(SessionId),
}

/// The calendar; none of a session that was never published.
pub(super) fn calendar(reading: &Reading, wanted: Wanted, language: Language) -> Option<Calendar> {
    let published = &reading.published;
    let there = published.sessions.iter().filter(|session| match wanted {
        Wanted::All(track) => track.is_none() || session.track == track,
        Wanted::One(id) => session.id == id,
    });
    let gone = published.gone.iter().filter(|gone| match wanted {
        Wanted::All(_) => true,
        Wanted::One(id) => gone.id == id,
    });
    let there = there.map(|session| of_session(session, reading.off_at, language));
    let events = there.chain(gone.map(|gone| of_gone(gone, language))).collect::<Vec<_>>();
    let is_there = matches!(wanted, Wanted::All(_)) || !events.is_empty();
    is_there.then(|| Calendar {
        name: published.title.clone(),
        about: words(language).programme.to_owned(),
        language: language.code(),
        events,
    })
}

fn of_session(session: &Shown, off_at: Option<i64>, language: Language) -> CalendarEvent {
    let off = off_at.filter(|_| session.state == SessionState::Planned);
    let is_off = off.is_some() || session.state == SessionState::Cancelled;
    let text = told(&session.texts, language).map(|(_, text)| text.description.clone());
    let link = Some(session.link.clone()).filter(|link| !link.is_empty() && !is_off);
    let description = text.into_iter().filter(|text| !text.is_empty()).chain(link);
    CalendarEvent {
        uid: uid(session.id),
        span: span(session.from_at, session.until_at),
        status: if is_off { Status::Cancelled } else { Status::Confirmed },
        summary: summary(&session.texts, is_off, language),
        description: description.collect::<Vec<_>>().join("\n\n"),
        location: session.place.as_ref().map(|place| place.hall.clone()).unwrap_or_default(),
        sequence: session.sequence + i64::from(off.is_some()),
        changed_at: instant(off.unwrap_or(session.changed_at)),
    }
}

fn of_gone(gone: &Gone, language: Language) -> CalendarEvent {
    CalendarEvent {
        uid: uid(gone.id),
        span: span(gone.from_at, gone.until_at),
        status: Status::Cancelled,
        summary: summary(&gone.texts, true, language),
        description: String::new(),
        location: String::new(),
        sequence: gone.sequence,
        changed_at: instant(gone.changed_at),
    }
}

fn uid(session: SessionId) -> String {
    format!("{session}@foresteria")
}

fn summary(texts: &Texts, is_off: bool, language: Language) -> String {
    let title = told(texts, language).map(|(_, text)| text.title.clone()).unwrap_or_default();
    if is_off { format!("{}: {title}", words(language).cancelled) } else { title }
}

fn span(from_at: i64, until_at: i64) -> Span {
    Span::Instants(instant(from_at), instant(until_at))
}

fn instant(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or_default()
}
