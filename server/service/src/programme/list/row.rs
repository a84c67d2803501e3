//! A row of a list, cell by cell: what it asks for, or the first thing that is wrong with it.

use super::columns::Column;
use super::persons::Persons;
use super::tracks::is_called;
use super::words;
use crate::dates::{self, DateOrder};
use crate::import::Unread;
use crate::import::header::Columns;
use crate::import::sheet::{Sheet, SheetRow};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::calendar::CampusZone;
use domain::campus::{Campus, SetupStyle, Space};
use domain::ids::{SessionId, SpaceId, TrackId};
use domain::language::Language;
use domain::programme::{Format, LONGEST_LINE, SessionKind, SessionState, Track, instants};
use std::collections::BTreeSet;

/// What stands for nothing in a cell: an empty one leaves what is known.
pub(super) const NONE: [&str; 3] = ["-", "–", "—"];

/// What a cell says of something that there may be none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Says<T> {
    /// Nothing: what is known stays.
    Nothing,
    /// That there is none.
    None,
    /// This one.
    This(T),
}

impl<T> Says<T> {
    /// What holds then, over what is known.
    pub fn over(self, known: Option<T>) -> Option<T> {
        match self {
            Self::Nothing => known,
            Self::None => None,
            Self::This(said) => Some(said),
        }
    }

    fn read(text: &str, find: impl FnOnce(&str) -> Result<T, Wrong>) -> Result<Self, Wrong> {
        match text {
            "" => Ok(Self::Nothing),
            none if NONE.contains(&none) => Ok(Self::None),
            text => find(text).map(Self::This),
        }
    }
}

/// What a row asks for. What it does not say is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Line in the list, from 1.
    pub line: u64,
    pub reference: Option<SessionId>,
    pub title: String,
    pub description: Option<String>,
    pub day: NaiveDate,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub kind: Option<SessionKind>,
    pub state: Option<SessionState>,
    pub track: Says<TrackId>,
    pub format: Option<Format>,
    pub hall: Says<SpaceId>,
    pub style: Option<SetupStyle>,
    pub languages: Option<(BTreeSet<Language>, BTreeSet<Language>)>,
    pub on_campus: Option<i64>,
    pub online: Option<i64>,
    pub link: Option<String>,
    pub persons: Persons,
}

/// What is wrong: in which column, by a stable word.
pub(super) type Wrong = (Option<Column>, &'static str);

/// Reads rows one after the other: the day of one is that of the next where that says none.
pub(super) struct Reader<'a> {
    pub sheet: &'a Sheet,
    pub columns: &'a Columns<Column>,
    pub campus: &'a Campus,
    pub tracks: &'a [Track],
    pub order: DateOrder,
    pub zone: CampusZone,
    /// The day of the last row that says one.
    pub day: Option<NaiveDate>,
}

impl Reader<'_> {
    /// What a row asks for; none of one that only names a day, for those below it.
    pub fn row(&mut self, row: &SheetRow) -> Result<Option<Asked>, Wrong> {
        if let Some(unread) = Unread::first(&row.unread, |place| self.columns.reads(place)) {
            return Err((self.columns.0.get(unread.place()).copied().flatten(), unread.code()));
        }
        if row.cells.len() > self.sheet.header.len() {
            return Err((None, "width"));
        }
        let is_formula = |column: &&Column| self.columns.raw(&row.cells, **column).starts_with('=');
        if let Some(formula) = self.columns.0.iter().flatten().find(is_formula) {
            return Err((Some(*formula), "formula"));
        }
        if let Some(day) = self.heading(row) {
            self.day = Some(day);
            return Ok(None);
        }
        self.asked(row).map(Some)
    }

    fn cell<'r>(&self, row: &'r SheetRow, column: Column) -> &'r str {
        self.columns.cell(&row.cells, column)
    }

    /// The day of a row that says nothing else, as stands above the sessions of a day on paper.
    fn heading(&self, row: &SheetRow) -> Option<NaiveDate> {
        let said =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
        let [only] = said[..] else { return None };
        self.read_day(only)
    }

    fn read_day(&self, text: &str) -> Option<NaiveDate> {
        let read = |text| dates::read(text, self.order, self.sheet.serials);
        // A day of the week may stand before.
        let rest = text.split_once([' ', ',']).map(|(_, rest)| rest);
        let day = read(text).or_else(|| rest.and_then(read));
        day.filter(|day| (1964..2201).contains(&day.year()))
    }

    fn asked(&mut self, row: &SheetRow) -> Result<Asked, Wrong> {
        let reference = match self.cell(row, Column::Reference) {
            "" => None,
            text => Some(text.parse().map_err(|_| (Some(Column::Reference), "unknown"))?),
        };
        let title = self.cell(row, Column::Title);
        if title.is_empty() {
            return Err((Some(Column::Title), "missing"));
        }
        let day = self.day_of(row)?;
        let (from, until) = self.times(row)?;
        let (from, until) = instants(day, (from, until), self.zone);
        let hybrid = self.known(row, Column::Hybrid, words::flag)?;
        let format = self.known(row, Column::Format, words::format)?;
        let text = |column| Some(self.cell(row, column)).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(Asked {
            line: row.line,
            reference,
            title: title.to_owned(),
            description: text(Column::Description),
            day,
            from,
            until,
            kind: self.known(row, Column::Kind, words::kind)?,
            state: self.known(row, Column::State, words::state)?,
            track: self.track(row)?,
            format: format.or(hybrid.map(|yes| if yes { Format::Hybrid } else { Format::OnCampus })),
            hall: self.hall(row)?,
            style: self.known(row, Column::Style, words::style)?,
            languages: self.known(row, Column::Languages, words::languages)?,
            on_campus: self.number(row, Column::OnCampus)?,
            online: self.number(row, Column::Online)?,
            link: text(Column::Link),
            persons: self.persons(row),
        })
    }

    /// The day it says; else that of what begins it; else that of the row above, as in merged cells.
    fn day_of(&mut self, row: &SheetRow) -> Result<NaiveDate, Wrong> {
        let day = match self.cell(row, Column::Date) {
            "" => self.read_day(self.cell(row, Column::From)).or(self.day),
            text => Some(self.read_day(text).ok_or((Some(Column::Date), "not_a_date"))?),
        };
        let day = day.ok_or((Some(Column::Date), "missing"))?;
        self.day = Some(day);
        Ok(day)
    }

    /// From when until when: in two cells, or in one with a dash between them.
    fn times(&self, row: &SheetRow) -> Result<(chrono::NaiveTime, chrono::NaiveTime), Wrong> {
        let (begins, ends) = (self.cell(row, Column::From), self.cell(row, Column::Until));
        let halves = begins.split_once(['–', '—', '-']).filter(|_| ends.is_empty());
        let (begins, ends) = halves.unwrap_or((begins, ends));
        let read = |text: &str, column| match words::time(text, self.sheet.serials) {
            Some(time) => Ok(time),
            None if text.is_empty() => Err((Some(column), "missing")),
            None => Err((Some(column), "not_a_time")),
        };
        Ok((read(begins, Column::From)?, read(ends, Column::Until)?))
    }

    fn known<T>(
        &self,
        row: &SheetRow,
        column: Column,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        match self.cell(row, column) {
            "" => Ok(None),
            text => read(text).map(Some).ok_or((Some(column), "unknown")),
        }
    }

    fn number(&self, row: &SheetRow, column: Column) -> Result<Option<i64>, Wrong> {
        match self.cell(row, column) {
            "" => Ok(None),
            text => words::number(text).map(Some).ok_or((Some(column), "out_of_range")),
        }
    }

    /// By its name in any language; only where there are as many as a programme has, one is not among those that are made.
    fn track(&self, row: &SheetRow) -> Result<Says<TrackId>, Wrong> {
        Says::read(self.cell(row, Column::Track), |text| {
            let found = self.tracks.iter().find(|track| is_called(track, text));
            let code = if text.chars().count() > LONGEST_LINE { "too_long" } else { "too_many" };
            found.map(|track| track.id).ok_or((Some(Column::Track), code))
        })
    }

    /// By its code, else by its name where only one has it.
    fn hall(&self, row: &SheetRow) -> Result<Says<SpaceId>, Wrong> {
        Says::read(self.cell(row, Column::Hall), |text| {
            let is = |name: &dyn std::fmt::Display| folded(&name.to_string()) == folded(text);
            let of_code = self.campus.spaces.iter().find(|space| is(&space.code));
            let mut of_name = self.campus.spaces.iter().filter(|space: &&Space| is(&space.name));
            match (of_code, of_name.next(), of_name.next()) {
                (Some(space), ..) | (None, Some(space), None) => Ok(space.id),
                (None, Some(_), Some(_)) => Err((Some(Column::Hall), "ambiguous")),
                (None, None, _) => Err((Some(Column::Hall), "unknown")),
            }
        })
    }

    fn persons(&self, row: &SheetRow) -> Persons {
        let part = self.columns.name(&self.sheet.header, Column::Chair);
        Persons::read(self.cell(row, Column::Chair), self.cell(row, Column::Speakers), part)
    }
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
