//! Counts of people with their versions.

use domain::turnout::Turnout;

/// How many were counted, and the version of it an editor sees: it goes on where a count was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How many; none where it was taken back.
    pub turnout: Option<Turnout>,
    /// Version.
    pub version: i64,
}
