//! What uses a space, by the campus clock.

use chrono::{NaiveDate, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::campus::{SetupStyle, Space};
use domain::closure::ClosureKind;
use domain::event::EventStatus;
use domain::function::FunctionState;
use domain::ids::FunctionId;
use service::function::{Diary, FunctionLine};

use crate::components::Tone;
use crate::view::function::times;

/// Something that uses a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// What it is.
    pub usage: Usage,
    /// From when to when: of a function, its programme.
    pub time: (NaiveDateTime, NaiveDateTime),
    /// The same with set-up and tear-down.
    pub claimed: (NaiveDateTime, NaiveDateTime),
}

/// What uses a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// A function that the reader may know of.
    Function {
        /// Which one.
        id: FunctionId,
        /// Its version.
        version: i64,
        /// What it is called.
        title: String,
        /// Code of its event.
        event: String,
        /// Title of its event.
        event_title: String,
        /// Where its event stands.
        status: EventStatus,
        /// How the space is set up.
        style: SetupStyle,
        /// How many take part.
        attendance: i64,
        /// Whether it holds the space.
        state: FunctionState,
        /// Invented for demonstration.
        synthetic: bool,
    },
    /// Somebody else's.
    Occupied,
    /// A neighbour uses the same walls: its name.
    Walls(String),
    /// A closure: what kind, and why.
    Closed(ClosureKind, String),
}

impl Usage {
    /// Colour and shape.
    pub const fn tone(&self) -> Tone {
        match self {
            Self::Function { state: FunctionState::Waiting, .. }
            | Self::Function { status: EventStatus::Tentative | EventStatus::Enquiry, .. } => Tone::Held,
            Self::Function { status: EventStatus::Actual, .. } | Self::Occupied => Tone::Past,
            Self::Function { .. } => Tone::Booked,
            Self::Walls(_) | Self::Closed(..) => Tone::Closed,
        }
    }
}

impl Use {
    /// Whether it touches a day.
    pub fn is_on(&self, day: NaiveDate) -> bool {
        let (from, until) = self.claimed;
        from.date() <= day && day <= (until - chrono::Duration::seconds(1)).date()
    }
}

/// A function as its space is used by it.
pub(super) fn of_function(line: &FunctionLine, zone: CampusZone) -> Use {
    let (function, claimed) = (&line.function, line.function.claimed());
    let usage = if line.seen {
        Usage::Function {
            id: function.id,
            version: function.version,
            title: function.title.clone(),
            event: line.event_code.clone(),
            event_title: line.event_title.clone(),
            status: line.event_status,
            style: function.style,
            attendance: function.attendance,
            state: function.state,
            synthetic: function.synthetic,
        }
    } else {
        Usage::Occupied
    };
    Use {
        usage,
        time: times(function.time.from_at(), function.time.until_at(), zone),
        claimed: times(claimed.from_at(), claimed.until_at(), zone),
    }
}

/// All that holds a space, or a part of it, by the beginning.
pub(super) fn of_space(diary: &Diary, space: &Space, zone: CampusZone) -> Vec<Use> {
    let held = diary.lines.iter().filter(|line| line.function.state == FunctionState::Held);
    let mut uses = Vec::new();
    for line in held {
        if line.function.space == space.id {
            uses.push(of_function(line, zone));
        } else if let Some(other) = diary.campus.space(line.function.space)
            && other.conflicts_with(space)
        {
            let claimed = of_function(line, zone).claimed;
            uses.push(Use { usage: Usage::Walls(other.name.to_string()), time: claimed, claimed });
        }
    }
    for other in diary.others.iter().filter(|other| space.parts.contains(&other.part)) {
        let time = times(other.interval.from_at(), other.interval.until_at(), zone);
        let usage = other.closure.clone();
        let usage = usage.map_or(Usage::Occupied, |(kind, reason)| Usage::Closed(kind, reason));
        let found = Use { usage, time, claimed: time };
        // A closure of several parts is one.
        if !uses.contains(&found) {
            uses.push(found);
        }
    }
    uses.sort_by_key(|one| one.claimed);
    uses
}
