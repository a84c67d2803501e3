//! Who shares a room with whom.

use super::Entry;
use crate::calendar::StayDates;
use crate::ids::RoomTypeId;
use crate::search::folded;
use std::collections::HashMap;

/// A room of the list: one person, or several who share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Places of its entries, in order of the list.
    pub members: Vec<usize>,
    /// From the first arrival to the last departure.
    pub nights: StayDates,
    /// The type the first of them asks for.
    pub room_type: RoomTypeId,
    /// What keeps it from being one room.
    pub faults: Vec<RoomFault>,
}

/// What keeps entries from sharing a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomFault {
    /// Whoever is named is not on the list, or nobody else has the word.
    Alone,
    /// They ask for different types.
    Types,
    /// More than the type has beds.
    Beds(i64),
    /// Some leave before others arrive.
    Apart,
}

/// The rooms of those who are to sleep here. Two share where both have the same word, or where one names the other, as
/// long as only one has that name; or where they were booked together.
pub fn rooms(entries: &[Entry], beds: impl Fn(RoomTypeId) -> i64) -> Vec<Room> {
    let groups = groups(entries);
    let mut of_group = HashMap::<usize, usize>::new();
    let mut members = Vec::<Vec<usize>>::new();
    for (place, _) in entries.iter().enumerate().filter(|(_, entry)| entry.is_active()) {
        let room = *of_group.entry(groups[place]).or_insert(members.len());
        if room == members.len() {
            members.push(Vec::new());
        }
        members[room].push(place);
    }
    members.into_iter().filter_map(|members| room(entries, members, &beds)).collect()
}

fn room(entries: &[Entry], members: Vec<usize>, beds: &impl Fn(RoomTypeId) -> i64) -> Option<Room> {
    let of = || members.iter().map(|place| &entries[*place]);
    let first = of().next()?;
    let arrival = of().map(|entry| entry.details.nights.arrival()).min()?;
    let departure = of().map(|entry| entry.details.nights.departure()).max()?;
    let nights = StayDates::new(arrival, departure).unwrap_or(first.details.nights);
    let room_type = first.details.room_type;
    let mut faults = Vec::new();
    if members.len() == 1 && !first.details.sharing.is_empty() && first.booked.is_none() {
        faults.push(RoomFault::Alone);
    }
    if of().any(|entry| entry.details.room_type != room_type) {
        faults.push(RoomFault::Types);
    }
    let most = beds(room_type);
    if nights.nights().any(|night| heads(of(), night) > most) {
        faults.push(RoomFault::Beds(most));
    }
    if nights.nights().any(|night| heads(of(), night) == 0) {
        faults.push(RoomFault::Apart);
    }
    Some(Room { members, nights, room_type, faults })
}

fn heads<'a>(entries: impl Iterator<Item = &'a Entry>, night: chrono::NaiveDate) -> i64 {
    let asleep = entries.filter(|entry| entry.details.nights.contains(night)).count();
    i64::try_from(asleep).unwrap_or(i64::MAX)
}

/// A name or a word as it is compared: case, accents and blanks do not matter.
pub(super) fn plain(text: &str) -> String {
    folded(text).join(" ")
}

/// For each entry the place of the one that stands for its group.
fn groups(entries: &[Entry]) -> Vec<usize> {
    let mut groups = Groups { leaders: (0..entries.len()).collect() };
    let active = || entries.iter().enumerate().filter(|(_, entry)| entry.is_active());
    let mut names = HashMap::<String, Option<usize>>::new();
    for (place, entry) in active() {
        // A name that two have stands for neither.
        names.entry(plain(&entry.details.name)).and_modify(|known| *known = None).or_insert(Some(place));
    }
    let (mut words, mut stays) = (HashMap::new(), HashMap::new());
    for (place, entry) in active() {
        if let Some(booked) = &entry.booked {
            groups.join(place, *stays.entry(booked.stay).or_insert(place));
        } else if !entry.details.sharing.is_empty() {
            let word = plain(&entry.details.sharing);
            if let Some(Some(named)) = names.get(&word).filter(|_| !word.is_empty()) {
                groups.join(place, *named);
            }
            groups.join(place, *words.entry(word).or_insert(place));
        }
    }
    (0..entries.len()).map(|place| groups.leader(place)).collect()
}

struct Groups {
    leaders: Vec<usize>,
}

impl Groups {
    fn leader(&self, mut place: usize) -> usize {
        while self.leaders[place] != place {
            place = self.leaders[place];
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.leader(one), self.leader(other));
        self.leaders[one.max(other)] = one.min(other);
    }
}
