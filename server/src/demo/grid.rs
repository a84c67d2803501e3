//! Which room is booked when, and during which part of its booking's life.
//!
//! A booking that is called off later stands in the way of others only until then. So two bookings may share a room
//! and a night where one is gone before the other is made, and whatever day it is today, no two that stand overlap.

use super::house::House;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A room wanted or held: which nights, and when the booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hold {
    /// First night.
    pub from: NaiveDate,
    /// Day of leaving.
    pub until: NaiveDate,
    /// When it is booked.
    pub booked: NaiveDate,
    /// When it is called off.
    pub gone: Option<NaiveDate>,
}

impl Hold {
    fn conflicts(&self, other: &Self) -> bool {
        self.from < other.until
            && other.from < self.until
            && other.gone.is_none_or(|gone| self.booked < gone)
            && self.gone.is_none_or(|gone| other.booked < gone)
    }
}

/// What a booking would like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// A room for one.
    Single,
    /// A room for two.
    Double,
    /// A suite.
    Suite,
}

/// The rooms and what is held of them.
pub(super) struct Grid<'a> {
    house: &'a House,
    held: Vec<Vec<Hold>>,
}

impl<'a> Grid<'a> {
    /// An empty house.
    pub fn new(house: &'a House) -> Self {
        Self { house, held: vec![Vec::new(); house.rooms.len()] }
    }

    /// Forgets what is over by a date, which keeps looking quick.
    pub fn forget_before(&mut self, date: NaiveDate) {
        for holds in &mut self.held {
            holds.retain(|hold| hold.until > date);
        }
    }

    /// Whether a room is free.
    pub fn is_free(&self, place: usize, wanted: &Hold) -> bool {
        self.house.rooms[place].is_open(wanted.from, wanted.until)
            && !self.held[place].iter().any(|hold| hold.conflicts(wanted))
    }

    /// How many sleep in a room.
    pub fn beds(&self, place: usize) -> i64 {
        self.house.rooms[place].beds
    }

    /// Books a room.
    pub fn hold(&mut self, place: usize, hold: Hold) {
        self.held[place].push(hold);
    }

    /// A free room for each wish, in as few pavilions as possible; none where there are not enough. What is wished
    /// for is given as far as it goes.
    pub fn choose(&self, wishes: &[Wish], wanted: &Hold) -> Option<Vec<usize>> {
        let mut free = BTreeMap::<&str, Vec<usize>>::new();
        for (place, bedroom) in self.house.rooms.iter().enumerate() {
            if self.is_free(place, wanted) {
                free.entry(&bedroom.pavilion).or_default().push(place);
            }
        }
        let mut wishes = wishes.iter();
        let mut chosen = Vec::with_capacity(wishes.len());
        while wishes.len() > 0 {
            let pavilion = fitting(&free, wishes.len())?;
            let rooms = free.get_mut(pavilion)?;
            while let (false, Some(wish)) = (rooms.is_empty(), wishes.next()) {
                chosen.push(rooms.remove(self.best(rooms, *wish)));
            }
        }
        Some(chosen)
    }

    /// Where in a list the room lies that suits a wish best.
    fn best(&self, rooms: &[usize], wish: Wish) -> usize {
        let bedroom = |place: usize| &self.house.rooms[rooms[place]];
        let misfit = |place: &usize| match (wish, bedroom(*place).beds, bedroom(*place).select) {
            (Wish::Single, 1, _) | (Wish::Double, 2.., false) | (Wish::Suite, _, true) => 0,
            (_, _, false) => 1,
            _ => 2,
        };
        (0..rooms.len()).min_by_key(misfit).unwrap_or_default()
    }
}

/// The fullest pavilion that has room for all of them, or else the emptiest.
fn fitting<'b>(free: &BTreeMap<&'b str, Vec<usize>>, wanted: usize) -> Option<&'b str> {
    let sizes = || free.iter().map(|(code, rooms)| (rooms.len(), *code)).filter(|(size, _)| *size > 0);
    let enough = sizes().filter(|(size, _)| *size >= wanted).min();
    enough.or_else(|| sizes().max()).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::Hold;
    use chrono::NaiveDate;

    fn hold(from: &str, until: &str, booked: &str, gone: Option<&str>) -> Hold {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        Hold { from: day(from), until: day(until), booked: day(booked), gone: gone.map(day) }
    }

    #[test]
    fn a_booking_called_off_gives_way_to_those_made_after_it() {
        let gone = hold("2026-06-01", "2026-06-05", "2026-01-10", Some("2026-03-01"));
        let early = hold("2026-06-03", "2026-06-08", "2026-02-01", None);
        let late = hold("2026-06-03", "2026-06-08", "2026-03-01", None);
        assert!(gone.conflicts(&early) && early.conflicts(&gone));
        assert!(!gone.conflicts(&late) && !late.conflicts(&gone));
    }

    #[test]
    fn a_room_is_free_again_on_the_day_of_leaving() {
        let first = hold("2026-06-01", "2026-06-05", "2026-01-10", None);
        assert!(!first.conflicts(&hold("2026-06-05", "2026-06-06", "2026-01-11", None)));
        assert!(first.conflicts(&hold("2026-06-04", "2026-06-05", "2026-01-11", None)));
    }
}
