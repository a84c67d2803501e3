//! Rows of closures.

/// A claim that stands in the way of a closure. Names a guest: hand it on only to those who may read stays.
#[derive(Clone)]
pub struct Hit {
    /// Number of the room.
    pub number: String,
    /// What kind of owner.
    pub owner_kind: String,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
    /// Of a stay: what the guest is told.
    pub reference: Option<String>,
    /// Of a stay: its first guest, where named.
    pub guest: Option<String>,
    /// Of a stay: the event it belongs to.
    pub event: Option<String>,
    /// Of a closure: why.
    pub reason: Option<String>,
}
