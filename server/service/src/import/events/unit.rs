//! From lines to units: an event with all its rooms, taken whole or not at all.

use super::block_row::BlockRow;
use super::event_row::EventRow;
use super::read::{EventLine, Lines, Told};
use crate::block::FURTHEST;
use crate::import::fault::Reason;
use crate::import::report::{Part, Reject};
use chrono::{NaiveDate, TimeDelta};
use domain::block::Cell;
use domain::occupancy::NightDelta;
use std::collections::{BTreeMap, HashMap, HashSet};
use store_model::import::events::Known;

/// The rooms of one line.
#[derive(Clone, Debug)]
pub(super) struct RoomsLine {
    pub line: i64,
    pub cells: Vec<Cell>,
}

/// All that the files say of one event, with the lines that say it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub reference: String,
    pub event: Option<(i64, EventRow)>,
    pub rooms: Vec<RoomsLine>,
    pub agreed: NightDelta,
    pub cut_off: Option<NaiveDate>,
}

/// What the files come to.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// What can be written, in the order of the files.
    pub pieces: Vec<Piece>,
    /// The lines that make no piece.
    pub rejects: Vec<Reject>,
    /// Rows of both files.
    pub rows: i64,
}

/// Puts the lines of both files together.
pub(super) fn gather(
    events: Lines<EventLine>,
    blocks: Lines<Told<BlockRow>>,
    known: &HashMap<String, Known>,
) -> Gathered {
    let rows = i64::try_from(events.lines.len() + blocks.lines.len()).unwrap_or(i64::MAX);
    let mut gathered = Gathered { rows, ..Gathered::default() };
    let mut rooms = by_reference(blocks.lines, &mut gathered.rejects);
    let mut times = HashMap::<String, usize>::new();
    for reference in events.lines.iter().filter_map(|line| line.told.reference.clone()) {
        *times.entry(reference).or_default() += 1;
    }
    for line in events.lines {
        let Told { line, reference, content } = line.told;
        let reject = |column: String, reason| Reject { part: Part::Events, line, column, reason };
        let twice = reference.as_ref().is_some_and(|reference| times.get(reference).is_some_and(|n| *n > 1));
        let lines = reference.as_ref().and_then(|reference| rooms.remove(reference)).unwrap_or_default();
        let refused = match (reference, content) {
            (_, Err(fault)) => reject(fault.column, fault.reason),
            (Some(_), Ok(_)) if twice => reject("reference".to_owned(), Reason::ReferenceTwice),
            (Some(reference), Ok(row)) => {
                let days = row.days;
                gathered.put(Piece::of(reference, Some((line, row))), &lines, days);
                continue;
            }
            (None, Ok(_)) => reject("reference".to_owned(), Reason::Missing),
        };
        gathered.follow(&refused, &lines);
        gathered.rejects.push(refused);
    }
    let mut alone = rooms.into_iter().collect::<Vec<_>>();
    alone.sort_by_key(|(_, lines)| lines.first().map(|line| line.line));
    for (reference, lines) in alone {
        match known.get(&reference) {
            Some(event) => gathered.put(Piece::of(reference, None), &lines, (event.from, event.until)),
            None => gathered.refuse(&lines, |_| ("reference".to_owned(), Reason::UnknownReference)),
        }
    }
    gathered
}

/// The lines of blocks by the event they are of. One without a reference belongs to none.
fn by_reference(
    lines: Vec<Told<BlockRow>>,
    rejects: &mut Vec<Reject>,
) -> HashMap<String, Vec<Told<BlockRow>>> {
    let mut rooms = HashMap::<String, Vec<Told<BlockRow>>>::new();
    for told in lines {
        match (&told.reference, &told.content) {
            (Some(reference), _) => rooms.entry(reference.clone()).or_default().push(told),
            (None, Err(fault)) => rejects.push(Reject {
                part: Part::Blocks,
                line: told.line,
                column: fault.column.clone(),
                reason: fault.reason.clone(),
            }),
            (None, Ok(_)) => {}
        }
    }
    rooms
}

impl Piece {
    fn of(reference: String, event: Option<(i64, EventRow)>) -> Self {
        Self { reference, event, rooms: Vec::new(), agreed: NightDelta::new(), cut_off: None }
    }
}

impl Gathered {
    /// Adds a piece with its rooms; where one line of these cannot be taken, the others and the event cannot either.
    fn put(&mut self, mut piece: Piece, lines: &[Told<BlockRow>], days: (NaiveDate, NaiveDate)) {
        match add_rooms(&mut piece, lines, days) {
            Ok(()) => self.pieces.push(piece),
            Err(faults) => {
                let first = faults.keys().next().copied().unwrap_or_default();
                let because = Reason::WithAnother(format!("{} {first}", Part::Blocks.code()));
                self.refuse(lines, |line| match faults.get(&line) {
                    Some(fault) => fault.clone(),
                    None => (String::new(), because.clone()),
                });
                let reject =
                    |line| Reject { part: Part::Events, line, column: String::new(), reason: because };
                self.rejects.extend(piece.event.map(|(line, _)| reject(line)));
            }
        }
    }

    /// The rooms of an event that is not taken are not either.
    fn follow(&mut self, event: &Reject, lines: &[Told<BlockRow>]) {
        let because = Reason::WithAnother(format!("{} {}", event.part.code(), event.line));
        self.refuse(lines, |_| (String::new(), because.clone()));
    }

    fn refuse(&mut self, lines: &[Told<BlockRow>], why: impl Fn(i64) -> (String, Reason)) {
        for told in lines {
            let (column, reason) = match &told.content {
                Err(fault) => (fault.column.clone(), fault.reason.clone()),
                Ok(_) => why(told.line),
            };
            self.rejects.push(Reject { part: Part::Blocks, line: told.line, column, reason });
        }
    }
}

/// Adds the rooms of an event up, or says what is wrong with which of its lines.
fn add_rooms(
    piece: &mut Piece,
    lines: &[Told<BlockRow>],
    (from, until): (NaiveDate, NaiveDate),
) -> Result<(), BTreeMap<i64, (String, Reason)>> {
    let reach = TimeDelta::days(FURTHEST);
    let within = from - reach..=until + reach;
    let mut faults = BTreeMap::new();
    let mut seen = HashSet::new();
    for told in lines {
        let row = match &told.content {
            Ok(row) => row,
            Err(fault) => {
                faults.insert(told.line, (fault.column.clone(), fault.reason.clone()));
                continue;
            }
        };
        let cells = row.nights().map(|night| (row.room_type, night)).collect::<Vec<_>>();
        let fault = if cells.iter().any(|(_, night)| !within.contains(night)) {
            Some(("night", Reason::FarNight { most: FURTHEST }))
        } else if cells.iter().any(|cell| !seen.insert(*cell)) {
            Some(("night", Reason::NightTwice))
        } else if row
            .cut_off
            .is_some_and(|day| day > until || piece.cut_off.is_some_and(|known| known != day))
        {
            Some(("cut_off", Reason::CutOff))
        } else {
            None
        };
        if let Some((column, reason)) = fault {
            faults.insert(told.line, (column.to_owned(), reason));
        }
        piece.cut_off = piece.cut_off.or(row.cut_off);
        if row.rooms > 0 {
            piece.agreed.extend(cells.iter().map(|cell| (*cell, row.rooms)));
        }
        piece.rooms.push(RoomsLine { line: told.line, cells });
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
