//! Recharge notes with who had a hand in them, and when.

use chrono::{DateTime, NaiveDate, Utc};
use domain::recharge::{Note, State};
use uuid::Uuid;

/// A note as its pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    /// The note.
    pub note: Note,
    /// Code of its event.
    pub event_code: String,
    /// Title of its event.
    pub event_title: String,
    /// Name of who holds that.
    pub organisation: Option<String>,
    /// Name of who began it; none of somebody whose account is gone, or of nobody.
    pub made_by: Option<String>,
    /// Name of who approved it.
    pub approved_by: Option<String>,
    /// When it was begun.
    pub made_at: DateTime<Utc>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// When it was issued.
    pub issued_at: Option<DateTime<Utc>>,
}

/// Which notes: those issued from an instant up to, not including, another; of those not issued yet, begun then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotesAsked {
    /// From when, in seconds.
    pub from_at: i64,
    /// Until when, in seconds.
    pub until_at: i64,
    /// Only those that stand so.
    pub state: Option<State>,
    /// Only of events this account looks after.
    pub account: Option<Uuid>,
}

/// Which events that ended without a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingAsked {
    /// Their last day is this or a later one.
    pub since: NaiveDate,
    /// Their last day is this or an earlier one.
    pub until: NaiveDate,
    /// Only of events this account looks after.
    pub account: Option<Uuid>,
}

/// An event that ended without a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLine {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Name of who holds it.
    pub organisation: Option<String>,
    /// Its last day.
    pub until: NaiveDate,
    /// Whether one is there that is not issued yet.
    pub begun: bool,
    /// When the last one was issued, in UTC seconds.
    pub last_issued: Option<i64>,
}
