//! One line of the file of blocks: rooms of a type on a night, or on each night of a span.

use super::event_row::LONGEST_REFERENCE;
use super::heads::{Line, Names};
use crate::import::fault::{Fault, Reason};
use chrono::NaiveDate;
use domain::block::MOST_ROOMS;
use domain::calendar::{next_day, nights};
use domain::event::LONGEST_DAYS;
use domain::ids::RoomTypeId;
use std::collections::HashMap;

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Reference,
    RoomType,
    Rooms,
    Night,
    LastNight,
    Departure,
    CutOff,
}

/// What they may be called, our own names first.
pub(super) const NAMES: [Names<Field>; 7] = [
    (Field::Reference, &["reference", "ref", "old_reference", "event_reference", "booking_reference"]),
    (Field::RoomType, &["room_type", "type"]),
    (Field::Rooms, &["rooms", "number_of_rooms", "quantity"]),
    (Field::Night, &["night", "first_night", "arrival", "date", "stay_date"]),
    (Field::LastNight, &["last_night"]),
    (Field::Departure, &["departure"]),
    (Field::CutOff, &["cut_off", "cutoff", "cut_off_date"]),
];

/// The columns that a file must have.
pub(super) const NEEDED: [Field; 4] = [Field::Reference, Field::RoomType, Field::Rooms, Field::Night];

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BlockRow {
    pub room_type: RoomTypeId,
    /// First night, and the day after the last.
    pub span: (NaiveDate, NaiveDate),
    pub rooms: i64,
    pub cut_off: Option<NaiveDate>,
}

impl BlockRow {
    /// Reads a line, or says the first thing that is wrong with it.
    pub fn read(line: &Line<'_, Field>, types: &HashMap<String, RoomTypeId>) -> Result<Self, Fault> {
        let word = line.needed(Field::RoomType, line.text(Field::RoomType))?.to_lowercase();
        let known = types.get(&word).copied();
        Ok(Self {
            room_type: known.ok_or_else(|| line.fault(Field::RoomType, Reason::UnknownRoomType))?,
            span: span(line)?,
            rooms: line.needed(Field::Rooms, line.number(Field::Rooms, MOST_ROOMS)?)?,
            cut_off: line.day(Field::CutOff)?,
        })
    }

    /// The nights it is about.
    pub fn nights(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        nights(self.span.0, self.span.1)
    }
}

/// One night; or up to a last night, or to a departure, which is no night.
fn span(line: &Line<'_, Field>) -> Result<(NaiveDate, NaiveDate), Fault> {
    let first = line.needed(Field::Night, line.day(Field::Night)?)?;
    let last = line.day(Field::LastNight)?.map(|night| (Field::LastNight, next_day(night)));
    let leaving = line.day(Field::Departure)?.map(|day| (Field::Departure, day));
    let Some((field, until)) = last.or(leaving) else { return Ok((first, next_day(first))) };
    if until <= first {
        return Err(line.fault(field, Reason::Backwards));
    }
    let most = LONGEST_DAYS;
    let fits = (until - first).num_days() <= most;
    if fits { Ok((first, until)) } else { Err(line.fault(field, Reason::LongStay { most })) }
}

/// The reference of a line, in both files.
pub(super) fn reference<F: Copy + Eq>(line: &Line<'_, F>, field: F) -> Result<String, Fault> {
    let text = line.needed(field, line.short(field, LONGEST_REFERENCE)?)?;
    Ok(text.to_owned())
}
