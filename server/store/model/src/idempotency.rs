//! Repeated requests.

use uuid::Uuid;

/// Whose request, where to, and under which key.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// The account that asks.
    pub account: Uuid,
    /// What is asked for, such as `stay.cancel`.
    pub route: &'a str,
    /// The key the client made up.
    pub key: &'a str,
}

/// What was done under a key.
pub struct Done {
    /// Hash of the request it was done for.
    pub body_hash: Vec<u8>,
    /// The record it made or changed.
    pub subject_id: Uuid,
}
