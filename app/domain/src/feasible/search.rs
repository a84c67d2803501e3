//! The best choice of halls: branch and bound over the rooms asked for.
//!
//! Rooms are served one after the other, the pickiest need first, each hall of a need tried from the cheapest on. A
//! branch is cut where even the cheapest rest would not better what is known, or where what is left cannot be served:
//! complete, because neither cut loses a better choice.

use super::options::{Choice, Ground, Stretch};
use super::score::{Score, Weight};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// The choice of fewest points.
    Best,
    /// Any choice.
    Any,
    /// The choice with the fewest booths to be carried in, even more than there are.
    Booths,
}

/// A choice for every room: its need, and its hall in each stretch.
pub(super) type Chosen = Vec<(usize, Vec<Option<usize>>)>;

/// Judges a complete choice; none where it cannot be laid after all.
pub(super) type Judge<'a> = &'a dyn Fn(&Chosen) -> Option<Score>;

pub(super) struct Search<'a> {
    ground: &'a Ground<'a>,
    stretches: &'a [Stretch],
    aim: Aim,
    /// The ways to serve each need, the cheapest first.
    choices: Vec<Vec<Choice>>,
    /// The need of each room, rooms of one need side by side.
    rooms: Vec<usize>,
    /// Whether all rooms are in session together: then no two of them have a part in common.
    crowded: bool,
    /// Booths that can be carried in.
    portable: i64,
    /// The way taken for each room so far.
    taken: Vec<usize>,
    best: Option<(i64, Chosen, Score)>,
}

impl<'a> Search<'a> {
    pub fn new(
        ground: &'a Ground<'a>,
        first: NaiveDate,
        stretches: &'a [Stretch],
        (aim, without): (Aim, &BTreeSet<usize>),
    ) -> Self {
        let needs = 0..ground.question.needs.len();
        let mut choices =
            needs.clone().map(|need| ground.choices(need, first, stretches, without)).collect::<Vec<_>>();
        if aim == Aim::Booths {
            for choice in choices.iter_mut().flatten() {
                choice.floor = choice.score.portable;
            }
            for ways in &mut choices {
                ways.sort_by_key(|way| way.floor);
            }
        }
        let mut order = needs.clone().collect::<Vec<_>>();
        order.sort_by_key(|need| choices[*need].len());
        let times = |need: usize| {
            std::iter::repeat_n(need, usize::try_from(ground.need(need).count).unwrap_or_default())
        };
        let rooms = order.into_iter().flat_map(times).collect();
        let together = |one: usize| needs.clone().all(|other| ground.meet((one, other), stretches[0]));
        let crowded = needs.clone().all(together);
        let portable = ground.portable(first);
        Self { ground, stretches, aim, choices, rooms, crowded, portable, taken: Vec::new(), best: None }
    }

    /// The best choice with what speaks against it, if there is any.
    pub fn run(mut self, judge: Judge<'_>) -> Option<(Chosen, Score)> {
        let enough = |need: &usize| {
            let wanted = self.rooms.iter().filter(|room| *room == need).count();
            self.choices[*need].len() >= wanted
        };
        if self.rooms.iter().all(enough) {
            self.serve(0, judge);
        }
        self.best.map(|(_, chosen, score)| (chosen, score))
    }

    /// Serves the rooms that are left, where so many points are spent already.
    fn serve(&mut self, spent: i64, judge: Judge<'_>) {
        let place = self.taken.len();
        let Some(&need) = self.rooms.get(place) else { return self.finish(judge) };
        // Rooms of one need are alike: only one order of their halls is tried.
        let is_same = place > 0 && self.rooms[place - 1] == need;
        let from = if is_same { self.taken[place - 1] + 1 } else { 0 };
        let alike = self.rooms[place..].iter().take_while(|room| **room == need).count();
        let later = self.least_after(place + alike);
        for way in from..=self.choices[need].len().saturating_sub(alike) {
            if way + alike > self.choices[need].len() {
                break;
            }
            let own = self.choices[need][way..way + alike].iter().map(|choice| choice.floor).sum::<i64>();
            if self.best.as_ref().is_some_and(|(best, _, _)| spent + own + later + self.walking() >= *best) {
                break;
            }
            if self.is_over() {
                return;
            }
            if !self.goes_with(need, way) {
                continue;
            }
            let floor = self.choices[need][way].floor;
            self.taken.push(way);
            if self.can_serve_rest() {
                self.serve(spent + floor, judge);
            }
            self.taken.pop();
        }
    }

    /// The least that the rooms from a place on cost, which begins a need.
    fn least_after(&self, place: usize) -> i64 {
        let mut wanted = BTreeMap::<usize, usize>::new();
        for need in self.rooms.iter().skip(place) {
            *wanted.entry(*need).or_default() += 1;
        }
        let least = |(need, count): (&usize, &usize)| {
            self.choices[*need].iter().take(*count).map(|choice| choice.floor).sum::<i64>()
        };
        wanted.iter().map(least).sum()
    }

    fn is_over(&self) -> bool {
        self.aim == Aim::Any && self.best.is_some()
    }

    fn chosen(&self) -> impl Iterator<Item = (usize, &Choice)> {
        self.taken.iter().zip(&self.rooms).map(|(way, need)| (*need, &self.choices[*need][*way]))
    }

    /// Points for the pavilions that the rooms served so far lie in.
    fn walking(&self) -> i64 {
        if self.aim == Aim::Booths {
            0
        } else {
            pavilions(self.ground, self.chosen().map(|(_, one)| &one.halls)) * Weight::Pavilions.points()
        }
    }

    /// Whether a way can be taken beside those that are.
    fn goes_with(&self, need: usize, way: usize) -> bool {
        let choice = &self.choices[need][way];
        let portable = self.chosen().map(|(_, other)| other.score.portable).sum::<i64>();
        let has_booths = self.aim == Aim::Booths || portable + choice.score.portable <= self.portable;
        has_booths && self.chosen().all(|(other, taken)| !self.clash((need, choice), (other, taken)))
    }

    fn clash(&self, (need, one): (usize, &Choice), (room, other): (usize, &Choice)) -> bool {
        let in_stretch = |(place, stretch): (usize, &Stretch)| {
            let halls = one.halls[place].zip(other.halls[place]);
            halls.is_some_and(|(hall, taken)| self.ground.house.excludes(hall, taken))
                && self.ground.meet((need, room), *stretch)
        };
        self.stretches.iter().enumerate().any(in_stretch)
    }

    /// Whether every room that is left still has a hall of its own, as far as can be told without trying: where all are in
    /// session together, each needs a part that no other has.
    fn can_serve_rest(&self) -> bool {
        let rest = &self.rooms[self.taken.len()..];
        if !self.crowded || rest.len() < 2 {
            return true;
        }
        let parts = |need: &usize| {
            let open = (0..self.choices[*need].len()).filter(|way| self.goes_with(*need, *way));
            let halls = open.filter_map(|way| self.choices[*need][way].halls[0]);
            halls
                .filter_map(|hall| self.ground.house.halls[hall].space.parts.first().copied())
                .collect::<BTreeSet<_>>()
        };
        let mut of_need = BTreeMap::new();
        for need in rest {
            of_need.entry(*need).or_insert_with(|| parts(need));
        }
        let wishes = rest.iter().map(|need| &of_need[need]).collect::<Vec<_>>();
        let mut given = BTreeMap::new();
        (0..wishes.len()).all(|room| settle(room, &wishes, &mut given, &mut BTreeSet::new()))
    }

    fn finish(&mut self, judge: Judge<'_>) {
        let chosen = self.chosen().map(|(need, choice)| (need, choice.halls.clone())).collect::<Chosen>();
        let Some(score) = judge(&chosen) else { return };
        let points = if self.aim == Aim::Booths { score.portable } else { score.points() };
        if self.best.as_ref().is_none_or(|(best, _, _)| points < *best) {
            self.best = Some((points, chosen, score));
        }
    }
}

/// How many pavilions more than one some halls lie in.
pub(super) fn pavilions<'a>(ground: &Ground<'_>, halls: impl Iterator<Item = &'a Vec<Option<usize>>>) -> i64 {
    let pavilion = |hall: &usize| ground.house.halls[*hall].pavilion;
    let lie = halls.flatten().flatten().map(pavilion).collect::<BTreeSet<_>>();
    i64::try_from(lie.len()).unwrap_or_default().saturating_sub(1).max(0)
}

/// Gives a room one of the parts it wishes for, moving others where that helps.
fn settle<T: Ord + Copy>(
    room: usize,
    wishes: &[&BTreeSet<T>],
    given: &mut BTreeMap<T, usize>,
    tried: &mut BTreeSet<T>,
) -> bool {
    for part in wishes[room] {
        if !tried.insert(*part) {
            continue;
        }
        let owner = given.get(part).copied();
        if owner.is_none_or(|owner| settle(owner, wishes, given, tried)) {
            given.insert(*part, room);
            return true;
        }
    }
    false
}
