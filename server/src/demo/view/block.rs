//! The rooms asked for and agreed for groups: all that the plan has for them, those called off and those not booked yet
//! included, and what some groups asked for beyond that, as far as the house has them. So what is picked up is a little
//! less than what is agreed, and of some groups much less.

mod course;

use super::View;
use crate::demo::house::House;
use crate::demo::plan::{Booking, EventPlan, later};
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use course::{Course, Life};
use domain::block::add;
use domain::calendar::{CampusZone, next_day, nights};
use domain::event::Event;
use domain::ids::EventId;
use domain::occupancy::NightDelta;
use domain::stay::Stay;
use service::carry::{BlockChange, CarriedBlock, CarriedChange, Load};
use std::collections::HashMap;

/// How long before the first day a group's rooms are held for it.
const CUT_OFF: i64 = 14;

/// How far back groups have blocks: as far as forecasts look back.
const KEPT_FOR: Months = Months::new(36);

/// What is known of groups while the years are looked at.
#[derive(Default)]
pub(super) struct Groups {
    parties: Vec<Group>,
    /// What stays take.
    taken: NightDelta,
    /// The same by event.
    picked: HashMap<EventId, NightDelta>,
}

struct Group {
    event: EventId,
    asked_at: DateTime<Utc>,
    cut_off: NaiveDate,
    course: Course,
}

/// The first day of groups that have a block.
fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(KEPT_FOR).unwrap_or(today)
}

impl Groups {
    /// Takes up a group that anyone has asked about.
    pub fn meet(
        &mut self,
        event: &Event,
        plan: &EventPlan,
        bookings: &[Booking],
        (house, zone, today): (&House, CampusZone, NaiveDate),
    ) {
        if event.from < first_day(today) {
            return;
        }
        let (asked_at, cut_off) = (zone.at(plan.enquired, 10), later(event.from, -CUT_OFF));
        let life = Life { plan, bookings, cut_off };
        let course = course::of(&life, house, (zone, today));
        self.parties.push(Group { event: event.id, asked_at, cut_off, course });
    }

    /// Counts a stay as it is today.
    pub fn count(&mut self, stay: &Stay, zone: CampusZone, today: NaiveDate) {
        let first = first_day(today) - Days::new(1);
        let nights = stay.nights(zone).filter(|(night, _)| *night >= first);
        let nights = nights.map(|(night, room_type)| ((room_type, night), 1)).collect();
        add(&mut self.taken, &nights);
        if let Some(event) = stay.event {
            add(self.picked.entry(event).or_default(), &nights);
        }
    }
}

impl View<'_> {
    /// The blocks of the groups, to be written when all stays are there: asked for, held, released where their cut-off is
    /// over, let go where they were called off. None is agreed that takes more than the house has left.
    pub fn blocks(&mut self) -> Load {
        let groups = std::mem::take(&mut self.groups);
        let mut taken = groups.taken;
        let mut load = Load::default();
        for group in groups.parties {
            let picked = groups.picked.get(&group.event).cloned().unwrap_or_default();
            let Group { event, asked_at, cut_off, mut course } = group;
            for CarriedChange { change, .. } in &mut course {
                if let BlockChange::Agree(rooms, _) = change {
                    self.limit(rooms, &picked, &taken);
                }
            }
            course.retain(|one| !matches!(&one.change, BlockChange::Agree(rooms, _) if rooms.is_empty()));
            let block = CarriedBlock { event, asked_at, cut_off: Some(cut_off), course };
            if let Some(agreed) = block.held() {
                for (cell, agreed) in agreed {
                    let own = picked.get(cell).copied().unwrap_or_default();
                    *taken.entry(*cell).or_default() += (*agreed - own).max(0);
                }
            }
            load.blocks.push(block);
        }
        load.blocks.retain(|block| course::begins(&block.course));
        load
    }

    /// Leaves of the rooms of a group what the house has beside all others.
    fn limit(&self, rooms: &mut NightDelta, picked: &NightDelta, taken: &NightDelta) {
        for (&(room_type, night), agreed) in &mut *rooms {
            let own = picked.get(&(room_type, night)).copied().unwrap_or_default();
            let all = taken.get(&(room_type, night)).copied().unwrap_or_default();
            let open = self.house.open(room_type, (night, next_day(night)));
            *agreed = (*agreed).min(own + (open - all).max(0));
        }
        rooms.retain(|_, agreed| *agreed > 0);
    }
}

/// Rooms of bookings, by type and night.
fn rooms_of<'a>(bookings: impl Iterator<Item = &'a Booking>, house: &House) -> NightDelta {
    let mut rooms = NightDelta::new();
    for booking in bookings {
        let room_type = house.rooms[booking.bedroom].room.room_type;
        for night in nights(booking.hold.from, booking.hold.until) {
            *rooms.entry((room_type, night)).or_default() += 1;
        }
    }
    rooms
}
