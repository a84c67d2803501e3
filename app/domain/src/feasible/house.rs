//! What there is, and who holds it, over a window.

use crate::block::Cell;
use crate::calendar::CampusZone;
use crate::campus::{Campus, SetupStyle, Space};
use crate::claim::Interval;
use crate::closure::ClosureKind;
use crate::function::{LONGEST_OVERNIGHT, Margins, Neighbour, STANDS_FOR};
use crate::ids::{PavilionId, ResourceId, RoomTypeId};
use crate::interpretation::{Voice, Work};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// An event.
    Event {
        /// Code and title; none for those who may not know.
        named: Option<(String, String)>,
        /// Whether it is an option that could give way.
        tentative: bool,
    },
    /// A closure.
    Closure {
        /// Fault or works.
        kind: ClosureKind,
        /// Why.
        reason: String,
    },
    /// Nobody who is known.
    Unknown,
}

/// A function that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Whose, by place among the holders.
    pub holder: usize,
    /// Where and when, and how the hall then stands.
    pub function: Neighbour,
}

/// A part that is held by what is no function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shut {
    /// Whose, by place among the holders.
    pub holder: usize,
    /// The part.
    pub part: ResourceId,
    /// When.
    pub interval: Interval,
}

/// A type of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The type.
    pub id: RoomTypeId,
    /// How many sleep in one.
    pub beds: i64,
}

/// A type on a night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Night {
    /// Rooms that can be had.
    pub free: i64,
    /// What blocks hold beside the stays of their events, by place of the holder.
    pub held: Vec<(usize, i64)>,
}

/// A hall: a space, and what has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall {
    /// The space.
    pub space: Space,
    /// Where it lies.
    pub pavilion: Option<PavilionId>,
    uses: Vec<Use>,
    shut: Vec<Shut>,
}

/// What there is.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Halls, in the order of lists.
    pub halls: Vec<Hall>,
    /// Booths that can be carried anywhere.
    pub portable: i64,
    /// How many of them others are promised on a day; a day that is missing has none.
    pub promised: HashMap<NaiveDate, i64>,
    /// Types of room, in the order in which they are given out.
    pub kinds: Vec<Kind>,
    /// Rooms by type and night; a cell that is missing has none.
    pub nights: HashMap<Cell, Night>,
    /// Whoever holds anything.
    pub holders: Vec<Holder>,
    /// Interpreters of the list, with what they do and when they are away.
    pub voices: Vec<(Voice, Work)>,
    /// The clock of the campus.
    pub zone: CampusZone,
    changeovers: BTreeMap<(SetupStyle, SetupStyle), i64>,
}

impl House {
    /// The halls of a campus with what holds them.
    pub fn new(campus: &Campus, uses: &[Use], shut: &[Shut]) -> Self {
        let floors = campus.floors.iter().map(|floor| (floor.id, floor.pavilion)).collect::<HashMap<_, _>>();
        let hall = |space: &Space| {
            let touches = |used: &&Use| !used.function.parts.is_disjoint(&space.parts);
            let mut uses = uses.iter().filter(touches).cloned().collect::<Vec<_>>();
            uses.sort_by_key(|used| (used.function.time.from_at(), used.function.id));
            let pavilion = floors.get(&space.floor).copied();
            let shut = shut.iter().filter(|shut| space.parts.contains(&shut.part)).cloned().collect();
            Hall { space: space.clone(), pavilion, uses, shut }
        };
        let changeovers = campus.changeovers.iter().map(|known| ((known.from, known.to), known.minutes));
        let (halls, changeovers) = (campus.spaces.iter().map(hall).collect(), changeovers.collect());
        Self { halls, changeovers, ..Self::default() }
    }

    /// Booths that can be carried anywhere and are nobody else's on any of some days, both ends included.
    pub(super) fn portable_on(&self, (from, until): (NaiveDate, NaiveDate)) -> i64 {
        let days = from.iter_days().take_while(|day| *day <= until);
        let promised = days.filter_map(|day| self.promised.get(&day)).max().copied().unwrap_or_default();
        (self.portable - promised).max(0)
    }

    /// Minutes to turn a set-up into another; none where nobody has said.
    pub(super) fn minutes(&self, from: SetupStyle, to: SetupStyle) -> i64 {
        self.changeovers.get(&(from, to)).copied().unwrap_or_default()
    }

    /// The longest of them.
    pub(super) fn longest_changeover(&self) -> i64 {
        self.changeovers.values().copied().max().unwrap_or_default()
    }

    /// Whether two halls cannot be used at once; a hall excludes itself.
    pub(super) fn excludes(&self, one: usize, other: usize) -> bool {
        self.halls[one].space.conflicts_with(&self.halls[other].space)
    }

    /// Whether a holder is an option.
    pub(super) fn is_tentative(&self, holder: usize) -> bool {
        matches!(self.holders.get(holder), Some(Holder::Event { tentative: true, .. }))
    }

    /// What can be had of a type on a night once some holders gave way.
    pub(super) fn free(&self, cell: Cell, without: &BTreeSet<usize>) -> i64 {
        self.nights.get(&cell).map_or(0, |night| {
            let given = night.held.iter().filter(|(holder, _)| without.contains(holder));
            (night.free + given.map(|(_, rooms)| rooms).sum::<i64>()).max(0)
        })
    }
}

impl Hall {
    /// The functions that could matter to a time in this hall: those whose claims touch it or come shortly before or
    /// after it, unless they gave way.
    pub(super) fn near(&self, time: Interval, without: &BTreeSet<usize>) -> impl Iterator<Item = &Use> {
        let wide = time.widened(STANDS_FOR, STANDS_FOR);
        // Nothing is longer than two weeks, with a day around it.
        let earliest = wide.from_at() - LONGEST_OVERNIGHT - Margins::MOST * 60;
        let latest = wide.until_at() + Margins::MOST * 60;
        let first = self.uses.partition_point(|used| used.function.time.from_at() < earliest);
        let known = self.uses[first..].iter().take_while(move |used| used.function.time.from_at() < latest);
        known.filter(move |used| used.function.claimed().overlaps(wide) && !without.contains(&used.holder))
    }

    /// What but functions holds it in a time.
    pub(super) fn shut_in(&self, time: Interval) -> impl Iterator<Item = &Shut> {
        self.shut.iter().filter(move |shut| shut.interval.overlaps(time))
    }
}
