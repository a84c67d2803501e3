//! Imports: rows with their identity, in batches, and what became of them.

pub mod events;

use crate::person::Guest;
use crate::stay::Change;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, EventId, ImportId, OrganisationId, RoomTypeId};
use domain::segment::Segment;
use uuid::Uuid;

/// A run that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Identity.
    pub id: ImportId,
    /// What its files hold: `stays` or `events`.
    pub kind: &'static str,
    /// Where the rows are from; rows are known again within their source only.
    pub source: String,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for a command.
    pub account: Option<AccountId>,
}

/// What became of the rows of a file so far: every row read is in one of the other four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows read.
    pub read: i64,
    /// Rows that made a stay, or an event or its rooms.
    pub new: i64,
    /// Rows that changed what they had made before; a stay never is.
    pub changed: i64,
    /// Rows that had made it before, and change nothing.
    pub same: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.new += other.new;
        self.changed += other.changed;
        self.same += other.same;
        self.rejected += other.rejected;
    }
}

/// What makes a row the one it is: the hash of its cells, and which of its equals in the file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// SHA-256 of the cells.
    pub hash: [u8; 32],
    /// 1 for the first row with these cells, 2 for the second, ….
    pub occurrence: i64,
}

/// A row that makes a stay.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: i64,
    /// Identity.
    pub key: RowKey,
    /// Persons it names.
    pub guests: Vec<Guest>,
    /// The stay's past, first state first; never empty.
    pub changes: Vec<Change>,
}

/// An organisation that a row names and that is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Identity.
    pub id: OrganisationId,
    /// Name as the row writes it.
    pub name: String,
}

/// A line that is not taken: where and why, never what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectRow {
    /// Which file: `rows` where there is one.
    pub part: &'static str,
    /// Line in the file, from 1.
    pub line: i64,
    /// The column at fault; empty where it is the whole line.
    pub column: String,
    /// Stable word for what is wrong.
    pub reason: &'static str,
    /// Nights, types and numbers that the word leaves open; empty where there are none.
    pub detail: String,
}

/// Rows written in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Where they are from.
    pub source: String,
    /// Rows to write where they are not known yet.
    pub rows: Vec<Row>,
    /// Segments the rows may need.
    pub segments: Vec<Segment>,
    /// Organisations the rows may need.
    pub organisations: Vec<NewOrganisation>,
}

/// Why the database would not take a row that the rules allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No room of the type is left on a night.
    Full(NaiveDate),
    /// Another stay has the reference.
    ReferenceTaken,
}

/// What became of a row of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It made a stay.
    New,
    /// It had made its stay before.
    Same,
    /// It could not be taken.
    Refused(Obstacle),
}

/// What rows may refer to.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Room types.
    pub room_types: Vec<KnownType>,
    /// Segments.
    pub segments: Vec<Segment>,
    /// Organisations by name.
    pub organisations: Vec<(String, OrganisationId)>,
    /// Events by what they are called in a system they came from, and by code.
    pub events: Vec<(String, EventId)>,
}

/// A room type under the names a file may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownType {
    /// Identity.
    pub id: RoomTypeId,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// An import as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// Identity.
    pub id: Uuid,
    /// `stays`, `campus` or `events`.
    pub kind: String,
    /// Where the rows are from.
    pub source: String,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// What the account that started it is called; none for a command.
    pub account: Option<String>,
    /// When it began, in UTC seconds.
    pub started_at: i64,
    /// When it came to its end; none where it did not, or not yet.
    pub finished_at: Option<i64>,
    /// Rows read.
    pub read: i64,
    /// Rows that were new.
    pub new: i64,
    /// Rows that changed what was there.
    pub changed: i64,
    /// Rows that were known.
    pub same: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

/// A line that an import did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectLine {
    /// Which file: `events` or `blocks`; `rows` where there is one.
    pub part: String,
    /// Line in the file, from 1.
    pub line: i64,
    /// The column at fault; empty where it is the whole line.
    pub column: String,
    /// Stable word for what is wrong.
    pub reason: String,
    /// Nights, types and numbers that the word leaves open.
    pub detail: String,
}
