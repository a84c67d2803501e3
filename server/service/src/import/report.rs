//! What an import of stays did, for people and for programs.

use super::fault::Reason;
use chrono::NaiveDate;
use domain::ids::{ImportId, RoomTypeId};
use domain::stay::{Stay, StayStatus};
use std::fmt;
use store_model::import::{RejectLine, RejectRow, Totals};

/// Which file of an import a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The only one.
    Rows,
    /// The one of events.
    Events,
    /// The one of their rooms.
    Blocks,
}

impl Part {
    /// The word stored with the record of the import.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Events => "events",
            Self::Blocks => "blocks",
        }
    }
}

/// A line that was not taken. It never holds what the line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Which file.
    pub part: Part,
    /// Line in the file, from 1.
    pub line: i64,
    /// Name of the column as the file writes it; empty where it is the whole line.
    pub column: String,
    /// What is wrong, and the way out.
    pub reason: Reason,
}

impl From<&Reject> for RejectLine {
    /// As the record of an import keeps it.
    fn from(reject: &Reject) -> Self {
        let Reject { part, line, column, reason } = reject;
        let (reason, detail) = (reason.code().to_owned(), reason.detail());
        Self { part: part.code().to_owned(), line: *line, column: column.clone(), reason, detail }
    }
}

impl From<&Reject> for RejectRow {
    /// As it is written.
    fn from(reject: &Reject) -> Self {
        Self {
            part: reject.part.code(),
            line: reject.line,
            column: reject.column.clone(),
            reason: reject.reason.code(),
            detail: reject.reason.detail(),
        }
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.part != Part::Rows {
            write!(f, "{}, ", self.part.code())?;
        }
        match self.column.as_str() {
            "" => write!(f, "line {}: the line {}", self.line, self.reason),
            column => write!(f, "line {}, column '{column}': {}", self.line, self.reason),
        }
    }
}

/// A room type that the import made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeType {
    /// Identity.
    pub id: RoomTypeId,
    /// The file's word for it.
    pub word: String,
    /// Its code.
    pub code: String,
    /// How many rooms of it.
    pub rooms: i64,
    /// First night the first of them is in stock; each of the others joins on the night that first takes so many.
    pub from: NaiveDate,
}

/// New stays by status, and their nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewStays {
    /// Booked and still to come.
    pub reserved: i64,
    /// Arrived and not yet left.
    pub in_house: i64,
    /// Slept, or day use.
    pub departed: i64,
    /// Called off.
    pub cancelled: i64,
    /// Expected and did not come.
    pub no_show: i64,
    /// Rooms times nights of those that take nights.
    pub room_nights: i64,
}

impl NewStays {
    pub(super) fn add(&mut self, stay: &Stay) {
        let count = match stay.status {
            StayStatus::Reserved => &mut self.reserved,
            StayStatus::InHouse => &mut self.in_house,
            StayStatus::Departed => &mut self.departed,
            StayStatus::Cancelled => &mut self.cancelled,
            StayStatus::NoShow => &mut self.no_show,
        };
        *count += 1;
        if stay.status.takes_nights() {
            self.room_nights += stay.dates.count();
        }
    }
}

impl std::ops::AddAssign for NewStays {
    fn add_assign(&mut self, other: Self) {
        self.reserved += other.reserved;
        self.in_house += other.in_house;
        self.departed += other.departed;
        self.cancelled += other.cancelled;
        self.no_show += other.no_show;
        self.room_nights += other.room_nights;
    }
}

/// What an import did, or would do. Its text is a summary and then every line that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaysReport {
    /// Name of the file.
    pub file_name: String,
    /// Where its rows are from; they are known again under this name only.
    pub source: String,
    /// Nothing was kept: the report says what would be.
    pub dry_run: bool,
    /// Rows read, new, known before, not taken.
    pub totals: Totals,
    /// The new stays.
    pub stays: NewStays,
    /// Room types made.
    pub made: Vec<MadeType>,
    /// Lines not taken, in their order.
    pub rejects: Vec<Reject>,
    /// The record of the import; none where nothing was kept.
    pub record: Option<ImportId>,
}

impl fmt::Display for StaysReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (totals, stays) = (&self.totals, &self.stays);
        if self.dry_run {
            writeln!(f, "Dry run: nothing is kept. This is what would be.")?;
        }
        write!(f, "{} (source {}): {} rows read", self.file_name, self.source, totals.read)?;
        writeln!(f, ", {} new, {} known before, {} rejected", totals.new, totals.same, totals.rejected)?;
        writeln!(
            f,
            "New stays: {} departed, {} in house, {} reserved, {} cancelled, {} no-show; {} room-nights",
            stays.departed, stays.in_house, stays.reserved, stays.cancelled, stays.no_show, stays.room_nights
        )?;
        for made in &self.made {
            let MadeType { word, code, rooms, from, .. } = made;
            writeln!(f, "Room type {code} made for '{word}': {rooms} rooms, the first in stock from {from}")?;
        }
        for reject in &self.rejects {
            writeln!(f, "Rejected {reject}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reject_reads_as_a_sentence() {
        let reject = Reject { part: Part::Rows, line: 7, column: "arrival".into(), reason: Reason::Missing };
        assert_eq!(reject.to_string(), "line 7, column 'arrival': is empty; give a value");
        let reason = Reason::Width { found: 2, expected: 3 };
        let whole = Reject { part: Part::Rows, line: 8, column: String::new(), reason };
        assert_eq!(
            whole.to_string(),
            "line 8: the line has 2 cells, the header 3; check quotes and delimiters"
        );
    }
}
