//! Rooms held for an event, by night and type: agreed, picked up by its stays, let go.
//!
//! A [`Block`] takes no room by itself. While it is held, what is agreed and not yet picked up counts as taken, on top of
//! what stays take ([`Block::takes`]); every change of a block or of its event's stays moves the counts by the
//! difference of the two ([`difference`]), so that a stay inside the block takes nothing twice.

mod plan;
#[cfg(test)]
mod tests;

pub use plan::{Plan, PlanError, Wave};

use crate::ids::{EventId, RoomTypeId};
use crate::occupancy::NightDelta;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A type of room on a night.
pub type Cell = (RoomTypeId, NaiveDate);

/// The most rooms of one type that can be agreed for a night: a slip of the hand, not a house.
pub const MOST_ROOMS: i64 = 9_999;

/// Whether a block holds its rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockState {
    /// Asked for; holds nothing.
    Waiting,
    /// Holds what is not picked up.
    Held,
    /// What was not picked up was let go.
    Released,
}

impl BlockState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Held, Self::Released];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Held => "held",
            Self::Released => "released",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Rooms of one type on one night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BlockNight {
    /// Agreed with whoever holds the event.
    pub agreed: i64,
    /// Stays of the event that take the night in this type; may be more than was agreed.
    pub picked: i64,
    /// What was let go at the release.
    pub released: i64,
}

impl BlockNight {
    /// What is agreed and neither picked up nor let go.
    pub const fn left(self) -> i64 {
        let left = self.agreed - self.picked - self.released;
        if left > 0 { left } else { 0 }
    }
}

/// The rooms of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The event.
    pub event: EventId,
    /// Whether it holds them.
    pub state: BlockState,
    /// The last day it holds what is not picked up.
    pub cut_off: Option<NaiveDate>,
    /// When it was first asked for: those who wait come in this order.
    pub asked_at: DateTime<Utc>,
    /// By type and night; each with a room agreed.
    pub nights: BTreeMap<Cell, BlockNight>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Grows with each change of what is agreed or held, not with what is picked up.
    pub version: i64,
}

impl Block {
    /// Nothing is agreed yet.
    pub fn asked(event: EventId, asked_at: DateTime<Utc>) -> Self {
        let (state, cut_off, nights) = (BlockState::Waiting, None, BTreeMap::new());
        Self { event, state, cut_off, asked_at, nights, synthetic: false, version: 0 }
    }

    /// What it takes of each night beside its event's stays.
    pub fn takes(&self) -> NightDelta {
        if self.state != BlockState::Held {
            return NightDelta::new();
        }
        let left = self.nights.iter().map(|(cell, night)| (*cell, night.left()));
        left.filter(|(_, left)| *left > 0).collect()
    }

    /// Another agreement: `agreed` in place of all there was, held or waiting. `stays` is what the event's stays take.
    #[must_use]
    pub fn agree(&self, agreed: &NightDelta, stays: &NightDelta, state: BlockState) -> Self {
        let night = |(cell, agreed): (&Cell, &i64)| {
            let picked = stays.get(cell).copied().unwrap_or_default();
            (*cell, BlockNight { agreed: *agreed, picked, released: 0 })
        };
        let nights = agreed.iter().filter(|(_, agreed)| **agreed > 0).map(night).collect();
        Self { state, nights, version: self.version + 1, ..self.clone() }
    }

    /// Stays of the event came, changed or went; nights outside the block are the house's.
    #[must_use]
    pub fn pick(&self, stays: &NightDelta) -> Self {
        let mut next = self.clone();
        for (cell, by) in stays {
            if let Some(night) = next.nights.get_mut(cell) {
                night.picked += by;
            }
        }
        next
    }

    /// It begins to hold; none where it does not wait.
    #[must_use]
    pub fn lay(&self) -> Option<Self> {
        let lain = || Self { state: BlockState::Held, version: self.version + 1, ..self.clone() };
        (self.state == BlockState::Waiting).then(lain)
    }

    /// It lets go of what is not picked up, for good; none where it holds nothing, so that nothing is let go twice.
    #[must_use]
    pub fn release(&self) -> Option<Self> {
        let mut next = self.let_go(BlockState::Released)?;
        for night in next.nights.values_mut() {
            night.released = night.left();
        }
        Some(next)
    }

    /// It lets go, and waits for its turn again; none where it holds nothing.
    #[must_use]
    pub fn wait(&self) -> Option<Self> {
        self.let_go(BlockState::Waiting)
    }

    fn let_go(&self, state: BlockState) -> Option<Self> {
        let gone = || Self { state, version: self.version + 1, ..self.clone() };
        (self.state == BlockState::Held).then(gone)
    }

    /// The same agreed for another event some days later: it holds nothing yet, and nobody picked anything up.
    #[must_use]
    pub fn repeat(&self, event: EventId, days: i64, asked_at: DateTime<Utc>) -> Self {
        let shifted = self.shift(days, &NightDelta::new());
        let night = |(cell, was): (Cell, BlockNight)| {
            (cell, BlockNight { agreed: was.agreed, ..BlockNight::default() })
        };
        let nights = shifted.nights.into_iter().map(night).collect();
        let asked = Self::asked(event, asked_at);
        Self { nights, cut_off: shifted.cut_off, version: 1, ..asked }
    }

    /// All of it some days later. The stays are where they are: `stays` is what they take.
    #[must_use]
    pub fn shift(&self, days: i64, stays: &NightDelta) -> Self {
        let by = TimeDelta::days(days);
        let night = |(&(room_type, night), was): (&Cell, &BlockNight)| {
            let cell = (room_type, night + by);
            (cell, BlockNight { picked: stays.get(&cell).copied().unwrap_or_default(), ..*was })
        };
        let (nights, cut_off) = (self.nights.iter().map(night).collect(), self.cut_off.map(|day| day + by));
        Self { nights, cut_off, version: self.version + 1, ..self.clone() }
    }
}

/// What is taken more, or less, where `before` gives way to `after`; nights that come out even are left out.
pub fn difference(before: &NightDelta, after: &NightDelta) -> NightDelta {
    let mut delta = after.clone();
    for (cell, taken) in before {
        *delta.entry(*cell).or_default() -= taken;
    }
    delta.retain(|_, by| *by != 0);
    delta
}

/// Adds one change to another; nights that come out even are left out.
pub fn add(delta: &mut NightDelta, more: &NightDelta) {
    for (cell, by) in more {
        *delta.entry(*cell).or_default() += by;
    }
    delta.retain(|_, by| *by != 0);
}

/// Whether a night lies outside the days of an event: before its first, or the evening of its last and after.
pub fn is_shoulder(night: NaiveDate, (from, until): (NaiveDate, NaiveDate)) -> bool {
    night < from || night >= until
}
