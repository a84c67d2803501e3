//! Rows of the board of a day.

use chrono::NaiveDate;
use uuid::Uuid;

/// A stay that matters on a day. Names a guest: hand it on only to those who may read stays.
#[derive(Clone)]
pub struct BoardStay {
    /// Identity.
    pub id: Uuid,
    /// What the guest is told.
    pub reference: String,
    /// Where it stands.
    pub status: String,
    /// Version seen by whoever acts on it.
    pub version: i64,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// The type booked.
    pub room_type_id: Uuid,
    /// Code of the type booked.
    pub room_type: String,
    /// How many sleep in it.
    pub heads: i64,
    /// Its first guest, where named.
    pub guest: Option<String>,
    /// Code of the event it belongs to.
    pub event: Option<String>,
    /// Title of the event.
    pub event_title: Option<String>,
    /// Who booked.
    pub organisation: Option<String>,
    /// Whether somebody in it needs a room that is reached without a step.
    pub needs_step_free: bool,
}

/// A room that such a stay holds.
#[derive(Clone, Debug)]
pub struct BoardRoom {
    /// The stay.
    pub stay_id: Uuid,
    /// Number of the room.
    pub number: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// Whether it is reached without a step.
    pub step_free: bool,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
}

/// A room under a closure in force.
#[derive(Clone, Debug)]
pub struct ClosedRoom {
    /// The closure.
    pub id: Uuid,
    /// Fault or works.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// First night closed.
    pub from_date: NaiveDate,
    /// First night open again.
    pub until_date: NaiveDate,
    /// Version seen by whoever lifts it.
    pub version: i64,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Number of the room.
    pub number: String,
    /// Code of its pavilion.
    pub pavilion: String,
}

/// A room type by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeName {
    /// Identity.
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}
