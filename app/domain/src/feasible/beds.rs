//! Beds by night and type.

use super::house::House;
use super::question::Question;
use crate::block::Cell;
use crate::ids::RoomTypeId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Rooms for all who sleep on campus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BedPlan {
    /// Rooms by type and night.
    pub rooms: BTreeMap<Cell, i64>,
    /// Pairs who share a room for want of another, on the worst night.
    pub shared: i64,
    /// Guests who change to another type on the way, where no type has enough rooms throughout.
    pub changed: i64,
}

/// A night without enough rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The night.
    pub night: NaiveDate,
    /// The type; none where any would do.
    pub kind: Option<RoomTypeId>,
    /// Beds that are missing.
    pub short: i64,
    /// Who holds rooms that would do, and how many, the most first.
    pub held: Vec<(usize, i64)>,
}

/// What one night, or the worst of some, has of each type.
type Stock = Vec<i64>;

/// Rooms given out: of each type, and pairs who share.
type Given = (Vec<i64>, i64);

/// The rooms of an event that begins on a day, once some holders gave way: the same number of each type every night
/// where that is possible; or the nights that lack some.
pub(super) fn plan(
    house: &House,
    question: &Question,
    first: NaiveDate,
    without: &BTreeSet<usize>,
) -> Result<BedPlan, Vec<Lack>> {
    let nights = question.nights(first);
    let stock = |night: &NaiveDate| -> Stock {
        house.kinds.iter().map(|kind| house.free((kind.id, *night), without)).collect()
    };
    let stocks = nights.iter().map(stock).collect::<Vec<_>>();
    if let Some(given) =
        give(house, question, &throughout(&stocks, house.kinds.len())).ok().filter(|_| !nights.is_empty())
    {
        return Ok(written(house, &nights, &vec![given; nights.len()]));
    }
    let (mut given, mut lacks) = (Vec::new(), Vec::new());
    for (night, stock) in nights.iter().zip(&stocks) {
        match give(house, question, stock) {
            Ok(rooms) => given.push(rooms),
            Err(short) => lacks.extend(short.into_iter().map(|(kind, short)| {
                let held = held(house, kind, *night);
                Lack { night: *night, kind, short, held }
            })),
        }
    }
    if lacks.is_empty() { Ok(written(house, &nights, &given)) } else { Err(lacks) }
}

/// What there is on every one of some nights.
fn throughout(stocks: &[Stock], kinds: usize) -> Stock {
    (0..kinds).map(|kind| stocks.iter().map(|stock| stock[kind]).min().unwrap_or_default()).collect()
}

/// Gives rooms out of a stock: those of a type asked for first, then those for one and for two, in order; two to a room
/// only where there are too few. Or what is missing, by type; none for any type.
fn give(house: &House, question: &Question, stock: &Stock) -> Result<Given, Vec<(Option<RoomTypeId>, i64)>> {
    let beds = &question.beds;
    let mut given = vec![0; stock.len()];
    let mut missing = Vec::new();
    for (place, kind) in house.kinds.iter().enumerate() {
        let wanted = beds.typed.get(&kind.id).copied().unwrap_or_default();
        if wanted > stock[place] {
            missing.push((Some(kind.id), wanted - stock[place]));
        }
        given[place] = wanted.min(stock[place]);
    }
    let left = |given: &[i64], place: usize| stock[place] - given[place];
    let rooms = (0..stock.len()).map(|place| left(&given, place)).sum::<i64>();
    let doubles =
        (0..stock.len()).filter(|place| house.kinds[*place].beds > 1).map(|place| left(&given, place));
    // A pair who shares saves a room.
    let shared = (beds.any - rooms).max(0);
    let most = if beds.sharing { doubles.sum::<i64>() } else { 0 };
    if shared > most {
        missing.push((None, shared - most));
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut people = beds.any - shared;
    for place in 0..stock.len() {
        let taken = people.min(left(&given, place));
        (given[place], people) = (given[place] + taken, people - taken);
    }
    Ok((given, shared))
}

fn written(house: &House, nights: &[NaiveDate], given: &[Given]) -> BedPlan {
    let mut plan = BedPlan {
        shared: given.iter().map(|(_, shared)| *shared).max().unwrap_or_default(),
        ..BedPlan::default()
    };
    for (night, (rooms, _)) in nights.iter().zip(given) {
        for (kind, rooms) in house.kinds.iter().zip(rooms).filter(|(_, rooms)| **rooms > 0) {
            plan.rooms.insert((kind.id, *night), *rooms);
        }
    }
    let fewer = |pair: &[Given]| {
        let lost = pair[0].0.iter().zip(&pair[1].0).map(|(one, next)| (one - next).max(0));
        lost.sum::<i64>()
    };
    plan.changed = given.windows(2).map(fewer).sum();
    plan
}

/// Who holds rooms of a type, or of any, on a night.
fn held(house: &House, kind: Option<RoomTypeId>, night: NaiveDate) -> Vec<(usize, i64)> {
    let mut held = BTreeMap::<usize, i64>::new();
    for known in house.kinds.iter().filter(|known| kind.is_none_or(|kind| kind == known.id)) {
        for (holder, rooms) in house.nights.get(&(known.id, night)).into_iter().flat_map(|night| &night.held)
        {
            *held.entry(*holder).or_default() += rooms;
        }
    }
    let mut held = held.into_iter().collect::<Vec<_>>();
    held.sort_by_key(|(holder, rooms)| (-rooms, *holder));
    held
}
