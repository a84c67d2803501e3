//! What there is and who holds it over a window, read in a handful of statements however long the window is.

use crate::interpretation::Roster;
use chrono::NaiveDate;
use domain::block::Cell;
use domain::calendar::{CampusZone, days_after, next_day, nights};
use domain::campus::Campus;
use domain::claim::Interval;
use domain::event::EventStatus;
use domain::feasible::{Holder, House, Kind, Night, Question, Shut, Use};
use domain::function::{FunctionState, Neighbour};
use domain::ids::{EventId, RoomTypeId};
use domain::interpretation::portable_booth;
use domain::occupancy::NightDelta;
use std::collections::HashMap;
use store_model::block::HeldNight;
use store_model::function::{FunctionLine, OtherUse};
use store_model::night::{House as Counts, NightRow, StockSpan};
use uuid::Uuid;

/// All of it, as read.
pub(super) struct Picture {
    pub campus: Campus,
    pub zone: CampusZone,
    pub nights: (NaiveDate, NaiveDate),
    pub lines: Vec<FunctionLine>,
    pub others: Vec<OtherUse>,
    pub counts: Vec<NightRow>,
    pub stock: Vec<StockSpan>,
    pub held: Vec<HeldNight>,
    /// Portable booths that others are promised: how many, from which day to which.
    pub booths: Vec<(i64, NaiveDate, NaiveDate)>,
    /// Interpreters, where any are asked for.
    pub roster: Option<Roster>,
    /// The event that asks, and the rooms it has already.
    pub own: Option<EventId>,
    pub rooms: NightDelta,
}

/// Reads it inside a body: `picture!(tx, db, zone, &question, account, event)`.
macro_rules! picture {
    ($tx:ident, $db:ident, $zone:expr, $question:expr, $account:expr, $own:expr) => {{
        let (nights, time) = $crate::feasible::picture::span($question, $zone);
        let mut rooms = domain::occupancy::NightDelta::new();
        if let Some(event) = $own {
            let block = $db::block::get($tx, event).await?;
            rooms = block.map(|block| block.takes()).unwrap_or_default();
            domain::block::add(&mut rooms, &$db::block::picked($tx, event, $zone).await?);
        }
        let campus = $db::campus::load($tx).await?;
        let booths = match domain::interpretation::portable_booth(&campus) {
            Some(kind) => $db::promise::of_others($tx, kind.id, nights, $own).await?,
            None => Vec::new(),
        };
        let heard = $question.needs.iter().any(|need| !need.languages.wanted.is_empty());
        let roster = match time.filter(|_| heard) {
            Some(time) => Some($crate::interpretation::Roster::of(
                $db::interpretation::roster($tx, (nights.0, time)).await?,
            )),
            None => None,
        };
        $crate::feasible::picture::Picture {
            campus,
            booths,
            roster,
            zone: $zone,
            nights,
            lines: match time {
                Some(time) => $db::function::between($tx, time, $account).await?,
                None => Vec::new(),
            },
            others: match time {
                Some(time) => $db::function::others($tx, time).await?,
                None => Vec::new(),
            },
            counts: $db::night::between($tx, nights.0, nights.1).await?,
            stock: $db::night::stock($tx).await?,
            held: $db::block::held_between($tx, nights, $account).await?,
            own: $own,
            rooms,
        }
    }};
}
pub(super) use picture;

/// The nights, and the hours, that can matter to a question.
pub(super) fn span(question: &Question, zone: CampusZone) -> ((NaiveDate, NaiveDate), Option<Interval>) {
    let (from, until) = question.window;
    let reach = Question::MOST_NIGHTS + 1;
    let (from, until) = (days_after(from, -reach), days_after(until.max(from), reach));
    let time = Interval::new(zone.start_of(from), zone.start_of(until));
    ((from, until), time)
}

impl Picture {
    /// The same as the rule knows it.
    pub fn house(&self) -> House {
        let mut holders = Holders::default();
        let held = self.lines.iter().filter(|line| line.function.state == FunctionState::Held);
        let uses =
            held.map(|line| Use { holder: holders.of_line(line, self.own), function: self.neighbour(line) });
        let uses = uses.collect::<Vec<_>>();
        let shut = self.others.iter().map(|other| Shut {
            holder: holders.of_other(other),
            part: other.part,
            interval: other.interval,
        });
        let shut = shut.collect::<Vec<_>>();
        let mut kinds = self.campus.room_types.iter().collect::<Vec<_>>();
        kinds.sort_by_key(|kind| (kind.beds, kind.position));
        let kinds =
            kinds.into_iter().map(|kind| Kind { id: kind.id, beds: kind.beds.get() }).collect::<Vec<_>>();
        let nights = self.nights(&kinds, &mut holders);
        let mut house = House::new(&self.campus, &uses, &shut);
        house.portable = portable_booth(&self.campus).map_or(0, |kind| kind.stock);
        house.promised = self.promised();
        house.voices = self.roster.as_ref().map(Roster::voices).unwrap_or_default();
        (house.kinds, house.nights, house.holders, house.zone) = (kinds, nights, holders.all, self.zone);
        house
    }

    /// Booths promised to others, day by day.
    fn promised(&self) -> HashMap<NaiveDate, i64> {
        let mut promised = HashMap::new();
        for (pieces, from, until) in &self.booths {
            for day in nights(*from, next_day(*until)) {
                *promised.entry(day).or_default() += pieces;
            }
        }
        promised
    }

    fn neighbour(&self, line: &FunctionLine) -> Neighbour {
        let function = &line.function;
        Neighbour {
            id: function.id,
            parts: self.campus.parts_of(function.space).clone(),
            style: function.style,
            time: function.time,
            margins: function.margins,
        }
    }

    fn nights(&self, kinds: &[Kind], holders: &mut Holders) -> HashMap<Cell, Night> {
        let counts = Counts::new(self.counts.clone(), self.stock.clone());
        let mut found = HashMap::new();
        for night in nights(self.nights.0, self.nights.1) {
            for kind in kinds {
                let cell = (kind.id, night);
                let own = self.rooms.get(&cell).copied().unwrap_or_default();
                found.insert(cell, Night { free: counts.on(cell).free() + own, held: Vec::new() });
            }
        }
        for held in self.held.iter().filter(|held| self.own != Some(EventId::new(held.event))) {
            let holder = holders.of_block(held);
            if let Some(night) = found.get_mut(&(RoomTypeId::new(held.room_type), held.night)) {
                night.held.push((holder, held.rooms));
            }
        }
        found
    }
}

/// Whoever holds anything, each once.
#[derive(Default)]
struct Holders {
    all: Vec<Holder>,
    events: HashMap<Uuid, usize>,
}

impl Holders {
    fn of_line(&mut self, line: &FunctionLine, own: Option<EventId>) -> usize {
        let (id, named) = (line.function.event, (line.event_code.as_str(), line.event_title.as_str()));
        let tentative = line.event_status == EventStatus::Tentative && own != Some(id);
        self.event(id.uuid(), named, (line.seen, tentative))
    }

    fn of_block(&mut self, held: &HeldNight) -> usize {
        let tentative = held.status == EventStatus::Tentative.code();
        self.event(held.event, (&held.code, &held.title), (held.seen, tentative))
    }

    fn event(&mut self, id: Uuid, (code, title): (&str, &str), (seen, tentative): (bool, bool)) -> usize {
        let all = &mut self.all;
        *self.events.entry(id).or_insert_with(|| {
            let named = seen.then(|| (code.to_owned(), title.to_owned()));
            all.push(Holder::Event { named, tentative });
            all.len() - 1
        })
    }

    fn of_other(&mut self, other: &OtherUse) -> usize {
        let holder = match &other.closure {
            Some((kind, reason)) => Holder::Closure { kind: *kind, reason: reason.clone() },
            None => Holder::Unknown,
        };
        let known = self.all.iter().position(|known| *known == holder);
        known.unwrap_or_else(|| {
            self.all.push(holder);
            self.all.len() - 1
        })
    }
}
