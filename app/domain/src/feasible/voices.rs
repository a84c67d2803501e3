//! Interpreters for the sessions of an event: who of the list is free, and how many are to be found elsewhere.
//!
//! Sessions that go on at once share those who are free, and as many places as can be are filled; sessions are taken in
//! order of time, so who interprets in one counts as busy for those after it. Halls do not matter here, only hours.

use super::house::House;
use super::question::Question;
use crate::claim::Interval;
use crate::interpretation::{Booth, Duty, Sitting, Voice, Work, booths, staff_all};
use crate::language::Language;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Interpreters of one language in one room, on the day on which most are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crew {
    /// The need, by place.
    pub need: usize,
    /// Which of the rooms of this need, from 1 on.
    pub number: i64,
    /// What they interpret into.
    pub language: Language,
    /// How many it takes.
    pub strength: i64,
    /// How many of them nobody on the list can be.
    pub missing: i64,
    /// The day.
    pub day: NaiveDate,
}

/// A room for a day.
struct Room<'a> {
    need: usize,
    number: i64,
    wish: &'a crate::interpretation::Wish,
    booths: Vec<Booth>,
    duty: Duty,
}

impl Room<'_> {
    fn sitting(&self) -> Sitting<'_> {
        Sitting { wish: self.wish, booths: &self.booths, agreed: &[] }
    }
}

/// The crews of an event that begins on a day, by need, room and language.
pub(super) fn crews(house: &House, question: &Question, first: NaiveDate) -> Vec<Crew> {
    let rooms = rooms(house, question, first);
    let (Some(from), Some(until)) = (
        rooms.iter().map(|room| room.duty.time.from_at()).min(),
        rooms.iter().map(|room| room.duty.time.until_at()).max(),
    ) else {
        return Vec::new();
    };
    let Some(span) = Interval::from_seconds(from, until) else { return Vec::new() };
    let voices = house.voices.iter().map(|(voice, _)| voice.clone()).collect::<Vec<_>>();
    let mut works = house.voices.iter().map(|(_, work)| work.around(span)).collect::<Vec<_>>();
    let mut worst = BTreeMap::<(usize, i64, Language), Crew>::new();
    let mut rest = &rooms[..];
    while !rest.is_empty() {
        let (together, later) = rest.split_at(at_once(rest));
        rest = later;
        for crew in seat(together, &voices, &mut works) {
            let known = worst.entry((crew.need, crew.number, crew.language)).or_insert(crew);
            if crew.missing > known.missing {
                *known = crew;
            }
        }
    }
    worst.into_values().collect()
}

/// All rooms in which somebody interprets, day by day, in order of time.
fn rooms<'a>(house: &House, question: &'a Question, first: NaiveDate) -> Vec<Room<'a>> {
    let mut rooms = Vec::new();
    for (place, need) in question.needs.iter().enumerate() {
        for day in need.dates(first) {
            let Some(time) = need.time(day, house.zone) else { continue };
            let (wish, minutes) = (&need.languages, need.languages.minutes_of(time));
            let duty = Duty { day, time, minutes };
            let booths = booths(wish, minutes);
            if !booths.is_empty() {
                let room = |number| Room { need: place, number, wish, booths: booths.clone(), duty };
                rooms.extend((1..=need.count).map(room));
            }
        }
    }
    rooms.sort_by_key(|room| (room.duty.time.from_at(), room.need, room.number));
    rooms
}

/// How many of the first rooms go on at once, each with each: in a chain, the third may have who was in the first.
fn at_once(rooms: &[Room<'_>]) -> usize {
    let mut ends = i64::MAX;
    let joins = |room: &&Room<'_>| {
        let joins = room.duty.time.from_at() < ends;
        ends = ends.min(room.duty.time.until_at());
        joins
    };
    rooms.iter().take_while(joins).count()
}

/// Seats rooms that go on at once, and notes what those who sit there then do.
fn seat(rooms: &[Room<'_>], voices: &[Voice], works: &mut [Work]) -> Vec<Crew> {
    let sittings = rooms.iter().map(Room::sitting).collect::<Vec<_>>();
    let free = |room: usize, who: usize| works[who].obstacle(rooms[room].duty).is_none();
    let seated = staff_all(&sittings, voices, free);
    let mut crews = Vec::new();
    for (room, teams) in rooms.iter().zip(seated) {
        for team in teams {
            for member in &team.members {
                let who = voices.iter().position(|voice| voice.id == member.id);
                if let Some(work) = who.and_then(|who| works.get_mut(who)) {
                    work.duties.push(room.duty);
                }
            }
            let deaf = usize::from(!team.unheard.is_empty());
            let count = |people: usize| i64::try_from(people).unwrap_or(i64::MAX);
            crews.push(Crew {
                need: room.need,
                number: room.number,
                language: team.booth.target,
                strength: count(team.booth.strength),
                missing: count(team.missing().max(deaf)),
                day: room.duty.day,
            });
        }
    }
    crews
}
