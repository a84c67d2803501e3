//! What participants read: a programme as it stood when somebody published it.
//!
//! It is taken whole, so that nobody ever reads a programme that is half edited. Each session in it has a number that
//! grows, and an instant that moves, when what is said of it changes, and only then: calendars go by these.

use super::{Format, Names, SessionKind, SessionState, Settings, Speaker, Texts};
use crate::ids::{SessionId, SpeakerId, TrackId};
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// For how long calendars are told that a session is gone, in seconds: by then every program has asked.
const TOLD_FOR: i64 = 30 * 86_400;

/// A published programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Title of the event.
    pub title: String,
    /// What is published besides.
    pub settings: Settings,
    /// Tracks in order.
    pub tracks: Vec<ShownTrack>,
    /// Sessions by their beginning.
    pub sessions: Vec<Shown>,
    /// Sessions that were published once and are not any more.
    pub gone: Vec<Gone>,
    /// Who exhibits, by stand; empty where that is not published.
    #[serde(default)]
    pub stands: Vec<ShownStand>,
}

/// A track as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownTrack {
    /// Identity.
    pub id: TrackId,
    /// Its name by language.
    pub names: Names,
}

/// A session as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Identity.
    pub id: SessionId,
    /// What it is called and about.
    pub texts: Texts,
    /// What it is.
    pub kind: SessionKind,
    /// Whether it takes place.
    pub state: SessionState,
    /// Its track.
    pub track: Option<TrackId>,
    /// For whom.
    pub format: Format,
    /// First second, UTC.
    pub from_at: i64,
    /// First second after, UTC.
    pub until_at: i64,
    /// Where those online take part; empty where that is not published.
    pub link: String,
    /// Where it is held.
    pub place: Option<Place>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// How often what is said here changed.
    pub sequence: i64,
    /// When it changed last, in UTC seconds.
    pub changed_at: i64,
}

/// Where a session is held, and in which languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Name of the hall.
    pub hall: String,
    /// What is spoken on its floor.
    pub spoken: BTreeSet<Language>,
    /// What it is interpreted into.
    pub heard: BTreeSet<Language>,
}

/// An exhibitor with its stand, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownStand {
    /// Who exhibits.
    pub organisation: String,
    /// What its stand is called.
    pub label: String,
    /// Name of the hall; empty where nobody has said.
    pub hall: String,
    /// Its stand online; may be empty.
    pub link: String,
}

/// A session that is not there any more, for whoever has it in a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Identity.
    pub id: SessionId,
    /// What it was called.
    pub texts: Texts,
    /// First second, UTC.
    pub from_at: i64,
    /// First second after, UTC.
    pub until_at: i64,
    /// One more than when it was there.
    pub sequence: i64,
    /// When it was taken away, in UTC seconds.
    pub changed_at: i64,
}

/// What a publication would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What happens.
    pub what: What,
    /// Of which session; empty where it is about none.
    pub texts: Texts,
}

/// What happens to a session, or to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    New,
    /// Something of it is said in another way.
    Changed,
    /// It is called off or taken away.
    Gone,
    /// Tracks, exhibitors, or what is published at all.
    Rest,
}

impl Published {
    /// The same, as what follows on what was published before: numbers and instants go on, and what is gone is told.
    #[must_use]
    pub fn after(mut self, before: Option<&Self>, now: i64) -> Self {
        let Some(before) = before else {
            for session in &mut self.sessions {
                (session.sequence, session.changed_at) = (0, now);
            }
            return self;
        };
        for session in &mut self.sessions {
            session.follow(before, now);
        }
        let is_there = |id: SessionId| self.sessions.iter().any(|session| session.id == id);
        let kept = before.gone.iter().filter(|gone| gone.changed_at + TOLD_FOR > now).cloned();
        let new = before.sessions.iter().map(|session| session.gone(now));
        self.gone = kept.chain(new).filter(|gone| !is_there(gone.id)).collect();
        self
    }

    /// What this says in another way than what was published before.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        let old = |id: SessionId| before.sessions.iter().find(|session| session.id == id);
        let of = |session: &Shown| {
            let what = match old(session.id) {
                None => Some(What::New),
                Some(old) if session.says_as(old) => None,
                Some(old) if old.state != session.state && session.state == SessionState::Cancelled => {
                    Some(What::Gone)
                }
                Some(_) => Some(What::Changed),
            };
            what.map(|what| Difference { what, texts: session.texts.clone() })
        };
        let is_there = |id: SessionId| self.sessions.iter().any(|session| session.id == id);
        let gone = before.sessions.iter().filter(|old| !is_there(old.id));
        let gone = gone.map(|old| Difference { what: What::Gone, texts: old.texts.clone() });
        let rest = self.rest() != before.rest();
        let rest = rest.then(|| Difference { what: What::Rest, texts: Texts::new() });
        self.sessions.iter().filter_map(of).chain(gone).chain(rest).collect()
    }

    /// Whatever is no session.
    fn rest(&self) -> (&str, Settings, &[ShownTrack], &[ShownStand]) {
        (&self.title, self.settings, &self.tracks, &self.stands)
    }

    /// Everybody it names.
    pub fn speakers(&self) -> BTreeSet<SpeakerId> {
        self.sessions.iter().flat_map(|session| &session.speakers).map(|speaker| speaker.id).collect()
    }

    /// The same without anybody who speaks.
    #[must_use]
    pub fn without_speakers(mut self) -> Self {
        self.sessions.iter_mut().for_each(|session| session.speakers.clear());
        self
    }

    /// Leaves somebody out; whether they were there.
    pub fn forget(&mut self, speaker: SpeakerId) -> bool {
        let mut found = false;
        for session in &mut self.sessions {
            let before = session.speakers.len();
            session.speakers.retain(|one| one.id != speaker);
            found |= session.speakers.len() < before;
        }
        found
    }
}

impl Shown {
    fn says_as(&self, other: &Self) -> bool {
        let same = Self { sequence: other.sequence, changed_at: other.changed_at, ..self.clone() };
        same == *other
    }

    fn follow(&mut self, before: &Published, now: i64) {
        let old = before.sessions.iter().find(|old| old.id == self.id);
        let back = before.gone.iter().find(|gone| gone.id == self.id);
        (self.sequence, self.changed_at) = match (old, back) {
            (Some(old), _) if self.says_as(old) => (old.sequence, old.changed_at),
            (Some(old), _) => (old.sequence + 1, now),
            (None, Some(gone)) => (gone.sequence + 1, now),
            (None, None) => (0, now),
        };
    }

    fn gone(&self, now: i64) -> Gone {
        Gone {
            id: self.id,
            texts: self.texts.clone(),
            from_at: self.from_at,
            until_at: self.until_at,
            sequence: self.sequence + 1,
            changed_at: now,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::*;
    use uuid::Uuid;

    fn shown(id: u128, title: &str) -> Shown {
        let text = Text { title: title.to_owned(), description: String::new() };
        let speaker = Speaker {
            id: SpeakerId::new(Uuid::from_u128(id)),
            name: "Ada Voice".to_owned(),
            part: String::new(),
            affiliation: String::new(),
        };
        Shown {
            id: SessionId::new(Uuid::from_u128(id)),
            texts: Texts::from([(Language::English, text)]),
            kind: SessionKind::Plenary,
            state: SessionState::Planned,
            track: None,
            format: Format::OnCampus,
            from_at: 0,
            until_at: 3600,
            link: String::new(),
            place: None,
            speakers: vec![speaker],
            sequence: 0,
            changed_at: 0,
        }
    }

    fn of(sessions: &[(u128, &str)]) -> Published {
        let sessions = sessions.iter().map(|(id, title)| shown(*id, title)).collect();
        Published { sessions, ..Published::default() }
    }

    fn numbers(published: &Published) -> Vec<(i64, i64)> {
        published.sessions.iter().map(|session| (session.sequence, session.changed_at)).collect()
    }

    #[test]
    fn only_what_changed_gets_the_next_number_and_what_is_gone_is_told_for_a_month() {
        let first = of(&[(1, "Opening"), (2, "Closing")]).after(None, 100);
        assert_eq!(numbers(&first), [(0, 100), (0, 100)]);
        let second = of(&[(1, "Opening"), (2, "Farewell")]).after(Some(&first), 200);
        assert_eq!(numbers(&second), [(0, 100), (1, 200)]);
        let third = of(&[(1, "Opening")]).after(Some(&second), 300);
        assert_eq!(third.gone.iter().map(|gone| gone.sequence).collect::<Vec<_>>(), [2]);
        let back = of(&[(1, "Opening"), (2, "Farewell")]).after(Some(&third), 400);
        assert_eq!((numbers(&back)[1], back.gone.len()), ((3, 400), 0));
        let late = of(&[(1, "Opening")]).after(Some(&third), 300 + TOLD_FOR);
        assert!(late.gone.is_empty());
    }

    #[test]
    fn what_differs_is_told_session_by_session() {
        let before = of(&[(1, "Opening"), (2, "Closing"), (3, "Coffee")]).after(None, 100);
        assert_eq!(before.differences(&before), []);
        let mut now = of(&[(1, "Opening"), (2, "Farewell"), (3, "Coffee"), (4, "Tour")]);
        now.sessions[2].state = SessionState::Cancelled;
        now.settings.links = true;
        let told = now.differences(&before).into_iter().map(|one| one.what).collect::<Vec<_>>();
        assert_eq!(told, [What::Changed, What::Gone, What::New, What::Rest]);
        let told = of(&[(1, "Opening")]).differences(&before);
        assert!(told.iter().all(|one| one.what == What::Gone) && told.len() == 2);
    }

    #[test]
    fn somebody_who_is_erased_is_left_out_of_what_was_published() {
        let mut published = of(&[(1, "Opening"), (2, "Closing")]);
        assert!(published.forget(SpeakerId::new(Uuid::from_u128(2))));
        assert!(!published.forget(SpeakerId::new(Uuid::from_u128(2))));
        let left = published.sessions.iter().map(|session| session.speakers.len()).collect::<Vec<_>>();
        assert_eq!(left, [1, 0]);
    }
}
