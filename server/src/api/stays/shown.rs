//! A stay as answers show it.

use super::ask::Status;
use crate::api::values::instant;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use service::listing::{ListedGuest, ListedRoom, ListedStay};
use utoipa::ToSchema;
use uuid::Uuid;

/// A stay.
#[derive(Serialize, ToSchema)]
pub struct Stay {
    /// Identity.
    pub id: Uuid,
    /// What the guest is told.
    #[schema(example = "7Q2K9-ZPD4M")]
    reference: String,
    /// Where it stands.
    status: Status,
    /// What it is counted under.
    #[schema(example = "training")]
    segment: String,
    /// Code of the type booked.
    #[schema(example = "single")]
    room_type: String,
    /// First night.
    arrival: NaiveDate,
    /// Day of leaving; the same as `arrival` for day use.
    departure: NaiveDate,
    /// Who booked, where an organisation did.
    organisation: Option<OrganisationName>,
    /// Its event.
    event: Option<EventCode>,
    /// Who sleeps in it.
    guests: Vec<GuestLine>,
    /// The rooms it holds, in order of time; none while unassigned.
    rooms: Vec<HeldRoom>,
    /// When it was booked.
    booked_at: DateTime<Utc>,
    /// Grows by one with each change; the tag begins with it.
    pub version: i64,
    /// Invented for demonstration.
    synthetic: bool,
}

/// An organisation by name.
#[derive(Serialize, ToSchema)]
pub struct OrganisationName {
    /// Identity.
    id: Uuid,
    /// Name.
    name: String,
}

/// An event by code.
#[derive(Serialize, ToSchema)]
pub struct EventCode {
    /// Identity.
    id: Uuid,
    /// Code.
    code: String,
}

/// One named guest, or a number of unnamed ones.
#[derive(Serialize, ToSchema)]
pub struct GuestLine {
    /// The person; null for unnamed guests and for those erased.
    guest: Option<Uuid>,
    /// Their name.
    full_name: Option<String>,
    /// How many.
    heads: i64,
    /// Their first night.
    arrival: NaiveDate,
    /// Their day of leaving.
    departure: NaiveDate,
}

/// A room held for all of the stay or, after a move, a part.
#[derive(Serialize, ToSchema)]
pub struct HeldRoom {
    /// The room.
    id: Uuid,
    /// Its number.
    number: String,
    /// Code of its type.
    room_type: String,
    /// From when.
    from: DateTime<Utc>,
    /// Until when.
    until: DateTime<Utc>,
}

impl From<ListedStay> for Stay {
    fn from(listed: ListedStay) -> Self {
        let ListedStay { stay, guests, rooms } = listed;
        Self {
            id: stay.id,
            status: Status::of(&stay.status),
            reference: stay.reference,
            segment: stay.segment,
            room_type: stay.room_type,
            arrival: stay.arrival,
            departure: stay.departure,
            organisation: stay
                .organisation_id
                .zip(stay.organisation)
                .map(|(id, name)| OrganisationName { id, name }),
            event: stay.event_id.zip(stay.event).map(|(id, code)| EventCode { id, code }),
            guests: guests.into_iter().map(guest).collect(),
            rooms: rooms.into_iter().map(room).collect(),
            booked_at: instant(stay.booked_at),
            version: stay.version,
            synthetic: stay.synthetic,
        }
    }
}

fn guest(line: ListedGuest) -> GuestLine {
    let ListedGuest { guest_id, full_name, heads, arrival, departure, .. } = line;
    GuestLine { guest: guest_id, full_name, heads, arrival, departure }
}

fn room(held: ListedRoom) -> HeldRoom {
    HeldRoom {
        id: held.room_id,
        number: held.number,
        room_type: held.room_type,
        from: instant(held.from_at),
        until: instant(held.until_at),
    }
}
