//! Whether what the list asks for fits the block, night by night and type by type.

use super::{Entry, Room, State};
use crate::block::{Cell, is_shoulder};
use crate::calendar::StayDates;
use crate::occupancy::NightDelta;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The list against the block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The rooms.
    pub rooms: Vec<Room>,
    /// One for each entry; none of those withdrawn.
    pub entries: Vec<Option<EntryCheck>>,
    /// By how many rooms the list asks for more than the block has left.
    pub over: BTreeMap<Cell, i64>,
}

/// One entry against the block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryCheck {
    /// Place of its room.
    pub room: usize,
    /// Nights of the room for which the block has none left, when those before it are counted first.
    pub over: Vec<NaiveDate>,
    /// Whether a night of it lies outside the days of the event.
    pub shoulder: bool,
}

/// Lays the rooms into what is left of the block: those booked first, then those approved, then the rest, each in order
/// of the list. A booked room needs only the nights its stay does not have.
pub fn check(
    entries: &[Entry],
    rooms: Vec<Room>,
    mut left: NightDelta,
    days: (NaiveDate, NaiveDate),
) -> Check {
    let mut order = (0..rooms.len()).collect::<Vec<_>>();
    order.sort_by_key(|place| rank(entries, &rooms[*place]));
    let mut found: Vec<Option<EntryCheck>> = vec![None; entries.len()];
    for place in order {
        let room = &rooms[place];
        let has = held(entries, room);
        let is_had = |night| has.is_some_and(|has| has.contains(night));
        let mut over = Vec::new();
        for night in room.nights.nights().filter(|night| !is_had(*night)) {
            let left = left.entry((room.room_type, night)).or_default();
            *left -= 1;
            over.extend((*left < 0).then_some(night));
        }
        for member in &room.members {
            let shoulder = entries[*member].details.nights.nights().any(|night| is_shoulder(night, days));
            found[*member] = Some(EntryCheck { room: place, over: over.clone(), shoulder });
        }
    }
    left.retain(|_, left| *left < 0);
    let over = left.into_iter().map(|(cell, left)| (cell, -left)).collect();
    Check { rooms, entries: found, over }
}

/// The nights its stay has already.
fn held(entries: &[Entry], room: &Room) -> Option<StayDates> {
    let booked = room.members.iter().filter_map(|place| entries[*place].booked.as_ref());
    booked.filter(|booked| booked.status.takes_nights()).map(|booked| booked.whole).next()
}

fn rank(entries: &[Entry], room: &Room) -> (u8, i64) {
    let of = || room.members.iter().map(|place| &entries[*place]);
    let first = of().map(|entry| entry.position).min().unwrap_or_default();
    if held(entries, room).is_some() {
        (0, first)
    } else {
        (if of().all(|entry| entry.state == State::Approved) { 1 } else { 2 }, first)
    }
}

impl Check {
    /// Whether an entry fits: the block has its nights, and its room is one.
    pub fn fits(&self, place: usize) -> bool {
        let room = self.room(place).filter(|(entry, room)| entry.over.is_empty() && room.faults.is_empty());
        room.is_some()
    }

    /// Whether it fits and nobody has to look at it: all of its room stay inside the days of the event. Nights before
    /// and after are agreed for some, not for whoever is the first to ask.
    pub fn fits_by_rule(&self, place: usize) -> bool {
        let inside = |member: &usize| self.entries[*member].as_ref().is_some_and(|one| !one.shoulder);
        self.fits(place) && self.room(place).is_some_and(|(_, room)| room.members.iter().all(inside))
    }

    fn room(&self, place: usize) -> Option<(&EntryCheck, &Room)> {
        let entry = self.entries.get(place)?.as_ref()?;
        self.rooms.get(entry.room).map(|room| (entry, room))
    }
}
