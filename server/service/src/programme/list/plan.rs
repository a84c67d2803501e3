//! What a row makes of its session: what it says, over what was known or what a new session usually is.

use super::columns::Column;
use super::row::{Asked, Wrong, folded};
use super::words;
use chrono::{DateTime, Utc};
use domain::campus::Seats;
use domain::claim::Interval;
use domain::event::Event;
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use domain::language::Language;
use domain::programme::{Draft, Fault, Format, Named, Session, SessionKind, SessionState, Speaker, Texts};

/// A row that could be taken so far.
#[derive(Clone, Debug)]
pub(super) struct Plan<'s> {
    pub asked: &'s Asked,
    pub before: Option<&'s Session>,
    pub draft: Draft,
    pub time: Interval,
    /// The function it stands in.
    pub carrier: Option<FunctionId>,
    /// The languages its function gets.
    pub wish: Option<Wish>,
}

impl Plan<'_> {
    /// Whether it takes place: what is called off needs no hall.
    pub fn is_planned(&self) -> bool {
        self.draft.state == SessionState::Planned
    }

    /// For how many its hall is set up.
    pub fn people(&self) -> i64 {
        self.draft.on_campus.min(Seats::MOST)
    }

    /// Whether it says anything else than what is known.
    pub fn changes(&self) -> bool {
        let is_same = |before| said(before) == Draft { function: self.carrier, ..self.draft.clone() };
        self.wish.is_some() || !self.before.is_some_and(is_same)
    }
}

/// The plan of a row, without its hall.
pub(super) fn plan<'s>(
    asked: &'s Asked,
    before: Option<&'s Session>,
    (event, language): (&Event, Language),
) -> Result<Plan<'s>, Wrong> {
    let draft = draft(asked, before, event, language);
    let time = draft.check().map_err(|faults| column(faults.first().copied()))?;
    Ok(Plan { asked, before, draft, time, carrier: None, wish: None })
}

fn column(fault: Option<Fault>) -> Wrong {
    let (column, code) = match fault {
        Some(Fault::NoTitle) | None => (Column::Title, "missing"),
        Some(Fault::LongTitle) => (Column::Title, "too_long"),
        Some(Fault::Description) => (Column::Description, "too_long"),
        Some(Fault::Backwards) => (Column::Until, "backwards"),
        Some(Fault::TooLong) => (Column::Until, "far_too_long"),
        Some(Fault::OnCampus) => (Column::OnCampus, "out_of_range"),
        Some(Fault::Online) => (Column::Online, "out_of_range"),
        Some(Fault::Link) => (Column::Link, "no_address"),
        Some(Fault::Speakers) => (Column::Speakers, "too_long"),
    };
    (Some(column), code)
}

/// A session as somebody would have typed it.
fn said(session: &Session) -> Draft {
    let instant = |at| DateTime::<Utc>::from_timestamp(at, 0).unwrap_or_default();
    Draft {
        texts: session.texts.clone(),
        kind: session.kind,
        state: session.state,
        track: session.track,
        format: session.format,
        from: instant(session.time.from_at()),
        until: instant(session.time.until_at()),
        on_campus: session.on_campus,
        online: session.online,
        link: session.link.clone(),
        function: session.function,
        speakers: session.speakers.iter().map(named).collect(),
    }
}

fn named(speaker: &Speaker) -> Named {
    let Speaker { name, part, affiliation, .. } = speaker.clone();
    Named { name, part, affiliation }
}

fn draft(asked: &Asked, before: Option<&Session>, event: &Event, language: Language) -> Draft {
    let known = before.map_or_else(|| usual(asked, event), said);
    Draft {
        texts: texts(asked, known.texts, language),
        kind: asked.kind.unwrap_or(known.kind),
        state: asked.state.unwrap_or(known.state),
        track: asked.track.over(known.track),
        format: asked.format.unwrap_or(known.format),
        from: asked.from,
        until: asked.until,
        on_campus: asked.on_campus.unwrap_or(known.on_campus),
        online: asked.online.unwrap_or(known.online),
        link: asked.link.clone().unwrap_or(known.link),
        function: None,
        speakers: asked.persons.over(&known.speakers),
    }
}

/// What the form of a new session begins with.
fn usual(asked: &Asked, event: &Event) -> Draft {
    let format = asked.format.unwrap_or(match (asked.on_campus, asked.online) {
        (Some(0), Some(1..)) => Format::Online,
        (_, Some(1..)) => Format::Hybrid,
        (_, None) if event.online > 0 => Format::Hybrid,
        _ => Format::OnCampus,
    });
    Draft {
        texts: Texts::new(),
        // A row called "Coffee break" is one.
        kind: words::kind(&asked.title).unwrap_or(SessionKind::Plenary),
        state: SessionState::Planned,
        track: None,
        format,
        from: asked.from,
        until: asked.until,
        on_campus: if format == Format::Online { 0 } else { event.on_campus.min(Seats::MOST) },
        online: if format == Format::OnCampus { 0 } else { event.online },
        link: String::new(),
        function: None,
        speakers: Vec::new(),
    }
}

/// A title that it has in any language, however its letters are written, is left there: first in the language of the list.
/// Another one is that of this language.
fn texts(asked: &Asked, mut known: Texts, language: Language) -> Texts {
    let title = folded(&asked.title);
    let there = known.iter().filter(|(_, text)| folded(&text.title) == title).map(|(language, _)| *language);
    let there = there.min_by_key(|there| *there != language).unwrap_or(language);
    let text = known.entry(there).or_default();
    text.title.clone_from(&asked.title);
    if let Some(description) = &asked.description {
        text.description = description.replace("\r\n", "\n");
    }
    known
}
