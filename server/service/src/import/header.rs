//! The header of a list: which column holds what, however it is written.

use super::sheet::plain;

/// What a column may be called, compared without case, blanks and signs.
pub(crate) type Called<C> = (C, &'static [&'static str]);

/// The columns of a header, by place; none for those that are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Columns<C>(pub Vec<Option<C>>);

impl<C: Copy + PartialEq> Columns<C> {
    /// What the columns of a header hold: by the first names that fit; by the next ones where these leave a column without a
    /// meaning. A column that is there a second time is not read.
    pub fn of(header: &[String], names: &[&[Called<C>]]) -> Self {
        let written: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let mut columns = vec![None; written.len()];
        for names in names {
            for (place, name) in written.iter().enumerate() {
                let found = called(names, name)
                    .filter(|found| columns[place].is_none() && !columns.contains(&Some(*found)));
                columns[place] = columns[place].or(found);
            }
        }
        Self(columns)
    }

    /// Whether the column at a place is read.
    pub fn reads(&self, place: usize) -> bool {
        self.0.get(place).is_some_and(Option::is_some)
    }

    /// Where a column is.
    pub fn place(&self, wanted: C) -> Option<usize> {
        self.0.iter().position(|column| *column == Some(wanted))
    }

    /// The name of a column, as the list writes it; empty where it is not there.
    pub fn name(&self, header: &[String], wanted: C) -> String {
        self.place(wanted).and_then(|place| header.get(place)).cloned().unwrap_or_default()
    }

    /// Names of columns that are not read.
    pub fn unread(&self, header: &[String]) -> Vec<String> {
        let named = header.iter().zip(&self.0).filter(|(name, column)| !name.is_empty() && column.is_none());
        named.map(|(name, _)| name.clone()).collect()
    }

    /// What a row says in a column; empty where there is no such column, or nothing in it. The sign that keeps a cell of our
    /// own files from being taken for a formula is no part of it.
    pub fn cell<'c>(&self, cells: &'c [String], wanted: C) -> &'c str {
        let cell = self.raw(cells, wanted);
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
    }

    /// The same with that sign.
    pub fn raw<'c>(&self, cells: &'c [String], wanted: C) -> &'c str {
        self.place(wanted).and_then(|place| cells.get(place)).map(|cell| cell.trim()).unwrap_or_default()
    }
}

fn called<C: Copy>(names: &[Called<C>], name: &str) -> Option<C> {
    let is = |called: &&str| plain(called) == name;
    names.iter().find(|(_, called)| called.iter().any(is)).map(|(column, _)| *column)
}
