//! Repeated requests.

use uuid::Uuid;

/// Seconds a key is remembered: a client that tries again does so within the day.
pub const KEPT_FOR: i64 = 24 * 3600;

/// Whose request, what for, under which key, and the hash of all it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestKey {
    /// The account that asks.
    pub account: Uuid,
    /// What is asked for, such as `stay.cancel`.
    pub route: &'static str,
    /// The key the client made up.
    pub key: String,
    /// SHA-256 of the request.
    pub body_hash: Vec<u8>,
}
