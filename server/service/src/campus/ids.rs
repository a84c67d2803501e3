//! Which record a code stands for: the known one, or a new one with a fresh id.

use domain::campus::{Campus, SetupStyle};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a code is the code of; each kind has codes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Fact,
    Variant,
    RoomType,
    Equipment,
    Changeover,
    Pavilion,
    Floor,
    Room,
    Part,
    Space,
}

/// Ids by code. Asked twice for the same code, it gives the same id.
pub(super) struct Ids<'a> {
    known: BTreeMap<(Kind, String), Uuid>,
    /// Codes of the equipment that is known to be hybrid kit.
    hybrid: BTreeSet<String>,
    fresh: &'a mut dyn FnMut() -> Uuid,
}

impl<'a> Ids<'a> {
    /// Knows the records of a campus, and takes other ids from `fresh`.
    pub(super) fn of(campus: &Campus, fresh: &'a mut dyn FnMut() -> Uuid) -> Self {
        let mut known = BTreeMap::new();
        let mut learn = |kind, code: String, id| known.insert((kind, code), id);
        for fact in &campus.facts {
            learn(Kind::Fact, fact.code.to_string(), fact.id.uuid());
        }
        for room_type in &campus.room_types {
            learn(Kind::RoomType, room_type.code.to_string(), room_type.id.uuid());
        }
        for equipment in &campus.equipment {
            learn(Kind::Equipment, equipment.code.to_string(), equipment.id.uuid());
        }
        for changeover in &campus.changeovers {
            learn(Kind::Changeover, changeover_key(changeover.from, changeover.to), changeover.id.uuid());
        }
        for pavilion in &campus.pavilions {
            learn(Kind::Pavilion, pavilion.code.to_string(), pavilion.id.uuid());
            for floor in campus.floors_of(pavilion.id) {
                learn(Kind::Floor, floor_key(pavilion.code.as_str(), floor.level), floor.id.uuid());
            }
        }
        for room in &campus.rooms {
            learn(Kind::Room, room.number.to_string(), room.id.uuid());
        }
        for part in &campus.parts {
            learn(Kind::Part, part.code.to_string(), part.id.uuid());
        }
        for space in &campus.spaces {
            learn(Kind::Space, space.code.to_string(), space.id.uuid());
        }
        let hybrid = campus.equipment.iter().filter(|kind| kind.hybrid);
        Self { hybrid: hybrid.map(|kind| kind.code.to_string()).collect(), known, fresh }
    }

    /// The id a code stands for.
    pub(super) fn id(&mut self, kind: Kind, code: &str) -> Uuid {
        *self.known.entry((kind, code.to_owned())).or_insert_with(&mut *self.fresh)
    }

    /// Whether a kind of equipment is known as hybrid kit.
    pub(super) fn is_hybrid(&self, code: &str) -> bool {
        self.hybrid.contains(code)
    }
}

/// A floor has no code of its own.
pub(super) fn floor_key(pavilion: &str, level: i64) -> String {
    format!("{pavilion}/{level}")
}

/// Nor has a pair of styles.
pub(super) fn changeover_key(from: SetupStyle, to: SetupStyle) -> String {
    format!("{}/{}", from.code(), to.code())
}
