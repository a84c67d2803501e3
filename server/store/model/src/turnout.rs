//! Counts of people with their versions.

use domain::turnout::Turnout;

/// How many were counted, and the version of it an editor sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub turnout: Turnout,
    /// Version.
    pub version: i64,
}
