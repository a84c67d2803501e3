//! What is asked to be booked or changed.

use crate::api::problem::Problem;
use crate::api::values::{Day, Text};
use domain::calendar::StayDates;
use domain::ids::{GuestId, OrganisationId, ResourceId};
use domain::stay::Step;
use serde::{Deserialize, Serialize};
use service::error::FieldError;
use service::listing::{ListedStay, Names, look_up};
use service::stay::{NewGuest as Person, Reservation, Who};
use service::{Context, ServiceError};
use utoipa::ToSchema;
use uuid::Uuid;

/// The most people in one line of guests.
const MOST_HEADS: u32 = 500;

/// The most lines of guests in a stay.
const MOST_LINES: usize = 100;

/// A stay to book.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "room_type": "single", "arrival": "2026-06-01", "departure": "2026-06-05", "segment": "training",
    "guests": [{ "full_name": "Amina Diallo", "email": "amina@example.org" }]
}))]
pub struct NewStay {
    /// Code of the type wanted; with a room by number, the type it is sold as.
    #[schema(value_type = String, max_length = 200)]
    room_type: Text,
    /// Number of the room, where one is wanted; else it is assigned later.
    #[schema(value_type = Option<String>, max_length = 200)]
    room: Option<Text>,
    /// First night.
    #[schema(value_type = String, format = Date)]
    arrival: Day,
    /// Day of leaving; the same for day use. At most 400 nights.
    #[schema(value_type = String, format = Date)]
    departure: Day,
    /// Code of what it is counted under: `training`, `event`, `third_party`, `individual`, …
    #[schema(value_type = String, max_length = 200)]
    segment: Text,
    /// Id of the organisation that books, where one does.
    organisation: Option<Uuid>,
    /// Code of the event it belongs to.
    #[schema(value_type = Option<String>, max_length = 200)]
    event: Option<Text>,
    /// Who sleeps in it.
    #[schema(min_items = 1, max_items = 100)]
    guests: Vec<NewGuest>,
}

/// Someone known by id, someone new by name, or a number of people whose names are not known yet: one of the three.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGuest {
    /// Someone who was here before.
    guest: Option<Uuid>,
    /// Someone new: the name as the guest writes it.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    full_name: Option<Text>,
    /// Address of someone new.
    #[schema(value_type = Option<String>, max_length = 200)]
    email: Option<Text>,
    /// So many people.
    #[schema(minimum = 1, maximum = 500)]
    heads: Option<u32>,
    /// Their first night, where it differs from the stay's; only together with `departure`.
    #[schema(value_type = Option<String>, format = Date)]
    arrival: Option<Day>,
    /// Their day of leaving.
    #[schema(value_type = Option<String>, format = Date)]
    departure: Option<Day>,
}

/// What to change; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "departure": "2026-06-06", "room": "OC1-101" }))]
pub struct Change {
    /// First night.
    #[schema(value_type = Option<String>, format = Date)]
    arrival: Option<Day>,
    /// Day of leaving.
    #[schema(value_type = Option<String>, format = Date)]
    departure: Option<Day>,
    /// Number of the room to give it, or to move it to.
    #[schema(value_type = Option<String>, max_length = 200)]
    room: Option<Text>,
    /// What happened.
    status: Option<Happened>,
}

/// What happened to a stay.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// The guest arrived.
    InHouse,
    /// The guest left.
    Departed,
    /// Nobody came.
    NoShow,
}

impl NewStay {
    /// As the use case takes it; every field that cannot be is named.
    pub async fn reservation(self, ctx: &Context) -> Result<Reservation, Problem> {
        let names = Names {
            room_type: Some(&self.room_type.0),
            room: self.room.as_ref().map(|room| room.0.as_str()),
            event: self.event.as_ref().map(|event| event.0.as_str()),
        };
        let (mut faults, mut guests) = (Vec::new(), Vec::new());
        if self.guests.len() > MOST_LINES {
            faults.push(FieldError::new("guests", "too_many"));
        }
        for (place, guest) in self.guests.into_iter().enumerate() {
            match guest.who() {
                Ok(who) => guests.push(who),
                Err((field, code)) => faults.push(FieldError::new(format!("guests[{place}]{field}"), code)),
            }
        }
        let found = match look_up(ctx, names).await {
            Ok(found) => found,
            Err(ServiceError::Invalid(unknown)) => {
                faults.extend(unknown);
                return Err(Problem::fields(faults));
            }
            Err(error) => return Err(error.into()),
        };
        let (Some(room_type), true) = (found.room_type, faults.is_empty()) else {
            return Err(Problem::fields(faults));
        };
        Ok(Reservation {
            room_type,
            room: found.room,
            arrival: self.arrival.0,
            departure: self.departure.0,
            segment: self.segment.0,
            organisation: self.organisation.map(OrganisationId::new),
            event: found.event,
            guests,
        })
    }
}

impl NewGuest {
    fn who(self) -> Result<Who, (&'static str, &'static str)> {
        let email = self.email.map(|email| email.0);
        let who = match (self.guest, self.full_name, self.heads) {
            (Some(id), None, None) if email.is_none() => Person::Known(GuestId::new(id)),
            (None, Some(name), None) => Person::Named { full_name: name.0, email: email.unwrap_or_default() },
            (None, None, Some(heads)) if email.is_none() && heads <= MOST_HEADS => Person::Unnamed(heads),
            (None, None, Some(_)) if email.is_none() => return Err((".heads", "too_many")),
            _ => return Err(("", "one_of_guest_full_name_heads")),
        };
        let dates = match (self.arrival, self.departure) {
            (None, None) => None,
            (Some(arrival), Some(departure)) => Some((arrival.0, departure.0)),
            _ => return Err((".departure", "both_dates_or_none")),
        };
        Ok(Who { who, dates })
    }
}

impl Change {
    /// The steps, in the order they are taken: dates, room, status.
    pub async fn steps(self, ctx: &Context, found: &ListedStay) -> Result<Vec<Step<ResourceId>>, Problem> {
        let mut steps = Vec::new();
        if self.arrival.is_some() || self.departure.is_some() {
            let arrival = self.arrival.map_or(found.stay.arrival, |day| day.0);
            let departure = self.departure.map_or(found.stay.departure, |day| day.0);
            steps.push(Step::Dates(StayDates::new(arrival, departure).map_err(ServiceError::from)?));
        }
        if let Some(number) = &self.room {
            let names = Names { room: Some(&number.0), ..Names::default() };
            if let Some(room) = look_up(ctx, names).await?.room {
                steps.push(if found.rooms.is_empty() { Step::Assign(room) } else { Step::Move(room) });
            }
        }
        steps.extend(self.status.map(|happened| match happened {
            Happened::InHouse => Step::CheckIn,
            Happened::Departed => Step::CheckOut,
            Happened::NoShow => Step::NoShow,
        }));
        Ok(steps)
    }
}
