//! Function spaces: what can be booked for a session, a meal or a reception.

use super::{Capacity, Code, Name, Seats, SetupStyle, Standing};
use crate::ids::{FloorId, ResourceId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One part of a hall: the smallest piece that walls can cut off, and what a claim is laid on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpacePart {
    /// What a claim is laid on.
    pub id: ResourceId,
    /// The code of the space that is this part alone.
    pub code: Code,
}

/// Interpreters' booths built into a space; one booth serves one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booths {
    /// How many.
    pub count: i64,
    /// Whether the number is invented.
    pub synthetic: bool,
}

impl Booths {
    /// The most that are believed of one space.
    pub const MOST: i64 = 20;
}

/// A space: one part, or several when the walls between them are open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Space {
    /// Identity.
    pub id: SpaceId,
    /// Short code.
    pub code: Code,
    /// Name.
    pub name: Name,
    /// Where it lies.
    pub floor: FloorId,
    /// Floor area in square metres, where known.
    pub area_m2: Option<i64>,
    /// Interpreters' booths built in.
    pub booths: Booths,
    /// Reached and used without a step.
    pub step_free: bool,
    /// Has a hearing loop.
    pub hearing_loop: bool,
    /// The parts it takes; never empty.
    pub parts: BTreeSet<ResourceId>,
    /// What it seats, one entry a style at most, in the order of the styles.
    pub capacities: Vec<Capacity>,
    /// What stands in it for good, by kind.
    pub equipment: Vec<Standing>,
    /// Where this is known from; empty where all of it is invented.
    pub source: String,
    /// Place in lists.
    pub position: i64,
    /// Whether the space itself is invented.
    pub synthetic: bool,
}

impl Space {
    /// The largest area that is believed, in square metres.
    pub const LARGEST_M2: i64 = 20_000;

    /// How many it seats in a style; `None` where it does not take the style.
    pub fn seats(&self, style: SetupStyle) -> Option<Seats> {
        self.capacities.iter().find(|capacity| capacity.style == style).map(|capacity| capacity.seats)
    }

    /// Whether it can seat so many in a style.
    pub fn fits(&self, style: SetupStyle, people: i64) -> bool {
        self.seats(style).is_some_and(|seats| people <= seats.get())
    }

    /// Whether both cannot be used at once, because they share a part. A space conflicts with itself.
    pub fn conflicts_with(&self, other: &Self) -> bool {
        !self.parts.is_disjoint(&other.parts)
    }

    /// Whether walls must be opened to make it.
    pub fn is_joined(&self) -> bool {
        self.parts.len() > 1
    }
}

/// The other spaces that cannot be used while `space` is.
pub fn conflicting<'a>(space: &'a Space, all: &'a [Space]) -> impl Iterator<Item = &'a Space> {
    all.iter().filter(|other| other.id != space.id && other.conflicts_with(space))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use uuid::Uuid;

    /// A space of the given parts that seats ten a part in theatre style.
    pub(in crate::campus) fn space(code: &str, parts: &[u128]) -> Space {
        let seats = Seats::new(10 * i64::try_from(parts.len()).unwrap()).unwrap();
        Space {
            id: SpaceId::new(Uuid::from_u128(code.bytes().fold(0, |sum, byte| sum * 256 + u128::from(byte)))),
            code: Code::parse(code).unwrap(),
            name: Name::parse(code).unwrap(),
            floor: FloorId::new(Uuid::nil()),
            area_m2: None,
            booths: Booths::default(),
            step_free: true,
            hearing_loop: false,
            parts: parts.iter().map(|part| ResourceId::new(Uuid::from_u128(*part))).collect(),
            capacities: vec![Capacity { style: SetupStyle::Theatre, seats, synthetic: true }],
            equipment: Vec::new(),
            source: String::new(),
            position: 0,
            synthetic: true,
        }
    }

    #[test]
    fn spaces_that_share_a_part_conflict() {
        let (a, b, joined) = (space("A", &[1]), space("B", &[2]), space("J", &[1, 2]));
        assert!(!a.conflicts_with(&b));
        assert!(joined.conflicts_with(&a) && b.conflicts_with(&joined));
        let all = [a.clone(), b, joined];
        assert_eq!(conflicting(&a, &all).map(|s| s.code.as_str()).collect::<Vec<_>>(), ["J"]);
    }

    #[test]
    fn capacity_belongs_to_a_style() {
        let hall = space("A", &[1]);
        assert!(hall.fits(SetupStyle::Theatre, 10) && !hall.fits(SetupStyle::Theatre, 11));
        assert!(!hall.fits(SetupStyle::Banquet, 1), "a style it does not take seats nobody");
    }
}
