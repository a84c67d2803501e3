//! What is done to the rooms of a group before a day: asked for, held as an option, agreed, given back in part, released, or
//! let go when the group is called off.
//!
//! How much is given back follows what was measured on hotels: most groups come with all their rooms, some with a few less,
//! and of those that give rooms back one in two with far less (wash of 15 % of room-nights on average, nothing at the median).

use super::rooms_of;
use crate::demo::house::House;
use crate::demo::plan::{Booking, EventPlan, later};
use crate::demo::view::event;
use chrono::{DateTime, NaiveDate, Utc};
use domain::block::BlockState;
use domain::calendar::{CampusZone, nights};
use domain::occupancy::NightDelta;
use service::carry::{BlockChange, CarriedChange};

/// Hours, campus time: rooms are asked for, agreed and given back; released at the end of the cut-off; let go.
const AGREED: u32 = 10;
const RELEASED: u32 = 23;
const CALLED_OFF: u32 = 17;

/// Of a hundred groups of which nobody called off: those that asked for too much all the same.
const TOO_MUCH: u64 = 10;

/// Of a hundred groups that ask for too much: those that ask for a little too much.
const A_LITTLE: u64 = 50;

/// Of a hundred groups: those whose option is for another number of rooms than is agreed in the end.
const ROUGH: u64 = 40;

/// What is done to a block, in order.
pub(super) type Course = Vec<CarriedChange>;

/// A group, with the last day its rooms are held.
pub(super) struct Life<'a> {
    pub plan: &'a EventPlan,
    pub bookings: &'a [Booking],
    pub cut_off: NaiveDate,
}

/// All that was done before a day.
pub(super) fn of(life: &Life<'_>, house: &House, (zone, today): (CampusZone, NaiveDate)) -> Course {
    let steps = life.steps(house).into_iter().filter(|(day, _, _)| *day < today);
    let change = |(day, hour, change)| {
        let at = zone.at(day, hour);
        CarriedChange { at, change, picked: life.picked(house, (zone, at)) }
    };
    steps.map(change).collect()
}

/// Whether rooms were asked for before anything else was done.
pub(super) fn begins(course: &[CarriedChange]) -> bool {
    matches!(course.first(), Some(CarriedChange { change: BlockChange::Agree(..), .. }))
}

impl Life<'_> {
    /// All that is ever done, in order.
    fn steps(&self, house: &House) -> Vec<(NaiveDate, u32, BlockChange)> {
        let plan = self.plan;
        let least = self.least(house);
        let full = more(&least, self.surplus());
        let option = more(&full, self.roughly());
        let held = event::held(plan).unwrap_or(plan.enquired);
        let agree = |rooms: &NightDelta| BlockChange::Agree(rooms.clone(), BlockState::Held);
        let mut steps =
            vec![(plan.enquired, AGREED, BlockChange::Agree(option.clone(), BlockState::Waiting))];
        if plan.agreed.is_some() || event::held(plan).is_some() {
            steps.push((held, AGREED, BlockChange::Lay));
        }
        if let Some(agreed) = plan.agreed {
            if option != full {
                steps.push((agreed.max(held), AGREED, agree(&full)));
            }
            let left = (self.cut_off - agreed).num_days();
            let half = more(&least, self.surplus() / 2);
            if full != half && left > 30 {
                steps.push((later(agreed, left / 2), AGREED, agree(&half)));
            }
            steps.push((self.cut_off, RELEASED, BlockChange::Release));
        }
        if let Some(gone) = plan.gone {
            steps.push((gone, CALLED_OFF, BlockChange::LetGo));
            steps.retain(|(day, _, change)| *day < gone || *change == BlockChange::LetGo);
        }
        steps.sort_by_key(|(day, hour, _)| (*day, *hour));
        steps
    }

    /// What its people book, those who call off included; of an enquiry that came to nothing, a room for each.
    fn least(&self, house: &House) -> NightDelta {
        if !self.bookings.is_empty() {
            return rooms_of(self.bookings.iter(), house);
        }
        let single = house.rooms.iter().find(|bedroom| bedroom.beds == 1);
        let Some(single) = single.filter(|_| self.plan.agreed.is_none()) else { return NightDelta::new() };
        let nights = nights(later(self.plan.days.0, -1), self.plan.days.1);
        nights.map(|night| ((single.room.room_type, night), self.plan.on_campus)).collect()
    }

    /// What its people take at an instant.
    fn picked(&self, house: &House, (zone, at): (CampusZone, DateTime<Utc>)) -> NightDelta {
        let stands = |booking: &&Booking| {
            let gone = booking.hold.gone.map(|gone| zone.at(gone, CALLED_OFF));
            event::booked_at(booking, zone) <= at && gone.is_none_or(|gone| gone > at)
        };
        rooms_of(self.bookings.iter().filter(stands), house)
    }

    /// A number of its own, the same whatever day it is.
    fn face(&self) -> u64 {
        self.bookings.first().map_or(0, |booking| booking.face)
    }

    /// Of a hundred rooms, those it asks for beyond what its people book.
    fn surplus(&self) -> i64 {
        let face = self.face();
        let gives_back = self.plan.gone.is_none() && self.bookings.iter().any(|one| one.hold.gone.is_some());
        let asks_too_much = gives_back || face / 1_000 % 100 < TOO_MUCH;
        if !asks_too_much || self.bookings.is_empty() {
            return 0;
        }
        let among = i64::try_from(face / 10_000_000 % 100).unwrap_or_default();
        if face / 100_000 % 100 < A_LITTLE { 5 + among / 8 } else { 35 + among * 7 / 8 }
    }

    /// Of a hundred rooms agreed, those that the option was more for, or less below zero.
    fn roughly(&self) -> i64 {
        let face = self.face();
        let among = i64::try_from(face / 1_000_000_000_000 % 36).unwrap_or_default();
        if face / 10_000_000_000 % 100 < ROUGH { among - 20 } else { 0 }
    }
}

/// So many of a hundred rooms more, by type and night.
fn more(rooms: &NightDelta, percent: i64) -> NightDelta {
    let more = rooms.iter().map(|(cell, rooms)| (*cell, (rooms * (100 + percent) + 50) / 100));
    more.filter(|(_, rooms)| *rooms > 0).collect()
}
