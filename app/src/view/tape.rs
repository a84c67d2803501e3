//! The tape chart: rooms by pavilion, nights from left to right, every night of a room in exactly one run.

mod filter;
mod lane;
mod run;

pub use domain::calendar::days_after as shift;
pub use filter::{Filter, LIST, Lane, NIGHTS};
pub use lane::{bar, lane_runs, pack};
pub use run::{Run, What, runs, tone};

use chrono::NaiveDate;
use service::tape::{Bar, Holder, Tape, TapeRoom, Unassigned};

/// The page.
#[derive(Clone, Debug)]
pub struct TapePage {
    /// What was asked for.
    pub filter: Filter,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// The nights drawn.
    pub nights: Vec<NaiveDate>,
    /// The rooms that match.
    pub pavilions: Vec<Pavilion>,
    /// Stays that have no room yet, of the types that match; none for those who may not read stays.
    pub unassigned: Option<Vec<Unassigned>>,
    /// Whether the reader may change stays.
    pub may_write: bool,
    /// All pavilions with rooms: code and name.
    pub all_pavilions: Vec<(String, String)>,
    /// All types of room: code and name.
    pub all_types: Vec<(String, String)>,
}

/// The rooms of a pavilion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pavilion {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its rooms that match.
    pub rooms: Vec<RoomRow>,
}

/// One room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRow {
    /// Its number.
    pub number: String,
    /// Code of its type.
    pub type_code: String,
    /// Name of its type.
    pub type_name: String,
    /// Reached without a step.
    pub step_free: bool,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Its nights, first to last.
    pub runs: Vec<Run>,
    /// What holds it, whole: of a bar that is drawn but in part, too. For the list alone; a chart draws runs.
    pub bars: Vec<Bar>,
}

impl TapePage {
    /// Lays a chart out.
    pub fn new(filter: Filter, tape: &Tape, may_write: bool) -> Self {
        // Who sees no stays without a room cannot ask for them alone.
        let filter = if tape.unassigned.is_none() { filter.with(Lane::Shown) } else { filter };
        let until = filter.until();
        let all_pavilions = distinct(tape, |room| (&room.room.pavilion_code, &room.room.pavilion_name));
        let mut all_types = distinct(tape, |room| (&room.room.type_code, &room.room.type_name));
        all_types.sort_by(|a, b| a.1.cmp(&b.1));
        let unassigned = tape
            .unassigned
            .as_ref()
            .map(|stays| stays.iter().filter(|stay| filter.accepts_type(&stay.type_code)).cloned().collect());
        let mut pavilions = Vec::<Pavilion>::new();
        for room in &tape.rooms {
            if !filter.accepts(&room.room.pavilion_code, &room.room.type_code) {
                continue;
            }
            let row = row(&filter, room);
            match pavilions.iter_mut().find(|pavilion| pavilion.code == room.room.pavilion_code) {
                Some(pavilion) => pavilion.rooms.push(row),
                None => pavilions.push(Pavilion {
                    code: room.room.pavilion_code.clone(),
                    name: room.room.pavilion_name.clone(),
                    rooms: vec![row],
                }),
            }
        }
        // A pavilion under works fills the screen with bars nobody can act on; it goes below the others.
        pavilions.sort_by_key(Pavilion::is_closed);
        Self {
            nights: domain::calendar::nights(filter.from, until).collect(),
            today: tape.today,
            filter,
            pavilions,
            unassigned,
            may_write,
            all_pavilions,
            all_types,
        }
    }

    /// The stays that have no room yet, packed into rows; empty where they are not to be shown.
    pub fn lane(&self) -> Vec<Vec<Run>> {
        let stays = match self.filter.lane {
            Lane::Hidden => Vec::new(),
            Lane::Shown | Lane::Alone => self.unassigned.clone().unwrap_or_default(),
        };
        let window = (self.filter.from, self.filter.until());
        pack(stays).iter().map(|row| lane_runs(window, row)).collect()
    }

    /// Whether it is drawn, not written as a list.
    pub fn is_chart(&self) -> bool {
        !self.filter.list && !self.filter.is_one_night()
    }

    /// Whether nothing of what was asked for is there.
    pub fn is_empty(&self) -> bool {
        match self.filter.lane {
            Lane::Alone => self.unassigned.as_ref().is_none_or(Vec::is_empty),
            Lane::Shown | Lane::Hidden => self.pavilions.is_empty(),
        }
    }

    /// Which column today is, where it is among them.
    pub fn today_column(&self) -> Option<i64> {
        let column = (self.today - self.filter.from).num_days();
        (0..i64::from(self.filter.nights)).contains(&column).then_some(column)
    }
}

/// The bar that a run draws, or draws a part of.
pub fn bar_of<'a>(bars: &'a [Bar], run: &Run) -> Option<&'a Bar> {
    let What::Taken { holder, .. } = &run.what else { return None };
    bars.iter().rfind(|bar| bar.holder == *holder && bar.from <= run.from)
}

impl Pavilion {
    /// Whether every room is closed, or out of stock, on every night drawn.
    pub fn is_closed(&self) -> bool {
        let closed = |run: &Run| match &run.what {
            What::NoStock => true,
            What::Taken { holder, .. } => matches!(holder, Holder::Closure(_)),
            What::Free => false,
        };
        self.rooms.iter().flat_map(|room| &room.runs).all(closed)
    }

    /// How many rooms are free on the first night.
    pub fn free_tonight(&self) -> usize {
        self.rooms
            .iter()
            .filter(|room| matches!(room.runs.first().map(|run| &run.what), Some(What::Free)))
            .count()
    }
}

/// Lays one room out.
pub fn row(filter: &Filter, TapeRoom { room, bars }: &TapeRoom) -> RoomRow {
    RoomRow {
        number: room.number.clone(),
        type_code: room.type_code.clone(),
        type_name: room.type_name.clone(),
        step_free: room.step_free,
        synthetic: room.synthetic,
        runs: runs(filter.from, filter.until(), (room.stock_from, room.stock_until), bars),
        bars: if filter.list { bars.clone() } else { Vec::new() },
    }
}

fn distinct<'a>(
    tape: &'a Tape,
    of: impl Fn(&'a TapeRoom) -> (&'a String, &'a String),
) -> Vec<(String, String)> {
    let mut seen = Vec::<(String, String)>::new();
    for (code, name) in tape.rooms.iter().map(of) {
        if !seen.iter().any(|(known, _)| known == code) {
            seen.push((code.clone(), name.clone()));
        }
    }
    seen
}
