//! The columns of a mapping found in the header of a file.

use super::error::FileError;
use super::mapping::{Booked, DateColumn, Mapping};
use std::collections::BTreeSet;

/// A column: its place among the cells, and its name for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub place: usize,
    pub name: String,
}

/// Where a date stands.
#[derive(Clone, Debug)]
pub(super) enum DateAt {
    One(Column),
    Split { year: Column, month: Column, day: Column },
}

/// Where the date of booking stands.
#[derive(Clone, Debug)]
pub(super) enum BookedAt {
    On(DateAt),
    DaysBefore(Column),
}

/// Every field with its place; none where mapping or file lack it.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub arrival: DateAt,
    pub departure: Option<DateAt>,
    pub nights: Vec<Column>,
    pub room_type: Column,
    pub segment: Option<Column>,
    pub status: Option<Column>,
    pub booked: BookedAt,
    pub status_date: Option<DateAt>,
    pub heads: Option<Column>,
    pub people: Vec<Column>,
    pub reference: Option<Column>,
    pub guest: Option<Column>,
    pub email: Option<Column>,
    pub organisation: Option<Column>,
    pub event: Option<Column>,
}

impl Columns {
    /// Finds every column, or names all that are missing or there twice.
    pub fn bind(mapping: &Mapping, header: &[String], file: &str) -> Result<Self, FileError> {
        let mut search = Search::of(header);
        let columns = search.all(mapping);
        if !search.twice.is_empty() {
            let columns = search.twice.into_iter().collect();
            return Err(FileError::DuplicateColumns { file: file.to_owned(), columns });
        }
        if columns.departure.is_none() && columns.nights.is_empty() {
            search.missing.insert("departure or nights".to_owned());
        }
        if search.missing.is_empty() {
            return Ok(columns);
        }
        let found: Vec<String> = header.iter().filter(|name| !name.is_empty()).cloned().collect();
        let missing = search.missing.into_iter().collect();
        Err(FileError::MissingColumns { file: file.to_owned(), missing, found, fits: fitting(header) })
    }
}

impl DateAt {
    fn columns(&self) -> Vec<&Column> {
        match self {
            Self::One(column) => vec![column],
            Self::Split { year, month, day } => vec![year, month, day],
        }
    }
}

impl Columns {
    /// Whether the column at a place is read.
    pub fn reads(&self, place: usize) -> bool {
        let booked = match &self.booked {
            BookedAt::On(date) => date.columns(),
            BookedAt::DaysBefore(column) => vec![column],
        };
        let dates = [Some(&self.arrival), self.departure.as_ref(), self.status_date.as_ref()];
        let dates = dates.into_iter().flatten().flat_map(DateAt::columns);
        let others = [&self.segment, &self.status, &self.heads, &self.reference];
        let people = [&self.guest, &self.email, &self.organisation, &self.event];
        let ones = others.into_iter().chain(people).flatten().chain([&self.room_type]);
        let several = self.nights.iter().chain(&self.people);
        booked.into_iter().chain(dates).chain(ones).chain(several).any(|column| column.place == place)
    }
}

/// A shipped mapping all of whose columns are in the header.
fn fitting(header: &[String]) -> Option<&'static str> {
    let fits = |mapping: &Mapping| {
        let mut search = Search::of(header);
        let columns = search.all(mapping);
        let ends = columns.departure.is_some() || !columns.nights.is_empty();
        ends && search.missing.is_empty() && search.twice.is_empty()
    };
    Mapping::shipped().find(|(_, mapping)| fits(mapping)).map(|(name, _)| name)
}

/// A search of columns that remembers what it did not find.
struct Search<'a> {
    header: Vec<(String, &'a str)>,
    missing: BTreeSet<String>,
    twice: BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn of(header: &'a [String]) -> Self {
        let header = header.iter().map(|name| (plain(name), name.as_str())).collect();
        Self { header, missing: BTreeSet::new(), twice: BTreeSet::new() }
    }

    fn all(&mut self, mapping: &Mapping) -> Columns {
        let names = &mapping.columns;
        Columns {
            arrival: self.date(&names.arrival),
            departure: self.optional_date(mapping, "departure", names.departure.as_ref()),
            nights: self.several(mapping, "nights", &names.nights),
            room_type: self.column(&names.room_type),
            segment: self.optional(mapping, "segment", names.segment.as_deref()),
            status: self.optional(mapping, "status", names.status.as_deref()),
            booked: match &names.booked {
                Booked::On(date) => BookedAt::On(self.date(date)),
                Booked::Before(lead) => BookedAt::DaysBefore(self.column(&lead.days_before_arrival)),
            },
            status_date: self.optional_date(mapping, "status_date", names.status_date.as_ref()),
            heads: self.optional(mapping, "heads", names.heads.as_deref()),
            people: self.several(mapping, "people", &names.people),
            reference: self.optional(mapping, "reference", names.reference.as_deref()),
            guest: self.optional(mapping, "guest", names.guest.as_deref()),
            email: self.optional(mapping, "email", names.email.as_deref()),
            organisation: self.optional(mapping, "organisation", names.organisation.as_deref()),
            event: self.optional(mapping, "event", names.event.as_deref()),
        }
    }

    /// A column that must be there; a missing one is noted and gets a place no row has.
    fn column(&mut self, name: &str) -> Column {
        let wanted = plain(name);
        let mut places = self.header.iter().enumerate().filter(|(_, (known, _))| *known == wanted);
        let first = places.next().map(|(place, (_, written))| (place, (*written).to_owned()));
        if places.next().is_some() {
            self.twice.insert(name.to_owned());
        }
        if let Some((place, name)) = first {
            return Column { place, name };
        }
        self.missing.insert(name.to_owned());
        Column { place: usize::MAX, name: name.to_owned() }
    }

    fn has(&self, name: &str) -> bool {
        let wanted = plain(name);
        self.header.iter().any(|(known, _)| *known == wanted)
    }

    fn optional(&mut self, mapping: &Mapping, field: &str, name: Option<&str>) -> Option<Column> {
        let name = name.filter(|name| self.has(name) || !mapping.is_optional(field))?;
        Some(self.column(name))
    }

    fn several(&mut self, mapping: &Mapping, field: &str, names: &[String]) -> Vec<Column> {
        names.iter().filter_map(|name| self.optional(mapping, field, Some(name))).collect()
    }

    fn optional_date(&mut self, mapping: &Mapping, field: &str, at: Option<&DateColumn>) -> Option<DateAt> {
        let at = at.filter(|at| {
            let first = match at {
                DateColumn::One(name) => name,
                DateColumn::Split(split) => &split.year,
            };
            self.has(first) || !mapping.is_optional(field)
        })?;
        Some(self.date(at))
    }

    fn date(&mut self, at: &DateColumn) -> DateAt {
        match at {
            DateColumn::One(name) => DateAt::One(self.column(name)),
            DateColumn::Split(split) => DateAt::Split {
                year: self.column(&split.year),
                month: self.column(&split.month),
                day: self.column(&split.day),
            },
        }
    }
}

/// Names are compared without regard to case, blanks and dashes: `Room type` is `room_type`.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bind(mapping: &str, header: &str) -> Result<Columns, String> {
        let mapping = Mapping::choose(Some(mapping)).unwrap();
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        Columns::bind(&mapping, &header, "f.csv").map_err(|error| error.to_string())
    }

    #[test]
    fn names_are_found_whatever_their_case_and_blanks() {
        let columns = bind("stays", "Arrival,Departure,Room type,Booked at").unwrap();
        assert_eq!(columns.room_type, Column { place: 2, name: "Room type".into() });
        assert!(columns.segment.is_none());
    }

    #[test]
    fn all_missing_columns_are_named_at_once() {
        let error = bind("stays", "arrival,colour").unwrap_err();
        assert!(error.contains("lacks 'booked_at', 'departure or nights', 'room_type'"), "{error}");
        assert!(error.contains("it has 'arrival', 'colour'"), "{error}");
    }

    #[test]
    fn a_shipped_mapping_that_fits_is_named() {
        let error = bind("hotel_demand", "arrival,nights,room_type,booked_at").unwrap_err();
        assert!(error.contains("use --mapping stays"), "{error}");
    }

    #[test]
    fn a_column_there_twice_is_refused_where_it_is_needed() {
        let error = bind("stays", "arrival,nights,room_type,room_type,booked_at").unwrap_err();
        assert!(error.contains("more than one column 'room_type'"), "{error}");
        assert!(bind("stays", "arrival,nights,room_type,booked_at,note,note").is_ok());
    }
}
