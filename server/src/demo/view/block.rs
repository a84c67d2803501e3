//! The rooms agreed for groups to come: all that the plan has for them, those called off and those not booked yet
//! included, as far as the house has them. So what is picked up is a little less than what is agreed.

use super::View;
use crate::demo::house::House;
use crate::demo::plan::{Booking, EventPlan, later};
use chrono::{DateTime, NaiveDate, Utc};
use domain::block::add;
use domain::calendar::{CampusZone, next_day, nights};
use domain::event::Event;
use domain::ids::EventId;
use domain::occupancy::NightDelta;
use domain::stay::Stay;
use service::carry::{CarriedBlock, Load};
use std::collections::HashMap;

/// How long before the first day a group's rooms are held for it.
const CUT_OFF: i64 = 14;

/// What is known of groups to come while the years are looked at.
#[derive(Default)]
pub(super) struct Groups {
    parties: Vec<Group>,
    /// What stays to come take.
    taken: NightDelta,
    /// The same by event.
    picked: HashMap<EventId, NightDelta>,
}

struct Group {
    event: EventId,
    asked_at: DateTime<Utc>,
    cut_off: NaiveDate,
    rooms: NightDelta,
}

impl Groups {
    /// Takes up a group that comes after today.
    pub fn meet(
        &mut self,
        event: &Event,
        plan: &EventPlan,
        bookings: &[Booking],
        view: (&House, CampusZone),
    ) {
        let (house, zone) = view;
        let mut rooms = NightDelta::new();
        for booking in bookings {
            let room_type = house.rooms[booking.bedroom].room.room_type;
            for night in nights(booking.hold.from, booking.hold.until) {
                *rooms.entry((room_type, night)).or_default() += 1;
            }
        }
        let (asked_at, cut_off) = (zone.at(plan.enquired, 10), later(event.from, -CUT_OFF));
        self.parties.push(Group { event: event.id, asked_at, cut_off, rooms });
    }

    /// Counts a stay as it is today.
    pub fn count(&mut self, stay: &Stay, zone: CampusZone, today: NaiveDate) {
        let nights = stay.nights(zone).filter(|(night, _)| *night >= today);
        let nights = nights.map(|(night, room_type)| ((room_type, night), 1)).collect();
        add(&mut self.taken, &nights);
        if let Some(event) = stay.event {
            add(self.picked.entry(event).or_default(), &nights);
        }
    }
}

impl View<'_> {
    /// The blocks of the groups to come, to be written when all stays are there: held, or released where their cut-off is
    /// over. None takes more than the house has left.
    pub fn blocks(&mut self) -> Load {
        let groups = std::mem::take(&mut self.groups);
        let mut taken = groups.taken;
        let mut load = Load::default();
        for group in groups.parties {
            let picked = groups.picked.get(&group.event).cloned().unwrap_or_default();
            let released = group.cut_off < self.today;
            let mut rooms = group.rooms;
            for (&(room_type, night), agreed) in &mut rooms {
                let own = picked.get(&(room_type, night)).copied().unwrap_or_default();
                let all = taken.get(&(room_type, night)).copied().unwrap_or_default();
                let open = self.house.open(room_type, (night, next_day(night)));
                *agreed = (*agreed).min(own + (open - all).max(0));
                if !released {
                    *taken.entry((room_type, night)).or_default() += (*agreed - own).max(0);
                }
            }
            rooms.retain(|_, agreed| *agreed > 0);
            let Group { event, asked_at, cut_off, .. } = group;
            load.blocks.push(CarriedBlock { event, asked_at, cut_off: Some(cut_off), rooms, released });
        }
        load.blocks.retain(|block| !block.rooms.is_empty());
        load
    }
}
