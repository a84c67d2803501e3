//! What of the plan is known on a given day, as the records it would have left by then.

mod block;
mod event;
mod guest;
mod story;

use self::block::Groups;
use super::YearReport;
use super::figures;
use super::house::House;
use super::organisations;
use super::plan::{Booking, Party, YearPlan};
use chrono::{Datelike, NaiveDate};
use domain::calendar::CampusZone;
use domain::ids::{AccountId, EventId, OrganisationId};
use domain::organisation::Organisation;
use domain::stay::Past;
use service::carry::Load;
use service::context::{Ids, SeededIds};
use std::collections::BTreeMap;

/// A look at the plan from one day.
pub(super) struct View<'a> {
    zone: CampusZone,
    house: &'a House,
    today: NaiveDate,
    organiser: Option<AccountId>,
    organisations: Vec<Organisation>,
    nights: BTreeMap<i32, i64>,
    groups: Groups,
}

/// Who a stay belongs to.
#[derive(Clone, Copy)]
struct Owner {
    segment: &'static str,
    organisation: Option<OrganisationId>,
    event: Option<EventId>,
}

impl<'a> View<'a> {
    /// Looks from the morning of a day: all that happened before it is known.
    pub fn new(
        ids: &dyn Ids,
        zone: CampusZone,
        house: &'a House,
        today: NaiveDate,
        organiser: Option<AccountId>,
    ) -> Self {
        let organisations = organisations::ALL.iter().map(|listed| Organisation {
            id: OrganisationId::new(ids.next()),
            name: listed.name.to_owned(),
            kind: listed.kind,
            synthetic: listed.synthetic,
        });
        let organisations = organisations.collect();
        let (nights, groups) = (BTreeMap::new(), Groups::default());
        Self { zone, house, today, organiser, organisations, nights, groups }
    }

    /// The organisations, to be written before all else.
    pub fn organisations(&self) -> Load {
        Load { organisations: self.organisations.clone(), ..Load::default() }
    }

    /// Room-nights seen so far, by the year of their date.
    pub const fn nights(&self) -> &BTreeMap<i32, i64> {
        &self.nights
    }

    /// The records of one year's plan. Ids are drawn for what is not seen too, so that each keeps its own whatever
    /// day it is.
    pub fn year(&mut self, plan: &YearPlan) -> anyhow::Result<(Load, YearReport)> {
        let ids = SeededIds::new(u64::from(plan.year.unsigned_abs()));
        let mut load = Load::default();
        let mut number = 0;
        for party in &plan.parties {
            number += i32::from(party.event.is_some());
            let code = format!("{:02}-{number:03}", plan.year.rem_euclid(100));
            let owner = self.party(party, &ids, &mut load, code);
            self.entrust(number, owner.event, &mut load);
            for booking in &party.bookings {
                self.booking(booking, owner, &ids, &mut load)?;
            }
        }
        let report = YearReport {
            year: plan.year,
            room_nights: 0,
            assumed: figures::figure(plan.year).assumed,
            stays: load.stays.len(),
            events: load.events.len(),
            guests: load.guests.len(),
        };
        Ok((load, report))
    }

    fn party(&mut self, party: &Party, ids: &dyn Ids, load: &mut Load, code: String) -> Owner {
        let organisation = party.organisation.and_then(|place| self.organisations.get(place));
        let event = party.event.as_ref().map(|event| {
            let id = EventId::new(ids.next());
            let client = party
                .organisation
                .and_then(|place| organisations::ALL.get(place))
                .map(organisations::Listed::client);
            let host = organisation.map(|known| known.id).zip(client);
            if let Some(seen) = event::seen(event, (id, code), host, self.today) {
                load.stages
                    .extend(event::course(event, self.zone, self.today).into_iter().map(|stage| (id, stage)));
                self.groups.meet(&seen, event, &party.bookings, (self.house, self.zone, self.today));
                load.events.push(seen);
            }
            id
        });
        let organisation = organisation.map(|known| known.id);
        Owner { segment: party.segment, organisation, event }
    }

    /// Every third event, of those that are known, is the organiser's.
    fn entrust(&self, number: i32, event: Option<EventId>, load: &mut Load) {
        let known = load.events.last().map(|last| last.id);
        let (Some(event), Some(organiser)) = (event.filter(|event| known == Some(*event)), self.organiser)
        else {
            return;
        };
        if number % 3 == 0 {
            load.organisers.push((event, organiser));
        }
    }

    fn booking(
        &mut self,
        booking: &Booking,
        owner: Owner,
        ids: &dyn Ids,
        load: &mut Load,
    ) -> anyhow::Result<()> {
        let (stay, persons) = (ids.next(), [ids.next(), ids.next()]);
        if booking.hold.booked >= self.today {
            return Ok(());
        }
        let guests = guest::lines(booking, persons, owner.event.is_some(), self.today);
        let past = story::tell(self, booking, owner, stay, &guests)?;
        if let Some(Past { stay, .. }) = past.last()
            && stay.status.takes_nights()
        {
            self.groups.count(stay, self.zone, self.today);
            for night in stay.dates.nights() {
                *self.nights.entry(night.year()).or_default() += 1;
            }
        }
        load.guests.extend(guests.named);
        load.stays.push(past);
        Ok(())
    }
}
