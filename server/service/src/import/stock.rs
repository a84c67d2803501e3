//! The room types and rooms that a file needs and the campus lacks: as many rooms of each type as the file has stays
//! sleeping in it on its fullest night. Each is in stock from the night on that first took so many: a house that grew with its
//! file has, on any day, no room that only later bookings speak of, so that a forecast of that day cannot tell them by it.

use super::code;
use super::draft::Draft;
use super::report::MadeType;
use chrono::NaiveDate;
use domain::campus::{
    Beds, Campus, Cluster, Code, Floor, GuestRoom, Name, Pavilion, Record, RoomType, Slug, StockSpan,
};
use domain::ids::{FloorId, PavilionId, ResourceId, RoomTypeId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a file asks of the room types it names, gathered row by row.
#[derive(Debug, Default)]
pub(super) struct Needs {
    types: BTreeMap<String, Need>,
    first_arrival: Option<NaiveDate>,
}

#[derive(Debug, Default)]
struct Need {
    /// Rooms more (or fewer) taken from a night on.
    steps: BTreeMap<NaiveDate, i64>,
    /// The most people that slept in one room.
    heads: u32,
}

impl Need {
    /// The nights that first took one room more than any night before, a room each.
    fn first_taken(&self) -> Vec<NaiveDate> {
        let (mut taken, mut nights) = (0, Vec::new());
        for (night, step) in &self.steps {
            taken += step;
            nights.resize(nights.len().max(usize::try_from(taken).unwrap_or_default()), *night);
        }
        nights
    }
}

impl Needs {
    /// Takes a row into account. One that takes no nights needs its type, but no room.
    pub fn add(&mut self, draft: &Draft) {
        let need = self.types.entry(draft.room_type.clone()).or_default();
        let arrival = draft.dates.arrival();
        self.first_arrival = Some(self.first_arrival.map_or(arrival, |first| first.min(arrival)));
        if draft.outcome.status().takes_nights() && !draft.dates.is_day_use() {
            *need.steps.entry(arrival).or_default() += 1;
            *need.steps.entry(draft.dates.departure()).or_default() -= 1;
            need.heads = need.heads.max(draft.heads);
        }
    }

    /// Leaves only the types that are not known.
    pub fn keep_unknown(&mut self, is_known: impl Fn(&str) -> bool) {
        self.types.retain(|word, _| !is_known(word));
    }
}

/// The records to add, each after those it refers to, and what to tell of them.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub records: Vec<Record>,
    pub made: Vec<MadeType>,
}

impl Plan {
    /// Puts the types into a pavilion named after the source. All of it is marked as invented: the file tells of
    /// stays, and the rooms are what they must have had. Those of nights to come can be given from `today` on.
    pub fn make(
        needs: &Needs,
        (source, today): (&str, NaiveDate),
        campus: &Campus,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Self {
        let mut plan = Self::default();
        let Some(first) = needs.first_arrival.filter(|_| !needs.types.is_empty()) else { return plan };
        let Some((code, floor)) = plan.floor(source, campus, ids) else { return plan };
        let taken: BTreeSet<&str> = campus.rooms.iter().map(|room| room.number.as_str()).collect();
        let mut numbers = (1..)
            .map(|number: u32| format!("{code}-{number:03}"))
            .filter(|number| !taken.contains(number.as_str()));
        let last = campus.room_types.iter().map(|known| known.position).max().unwrap_or(0);
        for (position, (word, need)) in (last + 1..).zip(&needs.types) {
            let Some(room_type) = room_type(source, word, need, position, RoomTypeId::new(ids())) else {
                continue;
            };
            let nights: Vec<NaiveDate> =
                need.first_taken().into_iter().map(|night| night.min(today.max(first))).collect();
            let (id, from) = (room_type.id, nights.first().copied().unwrap_or(first));
            let (word, code) = (word.clone(), room_type.code.as_str().to_owned());
            let rooms = i64::try_from(nights.len()).unwrap_or_default();
            plan.made.push(MadeType { id, word, code, rooms, from });
            plan.records.push(Record::RoomType(room_type));
            let rooms = nights.into_iter().zip(numbers.by_ref());
            plan.records.extend(rooms.filter_map(|(from, number)| room(&number, floor, id, from, ids())));
        }
        plan
    }

    /// The ground floor of the source's pavilion, made where there is none, and the pavilion's code.
    fn floor(
        &mut self,
        source: &str,
        campus: &Campus,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Option<(String, FloorId)> {
        let is_ours = |pavilion: &&Pavilion| {
            pavilion.cluster == Cluster::Other && pavilion.synthetic && pavilion.name.as_str() == source
        };
        let known = campus.pavilions.iter().find(is_ours);
        let pavilion = match known {
            Some(pavilion) => pavilion.clone(),
            None => pavilion(source, campus, PavilionId::new(ids()))?,
        };
        let floors = campus.floors.iter();
        let floor = floors.filter(|floor| floor.pavilion == pavilion.id).min_by_key(|floor| floor.level);
        let id = floor.map_or_else(|| FloorId::new(ids()), |floor| floor.id);
        let code = pavilion.code.as_str().to_owned();
        let new_floor =
            floor.is_none().then_some(Floor { id, pavilion: pavilion.id, level: 0, synthetic: true });
        self.records.extend(known.is_none().then_some(Record::Pavilion(pavilion)));
        self.records.extend(new_floor.map(Record::Floor));
        Some((code, id))
    }
}

fn pavilion(source: &str, campus: &Campus, id: PavilionId) -> Option<Pavilion> {
    let taken: BTreeSet<&str> = campus.pavilions.iter().map(|known| known.code.as_str()).collect();
    let initials = code::initials(source);
    let code = std::iter::once(initials.clone())
        .chain((2..100).map(|number| format!("{initials}{number}")))
        .find(|code| !taken.contains(code.as_str()))?;
    Some(Pavilion {
        id,
        code: Code::parse(&code).ok()?,
        name: Name::parse(source).ok()?,
        cluster: Cluster::Other,
        purpose: "Rooms that imported stays must have had".to_owned(),
        source: String::new(),
        position: campus.pavilions.iter().map(|known| known.position).max().unwrap_or(0) + 1,
        synthetic: true,
    })
}

fn room_type(source: &str, word: &str, need: &Need, position: i64, id: RoomTypeId) -> Option<RoomType> {
    let code = code::room_type(source, word);
    let name = Name::parse(&format!("{word}, {source}")).or_else(|_| Name::parse(&code)).ok()?;
    let beds = Beds::new(i64::from(need.heads.clamp(1, 20))).ok()?;
    Some(RoomType { id, code: Slug::parse(&code).ok()?, name, beds, position, synthetic: true })
}

fn room(number: &str, floor: FloorId, room_type: RoomTypeId, from: NaiveDate, id: Uuid) -> Option<Record> {
    Some(Record::GuestRoom(GuestRoom {
        id: ResourceId::new(id),
        number: Code::parse(number).ok()?,
        floor,
        room_type,
        step_free: false,
        hearing_loop: false,
        stock: StockSpan::new(from, None).ok()?,
        synthetic: true,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_in_stock_from_the_night_that_first_took_so_many_and_a_departure_frees_its_own() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let mut need = Need::default();
        for (arrival, departure) in [(1, 3), (2, 4), (3, 5), (4, 9), (6, 7), (6, 8)] {
            *need.steps.entry(day(arrival)).or_default() += 1;
            *need.steps.entry(day(departure)).or_default() -= 1;
        }
        assert_eq!(need.first_taken(), [day(1), day(2), day(6)]);
        assert_eq!(Need::default().first_taken(), []);
    }
}
