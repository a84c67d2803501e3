//! Rows of a stay's page.

use chrono::NaiveDate;
use uuid::Uuid;

/// What a stay's foreign keys stand for.
#[derive(Clone, Debug)]
pub struct StayNames {
    /// Code of the type booked.
    pub type_code: String,
    /// Name of the type booked.
    pub type_name: String,
    /// Who booked.
    pub organisation: Option<String>,
    /// Code of the event.
    pub event: Option<String>,
    /// Title of the event.
    pub event_title: Option<String>,
}

/// A line of guests, with the name. Hand it on only to those who may read stays.
#[derive(Clone)]
pub struct GuestName {
    /// The name; none for unnamed guests and for those erased.
    pub full_name: Option<String>,
    /// How many.
    pub heads: i64,
    /// Their first night.
    pub arrival: NaiveDate,
    /// Their day of leaving.
    pub departure: NaiveDate,
    /// Whether they need a room that is reached without a step.
    pub needs_step_free: bool,
}

/// A room that a stay holds, with where it lies.
#[derive(Clone, Debug)]
pub struct HeldRoom {
    /// Its number.
    pub number: String,
    /// Code of its type.
    pub room_type: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// Whether it is reached without a step.
    pub step_free: bool,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
}

/// An event in a list of choices.
#[derive(Clone, Debug)]
pub struct EventName {
    /// Identity.
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
}
