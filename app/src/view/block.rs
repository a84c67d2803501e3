//! Rooms held for an event: the grid as it is typed, and the plan it is filled from.

use chrono::NaiveDate;
use domain::block::{Block, BlockState, Cell, Plan, PlanError, Wave};
use domain::calendar::nights;
use domain::event::Event;
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use i18n::whole;
use service::block::{Agreement, BlockRecord, Short, TypeName};
use std::collections::{BTreeMap, BTreeSet};

/// What was just done, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The rooms are held.
    Held,
    /// They are noted.
    Noted,
    /// They were let go.
    Released,
    /// Somebody else was quicker; nothing was done.
    Stale,
}

impl News {
    /// What an address says.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Noted => "noted",
            Self::Released => "released",
            Self::Stale => "stale",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Held, Self::Noted, Self::Released, Self::Stale].into_iter().find(|news| news.code() == code)
    }
}

/// What is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The field of this name holds no number of rooms.
    NoNumber(String),
    /// The house has not so many.
    Short(Short),
    /// No date.
    NoDate,
    /// A rule says no: the stable word of the field and of what is wrong.
    Rule(String, &'static str),
    /// A night was short, and is no longer.
    Gone,
    /// Somebody else changed the rooms in the meantime.
    Stale,
    /// There is no plan.
    Plan(PlanError),
}

/// The page.
#[derive(Clone, Debug)]
pub struct RoomsPage {
    /// What is agreed, picked up, possible.
    pub record: BlockRecord,
    /// The grid as it stands in its fields.
    pub typed: Typed,
    /// The plan as it stands in its fields.
    pub plan: TypedPlan,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What was just done.
    pub news: Option<News>,
    /// Whether the fields were filled from the plan.
    pub filled: bool,
    /// How many more nights are shown to either side.
    pub wider: i64,
}

/// The name of the field of a type and a night.
pub fn field_name(kind: &TypeName, night: NaiveDate) -> String {
    format!("{}.{night}", kind.code)
}

/// The grid as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The version of the block seen; none where there was none.
    pub version: Option<i64>,
    /// The cut-off date.
    pub cut_off: String,
    /// Rooms by name of the field.
    pub rooms: BTreeMap<String, String>,
    /// Whether they are to be held.
    pub hold: bool,
    /// How many more nights were shown to either side.
    pub wider: i64,
}

impl Typed {
    /// What is agreed.
    pub fn of(record: &BlockRecord) -> Self {
        let block = record.block.as_ref();
        // A cut-off that did its work is none for what is agreed anew.
        let holding = block.filter(|block| block.state != BlockState::Released);
        let cut_off = holding.and_then(|block| block.cut_off).map(|day| day.to_string()).unwrap_or_default();
        let mut typed = Self { version: block.map(|block| block.version), cut_off, ..Self::default() };
        for (&cell, night) in block.into_iter().flat_map(|block: &Block| &block.nights) {
            typed.put(record, cell, night.agreed);
        }
        typed
    }

    /// What was sent.
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "version" => typed.version = value.parse().ok(),
                "cut_off" => value.trim().clone_into(&mut typed.cut_off),
                "wider" => typed.wider = value.parse().unwrap_or_default(),
                "hold" => typed.hold = value == "yes",
                name if name.contains('.') => {
                    typed.rooms.insert(name.to_owned(), value.trim().to_owned());
                }
                _ => {}
            }
        }
        typed
    }

    /// Puts planned rooms in place of those there are, or on top of them.
    pub fn fill(&mut self, record: &BlockRecord, planned: &Planned) {
        match planned.fill {
            Fill::All => self.rooms.clear(),
            Fill::These => {
                let within = |name: &str| {
                    let night = name.rsplit_once('.').and_then(|(_, night)| night.parse::<NaiveDate>().ok());
                    night.is_some_and(|night| planned.nights.contains(&night))
                };
                self.rooms.retain(|name, _| !within(name));
            }
            Fill::Add => {}
        }
        for (cell, rooms) in &planned.rooms {
            let there = self.rooms_of(record, *cell);
            self.put(record, *cell, there + rooms);
        }
    }

    fn rooms_of(&self, record: &BlockRecord, (room_type, night): Cell) -> i64 {
        let kind = record.types.iter().find(|kind| kind.id == room_type.uuid());
        kind.and_then(|kind| whole(self.rooms.get(&field_name(kind, night))?)).unwrap_or_default()
    }

    fn put(&mut self, record: &BlockRecord, (room_type, night): Cell, rooms: i64) {
        if let Some(kind) = record.types.iter().find(|kind| kind.id == room_type.uuid()) {
            self.rooms.insert(field_name(kind, night), rooms.to_string());
        }
    }

    /// What it asks for, or every field that cannot be read.
    pub fn agreement(&self, types: &[TypeName]) -> Result<Agreement, Vec<Fault>> {
        let (mut rooms, mut faults) = (NightDelta::new(), Vec::new());
        for (name, value) in self.rooms.iter().filter(|(_, value)| !value.is_empty()) {
            match (cell(types, name), whole(value).filter(|rooms| *rooms >= 0)) {
                (Some(cell), Some(number)) => _ = rooms.insert(cell, number),
                _ => faults.push(Fault::NoNumber(name.clone())),
            }
        }
        let cut_off = match self.cut_off.as_str() {
            "" => None,
            text => text.parse().map_err(|_| faults.push(Fault::NoDate)).ok(),
        };
        if faults.is_empty() { Ok(Agreement { rooms, cut_off, hold: self.hold }) } else { Err(faults) }
    }
}

fn cell(types: &[TypeName], name: &str) -> Option<Cell> {
    let (code, night) = name.rsplit_once('.')?;
    let kind = types.iter().find(|kind| kind.code == code)?;
    Some((RoomTypeId::new(kind.id), night.parse().ok()?))
}

/// What a plan does with the rooms that are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Takes the place of all of them.
    #[default]
    All,
    /// Takes the place of those on its own nights: a week in which fewer are there.
    These,
    /// Comes on top: a second group.
    Add,
}

impl Fill {
    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::These => "these",
            Self::Add => "add",
        }
    }

    fn parse(code: &str) -> Self {
        [Self::These, Self::Add].into_iter().find(|fill| fill.code() == code).unwrap_or_default()
    }
}

/// What a plan comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// Rooms by type and night.
    pub rooms: NightDelta,
    /// The nights it speaks of.
    pub nights: BTreeSet<NaiveDate>,
    /// What it does with the rooms that are there.
    pub fill: Fill,
}

/// The plan as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct TypedPlan {
    /// People.
    pub heads: String,
    /// First day of the part of the event it is for.
    pub plan_from: String,
    /// Last day of it.
    pub plan_until: String,
    /// What it does with the rooms that are there.
    pub fill: String,
    /// Of a hundred, those who share.
    pub sharing: String,
    /// Code of the type for one.
    pub single: String,
    /// Code of the type for two.
    pub double: String,
    /// Of a hundred, those who arrive two nights before, the night before, on the first day.
    pub arrive_2: String,
    /// The night before.
    pub arrive_1: String,
    /// On the first day.
    pub arrive_0: String,
    /// Of a hundred, those who leave the day after the last.
    pub late: String,
}

impl TypedPlan {
    /// A plan to begin with: one for each of those expected, most of them there the evening before.
    pub fn begin(record: &BlockRecord) -> Self {
        let kind = |place: usize| {
            let kind = record.types.get(place).or_else(|| record.types.first());
            kind.map(|kind| kind.code.clone()).unwrap_or_default()
        };
        Self {
            heads: record.line.event.on_campus.to_string(),
            plan_from: record.line.event.from.to_string(),
            plan_until: record.line.event.until.to_string(),
            fill: Fill::All.code().to_owned(),
            sharing: "0".to_owned(),
            single: kind(0),
            double: kind(1),
            arrive_2: "0".to_owned(),
            arrive_1: "60".to_owned(),
            arrive_0: "40".to_owned(),
            late: "10".to_owned(),
        }
    }

    /// The rooms it comes to. Nobody at all is planned for only in place of what is there on its nights.
    pub fn rooms(&self, types: &[TypeName], event: &Event) -> Result<Planned, PlanError> {
        let fill = Fill::parse(&self.fill);
        let days = self.days(event)?;
        let stayed = nights(days.0, days.1);
        if fill == Fill::These && whole(&self.heads) == Some(0) {
            return Ok(Planned { nights: stayed.collect(), fill, ..Planned::default() });
        }
        let mut rooms = self.planned(types, days)?;
        if fill == Fill::These {
            // The evening before a part of the event is a night of the part before it.
            let is_its = |night: NaiveDate| {
                (days.0 <= night && night < days.1) || night < event.from || event.until <= night
            };
            rooms.retain(|(_, night), _| is_its(*night));
        }
        let nights = stayed.chain(rooms.keys().map(|(_, night)| *night)).collect();
        Ok(Planned { rooms, nights, fill })
    }

    /// The days it is for: those of the event where none are typed.
    fn days(&self, event: &Event) -> Result<(NaiveDate, NaiveDate), PlanError> {
        let day = |text: &str, usual| if text.is_empty() { Some(usual) } else { text.parse().ok() };
        let days = day(&self.plan_from, event.from).zip(day(&self.plan_until, event.until));
        let within = |(from, until): &(NaiveDate, NaiveDate)| {
            event.from <= *from && from <= until && *until <= event.until
        };
        days.filter(within).ok_or(PlanError::Days)
    }

    fn planned(&self, types: &[TypeName], days: (NaiveDate, NaiveDate)) -> Result<NightDelta, PlanError> {
        let share = |text: &str, name| whole(text).ok_or(PlanError::Share(name));
        let kind =
            |code: &str| types.iter().find(|kind| kind.code == code).map(|kind| RoomTypeId::new(kind.id));
        let wave = |before, text: &str, name| share(text, name).map(|percent| Wave { before, percent });
        let (Some(single), Some(double)) = (kind(&self.single), kind(&self.double)) else {
            return Ok(NightDelta::new());
        };
        let plan = Plan {
            heads: whole(&self.heads).ok_or(PlanError::Heads)?,
            sharing: share(&self.sharing, "sharing")?,
            single,
            double,
            days,
            waves: vec![
                wave(2, &self.arrive_2, "arrivals")?,
                wave(1, &self.arrive_1, "arrivals")?,
                wave(0, &self.arrive_0, "arrivals")?,
            ],
            late: share(&self.late, "late")?,
        };
        plan.rooms()
    }
}
