//! From the text of a campus file to the campus it describes. Every problem is collected, so that a file is put
//! right in one go.

mod building;
mod kinds;
mod place;
mod rooms;
mod spaces;
#[cfg(test)]
mod tests;

use super::file::{CampusFile, Date, Text};
use super::ids::{Ids, Kind};
use super::problem::{Problem, Problems, Reason};
use chrono::NaiveDate;
use domain::campus::{Campus, Code, ValueError};
use place::Lines;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// What a file says.
#[derive(Debug)]
pub(super) struct Reading {
    /// The campus it describes.
    pub campus: Campus,
    /// Numbers of the rooms it names for a variant that was not chosen.
    pub left_out: BTreeSet<Code>,
    /// Line and column of each room and space, by code.
    pub places: BTreeMap<Code, (usize, usize)>,
}

/// Reads a file; `without` names the variants to leave out. Codes that `ids` knows keep their id.
pub(super) fn read(text: &str, without: &[String], ids: Ids<'_>) -> Result<Reading, Problems> {
    let lines = Lines::of(text);
    let file: CampusFile = toml::from_str(text).map_err(|error| {
        let place = error.span().map(|span| lines.place(span.start));
        let reason = Reason::Shape(error.message().to_owned());
        Problems(vec![Problem { place, field: "", reason }])
    })?;
    let mut check = Check::new(lines, ids);
    check.file(&file, without);
    check.finish()
}

/// The work in hand: what was understood so far, and what was not.
struct Check<'a> {
    lines: Lines,
    ids: Ids<'a>,
    /// Where each code was first given.
    seen: BTreeMap<(Kind, String), usize>,
    problems: Vec<Problem>,
    without: BTreeSet<String>,
    reading: Reading,
}

impl<'a> Check<'a> {
    fn new(lines: Lines, ids: Ids<'a>) -> Self {
        let reading =
            Reading { campus: Campus::default(), left_out: BTreeSet::new(), places: BTreeMap::new() };
        Self { lines, ids, seen: BTreeMap::new(), problems: Vec::new(), without: BTreeSet::new(), reading }
    }

    /// Kinds first, since rooms and spaces refer to them.
    fn file(&mut self, file: &CampusFile, without: &[String]) {
        self.facts(&file.fact);
        self.variants(&file.variant, without);
        self.room_types(&file.room_type);
        self.equipment(&file.equipment);
        self.changeovers(file.changeover.as_ref());
        let Some(stock_from) = self.date("stock.from", &file.stock.from) else { return };
        self.pavilions(&file.pavilion, stock_from);
        self.pieces(&file.equipment);
    }

    fn finish(mut self) -> Result<Reading, Problems> {
        if self.problems.is_empty() {
            return Ok(self.reading);
        }
        self.problems.sort_by_key(|problem| problem.place);
        Err(Problems(self.problems))
    }

    fn problem(&mut self, at: Range<usize>, field: &'static str, reason: Reason) {
        self.problems.push(Problem { place: Some(self.lines.place(at.start)), field, reason });
    }

    /// A value parsed, or a problem noted.
    fn value<S: ToString, T>(
        &mut self,
        field: &'static str,
        entry: &Spanned<S>,
        parse: impl FnOnce(&S) -> Result<T, ValueError>,
    ) -> Option<T> {
        let value = parse(entry.get_ref());
        value
            .map_err(|error| {
                let found = entry.get_ref().to_string();
                self.problem(entry.span(), field, Reason::Value { found, error });
            })
            .ok()
    }

    /// A text parsed, or a problem noted.
    fn text<T>(
        &mut self,
        field: &'static str,
        entry: &Text,
        parse: fn(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        self.value(field, entry, |text| parse(text))
    }

    /// A date without a time, or a problem noted.
    fn date(&mut self, field: &'static str, entry: &Date) -> Option<NaiveDate> {
        let written = entry.get_ref();
        let date = written.date.filter(|_| written.time.is_none());
        let date = date.and_then(|date| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        if date.is_none() {
            self.problem(entry.span(), field, Reason::Date { found: written.to_string() });
        }
        date
    }

    /// A word of a fixed set, or a problem noted that lists the set.
    fn word<T: Copy>(
        &mut self,
        field: &'static str,
        entry: &Text,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|word| code(*word) == entry.get_ref());
        if found.is_none() {
            let known = all.iter().map(|word| code(*word).to_owned()).collect();
            self.problem(entry.span(), field, Reason::Unknown { found: entry.get_ref().clone(), known });
        }
        found
    }

    /// Notes that a code is taken; a problem where it was before.
    fn once(&mut self, kind: Kind, code: &str, at: Range<usize>, field: &'static str) {
        let (line, _) = self.lines.place(at.start);
        if let Some(first) = self.seen.get(&(kind, code.to_owned())).copied() {
            self.problem(at, field, Reason::Twice { found: code.to_owned(), line: first });
        } else {
            self.seen.insert((kind, code.to_owned()), line);
        }
    }

    /// Whether a code of the kind was given so far; a problem that lists those that were, if not.
    fn known(&mut self, kind: Kind, field: &'static str, entry: &Text) -> bool {
        let found = entry.get_ref();
        if self.seen.contains_key(&(kind, found.clone())) {
            return true;
        }
        let known =
            self.seen.keys().filter(|(seen, _)| *seen == kind).map(|(_, code)| code.clone()).collect();
        self.problem(entry.span(), field, Reason::Unknown { found: found.clone(), known });
        false
    }

    /// What is not invented is known from somewhere.
    fn sourced(&mut self, field: &'static str, code: &Text, source: &str, synthetic: bool) {
        if !synthetic && source.trim().is_empty() {
            self.problem(code.span(), field, Reason::NoSource { found: code.get_ref().clone() });
        }
    }
}

/// The place in a list, counted from 1, as a row keeps it.
fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1)
}
