//! Functions: what takes place in a function space, with its set-up before and its tear-down after.

mod fault;
mod repeat;
mod state;
mod turn;

pub use fault::{FunctionFault, LONGEST, LONGEST_OVERNIGHT, Wish};
pub use repeat::{Every, Repeat, RepeatFault};
pub use state::FunctionState;
pub(crate) use turn::stands;
pub use turn::{Neighbour, STANDS_FOR, TooClose, margins};

use crate::campus::SetupStyle;
use crate::claim::{Claim, Interval, OwnerKind};
use crate::ids::{EventId, FunctionId, ResourceId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Minutes before and after a programme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margins {
    /// To set up.
    pub setup: i64,
    /// To tear down.
    pub teardown: i64,
}

impl Margins {
    /// The most of either: a day.
    pub const MOST: i64 = 1440;

    /// A programme with them around it.
    pub const fn around(self, time: Interval) -> Interval {
        time.widened(self.setup * 60, self.teardown * 60)
    }
}

/// A function of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Identity.
    pub id: FunctionId,
    /// Whose it is.
    pub event: EventId,
    /// Where.
    pub space: SpaceId,
    /// What it is called.
    pub title: String,
    /// How the space is set up.
    pub style: SetupStyle,
    /// The programme's own time.
    pub time: Interval,
    /// What is claimed around it.
    pub margins: Margins,
    /// The least that somebody asked for around it.
    pub asked: Margins,
    /// How many take part.
    pub attendance: i64,
    /// Whether it holds its space.
    pub state: FunctionState,
    /// When it was asked for, in UTC seconds: whoever asked first comes first.
    pub asked_at: i64,
    /// What else is to be known; no names of persons.
    pub note: String,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Function {
    /// Programme, set-up and tear-down.
    pub const fn claimed(&self) -> Interval {
        self.margins.around(self.time)
    }

    /// What it claims of the parts of its space; nothing unless it is held.
    pub fn claims(&self, parts: &BTreeSet<ResourceId>) -> Vec<Claim> {
        if self.state != FunctionState::Held {
            return Vec::new();
        }
        let (interval, owner) = (self.claimed(), self.id.uuid());
        let claim =
            |part: &ResourceId| Claim { resource: *part, interval, owner_kind: OwnerKind::Function, owner };
        parts.iter().map(claim).collect()
    }
}
