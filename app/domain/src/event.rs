//! Events: what brings groups to the campus, from the first enquiry on.

mod booked;

pub use booked::{BookedStay, EventNight, EventTally, by_night, tally};

use crate::ids::{EventId, OrganisationId};
use crate::segment::SegmentClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an event is, after the kinds the Programme and Budget names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A course of some days.
    Training,
    /// A large course of one to four weeks, many subjects side by side.
    Academy,
    /// A master's programme; its students live on campus for months.
    Master,
    /// A conference.
    Conference,
    /// A meeting for dialogue between governments, employers and workers.
    DialogueEvent,
    /// A meeting of those who lead an organisation.
    LeadershipMeeting,
    /// A team that withdraws to plan.
    Retreat,
    /// A fair, an anniversary, a visit.
    SpecialEvent,
    /// Rooms and halls let to others.
    ThirdPartyRental,
    /// An activity of a body that shares the campus.
    PartnerAgency,
    /// For the Centre's own staff.
    Internal,
}

impl EventKind {
    /// All kinds, in the order lists show them.
    pub const ALL: [Self; 11] = [
        Self::Training,
        Self::Academy,
        Self::Master,
        Self::Conference,
        Self::DialogueEvent,
        Self::LeadershipMeeting,
        Self::Retreat,
        Self::SpecialEvent,
        Self::ThirdPartyRental,
        Self::PartnerAgency,
        Self::Internal,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Academy => "academy",
            Self::Master => "master",
            Self::Conference => "conference",
            Self::DialogueEvent => "dialogue_event",
            Self::LeadershipMeeting => "leadership_meeting",
            Self::Retreat => "retreat",
            Self::SpecialEvent => "special_event",
            Self::ThirdPartyRental => "third_party_rental",
            Self::PartnerAgency => "partner_agency",
            Self::Internal => "internal",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The class its nights are attributed to (Programme and Budget, S3).
    pub const fn class(self) -> SegmentClass {
        match self {
            Self::Training | Self::Academy | Self::Master => SegmentClass::Training,
            Self::ThirdPartyRental | Self::PartnerAgency => SegmentClass::ThirdParty,
            _ => SegmentClass::Event,
        }
    }
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// Asked about.
    Enquiry,
    /// Likely; may hold rooms until its option date.
    Tentative,
    /// Agreed.
    Definite,
    /// Took place.
    Actual,
    /// Went elsewhere before it was agreed.
    Lost,
    /// Called off after it was agreed.
    Cancelled,
}

impl EventStatus {
    /// All statuses.
    pub const ALL: [Self; 6] =
        [Self::Enquiry, Self::Tentative, Self::Definite, Self::Actual, Self::Lost, Self::Cancelled];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enquiry => "enquiry",
            Self::Tentative => "tentative",
            Self::Definite => "definite",
            Self::Actual => "actual",
            Self::Lost => "lost",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl EventStatus {
    /// Whether it is called off: it takes no room.
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Lost | Self::Cancelled)
    }
}

/// What somebody is to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventPart {
    /// Looks after it; one account an event.
    Organiser,
    /// Sees it as the organiser does, and shares it with nobody.
    Shared,
}

impl EventPart {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Shared => "shared",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Organiser, Self::Shared].into_iter().find(|part| part.code() == code)
    }
}

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
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Participants on campus.
    pub on_campus: i64,
    /// Participants online; never added to those on campus.
    pub online: i64,
    /// Where it is known from; empty where all of it is invented.
    pub source: String,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_status_reads_back_from_its_word() {
        assert!(EventKind::ALL.into_iter().all(|kind| EventKind::parse(kind.code()) == Some(kind)));
        assert!(
            [EventPart::Organiser, EventPart::Shared]
                .into_iter()
                .all(|one| EventPart::parse(one.code()) == Some(one))
        );
        assert!(EventStatus::ALL.into_iter().all(|one| EventStatus::parse(one.code()) == Some(one)));
    }
}
