//! What can be wrong, as data; the text names the record and what is wrong with it.

mod text;

use chrono::NaiveDate;
use domain::claim::{Claim, Interval};
use store_model::reading::UnreadableRow;
use uuid::Uuid;

/// One thing that is wrong in the stored data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The database finds fault with itself, or a guard of the schema is gone.
    Engine(String),
    /// A row that no rule would have written. What counts on it may be found wrong for its sake alone.
    Unreadable(UnreadableRow),
    /// A count of interpreters or equipment is not what their promises come to, or something not held holds some.
    Promise(String),
    /// A programme puts two sessions into one hall at a time; the code of its event.
    Programme(String),
    /// Recharge notes of a year are not numbered without a gap; the year, and what there is.
    Numbers(String),
    /// An entry of a rooming list does not agree with its stay, or with who registered under it.
    List(String),
    /// Two claims share a second.
    Overlap {
        /// Number of the room, or id of the part of a hall.
        resource: String,
        /// The one that begins first.
        first: Claim,
        /// The one that begins before it ends.
        second: Claim,
    },
    /// A claim whose stay or closure is not there.
    ClaimWithoutOwner {
        /// Number of the room, or id of the part of a hall.
        resource: String,
        /// The claim.
        claim: Claim,
    },
    /// A stay that takes no nights holds rooms.
    HoldsAfterEnd {
        /// Reference of the stay.
        stay: String,
        /// Its status.
        status: &'static str,
    },
    /// What a stay holds does not run without a gap from noon of its arrival to noon of its departure.
    HoldsOtherTime {
        /// Reference of the stay.
        stay: String,
        /// What its dates ask for.
        expected: Option<Interval>,
        /// What it holds, in order of time.
        held: Vec<Interval>,
    },
    /// A closure's claim is missing, lies at another time, or stands after the closure was lifted.
    ClosureClaim {
        /// Id of the closure.
        closure: Uuid,
        /// Number of the room, or id of the part of a hall.
        resource: String,
        /// What the closure asks for.
        expected: Option<Interval>,
        /// What is there.
        held: Vec<Interval>,
    },
    /// A function's claim is missing, lies at another time, or stands though the function is not held.
    FunctionClaim {
        /// Id of the function.
        function: Uuid,
        /// Id of the part of a hall.
        resource: String,
        /// What the function asks for.
        expected: Option<Interval>,
        /// What is there.
        held: Vec<Interval>,
    },
    /// A room out of stock does not hold itself as its dates of stock ask for.
    StockClaim {
        /// Number of the room.
        resource: String,
        /// What its dates ask for.
        expected: Vec<Interval>,
        /// What is there.
        held: Vec<Interval>,
    },
    /// A count of a night differs from what causes it.
    Count {
        /// Code of the room type.
        room_type: String,
        /// The night.
        night: NaiveDate,
        /// Which count.
        column: CountColumn,
        /// What the row says; none where there is no row.
        stored: Option<i64>,
        /// What it should say.
        counted: i64,
    },
    /// What a block says is picked up differs from the stays of its event.
    PickedUp {
        /// Id of the event.
        event: Uuid,
        /// Code of the room type.
        room_type: String,
        /// The night.
        night: NaiveDate,
        /// What the block says.
        stored: i64,
        /// How many stays there are.
        counted: i64,
    },
    /// A guest sleeps outside the dates of the stay.
    GuestOutside {
        /// Reference of the stay.
        stay: String,
        /// Which guest, from 1.
        place: usize,
    },
    /// A person who was erased is there again.
    Returned {
        /// Id of the person.
        person: Uuid,
    },
    /// A record is found by other words than those of its name, or not at all, or is not there any more.
    SearchWords {
        /// Guest, event or organisation.
        subject: &'static str,
        /// Its id.
        id: Uuid,
    },
    /// A stay without history.
    NoHistory {
        /// Reference of the stay.
        stay: String,
    },
    /// History of a stay that is not there.
    HistoryWithoutStay {
        /// Id of the stay.
        stay: Uuid,
    },
    /// The versions of a stay's history do not run from 1 without a gap.
    VersionGap {
        /// Id of the stay.
        stay: Uuid,
        /// The version that comes next.
        expected: i64,
        /// The one that is there.
        found: i64,
    },
    /// A change took effect before the one it follows.
    BackInTime {
        /// Id of the stay.
        stay: Uuid,
        /// The version.
        version: i64,
    },
    /// The last line of a stay's history says something else than the stay.
    HistoryDiffers {
        /// Reference of the stay.
        stay: String,
        /// What differs.
        field: StateField,
        /// What history says.
        recorded: String,
        /// What the stay says.
        stored: String,
    },
}

/// A count of a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountColumn {
    /// Rooms in stock.
    Rooms,
    /// Rooms closed.
    Closed,
    /// Rooms taken.
    Taken,
}

/// A field that history and the stay both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateField {
    /// How often it was changed.
    Version,
    /// Status.
    Status,
    /// Segment.
    Segment,
    /// Event.
    Event,
    /// Type booked.
    RoomType,
    /// Arrival and departure.
    Dates,
    /// Heads and dates of the guests.
    Guests,
    /// Rooms held.
    Rooms,
}
