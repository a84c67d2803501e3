//! What somebody says of an event, and what is wrong with it.

use super::{Client, Event, EventKind};
use chrono::NaiveDate;

/// The most letters of a title.
pub const LONGEST_TITLE: usize = 200;
/// The most letters of what the client asked for.
pub const LONGEST_BRIEF: usize = 4000;
/// The longest event that is believed, in days: a master's year.
pub const LONGEST_DAYS: i64 = 400;
/// The most participants that are believed.
pub const MOST_HEADS: i64 = 100_000;

/// What an event is made of, as it is typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDraft {
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: EventKind,
    /// For whom.
    pub client: Client,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Participants on campus.
    pub on_campus: i64,
    /// Participants online.
    pub online: i64,
    /// Enrolments, where counted.
    pub enrolments: Option<i64>,
    /// How likely it is to come, in percent, where somebody knows better than the record.
    pub probability: Option<i64>,
    /// What was asked for.
    pub brief: String,
}

/// A fault of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// It has no title.
    NoTitle,
    /// Its title is too long.
    LongTitle,
    /// It ends before it begins.
    Backwards,
    /// It lasts longer than is believed.
    TooLong,
    /// As many come to campus as is not believed, or fewer than none.
    OnCampus,
    /// The same online.
    Online,
    /// The same of enrolments.
    Enrolments,
    /// Not from 0 to 100.
    Probability,
    /// What was asked for is too long.
    LongBrief,
}

impl EventDraft {
    /// Everything that is wrong with it.
    pub fn faults(&self) -> Vec<DraftFault> {
        use DraftFault as F;
        let believed = 0..=MOST_HEADS;
        let title = self.title.trim().chars().count();
        let faults = [
            (title == 0, F::NoTitle),
            (title > LONGEST_TITLE, F::LongTitle),
            (self.until < self.from, F::Backwards),
            ((self.until - self.from).num_days() >= LONGEST_DAYS, F::TooLong),
            (!believed.contains(&self.on_campus), F::OnCampus),
            (!believed.contains(&self.online), F::Online),
            (self.enrolments.is_some_and(|number| !believed.contains(&number)), F::Enrolments),
            (self.probability.is_some_and(|percent| !(0..=100).contains(&percent)), F::Probability),
            (self.brief.chars().count() > LONGEST_BRIEF, F::LongBrief),
        ];
        faults.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }

    /// The event as the draft says; where it stands stays as it is.
    pub fn write(&self, event: Event) -> Event {
        let event = event.on((self.from, self.until));
        Event {
            title: self.title.trim().to_owned(),
            kind: self.kind,
            client: self.client,
            on_campus: self.on_campus,
            online: self.online,
            enrolments: self.enrolments,
            probability: self.probability,
            brief: self.brief.trim().to_owned(),
            ..event
        }
    }
}

impl From<&Event> for EventDraft {
    fn from(event: &Event) -> Self {
        Self {
            title: event.title.clone(),
            kind: event.kind,
            client: event.client,
            from: event.from,
            until: event.until,
            on_campus: event.on_campus,
            online: event.online,
            enrolments: event.enrolments,
            probability: event.probability,
            brief: event.brief.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DraftFault as F;
    use super::*;
    use crate::ids::EventId;
    use uuid::Uuid;

    fn event() -> Event {
        let days = ("2026-06-01".parse().unwrap(), "2026-06-05".parse().unwrap());
        let named = ("26-001".to_owned(), "Academy".to_owned());
        Event::enquiry(EventId::new(Uuid::nil()), named, EventKind::Academy, days)
    }

    #[test]
    fn every_fault_is_named_not_only_the_first() {
        let draft = EventDraft {
            title: "  ".to_owned(),
            until: "2026-05-31".parse().unwrap(),
            on_campus: -1,
            enrolments: Some(MOST_HEADS + 1),
            probability: Some(101),
            ..EventDraft::from(&event())
        };
        let expected = [F::NoTitle, F::Backwards, F::OnCampus, F::Enrolments, F::Probability];
        assert_eq!(draft.faults(), expected);
    }

    #[test]
    fn a_draft_of_an_event_changes_nothing() {
        let draft = EventDraft::from(&event());
        assert_eq!(draft.faults(), []);
        assert_eq!(draft.write(event()), event());
    }
}
