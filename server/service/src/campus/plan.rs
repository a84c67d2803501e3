//! What is about to be changed.

use super::check;
use super::ids::Ids;
use super::import::CampusSource;
use super::problem::Problems;
use domain::campus::{Campus, Change, Code, GuestRoom, Record};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use store_model::campus::ImportLog;
use uuid::Uuid;

/// What an import did, in records: facts, types, pavilions, floors, rooms, parts, spaces, ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Records the file describes.
    pub read: i64,
    /// Of these not known before.
    pub new: i64,
    /// Of these known and different.
    pub changed: i64,
    /// Of these as they stood.
    pub same: i64,
    /// Numbers of rooms that have no end of stock and that the file does not name: they stay as they are.
    pub unnamed: Vec<Code>,
}

/// The changes that are asked for, and where they come from.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub changes: Vec<Change>,
    /// Numbers of the rooms that a file names for a variant that was not chosen.
    pub left_out: BTreeSet<Code>,
    /// Line and column of each room and space, where they come from a file.
    pub places: BTreeMap<Code, (usize, usize)>,
    /// The run of the import they come from; none where somebody made them on screen.
    pub import: Option<ImportLog>,
}

impl Plan {
    /// Compares a file with what is known; `fresh` gives ids to what is new.
    pub(super) fn of_file(
        known: &Campus,
        source: &CampusSource<'_>,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Result<(Self, Imported), Problems> {
        let reading = check::read(source.text, source.without, Ids::of(known, fresh))?;
        let changes = known.changes_to(&reading.campus);
        let outcome = outcome(known, &reading.campus, &changes);
        let plan = Self { changes, left_out: reading.left_out, places: reading.places, import: None };
        Ok((plan, outcome))
    }

    /// What history calls a change.
    pub(super) const fn action(&self, change: &Change) -> &'static str {
        match (&self.import, &change.before) {
            (Some(_), _) => "import",
            (None, Some(_)) => "change",
            (None, None) => "add",
        }
    }

    /// Known rooms that are to change, before and after.
    pub(super) fn rooms_changed(&self) -> impl Iterator<Item = (&GuestRoom, &GuestRoom)> {
        self.changes.iter().filter_map(|change| match (&change.before, &change.after) {
            (Some(Record::GuestRoom(before)), Record::GuestRoom(after)) => Some((before, after)),
            _ => None,
        })
    }

    /// Whether the stock of rooms may be another afterwards.
    pub(super) fn touches_rooms(&self) -> bool {
        self.changes.iter().any(|change| matches!(change.after, Record::GuestRoom(_)))
    }
}

fn outcome(known: &Campus, wanted: &Campus, changes: &[Change]) -> Imported {
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let read = count(wanted.records().len());
    let new = count(changes.iter().filter(|change| change.before.is_none()).count());
    let other = count(changes.len()) - new;
    let named: BTreeSet<&Code> = wanted.rooms.iter().map(|room| &room.number).collect();
    let open = known.rooms.iter().filter(|room| room.stock.until().is_none());
    let unnamed = open.map(|room| &room.number).filter(|number| !named.contains(number)).cloned().collect();
    Imported { read, new, changed: other, same: read - new - other, unnamed }
}
