//! An event as its rooms became known, from the records of its stages, its block and its stays.

use super::booking::{Booking, Day};
use super::group::{Group, Rooms, Stage, Step};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Rooms by night.
pub type ByNight = BTreeMap<Day, u16>;

/// What is on record of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// What makes it itself.
    pub key: u64,
    /// Which class of nights it is.
    pub class: u8,
    /// How sure it was said to be from the end of a day on, in order; none where it was off.
    pub stages: Vec<(Day, Option<Stage>)>,
    /// What its block asked for from the end of a day on, in order; nothing where it was let go.
    pub blocks: Vec<(Day, ByNight)>,
    /// Whether it is a second option, which waits for rooms others hold.
    pub waits: bool,
    /// Whether it is on record as having taken place, whoever slept.
    pub took_place: bool,
    /// The nights its stays took.
    pub stays: Vec<Booking>,
}

impl Course {
    /// The group it was. Rooms of a night are those its block asks for, or those its stays take where they are more: a stay
    /// is picked up from the block. None where no room was ever asked for.
    pub fn group(&self) -> Option<Group> {
        let mut steps: Vec<Step> = Vec::new();
        for day in self.days() {
            let Some(stage) = self.stage(day) else { continue };
            let mut rooms = self.rooms(day);
            if rooms.by_night.is_empty() {
                // Let go before anyone came: it holds nothing, and keeps its place in time.
                rooms.first = steps.last().map_or(0, |last| last.rooms.first);
            }
            let asked = self.asked(day);
            let same = |last: &Step| (last.stage, last.asked) == (stage, asked) && last.rooms == rooms;
            let told = !steps.is_empty() || !rooms.by_night.is_empty();
            if told && !steps.last().is_some_and(same) {
                steps.push(Step { since: day, stage, asked, rooms });
            }
        }
        let mut off = self.off();
        let gone = off.pop_if(|off| off.end == Day::MAX).map(|off| off.start);
        // A take-over may know that an event took place and not whose stays were its own.
        let unknown = self.took_place && self.stays.is_empty();
        let group = Group::new(self.key, self.class, steps, gone, (!unknown).then(|| self.slept()))?;
        let last = self.stages.last().and_then(|(_, stage)| *stage);
        // What is only asked about holds nothing yet, and who has rooms by name waits for none.
        let named = self.stays.iter().any(|stay| stay.gone.is_none());
        let waits = self.waits && !named && last.is_some_and(|last| last != Stage::Enquiry);
        let group = group.off_on(off).waiting(waits);
        Some(if unknown { group.unseen() } else { group })
    }

    /// Takes the stays that were left standing when the event was called off out of it: from that day on they are rooms
    /// booked one by one, until it came back. None of an event that was never off.
    pub fn leave(&mut self) -> Vec<Booking> {
        let (mut left, mut back) = (Vec::new(), Vec::new());
        for off in self.off() {
            for stay in &mut self.stays {
                let stands = stay.gone.is_none_or(|gone| gone > off.start) && stay.booked < off.end;
                // One that was over, or called off itself, stays what it was.
                if !stands || stay.departure <= off.start {
                    continue;
                }
                let came_back = off.end < stay.departure && stay.gone.is_none_or(|gone| gone > off.end);
                let until = if came_back { Some(off.end) } else { stay.gone };
                left.push(Booking { booked: stay.booked.max(off.start), gone: until, ..*stay });
                if came_back {
                    back.push(Booking { booked: off.end, ..*stay });
                }
                stay.gone = Some(off.start);
            }
            self.stays.append(&mut back);
        }
        left
    }

    /// The days at whose ends it was off, each time until it came back; without end where it did not.
    fn off(&self) -> Vec<Range<Day>> {
        let mut off: Vec<Range<Day>> = Vec::new();
        for (day, stage) in &self.stages {
            match (off.last_mut().filter(|off| off.end == Day::MAX), stage) {
                (None, None) => off.push(*day..Day::MAX),
                (Some(last), Some(_)) => last.end = *day,
                _ => {}
            }
        }
        // Off and back within a day is known to nobody who asks at its end.
        off.retain(|off| !off.is_empty());
        off
    }

    /// The days on which something of it changed.
    fn days(&self) -> BTreeSet<Day> {
        let stays = self.stays.iter().flat_map(|stay| [Some(stay.booked), stay.gone]).flatten();
        let stages = self.stages.iter().map(|(day, _)| *day);
        stages.chain(self.blocks.iter().map(|(day, _)| *day)).chain(stays).collect()
    }

    /// How sure it was on a day; of one from before it was written down, what was written first.
    fn stage(&self, day: Day) -> Option<Stage> {
        let before = self.stages.partition_point(|(since, _)| *since <= day).max(1);
        self.stages.get(before - 1).and_then(|(_, stage)| *stage)
    }

    /// Rooms held at the end of a day for a tentative or definite event, beyond those its stays take, by night.
    pub fn held(&self, day: Day) -> ByNight {
        let holds = matches!(self.stage(day), Some(Stage::Tentative | Stage::Definite)) && !self.waits;
        let blocks = self.blocks.partition_point(|(since, _)| *since <= day);
        let Some((_, asked)) = self.blocks[..blocks].last().filter(|_| holds) else { return ByNight::new() };
        let taken = self.taken(day);
        let left = |(night, rooms): (&Day, &u16)| {
            (*night, rooms.saturating_sub(taken.get(night).copied().unwrap_or_default()))
        };
        asked.iter().map(left).collect()
    }

    /// Whether rooms had been asked for by the end of a day, and not only booked by name.
    fn asked(&self, day: Day) -> bool {
        self.blocks.iter().take_while(|(since, _)| *since <= day).any(|(_, asked)| !asked.is_empty())
    }

    /// Rooms its stays take as they stood at the end of a day.
    fn taken(&self, day: Day) -> ByNight {
        self.nights_of_stays(|stay| stay.stands(day))
    }

    fn rooms(&self, day: Day) -> Rooms {
        let mut nights = self.taken(day);
        let blocks = self.blocks.partition_point(|(since, _)| *since <= day);
        if let Some((_, asked)) = self.blocks[..blocks].last() {
            for (night, rooms) in asked {
                let taken = nights.entry(*night).or_default();
                *taken = (*taken).max(*rooms);
            }
        }
        laid(&nights)
    }

    /// What its stays slept in, as far as they were not called off.
    fn slept(&self) -> Rooms {
        laid(&self.nights_of_stays(|stay| stay.gone.is_none()))
    }

    fn nights_of_stays(&self, counts: impl Fn(&Booking) -> bool) -> ByNight {
        let mut nights = ByNight::new();
        for stay in self.stays.iter().filter(|stay| counts(stay)) {
            for night in stay.arrival..stay.departure {
                *nights.entry(night).or_default() += 1;
            }
        }
        nights
    }
}

/// Nights in a row from the first with a room to the last.
fn laid(nights: &ByNight) -> Rooms {
    let mut taken = nights.iter().filter(|(_, rooms)| **rooms > 0).map(|(night, _)| *night);
    let Some(first) = taken.next() else { return Rooms::default() };
    let last = taken.next_back().unwrap_or(first);
    let by_night = (first..=last).map(|night| nights.get(&night).copied().unwrap_or_default()).collect();
    Rooms { first, by_night }
}

#[cfg(test)]
mod tests {
    use super::super::group::known_at;
    use super::*;

    fn stay(booked: Day, gone: Option<Day>) -> Booking {
        Booking { arrival: 100, departure: 102, booked, gone }
    }

    /// Asked for on day 10 and held from 20, agreed on 40; three stays from 60 on, of which one is called off.
    fn course() -> Course {
        let asked = |rooms| ByNight::from([(100, rooms), (101, rooms)]);
        Course {
            key: 7,
            class: 1,
            stages: vec![
                (10, Some(Stage::Enquiry)),
                (20, Some(Stage::Tentative)),
                (40, Some(Stage::Definite)),
            ],
            blocks: vec![(20, asked(2)), (90, ByNight::new())],
            waits: false,
            took_place: false,
            stays: vec![stay(60, None), stay(61, Some(80)), stay(61, None)],
        }
    }

    #[test]
    fn rooms_are_what_the_block_asks_for_and_then_what_stays_take() {
        let group = course().group().unwrap();
        let at = |day| group.at(day).map(|step| (step.stage, step.rooms.by_night.clone()));
        assert_eq!(at(19), None, "asked for without rooms");
        assert_eq!(at(20), Some((Stage::Tentative, vec![2, 2])));
        assert_eq!(at(60), Some((Stage::Definite, vec![2, 2])), "the first stay is picked up");
        assert_eq!(at(61), Some((Stage::Definite, vec![3, 3])), "one more than was agreed");
        assert_eq!(at(80), Some((Stage::Definite, vec![2, 2])));
        assert_eq!(at(95), Some((Stage::Definite, vec![2, 2])), "let go, and two stays remain");
    }

    #[test]
    fn rooms_are_asked_for_from_the_day_a_block_stands_even_where_it_is_let_go() {
        let asked = |course: &Course, day| course.group().unwrap().at(day).map(|step| step.asked);
        assert_eq!([asked(&course(), 20), asked(&course(), 95)], [Some(true); 2]);
        let named = Course { blocks: Vec::new(), ..course() };
        assert_eq!(asked(&named, 95), Some(false), "only guests by name");
        let within = Course { blocks: vec![(70, ByNight::from([(100, 1)]))], ..course() };
        assert_eq!(
            [asked(&within, 69), asked(&within, 70)],
            [Some(false), Some(true)],
            "no larger than its guests"
        );
    }

    #[test]
    fn an_event_called_off_is_gone_on_that_day() {
        let mut course = course();
        course.stages.push((85, None));
        let group = course.group().unwrap();
        assert!(group.at(84).is_some() && group.at(85).is_none());
    }

    #[test]
    fn stays_left_standing_when_an_event_is_called_off_are_booked_one_by_one_from_then_on() {
        let mut course = course();
        assert_eq!(course.leave(), []);
        course.stages.push((85, None));
        let left = course.leave();
        assert_eq!(left.iter().map(|stay| (stay.booked, stay.gone)).collect::<Vec<_>>(), [(85, None); 2]);
        let standing = |day| course.stays.iter().chain(&left).filter(|stay| stay.stands(day)).count();
        assert_eq!([60, 70, 84, 85, 99].map(standing), [1, 3, 2, 2, 2], "each is counted once on any day");
        assert_eq!(course.stays.iter().filter(|stay| stay.stands(85)).count(), 0);
    }

    #[test]
    fn an_event_that_was_off_and_came_back_was_told_in_between_as_if_it_had_never_been_off() {
        let mut course = course();
        course.stages.extend([(85, None), (90, Some(Stage::Enquiry))]);
        let group = course.group().unwrap();
        assert_eq!([84, 85, 89, 90].map(|day| group.at(day).is_some()), [true, false, false, true]);
        // What is told as of a day in between is what somebody would have been told then, to the last figure.
        for origin in [84, 85, 89, 90, 120] {
            let mut then = course.clone();
            then.stages.retain(|(since, _)| *since <= origin);
            then.blocks.retain(|(since, _)| *since <= origin);
            then.stays.retain(|stay| stay.booked <= origin);
            let known = |course: &Course| known_at(course.group().as_slice(), origin);
            assert_eq!(known(&course), known(&then), "as of {origin}");
        }
    }

    #[test]
    fn stays_of_an_event_that_came_back_were_its_own_while_it_was_off() {
        let mut course = course();
        course.stages.extend([
            (85, None),
            (90, Some(Stage::Definite)),
            (95, None),
            (97, Some(Stage::Definite)),
        ]);
        let left = course.leave();
        let standing = |stays: &[Booking], day| stays.iter().filter(|stay| stay.stands(day)).count();
        let days = [84, 85, 89, 90, 94, 95, 96, 97, 120];
        assert_eq!(days.map(|day| standing(&course.stays, day)), [2, 0, 0, 2, 2, 0, 0, 2, 2]);
        assert_eq!(days.map(|day| standing(&left, day)), [0, 2, 2, 0, 0, 2, 2, 0, 0]);
    }

    #[test]
    fn an_event_without_rooms_is_no_group() {
        let halls = Course { blocks: Vec::new(), stays: Vec::new(), ..course() };
        assert_eq!(halls.group(), None);
    }

    #[test]
    fn an_event_that_took_place_came_even_if_no_stay_is_known_to_be_its_own() {
        let held = Course { blocks: course().blocks[..1].to_vec(), stays: Vec::new(), ..course() };
        assert_eq!(held.group().unwrap().outcome(200), Some(false));
        assert_eq!(Course { took_place: true, ..held }.group().unwrap().outcome(200), Some(true));
    }

    #[test]
    fn a_block_let_go_before_anyone_came_holds_nothing() {
        let course = Course { stays: Vec::new(), ..course() };
        let group = course.group().unwrap();
        assert_eq!(group.at(95).map(|step| (step.rooms.sum(), step.rooms.first)), Some((0, 100)));
        assert_eq!(group.outcome(200), Some(false));
    }

    #[test]
    fn what_is_only_asked_about_and_who_has_rooms_by_name_wait_for_nobody() {
        let second =
            |stage| Course { waits: true, stages: vec![(10, Some(stage))], stays: Vec::new(), ..course() };
        let waits = |course: Course| course.group().unwrap().waits;
        assert_eq!([Stage::Enquiry, Stage::Tentative].map(|stage| waits(second(stage))), [false, true]);
        assert!(!waits(Course { stays: course().stays, ..second(Stage::Tentative) }), "two have their rooms");
    }

    #[test]
    fn a_block_that_waits_or_was_called_off_holds_nothing() {
        assert_eq!(course().held(50).get(&100), Some(&2));
        assert_eq!(course().held(60).get(&100), Some(&1), "one stay is picked up");
        assert_eq!(Course { waits: true, ..course() }.held(50), ByNight::new());
        let mut off = course();
        off.stages.push((45, None));
        assert_eq!(off.held(50), ByNight::new());
    }
}
