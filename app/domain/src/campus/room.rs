//! Guest rooms and their types.

use super::value::within;
use super::{Code, Name, Slug, StockSpan, ValueError};
use crate::calendar::CampusZone;
use crate::claim::{Claim, Interval, OwnerKind};
use crate::ids::{FloorId, ResourceId, RoomTypeId};
use serde::{Deserialize, Serialize};

/// How many people a room of a type can sleep, from 1 to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Beds(i64);

impl Beds {
    /// The most beds of a room.
    pub const MOST: i64 = 20;

    /// Refuses none, and more than a dormitory holds.
    pub fn new(beds: i64) -> Result<Self, ValueError> {
        within(beds, 1, Self::MOST).map(Self)
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for Beds {
    type Error = ValueError;

    fn try_from(beds: i64) -> Result<Self, ValueError> {
        Self::new(beds)
    }
}

impl From<Beds> for i64 {
    fn from(beds: Beds) -> Self {
        beds.0
    }
}

/// A type of guest room: what a stay asks for before it has a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomType {
    /// Identity.
    pub id: RoomTypeId,
    /// Stable key, such as `single`.
    pub code: Slug,
    /// Name.
    pub name: Name,
    /// How many it sleeps.
    pub beds: Beds,
    /// Place in lists.
    pub position: i64,
    /// Whether invented.
    pub synthetic: bool,
}

/// A guest room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestRoom {
    /// What a claim is laid on.
    pub id: ResourceId,
    /// What staff and guests call it, such as `AM2-104`.
    pub number: Code,
    /// Where it lies.
    pub floor: FloorId,
    /// Its type.
    pub room_type: RoomTypeId,
    /// Reached and used without a step.
    pub step_free: bool,
    /// Alarm and television for those who hear badly or not at all.
    pub hearing_loop: bool,
    /// The nights on which it counts.
    pub stock: StockSpan,
    /// Whether invented.
    pub synthetic: bool,
}

/// Before and after any booking: the years 1900 and 10000, in UTC seconds.
const ALWAYS: (i64, i64) = (-2_208_988_800, 253_402_300_800);

impl GuestRoom {
    /// The claims the room lays on itself for the time before and after it is in stock. They make the guard against
    /// overlaps refuse whoever would use it then.
    pub fn stock_claims(&self, zone: CampusZone) -> impl Iterator<Item = Claim> {
        let before = Interval::from_seconds(ALWAYS.0, zone.noon(self.stock.from()).timestamp());
        let after = self
            .stock
            .until()
            .and_then(|until| Interval::from_seconds(zone.noon(until).timestamp(), ALWAYS.1));
        let (resource, owner) = (self.id, self.id.uuid());
        [before, after].into_iter().flatten().map(move |interval| Claim {
            resource,
            interval,
            owner_kind: OwnerKind::Stock,
            owner,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_claims_itself_while_it_is_out_of_stock() {
        let zone = CampusZone::default();
        let day = |text: &str| text.parse().unwrap();
        let id = uuid::Uuid::from_u128(1);
        let room = GuestRoom {
            id: ResourceId::new(id),
            number: Code::parse("OC1-101").unwrap(),
            floor: FloorId::new(id),
            room_type: RoomTypeId::new(id),
            step_free: false,
            hearing_loop: false,
            stock: StockSpan::new(day("2012-01-01"), Some(day("2021-01-01"))).unwrap(),
            synthetic: true,
        };
        let claims = room.stock_claims(zone).collect::<Vec<_>>();
        assert_eq!(claims.len(), 2);
        assert_eq!(claims[0].interval.until_at(), zone.noon(day("2012-01-01")).timestamp());
        assert_eq!(claims[1].interval.from_at(), zone.noon(day("2021-01-01")).timestamp());
    }

    #[test]
    fn a_room_type_sleeps_somebody() {
        assert_eq!(Beds::new(0), Err(ValueError::OutOfRange { found: 0, min: 1, max: 20 }));
        assert_eq!(Beds::new(2).map(Beds::get), Ok(2));
        assert!(Beds::new(21).is_err());
    }
}
