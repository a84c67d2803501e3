//! What an event is.

use crate::delivery_mix::ActivityKind;
use crate::segment::SegmentClass;
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

    /// The kind of activity it is counted as (Programme and Budget, S4); none of what is no activity of the Centre.
    pub const fn activity(self) -> Option<ActivityKind> {
        match self {
            Self::Training | Self::Master => Some(ActivityKind::Training),
            Self::Academy => Some(ActivityKind::Academy),
            Self::Conference | Self::DialogueEvent | Self::LeadershipMeeting | Self::Retreat => {
                Some(ActivityKind::Meeting)
            }
            Self::SpecialEvent => Some(ActivityKind::Special),
            Self::ThirdPartyRental | Self::PartnerAgency | Self::Internal => None,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_activity_has_the_class_of_the_events_it_is_made_of() {
        for kind in EventKind::ALL {
            let class = kind.activity().map(ActivityKind::class);
            assert!(class.is_none_or(|class| class == kind.class()), "{kind:?}");
        }
        let made = |activity| EventKind::ALL.iter().any(|kind| kind.activity() == Some(activity));
        assert!(ActivityKind::ALL.into_iter().all(made));
    }
}
