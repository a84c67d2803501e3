//! Cells read as dates, numbers and texts.

use super::columns::{Column, DateAt};
use super::fault::{Fault, Reason};
use super::mapping::Mapping;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use domain::calendar::CampusZone;
use domain::stay::Moment;
use std::ops::RangeInclusive;

/// Years a stay may lie in: the campus opened in 1964, and a slip such as 20255 must not pass for a date.
const YEARS: RangeInclusive<NaiveDate> = first_of(1964)..=first_of(2201);

/// Day 0 of the dates of workbooks, as they are counted from March 1900 on.
const SERIAL_EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const fn first_of(year: i32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The cells of a row, and how to read them.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub row: &'a [String],
    pub mapping: &'a Mapping,
    pub zone: CampusZone,
    /// Whether dates may be numbers of days.
    pub serials: bool,
}

impl<'a> Cells<'a> {
    /// The text of a cell; none where it is empty or holds a word that means so.
    pub fn text(self, column: &Column) -> Option<&'a str> {
        self.row.get(column.place).map(String::as_str).filter(|text| !self.mapping.is_empty(text))
    }

    /// The text of a cell that must hold one.
    pub fn needed(self, column: &Column) -> Result<&'a str, Fault> {
        self.text(column).ok_or_else(|| fault(column, Reason::Missing))
    }

    /// A text of at most `most` characters.
    pub fn short(self, column: Option<&Column>, most: usize) -> Result<Option<&'a str>, Fault> {
        let Some((column, text)) = column.and_then(|column| Some((column, self.text(column)?))) else {
            return Ok(None);
        };
        let fits = text.chars().count() <= most;
        if fits { Ok(Some(text)) } else { Err(fault(column, Reason::TooLong { most })) }
    }

    /// A whole number from 0 to `most`.
    pub fn number(self, column: &Column, most: u32) -> Result<Option<u32>, Fault> {
        let Some(text) = self.text(column) else { return Ok(None) };
        whole(text, most).map(Some).map_err(|reason| fault(column, reason))
    }

    /// The sum of cells; none where all of them are empty.
    pub fn sum(self, columns: &[Column], most: u32) -> Result<Option<u32>, Fault> {
        let mut sum = None;
        for column in columns {
            if let Some(number) = self.number(column, most)? {
                let total = sum.unwrap_or(0) + number;
                if total > most {
                    return Err(fault(column, Reason::TooMany { most }));
                }
                sum = Some(total);
            }
        }
        Ok(sum)
    }

    /// A date, whatever its time of day.
    pub fn date(self, at: &DateAt) -> Result<Option<NaiveDate>, Fault> {
        Ok(self.moment(at)?.map(|moment| match moment {
            Moment::On(date) => date,
            Moment::At(at) => self.zone.date(at),
        }))
    }

    /// A date, with its time of day where it has one.
    pub fn moment(self, at: &DateAt) -> Result<Option<Moment>, Fault> {
        let (column, moment) = match at {
            DateAt::One(column) => {
                let Some(text) = self.text(column) else { return Ok(None) };
                (column, self.read_moment(text))
            }
            DateAt::Split { year, month, day } => {
                let [years, months, days] = [year, month, day].map(|column| self.text(column));
                let (Some(years), Some(months), Some(days)) = (years, months, days) else { return Ok(None) };
                (day, split_date(years, months, days).map(Moment::On))
            }
        };
        moment.filter(|moment| self.may_be(*moment)).map(Some).ok_or_else(|| fault(column, Reason::Date))
    }

    fn may_be(self, moment: Moment) -> bool {
        match moment {
            Moment::On(date) => may_be(date),
            Moment::At(at) => may_be(self.zone.date(at)),
        }
    }

    fn read_moment(self, text: &str) -> Option<Moment> {
        let dates = self.mapping.dates.iter().map(String::as_str);
        for pattern in dates.clone().chain(["%Y-%m-%d"]) {
            if let Ok(date) = NaiveDate::parse_from_str(text, pattern) {
                return Some(Moment::On(date));
            }
        }
        for pattern in
            dates.chain(["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
        {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, pattern) {
                return Some(Moment::At(self.zone.instant(local)));
            }
        }
        if let Ok(at) = text.parse::<DateTime<Utc>>() {
            return Some(Moment::At(at));
        }
        if self.serials { serial_date(text).map(Moment::On) } else { None }
    }
}

/// Whether a day can be one of the campus.
pub(super) fn may_be(date: NaiveDate) -> bool {
    YEARS.contains(&date)
}

/// A whole number from 0 to `most`. Workbooks and statistics programs write `2` as `2.0`.
pub(super) fn whole(text: &str, most: u32) -> Result<u32, Reason> {
    match text.strip_suffix(".0").unwrap_or(text).parse::<u32>() {
        Ok(number) if number <= most => Ok(number),
        Ok(_) => Err(Reason::TooMany { most }),
        Err(_) => Err(Reason::Number),
    }
}

/// A fault of a column.
pub(super) fn fault(column: &Column, reason: Reason) -> Fault {
    Fault { column: column.name.clone(), reason }
}

fn split_date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let lower = month.to_lowercase();
    let named =
        MONTHS.iter().position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)));
    let month = named.map_or_else(|| lower.parse().ok(), |place| u32::try_from(place + 1).ok())?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// A date that a workbook holds as a bare number of days; its fraction is the time of day.
fn serial_date(text: &str) -> Option<NaiveDate> {
    let days = text.split('.').next()?.parse::<u64>().ok()?;
    SERIAL_EPOCH.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests;
