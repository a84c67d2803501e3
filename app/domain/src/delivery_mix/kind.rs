//! Kinds of activities, and what drives their room-nights.

use super::{MOST_ACTIVITIES, MOST_NIGHTS, MOST_PARTICIPANTS, WHOLE};
use crate::segment::SegmentClass;
use serde::{Deserialize, Serialize};

/// The four that the source makes its room-nights of (Programme and Budget, S4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Courses and masters.
    Training,
    /// Large academies.
    Academy,
    /// Dialogue, leadership meetings, conferences, retreats.
    Meeting,
    /// Other special events.
    Special,
}

impl ActivityKind {
    /// All kinds, in the order pages show them.
    pub const ALL: [Self; 4] = [Self::Training, Self::Academy, Self::Meeting, Self::Special];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Academy => "academy",
            Self::Meeting => "meeting",
            Self::Special => "special",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The class its room-nights on the books are counted in.
    pub const fn class(self) -> SegmentClass {
        match self {
            Self::Training | Self::Academy => SegmentClass::Training,
            Self::Meeting | Self::Special => SegmentClass::Event,
        }
    }
}

/// What room-nights are the product of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Driver {
    /// How many activities there are.
    Activities,
    /// How many of them are face to face.
    FaceToFace,
    /// How many of these take place on campus.
    OnCampus,
    /// How many come to one.
    Participants,
    /// For how many nights.
    Nights,
}

impl Driver {
    /// All drivers, in the order they are multiplied.
    pub const ALL: [Self; 5] =
        [Self::Activities, Self::FaceToFace, Self::OnCampus, Self::Participants, Self::Nights];

    /// The name of its column and its field.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::FaceToFace => "face_to_face",
            Self::OnCampus => "on_campus",
            Self::Participants => "participants",
            Self::Nights => "nights",
        }
    }

    /// How many digits it has behind the point.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::Activities => 0,
            _ => 1,
        }
    }

    /// One activity, one percentage point, one participant, one night, in its own unit.
    pub const fn step(self) -> i64 {
        match self {
            Self::Activities => 1,
            _ => 10,
        }
    }

    /// The most it can be, in its own unit.
    pub const fn most(self) -> i64 {
        match self {
            Self::Activities => MOST_ACTIVITIES,
            Self::FaceToFace | Self::OnCampus => WHOLE,
            Self::Participants => MOST_PARTICIPANTS,
            Self::Nights => MOST_NIGHTS,
        }
    }
}
