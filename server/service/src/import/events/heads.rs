//! Columns found by what they may be called, and the cells under them.

use crate::dates::{self, DateOrder};
use crate::import::columns::{Column, plain};
use crate::import::error::FileError;
use crate::import::fault::{Fault, Reason};
use crate::import::unread::Unread;
use crate::import::value::{fault, may_be, whole};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What the columns of a field may be called, the name of our own first.
pub(super) type Names<F> = (F, &'static [&'static str]);

/// The columns of a file by field.
#[derive(Clone, Debug)]
pub(super) struct Heads<F: 'static> {
    names: &'static [Names<F>],
    found: Vec<(F, Column)>,
    width: usize,
    /// The columns nobody asks for.
    pub ignored: Vec<String>,
}

impl<F: Copy + Eq> Heads<F> {
    /// Finds every column, or names all that are missing or there twice.
    pub fn bind(
        names: &'static [Names<F>],
        needed: &[F],
        header: &[String],
        file: &str,
    ) -> Result<Self, FileError> {
        let (mut found, mut ignored) = (Vec::<(F, Column)>::new(), Vec::new());
        let mut twice = BTreeSet::new();
        for (place, name) in header.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let called = plain(name);
            let Some((field, own)) = names.iter().find(|(_, known)| known.contains(&called.as_str())) else {
                ignored.push(name.clone());
                continue;
            };
            if found.iter().any(|(known, _)| known == field) {
                twice.insert(own[0].to_owned());
            }
            found.push((*field, Column { place, name: name.clone() }));
        }
        let heads = Self { names, found, width: header.len(), ignored };
        if !twice.is_empty() {
            return Err(FileError::DuplicateColumns {
                file: file.to_owned(),
                columns: twice.into_iter().collect(),
            });
        }
        let missing = needed.iter().filter(|field| !heads.has(**field));
        let missing = missing.map(|field| heads.column(*field).name).collect::<Vec<_>>();
        if missing.is_empty() {
            return Ok(heads);
        }
        let found = header.iter().filter(|name| !name.is_empty()).cloned().collect();
        Err(FileError::NoSuchColumns { file: file.to_owned(), missing, found })
    }

    /// Whether the file has a column for it.
    pub fn has(&self, field: F) -> bool {
        self.found.iter().any(|(known, _)| *known == field)
    }

    /// The column of a field; where the file has none, one by our own name at a place no row has.
    fn column(&self, field: F) -> Column {
        let found = self.found.iter().find(|(known, _)| *known == field);
        let own = || self.names.iter().find(|(known, _)| *known == field).map_or("", |(_, names)| names[0]);
        found.map_or_else(
            || Column { place: usize::MAX, name: own().to_owned() },
            |(_, column)| column.clone(),
        )
    }

    /// What is wrong with a row before any cell is looked at.
    pub fn check(&self, cells: &[String], unread: &[Unread]) -> Result<(), Fault> {
        let whole_line = |reason| Fault { column: String::new(), reason };
        let column = |place| self.found.iter().map(|(_, column)| column).find(|column| column.place == place);
        let unread = Unread::first(unread, |place| column(place).is_some());
        if let Some((unread, column)) = unread.and_then(|unread| Some((unread, column(unread.place())?))) {
            return Err(Fault { column: column.name.clone(), reason: unread.reason() });
        }
        let (found, expected) = (cells.len(), self.width);
        if found == expected { Ok(()) } else { Err(whole_line(Reason::Width { found, expected })) }
    }
}

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Writing {
    /// What comes first in a date in numbers; none where one that could be two days is refused.
    pub order: Option<DateOrder>,
    /// Whether a date may be a number of days.
    pub serials: bool,
}

impl Writing {
    /// The day that a text means.
    pub fn day(self, text: &str) -> Result<NaiveDate, Reason> {
        let by = |order| dates::read(text, order, self.serials).filter(|day| may_be(*day));
        let day = match self.order {
            Some(order) => by(order),
            None => match (by(DateOrder::DayFirst), by(DateOrder::MonthFirst)) {
                (Some(one), Some(other)) if one != other => return Err(Reason::AmbiguousDate),
                (one, other) => one.or(other),
            },
        };
        day.ok_or(Reason::Date)
    }
}

/// A row under its columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a, F: 'static> {
    pub heads: &'a Heads<F>,
    pub cells: &'a [String],
    pub writing: Writing,
}

impl<'a, F: Copy + Eq> Line<'a, F> {
    /// The text of a cell; none where it is empty.
    pub fn text(&self, field: F) -> Option<&'a str> {
        let (_, column) = self.heads.found.iter().find(|(known, _)| *known == field)?;
        self.cells.get(column.place).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// A fault of the column of a field.
    pub fn fault(&self, field: F, reason: Reason) -> Fault {
        fault(&self.heads.column(field), reason)
    }

    /// A text of at most so many characters.
    pub fn short(&self, field: F, most: usize) -> Result<Option<&'a str>, Fault> {
        let Some(text) = self.text(field) else { return Ok(None) };
        let fits = text.chars().count() <= most;
        if fits { Ok(Some(text)) } else { Err(self.fault(field, Reason::TooLong { most })) }
    }

    /// A number from 0 to `most`.
    pub fn number(&self, field: F, most: i64) -> Result<Option<i64>, Fault> {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let number = self.text(field).map(|text| whole(text, most)).transpose();
        number.map(|number| number.map(i64::from)).map_err(|reason| self.fault(field, reason))
    }

    /// A day.
    pub fn day(&self, field: F) -> Result<Option<NaiveDate>, Fault> {
        let day = self.text(field).map(|text| self.writing.day(text)).transpose();
        day.map_err(|reason| self.fault(field, reason))
    }

    /// A word out of a list, whatever its case, blanks and dashes.
    pub fn word<T>(
        &self,
        field: F,
        parse: impl Fn(&str) -> Option<T>,
        reason: Reason,
    ) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(field) else { return Ok(None) };
        parse(&plain(text)).map(Some).ok_or_else(|| self.fault(field, reason))
    }

    /// What must be there.
    pub fn needed<T>(&self, field: F, found: Option<T>) -> Result<T, Fault> {
        found.ok_or_else(|| self.fault(field, Reason::Missing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [Names<u8>; 2] = [(1, &["reference", "ref"]), (2, &["first_day", "start"])];

    fn bind(header: &[&str]) -> Result<Heads<u8>, String> {
        let header = header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Heads::bind(&NAMES, &[1, 2], &header, "f.csv").map_err(|error| error.to_string())
    }

    #[test]
    fn columns_are_found_in_any_order_and_those_nobody_asks_for_are_named() {
        let heads = bind(&["Colour", "First day", "", "REF"]).unwrap();
        assert!(heads.has(1) && heads.has(2));
        assert_eq!(heads.ignored, ["Colour"]);
    }

    #[test]
    fn what_is_missing_is_named_by_our_own_name_and_what_is_there_twice_is_refused() {
        assert!(bind(&["Colour"]).unwrap_err().contains("lacks 'reference', 'first_day'"));
        assert!(
            bind(&["ref", "reference", "start"]).unwrap_err().contains("more than one column 'reference'")
        );
    }

    #[test]
    fn a_date_that_could_be_two_days_is_refused_unless_somebody_said_which_comes_first() {
        let day = |order, text| Writing { order, serials: false }.day(text);
        let expected = NaiveDate::from_ymd_opt(2027, 2, 28).unwrap();
        for text in ["2027-02-28", "28/02/2027", "02/28/2027", "28.2.2027", "28 Feb 2027"] {
            assert_eq!(day(None, text), Ok(expected), "{text}");
        }
        assert_eq!(day(None, "03/02/2027"), Err(Reason::AmbiguousDate));
        assert_eq!(day(None, "03/03/2027"), Ok(NaiveDate::from_ymd_opt(2027, 3, 3).unwrap()));
        let read = |order| day(Some(order), "03/02/2027").unwrap().to_string();
        assert_eq!(
            (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)),
            ("2027-02-03".into(), "2027-03-02".into())
        );
        assert_eq!(day(None, "=TODAY()"), Err(Reason::Date));
        assert_eq!(day(None, "28/02/20270"), Err(Reason::Date));
    }
}
