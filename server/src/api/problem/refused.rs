//! A refusal as data: what stands in the way, and what would not.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use service::refusal::{self, Alternative, Refusal};
use utoipa::ToSchema;
use uuid::Uuid;

/// What stands in the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Obstacle {
    /// The room is claimed.
    Occupied {
        /// Number of the room.
        room: String,
        /// Who claims it, in order of time.
        blockers: Vec<Blocker>,
    },
    /// Every room of the type is taken or closed on a night.
    Full {
        /// Code of the type.
        room_type: String,
        /// The first night without one.
        night: NaiveDate,
        /// Rooms in stock that night.
        rooms: i64,
        /// Of these closed.
        closed: i64,
        /// Of these taken: by stays, or held for events.
        taken: i64,
        /// Of these held for events and not picked up, the most first.
        held: Vec<HeldFor>,
    },
}

/// Rooms held for an event.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeldFor {
    /// Code of the event; absent for those who may not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "26-017")]
    event: Option<String>,
    /// How many rooms.
    rooms: i64,
}

/// A claim in the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Blocker {
    /// What it is: `stay`, `closure`, `stock`, …
    #[schema(value_type = String, example = "stay")]
    kind: &'static str,
    /// Which one; absent for those who may not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// What it is called: a stay's reference, a closure's reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "7Q2K9-ZPD4M")]
    name: Option<String>,
    /// First day.
    from: NaiveDate,
    /// The day it is free again; null where no end is known.
    until: Option<NaiveDate>,
}

/// What would do instead.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Alternatives {
    /// Rooms free for the whole time, the type wanted first.
    free_rooms: Vec<FreeRoom>,
    /// Where no room of the type is free throughout: rooms of it to go through, with the fewest moves.
    moves: Vec<Leg>,
}

/// A room to take instead.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FreeRoom {
    /// Identity.
    id: Uuid,
    /// Number.
    number: String,
    /// Code of its type.
    room_type: String,
    /// Code of its pavilion.
    pavilion: String,
}

/// Some nights in one room.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Leg {
    /// The room.
    room: FreeRoom,
    /// First night in it.
    arrival: NaiveDate,
    /// Day of leaving it.
    departure: NaiveDate,
}

/// None of what the API does not speak of.
pub(super) fn obstacle(refusal: &Refusal) -> Option<Obstacle> {
    let obstacle = match &refusal.obstacle {
        refusal::Obstacle::Occupied { resource, blockers } => {
            let blocker = |one: &refusal::Blocker| Blocker {
                kind: one.kind.code(),
                id: one.owner,
                name: one.name.clone(),
                from: one.from,
                until: known(one.until),
            };
            Obstacle::Occupied { room: resource.clone(), blockers: blockers.iter().map(blocker).collect() }
        }
        refusal::Obstacle::Full { room_type, night, rooms, closed, taken, held } => Obstacle::Full {
            room_type: room_type.clone(),
            night: *night,
            rooms: *rooms,
            closed: *closed,
            taken: *taken,
            held: held.iter().map(|one| HeldFor { event: one.event.clone(), rooms: one.rooms }).collect(),
        },
        refusal::Obstacle::Scarce { .. } => return None,
    };
    Some(obstacle)
}

pub(super) fn alternatives(refusal: &Refusal) -> Alternatives {
    let leg = |leg: &refusal::RoomLeg| Leg {
        room: FreeRoom::from(&leg.room),
        arrival: leg.dates.arrival(),
        departure: leg.dates.departure(),
    };
    Alternatives {
        free_rooms: refusal.instead.free_rooms.iter().map(FreeRoom::from).collect(),
        moves: refusal.instead.moves.iter().map(leg).collect(),
    }
}

impl From<&Alternative> for FreeRoom {
    fn from(room: &Alternative) -> Self {
        Self {
            id: room.room.uuid(),
            number: room.number.clone(),
            room_type: room.room_type.clone(),
            pavilion: room.pavilion.clone(),
        }
    }
}

/// A room out of stock for good claims itself to the end of the calendar, which is no date of RFC 3339.
fn known(until: NaiveDate) -> Option<NaiveDate> {
    (until.year() <= 9999).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_out_of_stock_for_good_was_said_to_be_free_in_the_year_10000() {
        assert_eq!(known(NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap()), None);
        let day = NaiveDate::from_ymd_opt(9999, 12, 31);
        assert_eq!(known(day.unwrap()), day);
    }
}
