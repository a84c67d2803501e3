//! One year: what is on record, groups, those called off, individuals.

use super::habits::GROUPS;
use super::tally::Tally;
use super::{Party, YearPlan, draw, group, known, single};
use crate::demo::dice::Dice;
use crate::demo::figures;
use crate::demo::grid::Grid;
use domain::event::EventKind;

/// Groups given up in a row before a kind is given up: its nights go to individuals.
const GIVE_UP: u32 = 25;

/// Enquiries that come to nothing, of a hundred groups.
const LOST: u64 = 12;

/// The work in hand.
pub(super) struct Year<'a, 'h> {
    pub number: i32,
    pub dice: Dice,
    pub grid: &'a mut Grid<'h>,
    pub tally: &'a mut Tally,
    pub parties: Vec<Party>,
}

/// Plans a year on top of what reaches into it from the one before.
pub(super) fn plan(number: i32, grid: &mut Grid<'_>, tally: &mut Tally) -> YearPlan {
    let seed = u64::from(number.unsigned_abs());
    grid.forget_before(draw::date(number, 1, 1));
    let mut year = Year { number, dice: Dice::new(seed), grid, tally, parties: Vec::new() };
    known::add(&mut year);
    let on_record = year.parties.len();
    for kind in GROUPS {
        year.fill(kind);
    }
    let groups = year.parties.len() - on_record;
    for _ in 0..groups * draw::called_off(number) / 100 {
        let kind = year.dice.pick(&GROUPS).unwrap_or(EventKind::Training);
        if let Some(party) = group::called_off(&mut year, kind) {
            year.add(kind, party);
        }
    }
    single::add(&mut year);
    YearPlan { year: number, parties: year.parties }
}

impl Year<'_, '_> {
    /// Groups of a kind up to its quota.
    fn fill(&mut self, kind: EventKind) {
        let mut failures = 0;
        while failures < GIVE_UP {
            let left = figures::quota(self.number, kind) - self.tally.of(self.number, kind);
            match group::kept(self, kind, left) {
                group::Outcome::Placed(party) => {
                    failures = 0;
                    self.add(kind, party);
                    if self.dice.chance(LOST) {
                        let lost = group::lost(self, kind);
                        self.parties.push(lost);
                    }
                }
                group::Outcome::NoRoom => failures += 1,
                group::Outcome::Full => return,
            }
        }
    }

    /// Takes up a party and counts its nights.
    pub fn add(&mut self, kind: EventKind, party: Party) {
        for booking in &party.bookings {
            self.tally.add(Some(kind), booking);
        }
        self.parties.push(party);
    }
}
