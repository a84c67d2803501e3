//! The records that a stay refers to.

use uuid::Uuid;

/// What a stay refers to, besides its guests and its room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct References {
    /// Its room type.
    pub room_type: Uuid,
    /// Key of its segment.
    pub segment: String,
    /// Who books it, if an organisation does.
    pub organisation: Option<Uuid>,
    /// The event it belongs to, if any.
    pub event: Option<Uuid>,
}
