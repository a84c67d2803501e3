//! Groups: rooms held for an event, which come or do not come together.
//!
//! A block is not so many rooms booked one by one: it is called off whole, and its nights are taken whole. Told room by
//! room with the same probabilities, the range of a month is several times too narrow. So a path draws events: whether
//! each of those known comes, how much of its block is then slept in, and which not yet known come beside them, each laid
//! whole as one of the past was.

mod again;
mod chance;
mod draw;
mod learned;
mod simulate;
mod unknown;
mod wash;

use super::booking::Day;
use crate::event::EventStatus;
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use chance::Chance;
use chance::Left;
pub use learned::{Groups, Shocks};
pub use simulate::{Ask, Simulated};

/// How sure an event is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody asked, or was made an offer.
    Enquiry,
    /// Rooms are held until a day.
    Tentative,
    /// Agreed.
    Definite,
}

impl Stage {
    /// All, the surest first.
    pub const ALL: [Self; 3] = [Self::Definite, Self::Tentative, Self::Enquiry];

    /// How sure an event of a status is said to be; none of one that is off.
    pub const fn of(status: EventStatus) -> Option<Self> {
        match status {
            EventStatus::Enquiry => Some(Self::Enquiry),
            EventStatus::Tentative => Some(Self::Tentative),
            EventStatus::Definite | EventStatus::Actual => Some(Self::Definite),
            EventStatus::Lost | EventStatus::Declined | EventStatus::Cancelled => None,
        }
    }

    /// The status of an event to come that stands there.
    pub const fn status(self) -> EventStatus {
        match self {
            Self::Enquiry => EventStatus::Enquiry,
            Self::Tentative => EventStatus::Tentative,
            Self::Definite => EventStatus::Definite,
        }
    }
}

/// Rooms by night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rooms {
    /// The first night.
    pub first: Day,
    /// Rooms of it and each night after.
    pub by_night: Vec<u16>,
}

/// What a group held from one day on, until the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day at whose end it stood so.
    pub since: Day,
    /// How sure it was said to be.
    pub stage: Stage,
    /// Whether a block had asked for rooms by then. Where none had, what is held are the rooms booked by name so far: of how many
    /// more come it says nothing that holds for a block.
    pub asked: bool,
    /// The rooms held.
    pub rooms: Rooms,
}

/// A group as it became known.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What makes its draws its own: the same key gets the same draws, whatever other groups there are. Groups with one
    /// key come and stay away together.
    pub key: u64,
    /// Which kind of event it is, for sums by kind.
    pub class: u8,
    /// The chance that it comes, where somebody says so: from nought to one.
    pub odds: Option<f64>,
    /// Whether it holds no rooms and waits for those that others hold.
    pub waits: bool,
    steps: Vec<Step>,
    /// The days at whose ends it was off before it came back.
    off: Vec<Range<Day>>,
    gone: Option<Day>,
    slept: Option<Rooms>,
    /// That it came is known, and not how many did.
    unseen: bool,
}

impl Rooms {
    /// Room-nights.
    pub fn sum(&self) -> u32 {
        self.by_night.iter().copied().map(u32::from).sum()
    }

    /// Room-nights from a night on.
    pub fn from(&self, night: Day) -> u32 {
        let skip = usize::try_from(night - self.first).unwrap_or_default();
        self.by_night.iter().skip(skip).copied().map(u32::from).sum()
    }

    /// Rooms of a night.
    pub fn on(&self, night: Day) -> u16 {
        let place = usize::try_from(night - self.first).ok();
        place.and_then(|place| self.by_night.get(place)).copied().unwrap_or_default()
    }

    /// Rooms of the fullest night.
    pub fn most(&self) -> u16 {
        self.by_night.iter().copied().max().unwrap_or_default()
    }

    /// The first night no longer held.
    pub fn until(&self) -> Day {
        self.first.saturating_add(Day::try_from(self.by_night.len()).unwrap_or(Day::MAX))
    }

    /// What is left of them with nights only up to `last`.
    fn up_to(&self, last: Day) -> Self {
        let nights = usize::try_from(last + 1 - self.first).unwrap_or_default();
        Self { first: self.first, by_night: self.by_night.iter().copied().take(nights).collect() }
    }
}

impl Group {
    /// A group of steps in the order they were written down, the later of two of one day holding; none without a
    /// step. `gone` is the day at whose end it was called off, declined or lost; `slept` the rooms slept in, where it is
    /// over.
    pub fn new(
        key: u64,
        class: u8,
        mut steps: Vec<Step>,
        gone: Option<Day>,
        slept: Option<Rooms>,
    ) -> Option<Self> {
        steps.sort_by_key(|step| step.since);
        (!steps.is_empty()).then_some(Self {
            key,
            class,
            odds: None,
            waits: false,
            steps,
            off: Vec::new(),
            gone,
            slept,
            unseen: false,
        })
    }

    /// The same, which was off at the ends of some days and came back after them: whoever asked then was told that it was gone.
    #[must_use]
    pub(super) fn off_on(self, off: Vec<Range<Day>>) -> Self {
        Self { off, ..self }
    }

    /// The same, with a chance somebody says it has.
    #[must_use]
    pub fn with_odds(self, odds: Option<f64>) -> Self {
        Self { odds: odds.map(|odds| odds.clamp(0.0, 1.0)), ..self }
    }

    /// The same, of which it is known that it came and not how many did: it says nothing of how much of a block is slept in,
    /// nor is it laid again.
    #[must_use]
    pub(super) fn unseen(self) -> Self {
        Self { unseen: true, ..self }
    }

    /// The same, which holds its rooms or waits for those of others.
    #[must_use]
    pub fn waiting(self, waits: bool) -> Self {
        Self { waits, ..self }
    }

    /// The same, so many days later; earlier where below nought.
    #[must_use]
    pub fn shifted(mut self, days: Day) -> Self {
        for step in &mut self.steps {
            step.rooms.first += days;
        }
        self
    }

    /// The day at whose end it was first known.
    pub fn booked(&self) -> Day {
        self.steps[0].since
    }

    /// How it stood at the end of a day; none where it was not yet known, gone, or off for a while.
    pub fn at(&self, day: Day) -> Option<&Step> {
        let steps = self.steps.partition_point(|step| step.since <= day);
        let off = self.gone.is_some_and(|gone| gone <= day) || self.off.iter().any(|off| off.contains(&day));
        self.steps[..steps].last().filter(|_| !off)
    }

    /// Its first night, as last held.
    fn first(&self) -> Day {
        self.last().first
    }

    /// How it stood so many days before its first night.
    fn ahead(&self, days: Day) -> Option<&Step> {
        self.at(self.first() - days)
    }

    /// How far it was followed by the end of the day `origin`, as known then.
    fn left(&self, origin: Day) -> Left {
        match self.gone {
            Some(gone) => Left { days: self.first() - gone, gone: true },
            None if !self.over(origin) => Left { days: self.first() - origin, gone: false },
            None if self.came().is_none() => Left { days: 0, gone: true },
            None => Left::CAME,
        }
    }

    /// Whether its nights are over at the end of the day `origin`.
    fn over(&self, origin: Day) -> bool {
        self.last().until() <= origin + 1
    }

    /// What was known of it at the end of the day `origin`.
    fn known(&self, origin: Day) -> Option<Self> {
        let steps: Vec<Step> = self.steps.iter().filter(|step| step.since <= origin).cloned().collect();
        let slept = self.slept.as_ref().map(|slept| slept.up_to(origin));
        let known = Self::new(self.key, self.class, steps, None, None)?.with_odds(self.odds);
        // Of one that is over it is known that nobody slept; of one to come it says nothing.
        let over = known.over(origin);
        // That one which was off came back later was not known.
        let still = self.off.iter().find(|off| off.contains(&origin)).map(|off| off.start);
        Some(Self {
            waits: self.waits,
            unseen: self.unseen,
            off: self.off.iter().filter(|off| off.end <= origin).cloned().collect(),
            gone: still.or(self.gone.filter(|gone| *gone <= origin)),
            slept: slept.filter(|slept| over || !slept.by_night.is_empty()),
            ..known
        })
    }

    /// Whether it came, as far as that is known at the end of the day `origin`.
    pub fn outcome(&self, origin: Day) -> Option<bool> {
        match self.gone {
            Some(gone) => (gone <= origin).then_some(false),
            None => self.over(origin).then(|| self.came().is_some()),
        }
    }

    /// The rooms last held.
    fn last(&self) -> &Rooms {
        &self.steps[self.steps.len() - 1].rooms
    }

    /// What came of it, once it is over; nothing where nobody came.
    fn came(&self) -> Option<&Rooms> {
        let came = self.slept.as_ref().unwrap_or_else(|| self.last());
        (self.gone.is_none() && came.sum() > 0).then_some(came)
    }
}

/// What was known at the end of the day `origin`: no group first heard of later, no step taken later, none gone later,
/// and no night slept in later. What somebody says of a group's odds stays as given.
pub fn known_at(groups: &[Group], origin: Day) -> Vec<Group> {
    groups.iter().filter_map(|group| group.known(origin)).collect()
}

#[cfg(test)]
mod tests;
