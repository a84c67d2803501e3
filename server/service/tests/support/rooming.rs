//! Rooming lists on the small campus.

use super::campus::Campus;
use domain::access::Role;
use domain::rooming::{Entry, Field, Source};
use service::rooming::sheet::{Sheet, SheetRow};
use service::rooming::{DateOrder, Draft, Edit, Outcome, Preview, RoomingRecord, compare, take_over};
use service::stay::Write;
use service::{Actor, ServiceError};

/// What a test writes of somebody, by the words of the fields.
pub fn draft(fields: &[(&str, &str)]) -> Draft {
    let field = |(name, text): &(&str, &str)| (Field::parse(name).expect("a field"), (*text).to_owned());
    Draft(fields.iter().map(field).collect())
}

/// Somebody with nights, in a single.
pub fn sleeper(name: &str, arrival: &str, departure: &str) -> Draft {
    draft(&[("name", name), ("arrival", arrival), ("departure", departure), ("room_type", "single")])
}

/// A draft with one field more.
pub fn with(draft: Draft, field: &str, text: &str) -> Draft {
    let mut draft = draft;
    draft.0.insert(Field::parse(field).expect("a field"), text.to_owned());
    draft
}

/// A table of cells between commas, the header first.
pub fn sheet(lines: &[&str]) -> Sheet {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let row = |(line, text): (u64, &&str)| SheetRow { line, cells: cells(text), unread: Vec::new() };
    Sheet { header: cells(lines[0]), rows: (2..).zip(&lines[1..]).map(row).collect(), serials: false }
}

impl Campus {
    /// Writes edits of the list of an event as somebody.
    pub async fn lists_as(&self, actor: &Actor, code: &str, edits: &[Edit]) -> Result<(), ServiceError> {
        service::rooming::write(&self.ctx, actor, code, edits, &Write::new(self.fresh_key())).await
    }

    /// The organiser writes drafts at the end of a list.
    pub async fn lists(&self, code: &str, drafts: &[Draft]) -> Result<(), ServiceError> {
        let edits = drafts.iter().cloned().map(Edit::Add).collect::<Vec<_>>();
        self.lists_as(&self.actor(Role::Organiser), code, &edits).await
    }

    /// The list as the desk sees it.
    pub async fn list(&self, code: &str) -> RoomingRecord {
        let actor = self.actor(Role::Facilities);
        service::rooming::one(&self.ctx, &actor, code).await.expect("a rooming list")
    }

    /// An entry by its name.
    pub async fn entry(&self, code: &str, name: &str) -> Entry {
        let mut entries = self.list(code).await.entries.into_iter();
        entries.find(|entry| entry.details.name == name).expect("somebody of this name")
    }

    /// The desk books what is approved.
    pub async fn books_the_list(&self, code: &str) -> Result<Outcome, ServiceError> {
        service::rooming::book(&self.ctx, &self.actor(Role::Facilities), code).await
    }

    /// The desk approves everybody who is proposed.
    pub async fn approves_all(&self, code: &str) -> i64 {
        let entries = self.list(code).await.entries;
        let which = entries.iter().map(|entry| (entry.id, entry.version)).collect();
        let which = service::rooming::Which::These(which);
        service::rooming::approve(&self.ctx, &self.actor(Role::Facilities), code, &which)
            .await
            .expect("approved")
    }

    /// What a file would change.
    pub async fn previews(&self, code: &str, sheet: &Sheet, source: Source) -> Preview {
        let actor = self.actor(Role::Organiser);
        compare(&self.ctx, &actor, code, sheet, (source, DateOrder::DayFirst)).await.expect("a preview")
    }

    /// Takes a file over on the version of a preview, withdrawing nobody.
    pub async fn takes_over(&self, code: &str, sheet: &Sheet, version: i64) -> Result<(), ServiceError> {
        let (actor, how) = (self.actor(Role::Organiser), (Source::File, DateOrder::DayFirst));
        let write = Write::of_version(self.fresh_key(), version);
        take_over(&self.ctx, &actor, code, sheet, how, &[], &write).await
    }
}
