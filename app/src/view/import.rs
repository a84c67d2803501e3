//! Imports: their list, one of them, and the forms that start one.

use chrono::NaiveDateTime;
use domain::calendar::CampusZone;
use service::import::desk::Job;
use service::import::{FileError, ImportLine};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::account::local;

/// Where the pages are.
pub const PATH: &str = "/administration/imports";

/// The choice of a mapping that comes along as a file.
pub const OWN_FILE: &str = "file";

/// The largest file of stays that is taken, in bytes.
pub const LARGEST_STAYS: u64 = 64 << 20;

/// The largest description of a campus or of columns that is taken, in bytes.
pub const LARGEST_TOML: u64 = 4 << 20;

/// Whether files are sent to an address: such a request takes as long as its sender's line does.
pub fn takes_files(path: &str) -> bool {
    path.strip_prefix(PATH).is_some_and(|rest| matches!(rest, "/stays" | "/campus" | "/events"))
}

/// How an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It came to its end.
    Done,
    /// It is under way here.
    Runs,
    /// It did not come to its end, and is not under way here.
    Interrupted,
}

/// An import as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Identity.
    pub id: Uuid,
    /// The record of it.
    pub line: ImportLine,
    /// How it stands.
    pub standing: Standing,
    /// When it began, by the campus's clock.
    pub started: NaiveDateTime,
    /// When it ended, by the campus's clock.
    pub finished: Option<NaiveDateTime>,
}

impl ImportRow {
    /// From what the service knows; `latest` is what was started here last.
    pub fn new(line: ImportLine, latest: Option<&Job>, zone: CampusZone) -> Self {
        // The record does not know the process that writes it: the one started here is told by its file and its time.
        let is_here = |job: &Job| {
            job.runs()
                && !job.dry_run
                && job.file_name == line.file_name
                && job.started_at.timestamp() <= line.started_at
        };
        let standing = match line.finished_at {
            Some(_) => Standing::Done,
            None if latest.is_some_and(is_here) => Standing::Runs,
            None => Standing::Interrupted,
        };
        Self {
            id: line.id,
            standing,
            started: local(zone, line.started_at),
            finished: line.finished_at.map(|at| local(zone, at)),
            line,
        }
    }
}

/// Fields of a form, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// A shipped mapping, or [`OWN_FILE`].
    pub mapping: String,
    /// Where the rows are from.
    pub source: String,
    /// Make the room types that are missing.
    pub create_room_types: bool,
    /// What comes first in a date in numbers, as a word; empty for neither.
    pub order: String,
    /// Only say what would happen.
    pub dry_run: bool,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            mapping: String::new(),
            source: String::new(),
            create_room_types: false,
            order: String::new(),
            dry_run: true,
        }
    }
}

impl Typed {
    /// Out of the fields of a form, or of an address that fills it in.
    pub fn read(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        Self {
            mapping: text("mapping"),
            source: text("source"),
            create_room_types: fields.contains_key("create_room_types"),
            order: text("order"),
            // Whatever is not asked for in so many words is only tried.
            dry_run: text("mode") != "import",
        }
    }
}

/// What can be wrong with a form.
#[derive(Debug)]
pub enum Fault {
    /// No file was chosen.
    NoFile,
    /// Neither of two files was.
    NeitherFile,
    /// The file is larger than is taken; the most, in MiB.
    TooLarge(u64),
    /// The mapping is to come along, and did not.
    NoMapping,
    /// Another import is under way.
    Runs,
    /// The file, its mapping or its source cannot be used.
    File(FileError),
}

impl Fault {
    /// The field it stands beside; none where it is about no field.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoMapping | Self::File(FileError::Mapping { .. }) => Some("mapping_file"),
            Self::File(FileError::Source { .. }) => Some("source"),
            Self::NoFile | Self::NeitherFile | Self::TooLarge(_) | Self::File(_) => Some("file"),
            Self::Runs => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_in_so_many_words_is_only_tried() {
        let typed = |mode: &str| Typed::read(&BTreeMap::from([("mode".to_owned(), mode.to_owned())]));
        assert!(Typed::default().dry_run && Typed::read(&BTreeMap::new()).dry_run && typed("").dry_run);
        assert!(typed("IMPORT").dry_run && !typed("import").dry_run);
    }

    #[test]
    fn files_are_sent_to_three_addresses() {
        assert!(takes_files("/administration/imports/events"));
        assert!(
            takes_files("/administration/imports/stays") && takes_files("/administration/imports/campus")
        );
        assert!(!takes_files("/administration/imports") && !takes_files("/stays"));
    }
}
