//! The past of a stay up to a day, told by the same transitions a desk makes.

use super::guest::Guests;
use super::{Owner, View, event};
use crate::demo::plan::{Booking, later};
use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{CampusZone, StayDates};
use domain::ids::StayId;
use domain::stay::{NewStay, Past, Room, Stay, StayAction, Step};
use uuid::Uuid;

/// Hours at which a desk does things, campus time.
const ASSIGNED: u32 = 11;
const AT_THE_DESK: u32 = 14;
const ARRIVED: u32 = 15;
const LEFT: u32 = 10;
const CALLED_OFF: u32 = 17;
const MISSED: u32 = 22;
const CHANGED: u32 = 12;

/// Rooms are assigned this many days ahead.
const ASSIGNED_AHEAD: i64 = 28;
/// Of a hundred: given a room when they book, and given one only when they stand at the desk.
const ASSIGNED_AT_ONCE: u64 = 30;
const ASSIGNED_LATE: u64 = 6;
/// Of a hundred who come alone: those that ask for another night before they come.
const ONE_MORE: u64 = 12;

/// All states of a stay before today.
pub(super) fn tell(
    view: &View<'_>,
    booking: &Booking,
    owner: Owner,
    id: Uuid,
    guests: &Guests,
) -> anyhow::Result<Vec<Past>> {
    let hold = booking.hold;
    let bedroom = &view.house.rooms[booking.bedroom];
    let changed = changed_on(booking, owner);
    let dates =
        StayDates::new(hold.from, if changed.is_some() { later(hold.until, -1) } else { hold.until })?;
    let assigned = assigned_on(booking);
    let booked_at = event::booked_at(booking, view.zone);
    let new = NewStay {
        id: StayId::new(id),
        segment: owner.segment.to_owned(),
        organisation: owner.organisation,
        event: owner.event,
        room_type: bedroom.room.room_type,
        room: (assigned == hold.booked).then_some(bedroom.room),
        dates,
        guests: guests.lines(dates),
        booked_at,
        synthetic: true,
    };
    let first =
        Past { action: StayAction::Reserve, effective_at: booked_at, stay: Stay::reserve(new, view.zone)? };
    let mut past = vec![first];
    let mut steps = steps(view, booking, bedroom.room, assigned);
    if let Some(changed) = changed.filter(|changed| *changed < view.today) {
        let whole = StayDates::new(hold.from, hold.until)?;
        steps.push((Step::Dates(whole), view.zone.at(changed, CHANGED)));
        steps.sort_by_key(|(_, at)| *at);
    }
    for (step, at) in steps {
        let next = past.last().map(|known| then(known, step, at, view.zone)).transpose();
        past.extend(next.with_context(|| format!("{} cannot be made {step:?}", bedroom.number))?);
    }
    Ok(past)
}

fn then(known: &Past, step: Step<Room>, at: DateTime<Utc>, zone: CampusZone) -> anyhow::Result<Past> {
    let action = step.action(&known.stay);
    Ok(Past { action, effective_at: at, stay: step.apply(known.stay.clone(), at, zone)? })
}

/// When somebody who comes alone asks for another night, if ever: half-way between booking and arrival, called off later or
/// not.
fn changed_on(booking: &Booking, owner: Owner) -> Option<NaiveDate> {
    let hold = booking.hold;
    let (lead, nights) = ((hold.from - hold.booked).num_days(), (hold.until - hold.from).num_days());
    let asks = owner.event.is_none() && booking.face / 10_000 % 100 < ONE_MORE && lead >= 4 && nights >= 2;
    let changed = later(hold.booked, lead / 2);
    (asks && hold.gone.is_none_or(|gone| changed < gone)).then_some(changed)
}

/// When the room is assigned: with the booking, four weeks ahead, or on the spot.
fn assigned_on(booking: &Booking) -> NaiveDate {
    let hold = booking.hold;
    match booking.face / 100 % 100 {
        ..ASSIGNED_AT_ONCE => hold.booked,
        share if share >= 100 - ASSIGNED_LATE => hold.from,
        _ => later(hold.from, -ASSIGNED_AHEAD).max(hold.booked),
    }
}

/// What was done to the booking before today, in order.
fn steps(
    view: &View<'_>,
    booking: &Booking,
    room: Room,
    assigned: NaiveDate,
) -> Vec<(Step<Room>, DateTime<Utc>)> {
    let (hold, zone) = (booking.hold, view.zone);
    let gone = hold.gone.filter(|gone| *gone < view.today);
    let mut steps = Vec::new();
    if assigned > hold.booked && assigned < gone.unwrap_or(view.today) {
        let hour = if assigned == hold.from { AT_THE_DESK } else { ASSIGNED };
        steps.push((Step::Assign(room), zone.at(assigned, hour)));
    }
    if let Some(gone) = gone {
        steps.push((Step::Cancel, zone.at(gone, CALLED_OFF)));
    } else if hold.gone.is_none() && hold.from < view.today {
        if booking.no_show {
            steps.push((Step::NoShow, zone.at(hold.from, MISSED)));
            return steps;
        }
        steps.push((Step::CheckIn, zone.at(hold.from, ARRIVED)));
        if hold.until < view.today {
            steps.push((Step::CheckOut, zone.at(hold.until, LEFT)));
        }
    }
    steps
}
