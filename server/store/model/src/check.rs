//! What a check of the whole database compares.

use chrono::NaiveDate;
use uuid::Uuid;

/// One line of a stay's history, with everything the row of the stay says too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateLine {
    /// The stay.
    pub stay_id: Uuid,
    /// Grows by one with each change.
    pub version: i64,
    /// When it was so.
    pub effective_at: i64,
    /// Status.
    pub status: String,
    /// Key of the segment.
    pub segment: String,
    /// The event, if any.
    pub event_id: Option<Uuid>,
    /// The type booked.
    pub room_type_id: Uuid,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Guests as JSON.
    pub guests: String,
    /// Rooms as JSON.
    pub rooms: String,
}
