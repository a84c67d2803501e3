//! Guest rooms as far as claims and counts see them.

use uuid::Uuid;

/// A guest room that could carry a stay.
pub struct FreeRoom {
    /// The room.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Its type.
    pub room_type_id: Uuid,
    /// Code of its type.
    pub room_type: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// Whether it is reached without a step.
    pub step_free: bool,
}
