//! Events: what brings groups to the campus, from the first enquiry on.

mod after;
mod booked;
mod client;
mod code;
mod course;
mod draft;
mod due;
mod ending;
mod field_first;
mod hanging;
mod kind;
mod odds;
mod part;
mod stage;
mod status;

pub use after::{AfterNight, Aftermath, EndedStay, Lessons};
pub use booked::{BookedStay, EventNight, EventTally, by_night, tally};
pub use client::Client;
pub use code::next_code;
pub use course::{CourseError, REMINDED_DAYS, Step};
pub use draft::{DraftFault, EventDraft, LONGEST_BRIEF, LONGEST_DAYS, LONGEST_TITLE, MOST_HEADS};
pub use due::{ANSWER_DAYS, DUE_DAYS, Due};
pub use ending::{EndReason, Ending};
pub use field_first::LARGEST_SMALL_GROUP;
pub use hanging::Hanging;
pub use kind::EventKind;
pub use odds::{Odds, Outlook, Precedent, brier, odds};
pub use part::EventPart;
pub use stage::{EventStage, corrected};
pub use status::EventStatus;

use crate::ids::{EventId, OrganisationId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An event. Both its dates are days of the programme; nights are the business of its stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Identity.
    pub id: EventId,
    /// What staff call it, such as `24-017`.
    pub code: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: EventKind,
    /// Where it stands.
    pub status: EventStatus,
    /// Who holds it, where known.
    pub organisation: Option<OrganisationId>,
    /// What kind of client that is.
    pub client: Client,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Participants on campus.
    pub on_campus: i64,
    /// Participants online; never added to those on campus.
    pub online: i64,
    /// Enrolments, where counted: a person may enrol in several activities (Programme and Budget, S35).
    pub enrolments: Option<i64>,
    /// The last day it holds what it holds, while it is tentative.
    pub option_until: Option<NaiveDate>,
    /// Whether it comes second: tentative, but holding nothing until what is in its way goes.
    pub waits: bool,
    /// How likely it is to come, in percent, where somebody typed it in.
    pub probability: Option<i64>,
    /// Why it ended without taking place.
    pub ending: Option<Ending>,
    /// What was asked for, in the client's words.
    pub brief: String,
    /// Where it is known from; empty where all of it is invented.
    pub source: String,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Event {
    /// Whether it takes place and has begun: before, there is nothing to tell of it afterwards.
    pub fn has_begun(&self, today: NaiveDate) -> bool {
        self.from <= today && !self.status.is_off()
    }

    /// Somebody asks: nothing is known beyond what it is and when.
    pub fn enquiry(
        id: EventId,
        (code, title): (String, String),
        kind: EventKind,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Self {
        Self {
            id,
            code,
            title,
            kind,
            status: EventStatus::Enquiry,
            organisation: None,
            client: Client::Own,
            from,
            until,
            on_campus: 0,
            online: 0,
            enrolments: None,
            option_until: None,
            waits: false,
            probability: None,
            ending: None,
            brief: String::new(),
            source: String::new(),
            synthetic: false,
            version: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_event_reads_back() {
        assert!(EventKind::ALL.into_iter().all(|kind| EventKind::parse(kind.code()) == Some(kind)));
        assert!(
            [EventPart::Organiser, EventPart::Shared, EventPart::Deputy]
                .into_iter()
                .all(|one| EventPart::parse(one.code()) == Some(one))
        );
        assert!(Client::ALL.into_iter().all(|one| Client::parse(one.code()) == Some(one)));
        assert!(EndReason::ALL.into_iter().all(|one| EndReason::parse(one.code()) == Some(one)));
        assert!(EventStatus::ALL.into_iter().all(|one| EventStatus::parse(one.code()) == Some(one)));
    }
}
