//! How good months and years were told, by how far off they were.
//!
//! A director asks for months and years, and neither is a sum of nights scored one by one: nights of one path go wrong together.
//! A month told day by day is one month: what is counted to say how sure a forecast may be is different months.

use super::super::outlook::Line;
use super::scored::{Said, Ways};
use super::{Came, Entry, Figures};
use crate::calendar::next_day;
use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// Months ahead that are scored together: a quarter one by one, then the rest of half a year, of a year and of two.
const MONTHS: [(u32, u32); 7] = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 6), (7, 12), (13, 24)];

/// Of a year that runs each month to go is scored apart; of the year after all are scored together.
const LAST: u32 = 12;
const NEXT: u32 = 24;

/// How good months or years were told from some distance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodRow {
    /// The fewest months: ahead of a month, the one that runs being nought; to the end of a year, the one that runs among them.
    pub from: u32,
    /// The most.
    pub to: u32,
    /// The figures. Last year is what came of the same month or year a year before, where the house had begun by then, and
    /// pick-up says nothing of so many nights.
    #[serde(flatten)]
    pub figures: Figures,
}

/// The fewest and the most months of what is scored together.
type Band = (u32, u32);

pub(super) fn months(entries: &[Entry], came: Came) -> Vec<PeriodRow> {
    let ahead = |entry: &Entry, line: &Line| {
        // The last month of forecasts kept long ago was cut.
        let whole = line.until.day() == 1;
        let ahead = months_between(next_day(entry.origin), line.from).filter(|_| whole)?;
        MONTHS.into_iter().find(|(from, to)| (*from..=*to).contains(&ahead))
    };
    rows(entries, |entry| &entry.months, &ahead, came)
}

/// How many different months were scored at each distance; nought where none was.
pub(super) fn scored_months(rows: &[PeriodRow]) -> [usize; MONTHS.len()] {
    let of = |band: Band| rows.iter().find(|row| (row.from, row.to) == band);
    MONTHS.map(|band| of(band).map_or(0, |row| row.figures.disjoint))
}

pub(super) fn years(entries: &[Entry], came: Came) -> Vec<PeriodRow> {
    let to_go = |entry: &Entry, line: &Line| match months_between(next_day(entry.origin), line.until)? {
        0 => None,
        months if months <= LAST => Some((months, months)),
        months => (months <= NEXT).then_some((LAST + 1, NEXT)),
    };
    let mut rows = rows(entries, |entry| &entry.years, &to_go, came);
    rows.reverse();
    rows
}

/// Calendar months from that of one day to that of another; none backwards.
fn months_between(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    u32::try_from(month(to) - month(from)).ok()
}

/// The rows of those that are over, the nearest first; none for a line that has no band. As with nights, what was told
/// afterwards counts until a year of forecasts was told on their days: of years to come that is many years, and else one
/// alone would be left.
fn rows(
    entries: &[Entry],
    lines: fn(&Entry) -> &[Line],
    band: &dyn Fn(&Entry, &Line) -> Option<Band>,
    came: Came,
) -> Vec<PeriodRow> {
    let mut by_band = BTreeMap::<Band, [Vec<Said>; 2]>::new();
    for entry in entries {
        let late = usize::from(entry.is_replayed());
        for line in lines(entry) {
            if let Some((band, came)) = band(entry, line).zip(came(line.from, line.until)) {
                by_band.entry(band).or_default()[late].push((line, came));
            }
        }
    }
    let year = Months::new(12);
    let before =
        |line: &Line| came(line.from.checked_sub_months(year)?, line.until.checked_sub_months(year)?);
    let ways = Ways { last_year: &before, pick_up: &|_| None };
    let row = |((from, to), said): (Band, [Vec<Said>; 2])| {
        let figures = Figures::of(said, &ways, came)?;
        // What too few different ones say of skill is not said.
        let skill = figures.skill.filter(|_| figures.is_calibrated());
        Some(PeriodRow { from, to, figures: Figures { skill, ..figures } })
    };
    by_band.into_iter().filter_map(row).collect()
}
