//! The form of a session: its fields as typed, and what they mean.

use chrono::{DateTime, Utc};
use domain::calendar::CampusZone;
use domain::language::Language;
use domain::programme::{
    Draft, Format, LANGUAGES, Named, Names, Session, SessionKind, SessionState, Text, Texts, instants, told,
};
use i18n::{Locale, whole};
use service::error::FieldError;
use std::collections::BTreeMap;

use crate::view::interpretation::{Sent, field};

/// The language a reader of our pages reads a programme in.
pub fn language(locale: Locale) -> Language {
    Language::parse(i18n::code(locale)).unwrap_or(Language::English)
}

/// What is read of some texts in a language; empty where there are none.
pub fn title(texts: &Texts, language: Language) -> String {
    told(texts, language).map(|(_, text)| text.title.clone()).unwrap_or_default()
}

/// The name of a track in a language.
pub fn track_name(names: &Names, language: Language) -> String {
    told(names, language).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// A session as its form shows it.
pub fn fields(session: &Session, zone: CampusZone) -> Sent {
    let mut sent = Sent::default();
    let local = |at| zone.local(DateTime::<Utc>::from_timestamp(at, 0).unwrap_or_default());
    let (from, until) = (local(session.time.from_at()), local(session.time.until_at()));
    for (language, text) in &session.texts {
        sent.put(&field("title", *language), text.title.clone());
        sent.put(&field("description", *language), text.description.clone());
    }
    let people = session.speakers.iter().map(|one| line(&one.name, &one.part, &one.affiliation));
    for (name, value) in [
        ("version", session.version.to_string()),
        ("kind", session.kind.code().to_owned()),
        ("state", session.state.code().to_owned()),
        ("format", session.format.code().to_owned()),
        ("track", session.track.map(|id| id.to_string()).unwrap_or_default()),
        ("function", session.function.map(|id| id.to_string()).unwrap_or_default()),
        ("date", from.date().to_string()),
        ("from_time", from.format("%H:%M").to_string()),
        ("until_time", until.format("%H:%M").to_string()),
        ("on_campus", session.on_campus.to_string()),
        ("online", session.online.to_string()),
        ("link", session.link.clone()),
        ("speakers", people.collect::<Vec<_>>().join("\n")),
    ] {
        sent.put(name, value);
    }
    sent
}

/// Somebody who speaks, in a line: what is not said at its end is left out.
pub fn line(name: &str, part: &str, affiliation: &str) -> String {
    [name, part, affiliation].join("; ").trim_end_matches([';', ' ']).to_owned()
}

/// What is asked for, or everything that cannot be read.
pub fn draft(sent: &Sent, zone: CampusZone) -> Result<Draft, Vec<FieldError>> {
    let number = |name| match sent.text(name).trim() {
        "" => Some(0),
        text => whole(text),
    };
    let (date, from, until) = (sent.date("date"), sent.time("from_time"), sent.time("until_time"));
    let (on_campus, online) = (number("on_campus"), number("online"));
    let unread = [
        ("date", date.is_none()),
        ("from_time", from.is_none()),
        ("until_time", until.is_none()),
        ("on_campus", on_campus.is_none()),
        ("online", online.is_none()),
    ];
    let faults = unread.into_iter().filter(|(_, wrong)| *wrong);
    let faults = faults.map(|(field, _)| FieldError::new(field, "missing")).collect::<Vec<_>>();
    match (date.zip(from.zip(until)), on_campus.zip(online)) {
        (Some((date, times)), Some((on_campus, online))) => {
            let (from, until) = instants(date, times, zone);
            Ok(Draft {
                texts: texts(sent),
                kind: SessionKind::parse(sent.text("kind")).unwrap_or(SessionKind::Other),
                state: SessionState::parse(sent.text("state")).unwrap_or(SessionState::Planned),
                track: sent.text("track").parse().ok(),
                format: Format::parse(sent.text("format")).unwrap_or(Format::OnCampus),
                from,
                until,
                on_campus,
                online,
                link: sent.text("link").to_owned(),
                function: sent.text("function").parse().ok(),
                speakers: sent.text("speakers").lines().filter_map(named).collect(),
            })
        }
        _ => Err(faults),
    }
}

fn texts(sent: &Sent) -> Texts {
    let text = |language: Language| Text {
        title: sent.text(&field("title", language)).to_owned(),
        description: sent.text(&field("description", language)).replace("\r\n", "\n"),
    };
    let all = LANGUAGES.into_iter().map(|language| (language, text(language)));
    all.filter(|(_, text)| !text.title.trim().is_empty() || !text.description.trim().is_empty()).collect()
}

/// `Name; part; organisation`.
fn named(line: &str) -> Option<Named> {
    let mut parts = line.splitn(3, ';').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    let named = Named { name: next(), part: next(), affiliation: next() };
    let says_something = [&named.name, &named.part, &named.affiliation].iter().any(|part| !part.is_empty());
    says_something.then_some(named)
}

/// The names of a track under a prefix, as typed.
pub fn names(sent: &Sent, prefix: &str) -> Names {
    let name = |language: Language| sent.text(&field(prefix, language)).trim().to_owned();
    let all = LANGUAGES.into_iter().map(|language| (language, name(language)));
    all.filter(|(_, name)| !name.is_empty()).collect::<BTreeMap<_, _>>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::claim::Interval;
    use domain::ids::{EventId, SessionId};
    use uuid::Uuid;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        let mut sent = Sent::default();
        for (name, value) in pairs {
            sent.put(name, *value);
        }
        sent
    }

    #[test]
    fn a_session_comes_back_from_its_form_as_it_was_kept() {
        let zone = CampusZone::default();
        let all = sent(&[
            ("title_en", "Dinner"),
            ("title_ar", "عشاء"),
            ("kind", "social"),
            ("format", "hybrid"),
            ("date", "2026-06-01"),
            ("from_time", "20.30"),
            ("until_time", "00:30"),
            ("on_campus", "1,200"),
            ("speakers", "Ada Voice; Chair; Voices; and more\r\n\r\nBo"),
        ]);
        let draft = draft(&all, zone).unwrap();
        assert_eq!((draft.until - draft.from).num_hours(), 4);
        assert_eq!((draft.on_campus, draft.online, draft.texts.len()), (1200, 0, 2));
        let names = draft.speakers.iter().map(|one| (one.name.as_str(), one.affiliation.as_str()));
        assert_eq!(names.collect::<Vec<_>>(), [("Ada Voice", "Voices; and more"), ("Bo", "")]);
        let session = Session {
            id: SessionId::new(Uuid::nil()),
            event: EventId::new(Uuid::nil()),
            texts: draft.kept_texts(),
            kind: draft.kind,
            state: draft.state,
            track: None,
            format: draft.format,
            time: Interval::new(draft.from, draft.until).unwrap(),
            on_campus: draft.on_campus,
            online: draft.online,
            link: String::new(),
            function: None,
            speakers: Vec::new(),
            synthetic: false,
            version: 3,
        };
        let again = super::draft(&fields(&session, zone), zone).unwrap();
        assert_eq!(again, Draft { speakers: Vec::new(), ..draft });
    }

    #[test]
    fn everything_that_cannot_be_read_is_told_at_once() {
        let wrong = sent(&[("date", "soon"), ("from_time", "9"), ("on_campus", "many")]);
        let faults = draft(&wrong, CampusZone::default()).unwrap_err();
        let told = faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>();
        assert_eq!(told, ["date", "from_time", "until_time", "on_campus"]);
    }

    #[test]
    fn what_is_not_said_at_the_end_of_a_line_is_left_out() {
        assert_eq!(line("Ada", "", ""), "Ada");
        assert_eq!(line("Ada", "", "Voices"), "Ada; ; Voices");
    }
}
