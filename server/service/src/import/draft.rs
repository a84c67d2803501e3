//! A row as the stay it tells of, with the file's own words for types, segments and events.

use super::columns::{BookedAt, Column, Columns, DateAt};
use super::fault::{Fault, Reason};
use super::value::{Cells, fault};
use chrono::{Days, NaiveDate};
use domain::calendar::{DatesError, LONGEST_STAY, StayDates};
use domain::stay::{Moment, Outcome, StayStatus};

/// More people than any room or dormitory sleeps; a source may write a whole group on one row.
const MOST_HEADS: u32 = 1000;
/// More days ahead than anybody books.
const LONGEST_LEAD: u32 = 36_500;
/// The longest text we keep, in characters.
const LONGEST_TEXT: usize = 200;
/// The longest reference: it must be read out on the telephone.
const LONGEST_REFERENCE: usize = 40;

/// What a row says, checked for itself; what its words stand for is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub reference: Option<String>,
    pub dates: StayDates,
    pub room_type: String,
    pub segment: Option<String>,
    pub booked: Moment,
    pub outcome: Outcome,
    /// How many people; may be none.
    pub heads: u32,
    /// Name and address of one of them.
    pub guest: Option<(String, String)>,
    pub organisation: Option<String>,
    pub event: Option<String>,
}

impl Draft {
    /// Reads a row, or names the first thing wrong with it.
    pub fn read(cells: Cells<'_>, columns: &Columns) -> Result<Self, Fault> {
        let dates = dates(cells, columns)?;
        let heads = heads(cells, columns)?;
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Ok(Self {
            reference: owned(cells.short(columns.reference.as_ref(), LONGEST_REFERENCE)?),
            dates,
            room_type: cells.needed(&columns.room_type)?.to_owned(),
            segment: owned(cells.short(columns.segment.as_ref(), LONGEST_TEXT)?),
            booked: booked(cells, columns, dates.arrival())?,
            outcome: outcome(cells, columns, dates.arrival())?,
            heads,
            guest: guest(cells, columns, heads)?,
            organisation: owned(cells.short(columns.organisation.as_ref(), LONGEST_TEXT)?),
            event: owned(cells.short(columns.event.as_ref(), LONGEST_TEXT)?),
        })
    }
}

/// The column to name where a date is at fault.
pub(super) fn date_column(at: &DateAt) -> &Column {
    match at {
        DateAt::One(column) => column,
        DateAt::Split { day, .. } => day,
    }
}

fn needed_date(cells: Cells<'_>, at: &DateAt) -> Result<NaiveDate, Fault> {
    cells.date(at)?.ok_or_else(|| fault(date_column(at), Reason::Missing))
}

/// Arrival with departure, nights, or both where they agree.
fn dates(cells: Cells<'_>, columns: &Columns) -> Result<StayDates, Fault> {
    let arrival = needed_date(cells, &columns.arrival)?;
    let longest = u32::try_from(LONGEST_STAY).unwrap_or(u32::MAX);
    let nights = cells.sum(&columns.nights, longest)?;
    let by_nights = nights.and_then(|nights| arrival.checked_add_days(Days::new(nights.into())));
    let departure = columns.departure.as_ref().map(|at| cells.date(at)).transpose()?.flatten();
    let (last, leaving) = (columns.nights.last(), columns.departure.as_ref().map(date_column));
    let refused = |column: Option<&Column>, reason| {
        let column = column.map_or_else(String::new, |column| column.name.clone());
        Fault { column, reason }
    };
    let departure = match (by_nights, departure) {
        (Some(by_nights), Some(departure)) if by_nights != departure => {
            return Err(refused(last, Reason::NightsDiffer));
        }
        (by_nights, departure) => by_nights.or(departure),
    };
    let end = leaving.or(last);
    let departure = departure.ok_or_else(|| refused(end, Reason::Missing))?;
    StayDates::new(arrival, departure).map_err(|error| match error {
        DatesError::Backwards { .. } => refused(end, Reason::Backwards),
        DatesError::TooLong { .. } => refused(end, Reason::LongStay { most: LONGEST_STAY }),
    })
}

fn booked(cells: Cells<'_>, columns: &Columns, arrival: NaiveDate) -> Result<Moment, Fault> {
    match &columns.booked {
        BookedAt::On(at) => cells.moment(at)?.ok_or_else(|| fault(date_column(at), Reason::Missing)),
        BookedAt::DaysBefore(column) => {
            let days = cells.number(column, LONGEST_LEAD)?.ok_or_else(|| fault(column, Reason::Missing))?;
            let date = arrival.checked_sub_days(Days::new(days.into()));
            date.map(Moment::On).ok_or_else(|| fault(column, Reason::TooMany { most: LONGEST_LEAD }))
        }
    }
}

/// A no-show without a date of its own is one of the arrival date; when a stay was cancelled only the source knows.
fn outcome(cells: Cells<'_>, columns: &Columns, arrival: NaiveDate) -> Result<Outcome, Fault> {
    let mapping = cells.mapping;
    let status = match columns.status.as_ref().and_then(|column| Some((column, cells.text(column)?))) {
        Some((column, word)) => {
            mapping.status_of(word).ok_or_else(|| fault(column, Reason::UnknownStatus))?
        }
        None => match (mapping.default_status.as_deref().and_then(StayStatus::parse), &columns.status) {
            (Some(status), _) => status,
            (None, Some(column)) => return Err(fault(column, Reason::Missing)),
            (None, None) => StayStatus::Reserved,
        },
    };
    let since = || columns.status_date.as_ref().map(|at| cells.moment(at)).transpose().map(Option::flatten);
    Ok(match status {
        StayStatus::Reserved => Outcome::Reserved,
        StayStatus::InHouse => Outcome::InHouse,
        StayStatus::Departed => Outcome::Departed,
        StayStatus::NoShow => Outcome::NoShow(since()?.unwrap_or(Moment::On(arrival))),
        StayStatus::Cancelled => match (since()?, &columns.status_date) {
            (Some(moment), _) => Outcome::Cancelled(moment),
            (None, Some(at)) => return Err(fault(date_column(at), Reason::Missing)),
            (None, None) => {
                let column = columns.status.as_ref().map_or_else(String::new, |column| column.name.clone());
                return Err(Fault { column, reason: Reason::NoCancellationDate });
            }
        },
    })
}

/// One where neither file nor row says anything of people.
fn heads(cells: Cells<'_>, columns: &Columns) -> Result<u32, Fault> {
    let whole = columns.heads.as_ref().map(|column| cells.number(column, MOST_HEADS)).transpose()?.flatten();
    let people = cells.sum(&columns.people, MOST_HEADS)?;
    match (whole, people, &columns.heads) {
        (Some(whole), Some(people), Some(column)) if whole != people => {
            Err(fault(column, Reason::HeadsDiffer))
        }
        _ => Ok(whole.or(people).unwrap_or(1)),
    }
}

fn guest(cells: Cells<'_>, columns: &Columns, heads: u32) -> Result<Option<(String, String)>, Fault> {
    let name = cells.short(columns.guest.as_ref(), LONGEST_TEXT)?;
    let email = cells.short(columns.email.as_ref(), LONGEST_TEXT)?;
    match (name, &columns.guest, &columns.email) {
        (Some(_), Some(column), _) if heads == 0 => Err(fault(column, Reason::NobodyNamed)),
        (Some(_), _, Some(column)) if email.is_some_and(|email| !email.contains('@')) => {
            Err(fault(column, Reason::NoAddress))
        }
        (name, ..) => Ok(name.map(|name| (name.to_owned(), email.unwrap_or_default().to_owned()))),
    }
}
