//! The function diary: spaces by pavilion, the parts of a divided hall beside the whole of it, and what uses them.

mod filter;
mod hours;
mod usage;

pub use filter::{DiaryFilter, View};
pub use hours::{Cell, Hours, QUARTERS, What};
pub use usage::{Usage, Use};

use chrono::{NaiveDate, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::campus::{Campus, Seats, Space, halls};
use domain::function::FunctionState;
use domain::ids::SpaceId;
use service::function::Diary;

/// The page.
#[derive(Clone, Debug)]
pub struct DiaryPage {
    /// What was asked for.
    pub filter: DiaryFilter,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// The present by the campus clock.
    pub now: NaiveDateTime,
    /// The days shown.
    pub days: Vec<NaiveDate>,
    /// The spaces that match.
    pub pavilions: Vec<PavilionRows>,
    /// All pavilions with spaces: code and name.
    pub all_pavilions: Vec<(String, String)>,
    /// Whether the reader may ask for halls.
    pub may_plan: bool,
    /// The function that was moved before this page was asked for.
    pub moved: Option<Moved>,
}

/// A function that was just moved, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which one.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its hall.
    pub hall: String,
    /// From when until when, by the campus clock.
    pub time: (NaiveDateTime, NaiveDateTime),
}

/// The spaces of a pavilion.
#[derive(Clone, Debug)]
pub struct PavilionRows {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its spaces that match, those that share walls beside each other.
    pub rows: Vec<SpaceRow>,
}

/// One space, and all that keeps others from it.
#[derive(Clone, Debug)]
pub struct SpaceRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many it seats: in the style asked for, or at most.
    pub seats: Option<i64>,
    /// Whether it shares walls with others.
    pub divisible: bool,
    /// What uses it, by the beginning.
    pub uses: Vec<Use>,
    /// What waits for it, by the beginning.
    pub waiting: Vec<Use>,
}

impl DiaryPage {
    /// Lays a diary out.
    pub fn new(
        filter: DiaryFilter,
        diary: &Diary,
        (today, now): (NaiveDate, NaiveDateTime),
        zone: CampusZone,
        may_plan: bool,
    ) -> Self {
        let (from, until) = filter.span();
        let campus = &diary.campus;
        let mut pavilions = Vec::new();
        let mut all_pavilions = Vec::new();
        for pavilion in &campus.pavilions {
            let spaces = spaces_of(campus, pavilion.id);
            if spaces.is_empty() {
                continue;
            }
            all_pavilions.push((pavilion.code.to_string(), pavilion.name.to_string()));
            let rows = rows(&spaces, &filter, diary, zone);
            if filter.pavilion.as_ref().is_none_or(|code| code == pavilion.code.as_str()) && !rows.is_empty()
            {
                pavilions.push(PavilionRows {
                    code: pavilion.code.to_string(),
                    name: pavilion.name.to_string(),
                    rows,
                });
            }
        }
        let days = domain::calendar::nights(from, until).collect();
        Self { filter, today, now, days, pavilions, all_pavilions, may_plan, moved: None }
    }

    /// All uses shown, each once, by their beginning: what a list reads out.
    pub fn listed(&self) -> Vec<(&SpaceRow, &Use)> {
        let rows = self.pavilions.iter().flat_map(|pavilion| &pavilion.rows);
        let uses = rows.flat_map(|row| row.uses.iter().chain(&row.waiting).map(move |one| (row, one)));
        // A neighbour's use of the same walls is listed where it takes place.
        let mut uses = uses.filter(|(_, one)| !matches!(one.usage, Usage::Walls(_))).collect::<Vec<_>>();
        uses.sort_by_key(|(row, one)| (one.time, row.code.clone()));
        uses
    }
}

/// The spaces of a pavilion hall by hall, the largest of each first.
fn spaces_of(campus: &Campus, pavilion: domain::ids::PavilionId) -> Vec<Space> {
    let floors = campus.floors_of(pavilion);
    let spaces = floors.flat_map(|floor| campus.spaces_on(floor.id)).cloned().collect::<Vec<_>>();
    let mut ordered = Vec::with_capacity(spaces.len());
    for hall in halls(&spaces) {
        let mut of_hall = hall.spaces;
        of_hall.sort_by_key(|space| std::cmp::Reverse(space.parts.len()));
        ordered.extend(of_hall.into_iter().cloned());
    }
    ordered
}

fn rows(spaces: &[Space], filter: &DiaryFilter, diary: &Diary, zone: CampusZone) -> Vec<SpaceRow> {
    let seats = |space: &Space| match filter.style {
        Some(style) => space.seats(style).map(Seats::get),
        None => space.capacities.iter().map(|capacity| capacity.seats.get()).max(),
    };
    let fits = |space: &&Space| match (filter.style, filter.seats, seats(space)) {
        (Some(_), _, None) => false,
        (_, Some(wanted), seats) => seats.is_some_and(|seats| wanted <= seats),
        _ => true,
    };
    let row = |space: &Space| SpaceRow {
        code: space.code.to_string(),
        name: space.name.to_string(),
        seats: seats(space),
        divisible: spaces.iter().any(|other| other.id != space.id && other.conflicts_with(space)),
        uses: usage::of_space(diary, space, zone),
        waiting: waiting(diary, space.id, zone),
    };
    spaces.iter().filter(fits).map(row).collect()
}

fn waiting(diary: &Diary, space: SpaceId, zone: CampusZone) -> Vec<Use> {
    let of_space = diary.lines.iter().filter(|line| line.function.space == space);
    let waiting = of_space.filter(|line| line.function.state == FunctionState::Waiting);
    waiting.map(|line| usage::of_function(line, zone)).collect()
}
