//! Records of the campus one by one, and the difference between two states of it.

use super::{Campus, Changeover, Equipment, Fact, Floor, GuestRoom, Pavilion, RoomType, Space, SpacePart};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One record of any kind. It is written to history as the bare record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Record {
    /// What is known of the campus as a whole.
    Fact(Fact),
    /// A type of guest room.
    RoomType(RoomType),
    /// A kind of equipment.
    Equipment(Equipment),
    /// Minutes between two set-up styles.
    Changeover(Changeover),
    /// A pavilion.
    Pavilion(Pavilion),
    /// A floor.
    Floor(Floor),
    /// A guest room.
    GuestRoom(GuestRoom),
    /// A part of a hall.
    SpacePart(SpacePart),
    /// A function space.
    Space(Space),
}

impl Record {
    /// The subject it is kept under in history: the name of its table.
    pub const fn subject(&self) -> &'static str {
        match self {
            Self::Fact(_) => "campus_fact",
            Self::RoomType(_) => "room_type",
            Self::Equipment(_) => "equipment",
            Self::Changeover(_) => "changeover",
            Self::Pavilion(_) => "pavilion",
            Self::Floor(_) => "floor",
            Self::GuestRoom(_) => "guest_room",
            Self::SpacePart(_) => "space_part",
            Self::Space(_) => "space",
        }
    }

    /// Its identity, bare.
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Fact(fact) => fact.id.uuid(),
            Self::RoomType(room_type) => room_type.id.uuid(),
            Self::Equipment(equipment) => equipment.id.uuid(),
            Self::Changeover(changeover) => changeover.id.uuid(),
            Self::Pavilion(pavilion) => pavilion.id.uuid(),
            Self::Floor(floor) => floor.id.uuid(),
            Self::GuestRoom(room) => room.id.uuid(),
            Self::SpacePart(part) => part.id.uuid(),
            Self::Space(space) => space.id.uuid(),
        }
    }
}

/// A record that is new, or other than it was. There is no third kind: what is gone leaves the stock or the
/// lists by its dates, never by deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How it was; `None` where it is new.
    pub before: Option<Record>,
    /// How it shall be.
    pub after: Record,
}

impl Campus {
    /// Every record, each after those it refers to.
    pub fn records(&self) -> Vec<Record> {
        let mut records = Vec::new();
        records.extend(self.facts.iter().cloned().map(Record::Fact));
        records.extend(self.room_types.iter().cloned().map(Record::RoomType));
        records.extend(self.equipment.iter().cloned().map(Record::Equipment));
        records.extend(self.changeovers.iter().cloned().map(Record::Changeover));
        records.extend(self.pavilions.iter().cloned().map(Record::Pavilion));
        records.extend(self.floors.iter().cloned().map(Record::Floor));
        records.extend(self.rooms.iter().cloned().map(Record::GuestRoom));
        records.extend(self.parts.iter().cloned().map(Record::SpacePart));
        records.extend(self.spaces.iter().cloned().map(Record::Space));
        records
    }

    /// What must be written so that every record of `wanted` is there as it stands in it; records that `wanted`
    /// does not name stay as they are.
    pub fn changes_to(&self, wanted: &Self) -> Vec<Change> {
        let mut known: BTreeMap<(&'static str, Uuid), Record> =
            self.records().into_iter().map(|record| ((record.subject(), record.id()), record)).collect();
        let wanted = wanted.records().into_iter();
        let pairs =
            wanted.map(|after| Change { before: known.remove(&(after.subject(), after.id())), after });
        pairs.filter(|change| change.before.as_ref() != Some(&change.after)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::space::tests::space;
    use super::*;

    #[test]
    fn only_what_is_new_or_different_changes() {
        let known = Campus { spaces: vec![space("A", &[1]), space("B", &[2])], ..Campus::default() };
        assert_eq!(known.changes_to(&known), []);
        let mut moved = space("A", &[1]);
        moved.step_free = false;
        let wanted = Campus { spaces: vec![moved.clone(), space("C", &[3])], ..Campus::default() };
        assert_eq!(
            known.changes_to(&wanted),
            [
                Change { before: Some(Record::Space(space("A", &[1]))), after: Record::Space(moved) },
                Change { before: None, after: Record::Space(space("C", &[3])) },
            ],
            "B is not named and stays"
        );
    }
}
