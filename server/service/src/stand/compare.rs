//! A list of exhibitors against those of an event: what is new, what says something else, and what cannot be taken.

use super::columns::{Column, columns};
use super::write::same_label;
use super::{StandPlan, plan};
use crate::fingerprint::number;
use crate::import::Unread;
use crate::import::header::Columns;
use crate::import::sheet::{Sheet, SheetRow};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::StandId;
use domain::mail::is_mailbox;
use domain::stand::{Exhibitor, Said, Stand, USUAL};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What exhibitors and stands were when it was compared.
    pub state: i64,
    /// Whether the column of organisations is not there: then no row was looked at.
    pub lacks_names: bool,
    /// Names of columns that are not read.
    pub unread: Vec<String>,
    /// What is new or says something else, in order of the list.
    pub differences: Vec<Difference>,
    /// How many rows say what is known.
    pub same: usize,
    /// Rows that cannot be taken, in order of the list.
    pub bad: Vec<BadRow>,
    /// Exhibitors that no row is about.
    pub absent: Vec<Exhibitor>,
}

/// A row that changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line in the list, from 1.
    pub line: u64,
    /// The exhibitor as it is; none where it is new.
    pub before: Option<Exhibitor>,
    /// What is said of it then.
    pub said: Said,
    /// Its stand then.
    pub stand: Option<StandId>,
}

impl Difference {
    fn changes(&self) -> bool {
        self.before.as_ref().is_none_or(|before| before.said != self.said || before.stand != self.stand)
    }

    /// Whether it leaves the stand it has.
    pub(super) fn moves(&self) -> bool {
        self.before.as_ref().is_some_and(|before| before.stand.is_some() && before.stand != self.stand)
    }
}

/// A row that cannot be taken.
#[derive(Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Line in the list, from 1.
    pub line: u64,
    /// Name of the column, as the list writes it; empty where it is the whole row.
    pub column: String,
    /// Stable word for what is wrong.
    pub code: &'static str,
    /// The line that the exhibitor came in first.
    pub first: Option<u64>,
    /// What the row calls the exhibitor.
    pub name: String,
}

// What is logged names nobody.
impl std::fmt::Debug for BadRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BadRow").field("line", &self.line).field("code", &self.code).finish_non_exhaustive()
    }
}

/// Compares a list with the exhibitors of an event; nothing is written.
pub async fn compare(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    sheet: &Sheet,
) -> Result<(StandPlan, Compared), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let plan = plan(ctx, actor, code).await?;
    if !plan.may_plan {
        return Err(ServiceError::NotFound("event"));
    }
    let compared = compared(&plan.exhibitors, &plan.stands, sheet);
    Ok((plan, compared))
}

/// The same of what is at hand.
pub(super) fn compared(exhibitors: &[Exhibitor], stands: &[Stand], sheet: &Sheet) -> Compared {
    let columns = columns(&sheet.header);
    let mut compared = Compared {
        state: state(exhibitors, stands),
        lacks_names: columns.place(Column::Organisation).is_none(),
        unread: columns.unread(&sheet.header),
        ..Compared::default()
    };
    if compared.lacks_names {
        return compared;
    }
    let lines = sheet.rows.iter().filter(|row| !is_free(&columns, row)).collect();
    let work = Work { exhibitors, stands, header: &sheet.header, lines, columns: &columns };
    let mut came = HashMap::new();
    let mut rows = work.lines.iter().map(|row| work.row(row, &mut came)).collect::<Vec<_>>();
    work.settle(&mut rows);
    for row in rows {
        match row {
            Ok(difference) if difference.changes() => compared.differences.push(difference),
            Ok(_) => compared.same += 1,
            Err(bad) => compared.bad.push(bad),
        }
    }
    let is_absent = |one: &&Exhibitor| !came.contains_key(&folded(&one.said.organisation));
    compared.absent = exhibitors.iter().filter(is_absent).cloned().collect();
    compared
}

/// Whether a row is a stand nobody has, as in our own file.
fn is_free(columns: &Columns<Column>, row: &SheetRow) -> bool {
    let is_empty = |column| columns.cell(&row.cells, column).is_empty();
    let of_somebody = [Column::Organisation, Column::Contact, Column::Email, Column::Link];
    Unread::first(&row.unread, |place| columns.reads(place)).is_none()
        && !is_empty(Column::Stand)
        && of_somebody.into_iter().all(is_empty)
}

/// A number for what there is: another one as soon as anything of it is another.
fn state(exhibitors: &[Exhibitor], stands: &[Stand]) -> i64 {
    let mut hash = Sha256::new();
    let exhibitors = exhibitors.iter().map(|one| (one.id.uuid(), one.version));
    for (id, version) in exhibitors.chain(stands.iter().map(|one| (one.id.uuid(), one.version))) {
        hash.update(id.as_bytes());
        hash.update(version.to_be_bytes());
    }
    number(hash)
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

struct Work<'a> {
    exhibitors: &'a [Exhibitor],
    stands: &'a [Stand],
    header: &'a [String],
    /// The rows about an exhibitor.
    lines: Vec<&'a SheetRow>,
    columns: &'a Columns<Column>,
}

impl Work<'_> {
    /// What a row says of an exhibitor. An empty cell says nothing: what is known stays.
    fn row(&self, row: &SheetRow, came: &mut HashMap<String, u64>) -> Result<Difference, BadRow> {
        if let Some(unread) = Unread::first(&row.unread, |place| self.columns.reads(place)) {
            let column = self.header.get(unread.place()).cloned().unwrap_or_default();
            return Err(BadRow { column, ..self.bad(row, unread.code()) });
        }
        if row.cells.len() > self.header.len() {
            return Err(self.bad(row, "width"));
        }
        let wrong = |column, code| BadRow { column: self.name(column), ..self.bad(row, code) };
        let cell = |column| self.columns.cell(&row.cells, column);
        let name = cell(Column::Organisation);
        if name.is_empty() {
            return Err(wrong(Column::Organisation, "missing"));
        }
        if let Some(first) = came.get(&folded(name)) {
            return Err(BadRow { first: Some(*first), ..wrong(Column::Organisation, "again") });
        }
        came.insert(folded(name), row.line);
        let mut known = self.exhibitors.iter().filter(|one| folded(&one.said.organisation) == folded(name));
        let before = known.next();
        if known.next().is_some() {
            return Err(wrong(Column::Organisation, "ambiguous"));
        }
        let stand = match cell(Column::Stand) {
            "" => None,
            label => Some(self.stand(label).ok_or_else(|| wrong(Column::Stand, "unknown"))?),
        };
        let said = self.said(row, before, stand).map_err(|(column, code)| wrong(column, code))?;
        let stand = stand.map(|stand| stand.id).or_else(|| before.and_then(|before| before.stand));
        Ok(Difference { line: row.line, before: before.cloned(), said, stand })
    }

    fn said(
        &self,
        row: &SheetRow,
        before: Option<&Exhibitor>,
        stand: Option<&Stand>,
    ) -> Result<Said, (Column, &'static str)> {
        let cell = |column| self.columns.cell(&row.cells, column);
        let known = before.map(|before| before.said.clone());
        let or = |text: &str, known: Option<String>| {
            if text.is_empty() { known.unwrap_or_default() } else { text.to_owned() }
        };
        let (contact, email) = (cell(Column::Contact), cell(Column::Email));
        if !email.is_empty() && !is_mailbox(email) {
            return Err((Column::Email, "not_an_address"));
        }
        let reached = reached(contact, email, known.as_ref().map_or("", |known| &known.contact));
        let area = match cell(Column::Area) {
            "" => known.as_ref().map(|known| known.area).or(stand.map(|stand| stand.area)).unwrap_or(USUAL),
            text => square_metres(text).ok_or((Column::Area, "out_of_range"))?,
        };
        let said = Said {
            organisation: cell(Column::Organisation).to_owned(),
            contact: reached,
            link: or(cell(Column::Link), known.map(|known| known.link)),
            area,
        };
        let column = |field| match field {
            "contact" => Column::Contact,
            "link" => Column::Link,
            "area" => Column::Area,
            _ => Column::Organisation,
        };
        let fault = said.check().into_iter().next();
        fault.map_or(Ok(said), |(field, code)| Err((column(field), code)))
    }

    /// The stand of a label: the one called so, else the one called so but for capitals.
    fn stand(&self, label: &str) -> Option<&Stand> {
        let exact = self.stands.iter().find(|stand| stand.label == label);
        exact.or_else(|| self.stands.iter().find(|stand| same_label(&stand.label, label)))
    }

    /// Leaves each stand to one: to who has it and stays, else to the row that names it first. A row that is refused keeps
    /// its exhibitor where it is, which may refuse another row.
    fn settle(&self, rows: &mut [Result<Difference, BadRow>]) {
        loop {
            let leaving = rows.iter().flatten().filter(|row| row.moves());
            let leaving = leaving.filter_map(|row| Some(row.before.as_ref()?.id)).collect::<HashSet<_>>();
            let staying = self.exhibitors.iter().filter(|one| !leaving.contains(&one.id));
            let mut taken = staying.filter_map(|one| one.stand).collect::<HashSet<_>>();
            let mut is_settled = true;
            for (row, line) in rows.iter_mut().zip(&self.lines) {
                let Ok(difference) = row else { continue };
                let had = difference.before.as_ref().and_then(|before| before.stand);
                let wanted = difference.stand.filter(|stand| had != Some(*stand));
                if wanted.is_some_and(|stand| !taken.insert(stand)) {
                    *row = Err(BadRow { column: self.name(Column::Stand), ..self.bad(line, "taken") });
                    is_settled = false;
                }
            }
            if is_settled {
                return;
            }
        }
    }

    /// The name of a column, as the list writes it.
    fn name(&self, column: Column) -> String {
        self.columns.name(self.header, column)
    }

    fn bad(&self, row: &SheetRow, code: &'static str) -> BadRow {
        let name = self.columns.cell(&row.cells, Column::Organisation).to_owned();
        BadRow { line: row.line, column: String::new(), code, first: None, name }
    }
}

/// Whom to reach: what a row says of the person and of the address, each of which leaves the other as it was known.
fn reached(contact: &str, email: &str, known: &str) -> String {
    let (addresses, others): (Vec<_>, Vec<_>) =
        known.split(", ").filter(|part| !part.is_empty()).partition(|part| is_mailbox(part));
    let holds_one = contact.split([',', ' ']).any(is_mailbox);
    let person = if contact.is_empty() { others } else { vec![contact] };
    let address = match email {
        "" if holds_one => Vec::new(),
        "" => addresses,
        email if contact.contains(email) => Vec::new(),
        email => vec![email],
    };
    person.into_iter().chain(address).collect::<Vec<_>>().join(", ")
}

/// A size as people write it: `6`, `6 m²`, `6.0`.
fn square_metres(text: &str) -> Option<i64> {
    let text = text.trim_end_matches("m²").trim_end_matches("m2").trim();
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    whole.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_contact_deleted_the_other_half() {
        let known = "Eve Jones, eve@fund.test";
        assert_eq!(reached("", "eve@fund.test", known), known);
        assert_eq!(reached("", "ada@fund.test", known), "Eve Jones, ada@fund.test");
        assert_eq!(reached("Ada Voice", "", known), "Ada Voice, eve@fund.test");
        assert_eq!(reached("Ada Voice", "ada@fund.test", known), "Ada Voice, ada@fund.test");
        assert_eq!(reached("Ada Voice, ada@fund.test", "", known), "Ada Voice, ada@fund.test");
        assert_eq!(reached("", "", known), known);
        assert_eq!(reached("Ada", "ada@fund.test", ""), "Ada, ada@fund.test");
    }

    #[test]
    fn a_size_is_read_with_its_unit_and_a_part_of_a_metre_is_none() {
        assert_eq!(["6", "6 m²", "6m2", "6.0"].map(square_metres), [Some(6); 4]);
        assert_eq!(["", "6.5", "six"].map(square_metres), [None; 3]);
    }
}
