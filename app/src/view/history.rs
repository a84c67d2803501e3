//! What was done to stays, whichever page tells it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::stay::StayStatus;
use service::stay::StayEvent;
use service::tape::RoomLine;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was so.
    pub at: DateTime<Utc>,
    /// By whom; none for the operator or an import.
    pub actor: Option<String>,
    /// The word of `StayAction`.
    pub action: String,
    /// The rooms held after it; none where the page is about one room.
    pub rooms: Option<String>,
    /// First night after it.
    pub arrival: NaiveDate,
    /// Day of leaving after it.
    pub departure: NaiveDate,
    /// Where the stay stood after it.
    pub status: Option<StayStatus>,
}

impl From<StayEvent> for Line {
    fn from(event: StayEvent) -> Self {
        let StayEvent { at, actor, action, rooms, arrival, departure, status, .. } = event;
        Self { at, actor, action, rooms: Some(rooms.join(", ")), arrival, departure, status }
    }
}

impl From<RoomLine> for Line {
    fn from(line: RoomLine) -> Self {
        let RoomLine { effective_at, actor, action, arrival, departure, status, .. } = line;
        Self { at: effective_at, actor, action, rooms: None, arrival, departure, status }
    }
}
