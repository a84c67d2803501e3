//! Barriers that somebody reported.

use domain::barrier::Status;
use domain::ids::{AccountId, BarrierId};

/// A report, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// Identity.
    pub id: BarrierId,
    /// What the reporter quotes.
    pub reference: String,
    /// When it came, in UTC seconds.
    pub reported_at: i64,
    /// What somebody wanted to do.
    pub wish: String,
    /// What stood in the way.
    pub obstacle: String,
    /// On which page; empty where not said.
    pub page: String,
    /// With which assistive technology; empty where not said.
    pub technology: String,
    /// How the reporter can be reached; empty where not said.
    pub contact: String,
    /// Where it stands.
    pub status: Status,
    /// What was found and done.
    pub note: String,
    /// The last change since it came: when, in UTC seconds, and by whom.
    pub changed: Option<(i64, AccountId)>,
    /// Since when it is closed, in UTC seconds.
    pub closed_at: Option<i64>,
    /// Version.
    pub version: i64,
}

/// A report and the name of whoever changed it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarrierLine {
    /// The report.
    pub barrier: Barrier,
    /// Who.
    pub changed_by: Option<String>,
}
