//! Which rooms could carry a stay when no single one can.
//!
//! A count per night promises a room of the type on each night, not the same one throughout: guests in house cannot
//! be moved at will. Then a stay fits only with a move on the way.

use crate::calendar::{CampusZone, StayDates};
use crate::claim::Interval;
use crate::ids::ResourceId;
use crate::stay::hold;
use chrono::NaiveDate;

/// A room and the claims on it that reach into the time asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The room.
    pub room: ResourceId,
    /// When it is claimed.
    pub claims: Vec<Interval>,
}

/// Some nights of a stay in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The room.
    pub room: ResourceId,
    /// The nights in it.
    pub dates: StayDates,
}

/// The fewest moves that carry a stay through: always into the room that stays free longest, which no other choice
/// can better. None where on some night every room is taken. A single leg is a room free throughout.
pub fn fewest_moves(dates: StayDates, rooms: &[Taken], zone: CampusZone) -> Option<Vec<Leg>> {
    let mut legs = Vec::new();
    let mut from = dates.arrival();
    while from < dates.departure() {
        let longest =
            rooms.iter().map(|taken| (free_until(taken, from, dates.departure(), zone), taken.room));
        let (until, room) = longest.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)))?;
        if until <= from {
            return None;
        }
        legs.push(Leg { room, dates: StayDates::new(from, until).ok()? });
        from = until;
    }
    Some(legs)
}

/// The latest departure for which the room is free from the evening of `from`; `from` itself where it is taken.
fn free_until(taken: &Taken, from: NaiveDate, departure: NaiveDate, zone: CampusZone) -> NaiveDate {
    let free = |until: &NaiveDate| {
        let stay = StayDates::new(from, *until).ok().and_then(|dates| hold(dates, zone));
        stay.is_some_and(|stay| !taken.claims.iter().any(|claim| claim.overlaps(stay)))
    };
    let departures = from.iter_days().skip(1).take_while(|until| *until <= departure);
    departures.take_while(free).last().unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn zone() -> CampusZone {
        CampusZone::default()
    }

    fn june(arrival: u32, departure: u32) -> StayDates {
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        StayDates::new(day(arrival), day(departure)).unwrap()
    }

    fn room(number: u128, taken: &[(u32, u32)]) -> Taken {
        let claims = taken.iter().map(|(from, until)| hold(june(*from, *until), zone()).unwrap()).collect();
        Taken { room: ResourceId::new(Uuid::from_u128(number)), claims }
    }

    fn numbers(legs: &[Leg]) -> Vec<(u128, i64)> {
        legs.iter().map(|leg| (leg.room.uuid().as_u128(), leg.dates.count())).collect()
    }

    #[test]
    fn a_room_free_throughout_needs_no_move() {
        let rooms = [room(1, &[(3, 5)]), room(2, &[])];
        assert_eq!(numbers(&fewest_moves(june(1, 6), &rooms, zone()).unwrap()), [(2, 5)]);
    }

    #[test]
    fn where_no_room_is_free_throughout_the_guest_moves_once() {
        let rooms = [room(1, &[(4, 9)]), room(2, &[(1, 3)])];
        assert_eq!(numbers(&fewest_moves(june(1, 7), &rooms, zone()).unwrap()), [(1, 3), (2, 3)]);
    }

    #[test]
    fn a_night_on_which_every_room_is_taken_cannot_be_bridged() {
        let rooms = [room(1, &[(3, 4)]), room(2, &[(3, 4)])];
        assert_eq!(fewest_moves(june(1, 7), &rooms, zone()), None);
        assert_eq!(fewest_moves(june(1, 7), &[], zone()), None);
    }
}
