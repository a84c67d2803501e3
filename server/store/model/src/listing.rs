//! Lists read a page at a time.

use chrono::NaiveDate;
use uuid::Uuid;

/// Which stays, in order of arrival and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayFilter {
    /// Arrivals from this day on.
    pub first_arrival: NaiveDate,
    /// Arrivals up to and including this day.
    pub last_arrival: NaiveDate,
    /// Stays of which a night, or a day of use, lies on this day or later.
    pub leaves_after: NaiveDate,
    /// Those in this status.
    pub status: Option<String>,
    /// Those that hold this room.
    pub room: Option<Uuid>,
    /// Those of this organisation.
    pub organisation: Option<Uuid>,
    /// Those of this event.
    pub event: Option<Uuid>,
    /// Those changed at or after this instant, in UTC seconds; 0 for all.
    pub updated_since: i64,
    /// Those that come after this one: arrival and id.
    pub after: (NaiveDate, Uuid),
    /// No more than this.
    pub most: i64,
}

impl Default for StayFilter {
    /// Every stay.
    fn default() -> Self {
        let first = day(1, 1, 1);
        Self {
            first_arrival: first,
            last_arrival: day(9999, 12, 31),
            leaves_after: first,
            status: None,
            room: None,
            organisation: None,
            event: None,
            updated_since: 0,
            after: (first, Uuid::nil()),
            most: i64::MAX,
        }
    }
}

/// Dates beyond the years of four digits are not stored: SQLite compares them as text.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A stay with what its foreign keys stand for. Hand it on only to those who may read stays.
#[derive(Clone)]
pub struct StayListing {
    /// Identity.
    pub id: Uuid,
    /// What the guest is told.
    pub reference: String,
    /// Where it stands.
    pub status: String,
    /// What it is counted under.
    pub segment: String,
    /// Code of the type booked.
    pub room_type: String,
    /// Who booked: id.
    pub organisation_id: Option<Uuid>,
    /// Who booked: name.
    pub organisation: Option<String>,
    /// Its event: id.
    pub event_id: Option<Uuid>,
    /// Its event: code.
    pub event: Option<String>,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// When it was booked, in UTC seconds.
    pub booked_at: i64,
    /// Grows by one with each change.
    pub version: i64,
    /// Invented for demonstration.
    pub synthetic: bool,
}

/// A line of guests of a stay in a list.
#[derive(Clone)]
pub struct ListedGuest {
    /// The stay.
    pub stay_id: Uuid,
    /// The person, where named and not erased.
    pub guest_id: Option<Uuid>,
    /// Their name.
    pub full_name: Option<String>,
    /// How many.
    pub heads: i64,
    /// Their first night.
    pub arrival: NaiveDate,
    /// Their day of leaving.
    pub departure: NaiveDate,
}

/// A room that a stay in a list holds.
#[derive(Clone, Debug)]
pub struct ListedRoom {
    /// The stay.
    pub stay_id: Uuid,
    /// The room.
    pub room_id: Uuid,
    /// Its number.
    pub number: String,
    /// Code of its type.
    pub room_type: String,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
}
