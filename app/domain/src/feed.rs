//! Calendars under a secret address: what one can be of, and what it takes to read it.

use crate::access::Permission;
use crate::ids::{ResourceId, SpaceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a calendar is of. A secret address opens exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum FeedSubject {
    /// What holds a guest room.
    Room(ResourceId),
    /// What holds a function space or a part of it.
    Space(SpaceId),
    /// How many arrive and leave, day by day.
    House,
    /// The events its maker may see.
    Events,
}

impl FeedSubject {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Room(_) => "room",
            Self::Space(_) => "space",
            Self::House => "house",
            Self::Events => "events",
        }
    }

    /// The room or the space.
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Room(room) => Some(room.uuid()),
            Self::Space(space) => Some(space.uuid()),
            Self::House | Self::Events => None,
        }
    }

    /// Reads the stored word and id.
    pub fn parse(code: &str, id: Option<Uuid>) -> Option<Self> {
        match (code, id) {
            ("room", Some(id)) => Some(Self::Room(ResourceId::new(id))),
            ("space", Some(id)) => Some(Self::Space(SpaceId::new(id))),
            ("house", None) => Some(Self::House),
            ("events", None) => Some(Self::Events),
            _ => None,
        }
    }

    /// What its maker must be allowed, when it is made and each time it is read.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Room(_) | Self::Space(_) => Permission::ReadCampus,
            Self::House => Permission::ReadStays,
            Self::Events => Permission::ReadEvents,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_reads_back_from_what_is_stored_and_no_other_pair_does() {
        let id = Uuid::from_u128(7);
        let all = [
            FeedSubject::Room(ResourceId::new(id)),
            FeedSubject::Space(SpaceId::new(id)),
            FeedSubject::House,
            FeedSubject::Events,
        ];
        assert!(all.into_iter().all(|one| FeedSubject::parse(one.code(), one.id()) == Some(one)));
        assert_eq!(FeedSubject::parse("room", None), None);
        assert_eq!(FeedSubject::parse("house", Some(id)), None);
    }
}
