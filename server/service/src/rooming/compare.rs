//! A file against the list: what is new, what says something else, what is not there any more, and what cannot be taken.

use super::draft::{Draft, Reader, Writing};
use super::loaded::{Loaded, loaded};
use super::sheet::{Columns, Sheet, SheetRow};
use super::write::{Edit, How, write_from};
use crate::dates::DateOrder;
use crate::event::may_plan;
use crate::import::Unread;
use crate::stay::Write;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::EntryId;
use domain::rooming::{
    Change, Details, Entry, EntryError, Field, Known, Match, Source, State, Value, matched,
};
use std::collections::HashSet;
use store_model::event::EventLine;

/// What a file would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The event.
    pub line: EventLine,
    /// The version of the list it was compared with.
    pub version: i64,
    /// Columns that are needed and not there: then no row was looked at.
    pub missing: Vec<Field>,
    /// Names of columns that are not read.
    pub unread: Vec<String>,
    /// What is new or says something else, in order of the file.
    pub differences: Vec<Difference>,
    /// How many rows say what the list says.
    pub same: usize,
    /// Rows that cannot be taken, in order of the file.
    pub bad: Vec<Bad>,
    /// Entries that no row is about.
    pub absent: Vec<Entry>,
    /// The types of room.
    pub types: Vec<domain::campus::RoomType>,
}

/// A row that changes the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line in the file, from 1.
    pub line: u64,
    /// The entry it is about; none where it is new.
    pub entry: Option<Entry>,
    /// What is said of the person then.
    pub details: Details,
    /// What changes of the entry.
    pub changes: Vec<Change>,
    draft: Draft,
}

/// A row that cannot be taken.
#[derive(Clone, PartialEq, Eq)]
pub struct Bad {
    /// Line in the file, from 1.
    pub line: u64,
    /// Name of the column, as the file writes it; empty where it is the whole row.
    pub column: String,
    /// Stable word for what is wrong.
    pub code: &'static str,
    /// The line that the person came in first.
    pub first: Option<u64>,
    /// What the row says.
    pub cells: Vec<String>,
}

// What is logged names nobody.
impl std::fmt::Debug for Bad {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bad").field("line", &self.line).field("code", &self.code).finish_non_exhaustive()
    }
}

/// Compares a file with the list; nothing is written. Rows of the eCampus need the number of their enrolment.
pub async fn compare(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    sheet: &Sheet,
    (source, order): (Source, DateOrder),
) -> Result<Preview, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (line, loaded) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        may_plan(actor, &db::event::people(tx, line.event.id).await?)?;
        let loaded = loaded!(tx, db, line.event.clone());
        Ok((line, loaded))
    })?;
    Ok(preview(line, &loaded, sheet, (source, order)))
}

/// Takes over what [`compare`] showed, and withdraws those of the absent that were ticked: all of it, or nothing where
/// the list is at another version by now. Rows that cannot be taken are left out.
pub async fn take_over(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    sheet: &Sheet,
    (source, order): (Source, DateOrder),
    withdrawn: &[EntryId],
    write: &Write,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let preview = compare(ctx, actor, code, sheet, (source, order)).await?;
    let mut edits = Vec::with_capacity(preview.differences.len());
    for Difference { entry, draft, .. } in preview.differences {
        match entry {
            None => edits.push(Edit::Add(draft)),
            Some(entry) if entry.is_active() => edits.push(Edit::Change(entry.id, entry.version, draft)),
            Some(entry) => {
                edits.push(Edit::PutBack(entry.id, entry.version));
                edits.push(Edit::Change(entry.id, entry.version + 1, draft));
            }
        }
    }
    let gone = preview.absent.iter().filter(|entry| withdrawn.contains(&entry.id));
    edits.extend(gone.map(|entry| Edit::Withdraw(entry.id, entry.version)));
    let writing = Writing { order, serials: sheet.serials };
    let request = write.request(actor, "rooming.take_over", &(code, sheet, source, order, withdrawn));
    write_from(ctx, actor, code, &edits, &How { source, writing, write, request }).await
}

fn preview(line: EventLine, loaded: &Loaded, sheet: &Sheet, (source, order): (Source, DateOrder)) -> Preview {
    let columns = Columns::of(&sheet.header);
    let named = sheet.header.iter().zip(&columns.0).filter(|(name, _)| !name.is_empty());
    let mut preview = Preview {
        line,
        version: loaded.list.version,
        missing: columns.missing(source == Source::ECampus),
        unread: named.filter(|(_, column)| column.is_none()).map(|(name, _)| name.clone()).collect(),
        differences: Vec::new(),
        same: 0,
        bad: Vec::new(),
        absent: Vec::new(),
        types: loaded.types.clone(),
    };
    if !preview.missing.is_empty() {
        return preview;
    }
    let drafts = sheet.rows.iter().map(|row| columns.draft(&row.cells)).collect::<Vec<_>>();
    let rows = drafts.iter().map(known_row).collect::<Vec<_>>();
    let entries = loaded.entries.iter().map(known_entry).collect::<Vec<_>>();
    let matches = matched(&rows, &entries);
    let work = Work { loaded, sheet, columns: &columns, source, order };
    let mut about = HashSet::new();
    for ((row, draft), found) in sheet.rows.iter().zip(drafts).zip(&matches) {
        about.extend(match found {
            Match::Entry(place) => Some(*place),
            _ => None,
        });
        match work.row(row, draft, *found) {
            Ok(None) => preview.same += 1,
            Ok(Some(difference)) => preview.differences.push(difference),
            Err(bad) => preview.bad.push(bad),
        }
    }
    let is_absent = |(place, entry): &(usize, &Entry)| {
        let is_asked = source != Source::ECampus || !entry.details.enrolment.is_empty();
        entry.is_active() && is_asked && !about.contains(place)
    };
    let absent = loaded.entries.iter().enumerate().filter(is_absent);
    preview.absent = absent.map(|(_, entry)| entry.clone()).collect();
    preview
}

fn known_row(draft: &Draft) -> Known<'_> {
    let text = |field| draft.0.get(&field).map(String::as_str).unwrap_or_default();
    Known { enrolment: text(Field::Enrolment), email: text(Field::Email), name: text(Field::Name) }
}

fn known_entry(entry: &Entry) -> Known<'_> {
    let Details { enrolment, email, name, .. } = &entry.details;
    Known { enrolment, email, name }
}

struct Work<'a> {
    loaded: &'a Loaded,
    sheet: &'a Sheet,
    columns: &'a Columns,
    source: Source,
    order: DateOrder,
}

impl Work<'_> {
    /// What a row changes, if anything.
    fn row(&self, row: &SheetRow, draft: Draft, found: Match) -> Result<Option<Difference>, Bad> {
        let bad = |column: String, code| Bad {
            line: row.line,
            column,
            code,
            first: None,
            cells: row.cells.clone(),
        };
        let of_field = |field: Field, code| bad(self.name(field), code);
        if let Some(unread) = Unread::first(&row.unread, |place| self.columns.reads(place)) {
            let column = self.sheet.header.get(unread.place()).cloned().unwrap_or_default();
            return Err(bad(column, unread.code()));
        }
        if row.cells.len() > self.sheet.header.len() {
            return Err(bad(String::new(), "width"));
        }
        let has_number = draft.0.get(&Field::Enrolment).is_some_and(|number| !number.trim().is_empty());
        if self.source == Source::ECampus && !has_number {
            return Err(of_field(Field::Enrolment, "missing"));
        }
        let entry = match found {
            Match::Again(first) => {
                let first = self.sheet.rows.get(first).map(|row| row.line);
                return Err(Bad { first, ..of_field(Field::Name, "again") });
            }
            Match::Entry(place) => Some(&self.loaded.entries[place]),
            Match::New => None,
        };
        let writing = Writing { order: self.order, serials: self.sheet.serials };
        let reader = Reader { loaded: self.loaded, writing };
        let details = reader.read(&draft, entry.map(|entry| &entry.details)).map_err(|faults| {
            faults
                .first()
                .map_or_else(|| bad(String::new(), "missing"), |(field, code)| of_field(*field, code))
        })?;
        let Some(entry) = entry else {
            return Ok(Some(Difference { line: row.line, entry: None, details, changes: Vec::new(), draft }));
        };
        let back = if entry.is_active() { entry.clone() } else { entry.put_back() };
        if let Err(EntryError::Booked(field)) = back.change(details.clone(), true) {
            return Err(of_field(field, "booked"));
        }
        let mut changes = entry.details.changes(&details);
        if !entry.is_active() {
            let (before, after) = (Value::State(State::Withdrawn), Value::State(back.state));
            changes.push(Change { field: Field::State, before, after });
        }
        let difference = Difference { line: row.line, entry: Some(entry.clone()), details, changes, draft };
        Ok((!difference.changes.is_empty()).then_some(difference))
    }

    /// The name of the column of a field, as the file writes it.
    fn name(&self, field: Field) -> String {
        let place = self.columns.place(field);
        place.and_then(|place| self.sheet.header.get(place)).cloned().unwrap_or_default()
    }
}
