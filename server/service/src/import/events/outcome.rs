//! What became of pieces once they are written: how their rows are counted, and what is said of those not taken.

use super::balance::Why;
use super::beside::Outcomes;
use super::unit::{Piece, RoomsLine};
use crate::import::fault::Reason;
use crate::import::report::{Part, Reject};
use domain::ids::RoomTypeId;
use std::collections::HashMap;
use store_model::import::events::{Became, Fate, Hindrance, Lack};
use store_model::import::{RejectRow, Totals};

/// What some pieces came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub totals: Totals,
    pub rejects: Vec<Reject>,
    pub outcomes: Outcomes,
}

impl Step {
    /// Lines that make no piece.
    pub fn rejected(rejects: Vec<Reject>) -> Self {
        let mut step = Self { rejects, ..Self::default() };
        step.count();
        step
    }

    /// Reads the fates of pieces. `codes` are those of the types.
    pub fn of(pieces: &[Piece], fates: &[Fate], codes: &HashMap<RoomTypeId, String>) -> Self {
        let mut step = Self::default();
        for (piece, fate) in pieces.iter().zip(fates) {
            let outcome = match fate {
                Fate::Taken { .. } => Ok(()),
                Fate::Refused(Hindrance::Since) => Err(Why::Since),
                Fate::Refused(_) => Err(Why::Rejected),
            };
            step.outcomes.insert(piece.reference.clone(), outcome);
            match fate {
                Fate::Taken { event, block } => step.take(piece, *event, *block),
                Fate::Refused(why) => step.rejects.extend(refused(piece, why, codes)),
            }
        }
        step.count();
        step
    }

    /// The lines not taken as the record of the import keeps them.
    pub fn reject_rows(&self) -> Vec<RejectRow> {
        self.rejects.iter().map(RejectRow::from).collect()
    }

    /// Adds a step that stands.
    pub fn add(&mut self, step: Self) {
        self.totals += step.totals;
        self.rejects.extend(step.rejects);
        self.outcomes.extend(step.outcomes);
    }

    /// Totals with a step that is about to stand.
    pub fn totals_with(&self, step: &Self) -> Totals {
        let mut totals = self.totals;
        totals += step.totals;
        totals
    }

    fn take(&mut self, piece: &Piece, event: Option<Became>, block: Option<Became>) {
        let lines = i64::try_from(piece.rooms.len()).unwrap_or(i64::MAX);
        // Lines that ask for no room say so again each time.
        for (became, rows) in
            [(event, i64::from(piece.event.is_some())), (block.or(Some(Became::Same)), lines)]
        {
            match became {
                Some(Became::New) => self.totals.new += rows,
                Some(Became::Changed) => self.totals.changed += rows,
                Some(Became::Same) => self.totals.same += rows,
                None => {}
            }
        }
    }

    fn count(&mut self) {
        let totals = &mut self.totals;
        totals.rejected = i64::try_from(self.rejects.len()).unwrap_or(i64::MAX);
        totals.read = totals.new + totals.changed + totals.same + totals.rejected;
    }
}

/// What is said of each line of a piece that was not taken.
fn refused(piece: &Piece, why: &Hindrance, codes: &HashMap<RoomTypeId, String>) -> Vec<Reject> {
    let event = piece.event.as_ref().map(|(line, _)| (Part::Events, *line, None));
    let rooms = piece.rooms.iter().map(|rooms| (Part::Blocks, rooms.line, Some(rooms)));
    let reason = |rooms: Option<&RoomsLine>| match why {
        Hindrance::Unknown => Reason::UnknownReference,
        Hindrance::Since => Reason::Since,
        Hindrance::InTheWay => Reason::InTheWay,
        Hindrance::Full(lacks) => short(piece, rooms, lacks, codes),
    };
    let reject = |(part, line, rooms)| Reject { part, line, column: String::new(), reason: reason(rooms) };
    event.into_iter().chain(rooms).map(reject).collect()
}

/// What lacks of the rooms of a line, or of all the event asks for; a line that lacks nothing goes with the first that does.
fn short(
    piece: &Piece,
    rooms: Option<&RoomsLine>,
    lacks: &[Lack],
    codes: &HashMap<RoomTypeId, String>,
) -> Reason {
    let is_of = |rooms: &RoomsLine, lack: &Lack| rooms.cells.contains(&lack.cell);
    let own = lacks.iter().filter(|lack| rooms.is_none_or(|rooms| is_of(rooms, lack))).collect::<Vec<_>>();
    let first = piece.rooms.iter().find(|rooms| lacks.iter().any(|lack| is_of(rooms, lack)));
    match first.filter(|_| own.is_empty()) {
        Some(first) => Reason::WithAnother(format!("{} {}", Part::Blocks.code(), first.line)),
        None => Reason::Short(lacking(own.into_iter(), codes)),
    }
}

/// Nights, types and how many lack, in no language.
fn lacking<'a>(lacks: impl Iterator<Item = &'a Lack>, codes: &HashMap<RoomTypeId, String>) -> String {
    let one = |lack: &Lack| {
        let code = codes.get(&lack.cell.0).map_or("?", String::as_str);
        format!("{} {code} {}", lack.cell.1, lack.rooms)
    };
    lacks.map(one).collect::<Vec<_>>().join(", ")
}
