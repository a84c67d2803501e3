//! What a reservation asks for, and its parsing into what the rules take.

use crate::error::FieldError;
use crate::{Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::StayDates;
use domain::ids::{EventId, GuestId, OrganisationId, ResourceId, RoomTypeId, StayId};
use domain::stay::{GuestLine, NewStay, Room};
use serde::Serialize;
use store_model::person::Guest;

/// The longest name and address we keep.
const LONGEST_TEXT: usize = 200;

/// What is asked for; nothing is checked yet.
#[derive(Clone, Debug, Serialize)]
pub struct Reservation {
    /// The type wanted; with a room by number, the type it is sold as.
    pub room_type: RoomTypeId,
    /// The room by number, where one is wanted.
    pub room: Option<ResourceId>,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Key of the segment.
    pub segment: String,
    /// Who books, where an organisation does.
    pub organisation: Option<OrganisationId>,
    /// The event it belongs to.
    pub event: Option<EventId>,
    /// Who sleeps; without dates of their own they stay throughout.
    pub guests: Vec<Who>,
}

/// One line of guests.
#[derive(Clone, Debug, Serialize)]
pub struct Who {
    /// A person with a name, or a number of people without.
    pub who: NewGuest,
    /// Their own dates, where they differ.
    pub dates: Option<(NaiveDate, NaiveDate)>,
}

/// A named guest, new or known, or a number of unnamed ones.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NewGuest {
    /// So many people whose names are not known yet.
    Unnamed(u32),
    /// Someone who was here before.
    Known(GuestId),
    /// Someone new.
    Named {
        /// Name as the guest writes it.
        full_name: String,
        /// Address, or empty.
        email: String,
    },
}

/// A checked reservation, with the rows of its new guests.
pub(super) struct Plan {
    pub id: StayId,
    pub dates: StayDates,
    pub named: Vec<Guest>,
    lines: Vec<GuestLine>,
}

impl Plan {
    pub fn stay(&self, new: &Reservation, room: Option<Room>, booked_at: DateTime<Utc>) -> NewStay {
        NewStay {
            id: self.id,
            segment: new.segment.clone(),
            organisation: new.organisation,
            event: new.event,
            room_type: new.room_type,
            room,
            dates: self.dates,
            guests: self.lines.clone(),
            booked_at,
            synthetic: false,
        }
    }
}

/// Checks every field and says what is wrong with each.
pub(super) fn plan(ctx: &Context, new: &Reservation) -> Result<Plan, ServiceError> {
    let dates = StayDates::new(new.arrival, new.departure)?;
    let mut plan = Plan { id: StayId::new(ctx.ids.next()), dates, named: Vec::new(), lines: Vec::new() };
    let mut faults = Vec::new();
    for (place, who) in new.guests.iter().enumerate() {
        match line(ctx, who, dates, &mut plan.named) {
            Ok(line) => plan.lines.push(line),
            Err((field, code)) => faults.push(FieldError::new(format!("guests[{place}].{field}"), code)),
        }
    }
    if faults.is_empty() { Ok(plan) } else { Err(ServiceError::Invalid(faults)) }
}

fn line(
    ctx: &Context,
    who: &Who,
    stay: StayDates,
    named: &mut Vec<Guest>,
) -> Result<GuestLine, (&'static str, &'static str)> {
    let dates = match who.dates {
        None => stay,
        Some((arrival, departure)) => {
            StayDates::new(arrival, departure).map_err(|_| ("departure", "before_arrival"))?
        }
    };
    let (guest, heads) = match &who.who {
        NewGuest::Unnamed(0) => return Err(("heads", "none")),
        NewGuest::Unnamed(heads) => (None, *heads),
        NewGuest::Known(id) => (Some(*id), 1),
        NewGuest::Named { full_name, email } => (Some(new_guest(ctx, full_name, email, named)?), 1),
    };
    Ok(GuestLine { guest, heads, dates })
}

fn new_guest(
    ctx: &Context,
    full_name: &str,
    email: &str,
    named: &mut Vec<Guest>,
) -> Result<GuestId, (&'static str, &'static str)> {
    let (full_name, email) = (full_name.trim(), email.trim());
    if full_name.is_empty() {
        return Err(("full_name", "missing"));
    }
    if full_name.chars().count() > LONGEST_TEXT || email.chars().count() > LONGEST_TEXT {
        return Err(("full_name", "too_long"));
    }
    if !email.is_empty() && !email.contains('@') {
        return Err(("email", "not_an_address"));
    }
    let id = GuestId::new(ctx.ids.next());
    named.push(Guest {
        id,
        full_name: full_name.to_owned(),
        email: email.to_owned(),
        phone: String::new(),
        nationality: String::new(),
        synthetic: false,
    });
    Ok(id)
}
