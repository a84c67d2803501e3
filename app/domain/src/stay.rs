//! A stay: reservation, check-in, check-out, and the ways it can end before.
//!
//! A [`Stay`] is only made by [`Stay::reserve`] or [`Stay::import`] and changed by the transitions in `transitions`;
//! each takes the stay and gives back the next one, or says why not.

mod imported;
mod step;
mod transitions;

pub use imported::{Moment, Origin, OriginError, Outcome, Past};
pub use step::{StayAction, Step};

use crate::calendar::{CampusZone, StayDates};
use crate::claim::{Claim, Interval, OwnerKind};
use crate::ids::{EventId, GuestId, OrganisationId, ResourceId, RoomTypeId, StayId};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How long a room is held for day use, from noon. Our assumption; no source states it.
pub const DAY_USE_HOURS: i64 = 6;

/// Where a stay stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StayStatus {
    /// Booked, not yet arrived.
    Reserved,
    /// Arrived.
    InHouse,
    /// Left.
    Departed,
    /// Called off before arrival.
    Cancelled,
    /// Expected and did not come.
    NoShow,
}

impl StayStatus {
    /// All statuses.
    pub const ALL: [Self; 5] = [Self::Reserved, Self::InHouse, Self::Departed, Self::Cancelled, Self::NoShow];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::InHouse => "in_house",
            Self::Departed => "departed",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether a stay in this status takes its nights: booked, slept or being slept.
    pub const fn takes_nights(self) -> bool {
        matches!(self, Self::Reserved | Self::InHouse | Self::Departed)
    }
}

/// A guest room as far as a stay cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What the claim is laid on.
    pub resource: ResourceId,
    /// The type its nights count in.
    pub room_type: RoomTypeId,
}

/// A room held by a stay, for all of it or, after a move, a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The room.
    pub room: Room,
    /// From when until when.
    pub interval: Interval,
}

/// Who sleeps: one named guest, or a number of unnamed ones, with dates of their own inside the stay's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestLine {
    /// The person, where named and not erased.
    pub guest: Option<GuestId>,
    /// How many; one where named.
    pub heads: u32,
    /// Their nights.
    pub dates: StayDates,
}

/// What a reservation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStay {
    /// Identity, from the id source.
    pub id: StayId,
    /// What it is counted under.
    pub segment: String,
    /// Who books, where an organisation does.
    pub organisation: Option<OrganisationId>,
    /// The event it belongs to.
    pub event: Option<EventId>,
    /// The type booked.
    pub room_type: RoomTypeId,
    /// The room, where one is asked for by number; else it is assigned later.
    pub room: Option<Room>,
    /// Arrival and departure.
    pub dates: StayDates,
    /// Who sleeps.
    pub guests: Vec<GuestLine>,
    /// When it was booked: now, or earlier for an import.
    pub booked_at: DateTime<Utc>,
    /// Invented for demonstration.
    pub synthetic: bool,
}

/// A stay as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Identity.
    pub id: StayId,
    /// What a guest is told, such as `7Q2K9-ZPD4M`.
    pub reference: String,
    /// Where it stands.
    pub status: StayStatus,
    /// What it is counted under.
    pub segment: String,
    /// Who booked, where an organisation did.
    pub organisation: Option<OrganisationId>,
    /// The event it belongs to.
    pub event: Option<EventId>,
    /// The type booked; nights count in it until a room is assigned.
    pub room_type: RoomTypeId,
    /// Arrival and departure.
    pub dates: StayDates,
    /// When it was booked.
    pub booked_at: DateTime<Utc>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Who sleeps.
    pub guests: Vec<GuestLine>,
    /// The rooms held, in order of time; empty while unassigned.
    pub rooms: Vec<Held>,
    /// Grows by one with each change.
    pub version: i64,
}

/// Why a stay cannot change in the way asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum StayError {
    /// The status does not allow it.
    #[error("a stay that is {} cannot {action:?}", status.code())]
    WrongStatus {
        /// Where it stands.
        status: StayStatus,
        /// What was asked.
        action: StayAction,
    },
    /// Nobody can check in, or move, without a room.
    #[error("no room is assigned")]
    NoRoom,
    /// The stay holds this room already.
    #[error("the stay holds this room already")]
    SameRoom,
    /// Check-in is for the dates of the stay only.
    #[error("{today} lies outside the stay from {arrival} to {departure}")]
    OutsideDates {
        /// The desk's date.
        today: NaiveDate,
        /// First night.
        arrival: NaiveDate,
        /// Day of leaving.
        departure: NaiveDate,
    },
    /// A guest in house has slept the nights before today.
    #[error("nights before {today} have been slept")]
    AlreadySlept {
        /// The desk's date.
        today: NaiveDate,
    },
    /// A guest is not a no-show before the arrival date.
    #[error("arrival is only on {arrival}")]
    NotDueYet {
        /// First night.
        arrival: NaiveDate,
    },
    /// A guest's dates lie outside the stay's.
    #[error("a guest's dates lie outside the stay")]
    GuestOutside,
    /// Nobody sleeps in it.
    #[error("a stay needs a guest")]
    NoGuest,
}

impl Stay {
    /// The room held at an instant.
    pub fn room_at(&self, at: DateTime<Utc>) -> Option<Room> {
        self.rooms.iter().find(|held| held.interval.contains(at)).map(|held| held.room)
    }

    /// The type its last nights count in: of the room held, or the one booked.
    pub fn counts_in(&self) -> RoomTypeId {
        self.rooms.last().map_or(self.room_type, |held| held.room.room_type)
    }

    /// The claims the stay lays; none once it is cancelled or a no-show.
    pub fn claims(&self) -> impl Iterator<Item = Claim> {
        let owner = self.id.uuid();
        self.rooms.iter().map(move |held| Claim {
            resource: held.room.resource,
            interval: held.interval,
            owner_kind: OwnerKind::Stay,
            owner,
        })
    }

    /// Each night it takes, with the type of room the night counts in: the room held at 04:00, or the type booked
    /// while none is assigned.
    pub fn nights(&self, zone: CampusZone) -> impl Iterator<Item = (NaiveDate, RoomTypeId)> {
        let dates = self.status.takes_nights().then_some(self.dates);
        dates.into_iter().flat_map(StayDates::nights).map(move |night| {
            let room = if self.rooms.is_empty() { None } else { self.room_at(zone.night_mark(night)) };
            (night, room.map_or(self.room_type, |room| room.room_type))
        })
    }

    /// How many people sleep on a night.
    pub fn heads(&self, night: NaiveDate) -> u32 {
        let lines = self.guests.iter().filter(|line| line.dates.contains(night));
        lines.map(|line| line.heads).sum()
    }
}

/// The interval a stay of these dates claims: noon to noon, or some hours from noon for day use.
pub fn hold(dates: StayDates, zone: CampusZone) -> Option<Interval> {
    let from = zone.noon(dates.arrival());
    let until =
        if dates.is_day_use() { from + Duration::hours(DAY_USE_HOURS) } else { zone.noon(dates.departure()) };
    Interval::new(from, until)
}

/// A reference a guest can read out: ten characters without the ones mistaken for others, from the id's random bits.
pub fn reference(id: StayId) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bits = id.uuid().as_u128();
    let mut text = String::with_capacity(11);
    for place in 0..10 {
        if place == 5 {
            text.push('-');
        }
        text.push(char::from(LETTERS[(bits & 31) as usize]));
        bits >>= 5;
    }
    text
}
