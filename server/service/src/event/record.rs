//! One event: its stays by night, and its rooming list.

use super::people::{may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError, listing};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::StayDates;
use domain::event::{BookedStay, EventNight, EventPart, EventStatus, EventTally, by_night, tally};
use domain::stay::{GuestLine, StayStatus};
use std::fmt;
use store_model::StoreError;
use store_model::event::{EventLine, EventPerson, EventStage, EventsBetween};
use store_model::listing::{ListedGuest, StayFilter};

/// An event as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    /// The event.
    pub line: EventLine,
    /// Who looks after it.
    pub people: Vec<EventPerson>,
    /// The statuses it came to, in order.
    pub stages: Vec<StageLine>,
    /// Its stays today.
    pub tally: EventTally,
    /// Its stays night by night.
    pub nights: Vec<EventNight>,
    /// Its stays by arrival, those called off after all others.
    pub rooming: Vec<RoomingLine>,
    /// Whether the names of its guests are shown.
    pub names: bool,
    /// What the actor may do with it.
    pub may: EventRights,
}

/// A status that the event came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageLine {
    /// On which day.
    pub day: NaiveDate,
    /// The status.
    pub status: EventStatus,
    /// How likely it then was by the record, in percent.
    pub learned: Option<i64>,
}

/// What somebody may do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventRights {
    /// Share it.
    pub share: bool,
    /// Entrust it to another.
    pub entrust: bool,
    /// Plan it.
    pub plan: bool,
}

/// A stay on the rooming list.
#[derive(Clone, PartialEq, Eq)]
pub struct RoomingLine {
    /// What the guest is told; none for those who may not read stays.
    pub reference: Option<String>,
    /// Where it stands.
    pub status: StayStatus,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Code of the type booked.
    pub room_type: String,
    /// Numbers of its rooms, in order of time.
    pub rooms: Vec<String>,
    /// Who sleeps in it, each with nights of their own.
    pub guests: Vec<GuestLine>,
    /// Their names, as far as they are known and may be shown.
    pub names: Vec<String>,
}

impl RoomingLine {
    /// How many sleep in it.
    pub fn heads(&self) -> i64 {
        self.guests.iter().map(|line| i64::from(line.heads)).sum()
    }
}

// What is logged names nobody.
impl fmt::Debug for RoomingLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RoomingLine").field("status", &self.status).finish_non_exhaustive()
    }
}

/// The event of a code; to organisers those of others are not there.
pub async fn one(ctx: &Context, actor: &Actor, code: &str) -> Result<EventRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (line, people, stages, stays, listed) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let (id, event) = (line.event.id, &line.event);
        let people = db::event::people(tx, id).await?;
        may_see(actor, &people)?;
        let stages = db::event::stages(tx, id).await?;
        let days =
            EventsBetween { from: event.from, until: domain::calendar::next_day(event.until), account: None };
        let mut stays = db::event::stays(tx, days).await?;
        stays.retain(|(event, _)| *event == id);
        let filter = StayFilter { event: Some(id.uuid()), ..StayFilter::default() };
        let listed = (
            db::listing::stays(tx, &filter).await?,
            db::listing::guests_of(tx, &filter).await?,
            db::listing::rooms_of(tx, &filter).await?,
        );
        Ok((line, people, stages, stays, listed))
    })?;
    let part = people.iter().find(|person| Some(person.account) == actor.id()).map(|person| person.part);
    let entrust = actor.may(Permission::WriteEvents);
    let share = entrust || part == Some(EventPart::Organiser);
    let may = EventRights { share, entrust, plan: may_plan(actor, &people).is_ok() };
    let (may_read_stays, names) = (actor.may(Permission::ReadStays), part.is_some());
    let names = names || may_read_stays;
    let stays = stays.into_iter().map(|(_, stay)| stay).collect::<Vec<BookedStay>>();
    let listed = listing::joined(listed);
    let line_of = |stay| rooming_line(stay, names, may_read_stays);
    let mut rooming = listed.into_iter().map(line_of).collect::<Result<Vec<_>, _>>()?;
    rooming.sort_by_key(|line| !line.status.takes_nights());
    Ok(EventRecord {
        tally: tally(&stays, ctx.today()),
        nights: by_night(&stays),
        rooming,
        names,
        stages: stages.into_iter().map(|stage| stage_line(ctx, stage)).collect(),
        may,
        line,
        people,
    })
}

fn stage_line(ctx: &Context, stage: EventStage) -> StageLine {
    StageLine { day: ctx.zone.date(stage.at), status: stage.status, learned: stage.learned }
}

/// The line without its person: who that is, names tell.
fn guest_line(listed: &ListedGuest) -> Option<GuestLine> {
    let dates = StayDates::new(listed.arrival, listed.departure).ok()?;
    Some(GuestLine { guest: None, heads: u32::try_from(listed.heads).ok()?, dates })
}

fn rooming_line(
    listed: listing::ListedStay,
    names: bool,
    may_read_stays: bool,
) -> Result<RoomingLine, ServiceError> {
    let stay = listed.stay;
    let corrupt = || StoreError::Corrupt { table: "stay", id: stay.id.to_string(), column: "status" };
    let status = StayStatus::parse(&stay.status).ok_or_else(corrupt)?;
    let known = listed.guests.iter().filter_map(|guest| guest.full_name.clone());
    Ok(RoomingLine {
        status,
        names: known.filter(|_| names).collect(),
        guests: listed.guests.iter().filter_map(guest_line).collect(),
        rooms: listed.rooms.into_iter().map(|room| room.number).collect(),
        reference: Some(stay.reference).filter(|_| may_read_stays),
        arrival: stay.arrival,
        departure: stay.departure,
        room_type: stay.room_type,
    })
}
