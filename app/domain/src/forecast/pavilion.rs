//! Where nights are slept: each night of each path divided among the pavilions.
//!
//! A path says how many rooms of the house are slept in, not which. It is divided night by night, so that the parts add up to
//! it on every path and no pavilion takes more than its open rooms; one that is closed takes nothing:
//!
//! 1. Stays that have a room already count in its pavilion. Where a path comes to fewer rooms than that (some are called
//!    off), each pavilion keeps the same share of its own.
//! 2. The rest (stays without a room, blocks, what is not yet known) fills the open rooms of each pavilion in proportion to
//!    how full they were in the last year. What does not fit where rooms run out goes to those that have some left, in the
//!    same proportion: the level rises in all of them alike until everybody has a bed.
//!
//! How full a pavilion was is drawn towards the house by [`USUAL`] room-nights: one that was closed for the year is taken to
//! fill like the others once it opens. Nothing is drawn here: of one total there is one division, so that a pavilion is told as
//! sure as the house is, and whom the desk puts elsewhere is not in its range.

use super::booking::Day;
use super::pick_up::YEAR;
use std::ops::Range;

mod division;

use division::Division;

/// Room-nights at the rate of the house that count for each pavilion beside its own.
const USUAL: f64 = 100.0;

/// A pavilion with guest rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pavilion {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A guest room of a pavilion on some nights: in stock, closed, or given to a stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomNights {
    /// The place of its pavilion.
    pub pavilion: usize,
    /// The nights.
    pub nights: Range<Day>,
}

/// Which rooms there are in each pavilion, and which of them are given to stays, night by night.
#[derive(Clone, Debug, Default)]
pub struct Pavilions {
    of: Vec<Pavilion>,
    first: Day,
    stock: Vec<i32>,
    open: Vec<i32>,
    given: Vec<i32>,
}

impl Pavilions {
    /// Counts the rooms of some nights: those in stock less those closed, and those given to stays.
    pub fn new(
        of: Vec<Pavilion>,
        nights: &Range<Day>,
        stock: &[RoomNights],
        closed: &[RoomNights],
        given: &[RoomNights],
    ) -> Self {
        let mut in_stock = vec![0; nights.len() * of.len()];
        add(&mut in_stock, (of.len(), nights), stock, 1);
        let mut open = in_stock.clone();
        add(&mut open, (of.len(), nights), closed, -1);
        for rooms in &mut open {
            *rooms = (*rooms).max(0);
        }
        let mut all = vec![0; open.len()];
        add(&mut all, (of.len(), nights), given, 1);
        Self { of, first: nights.start, stock: in_stock, open, given: all }
    }

    /// Takes at least so many rooms for open on a night, for so many are promised: what lacks is there in the pavilion with the
    /// most rooms open. Where none is open, those given to stays are, and what lacks beside them is in the pavilion with most given, or, where
    /// nobody has a room yet, with most rooms. Nothing changes of a night that is not counted.
    pub fn promise(&mut self, night: Day, rooms: i32) {
        let width = self.of.len();
        let Some(from) = usize::try_from(night - self.first).ok().map(|place| place * width) else { return };
        let row = from..from + width;
        let Some(open) = self.open.get_mut(row.clone()) else { return };
        let mut lacking = rooms - open.iter().sum::<i32>();
        if lacking <= 0 {
            return;
        }
        let mut place = most(open);
        if place.is_none() {
            let given = &self.given[row.clone()];
            place = most(given).or_else(|| most(&self.stock[row]));
            for (open, given) in open.iter_mut().zip(given) {
                *open = lacking.min(*given);
                lacking -= *open;
            }
        }
        // A house of which no room is on record yet has those promised in its first pavilion.
        if let Some(open) = open.get_mut(place.unwrap_or_default()) {
            *open += lacking;
        }
    }

    /// The pavilions, in their order.
    pub fn all(&self) -> &[Pavilion] {
        &self.of
    }

    /// Rooms open on a night in each; nothing of a night that is not counted.
    pub fn open(&self, night: Day) -> &[i32] {
        self.row(&self.open, night)
    }

    /// Rooms open on each night in all of them together.
    #[expect(clippy::cast_precision_loss, reason = "rooms are few")]
    pub fn house(&self, nights: Range<Day>) -> Vec<f32> {
        nights.map(|night| self.open(night).iter().sum::<i32>() as f32).collect()
    }

    fn given(&self, night: Day) -> &[i32] {
        self.row(&self.given, night)
    }

    fn row<'a>(&self, of: &'a [i32], night: Day) -> &'a [i32] {
        let width = self.of.len();
        let place = usize::try_from(night - self.first).ok().map(|place| place * width);
        place.and_then(|place| of.get(place..place + width)).unwrap_or_default()
    }

    /// Divides nights by what was known at the end of the day `origin`.
    pub fn divided(&self, origin: Day) -> Divided<'_> {
        Divided { pavilions: self, rates: self.rates(origin) }
    }

    /// How full each was in the year up to a day, as a share of its open rooms.
    fn rates(&self, origin: Day) -> Vec<f64> {
        let mut sums = vec![[0.0; 2]; self.of.len()];
        for night in origin + 1 - YEAR..=origin {
            for (sum, (given, open)) in sums.iter_mut().zip(self.given(night).iter().zip(self.open(night))) {
                sum[0] += f64::from(*given);
                sum[1] += f64::from(*open);
            }
        }
        let [given, open] = sums.iter().fold([0.0; 2], |all, sum| [all[0] + sum[0], all[1] + sum[1]]);
        if given <= 0.0 || open <= 0.0 {
            // Of a house where nobody was ever given a room all fill alike.
            return vec![1.0; self.of.len()];
        }
        let usual = given / open;
        sums.iter().map(|[given, open]| (given + USUAL * usual) / (open + USUAL)).collect()
    }
}

/// The place of the first that has most; none where none has any.
fn most(of: &[i32]) -> Option<usize> {
    let most = of.iter().copied().max().filter(|most| *most > 0)?;
    of.iter().position(|rooms| *rooms == most)
}

fn add(rooms: &mut [i32], (width, of): (usize, &Range<Day>), spans: &[RoomNights], by: i32) {
    for span in spans {
        for night in span.nights.start.max(of.start)..span.nights.end.min(of.end) {
            let place = usize::try_from(night - of.start).unwrap_or_default();
            rooms[place * width + span.pavilion] += by;
        }
    }
}

/// Nights divided as the year before was.
#[derive(Clone, Debug)]
pub struct Divided<'a> {
    pavilions: &'a Pavilions,
    rates: Vec<f64>,
}

impl Divided<'_> {
    /// The pavilions.
    pub fn pavilions(&self) -> &[Pavilion] {
        self.pavilions.all()
    }

    /// Rooms open in each pavilion on the nights from one to another.
    pub fn open(&self, nights: Range<Day>) -> Vec<i64> {
        let mut sums = vec![0; self.rates.len()];
        for night in nights {
            for (sum, open) in sums.iter_mut().zip(self.pavilions.open(night)) {
                *sum += i64::from(*open);
            }
        }
        sums
    }

    /// A night that is over: who had a room slept there, open or not; who had none on record is divided like the rest.
    pub fn past(&self, night: Day, slept: f64) -> Vec<f64> {
        let given = self.pavilions.given(night);
        let rest = (slept - given.iter().copied().map(f64::from).sum::<f64>()).max(0.0);
        let open = self.pavilions.open(night);
        let of_open: Vec<f64> =
            self.rates.iter().zip(open).map(|(rate, open)| rate * f64::from(*open)).collect();
        let shares = if of_open.iter().sum::<f64>() > 0.0 { &of_open } else { &self.rates };
        let all: f64 = shares.iter().sum();
        given.iter().zip(shares).map(|(given, share)| f64::from(*given) + rest * share / all).collect()
    }

    /// Each path from a night on, as what its pavilions come to up to each night: `told` is given a row for every night and
    /// one ahead of the first, a number for every pavilion in each.
    pub fn sums<'p>(&self, first: Day, paths: impl Iterator<Item = &'p [f32]>, mut told: impl FnMut(&[f64])) {
        let width = self.rates.len();
        let mut nights: Vec<Division> = Vec::new();
        let mut sums: Vec<f64> = Vec::new();
        for path in paths {
            while nights.len() < path.len() {
                nights.push(self.division(first + Day::try_from(nights.len()).unwrap_or_default()));
            }
            sums.resize((path.len() + 1) * width, 0.0);
            for (place, (rooms, night)) in path.iter().zip(&nights).enumerate() {
                let (before, after) = sums.split_at_mut((place + 1) * width);
                let before = &before[place * width..];
                night.divide(f64::from(*rooms), |pavilion, rooms| after[pavilion] = before[pavilion] + rooms);
            }
            told(&sums);
        }
    }

    fn division(&self, night: Day) -> Division {
        Division::new(self.pavilions.open(night), self.pavilions.given(night), &self.rates)
    }
}

#[cfg(test)]
mod tests;
