//! History.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AccountId;
use uuid::Uuid;

/// When something was so in business, when we learned of it, and who said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Booked at, cancelled at, …: "as of" means this.
    pub effective_at: DateTime<Utc>,
    /// The clock at the time of writing.
    pub recorded_at: DateTime<Utc>,
    /// The account; none for a command or a job.
    pub actor: Option<AccountId>,
}

/// One line of a stay's history, as a page shows it.
#[derive(Clone, Debug)]
pub struct StayLine {
    /// The stay.
    pub stay_id: Uuid,
    /// What was done.
    pub action: String,
    /// By whom.
    pub actor_id: Option<Uuid>,
    /// When it was so.
    pub effective_at: i64,
    /// When we learned of it.
    pub recorded_at: i64,
    /// The state after: status.
    pub status: String,
    /// The state after: type.
    pub room_type_id: Uuid,
    /// The state after: first night.
    pub arrival: NaiveDate,
    /// The state after: day of leaving.
    pub departure: NaiveDate,
    /// The state after: guests as JSON.
    pub guests: String,
    /// The state after: rooms as JSON.
    pub rooms: String,
    /// The state after: version.
    pub version: i64,
}

/// A line of the history of any record but a stay, with who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// By whom; none for a command or a job.
    pub actor_id: Option<Uuid>,
    /// Name of who did it, while there is an account of theirs.
    pub who: Option<String>,
    /// When, in UTC seconds.
    pub recorded_at: i64,
    /// The state after, as JSON.
    pub after: Option<String>,
}
