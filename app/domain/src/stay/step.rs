//! What can be asked of a stay, as data.

use super::{Room, Stay, StayError};
use crate::calendar::{CampusZone, StayDates};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What was done to a stay, as history names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StayAction {
    /// Booked.
    Reserve,
    /// Given a room.
    Assign,
    /// Given another room, from an instant on.
    Move,
    /// Rooms exchanged with another stay.
    Swap,
    /// Nights added.
    Extend,
    /// Nights given back.
    Shorten,
    /// Called off.
    Cancel,
    /// Nobody came.
    NoShow,
    /// Arrived.
    CheckIn,
    /// Left.
    CheckOut,
}

impl StayAction {
    /// The word stored in history.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reserve => "reserve",
            Self::Assign => "assign",
            Self::Move => "move",
            Self::Swap => "swap",
            Self::Extend => "extend",
            Self::Shorten => "shorten",
            Self::Cancel => "cancel",
            Self::NoShow => "no_show",
            Self::CheckIn => "check_in",
            Self::CheckOut => "check_out",
        }
    }
}

/// A change of one stay; `R` is how a room is named: by id when asked for, as a [`Room`] when applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step<R> {
    /// Give it a room.
    Assign(R),
    /// Give it another room.
    Move(R),
    /// Change arrival, departure or both.
    Dates(StayDates),
    /// Call it off.
    Cancel,
    /// Decide that nobody came.
    NoShow,
    /// The guest arrives.
    CheckIn,
    /// The guest leaves.
    CheckOut,
}

impl<R> Step<R> {
    /// Stable name of the request.
    pub const fn route(&self) -> &'static str {
        match self {
            Self::Assign(_) => "stay.assign",
            Self::Move(_) => "stay.move",
            Self::Dates(_) => "stay.dates",
            Self::Cancel => "stay.cancel",
            Self::NoShow => "stay.no_show",
            Self::CheckIn => "stay.check_in",
            Self::CheckOut => "stay.check_out",
        }
    }

    /// What history will call it.
    pub fn action(&self, stay: &Stay) -> StayAction {
        match self {
            Self::Assign(_) => StayAction::Assign,
            Self::Move(_) => StayAction::Move,
            Self::Dates(dates) if stay.dates.covers(*dates) => StayAction::Shorten,
            Self::Dates(_) => StayAction::Extend,
            Self::Cancel => StayAction::Cancel,
            Self::NoShow => StayAction::NoShow,
            Self::CheckIn => StayAction::CheckIn,
            Self::CheckOut => StayAction::CheckOut,
        }
    }

    /// The room it asks for, if any.
    pub const fn room(&self) -> Option<&R> {
        match self {
            Self::Assign(room) | Self::Move(room) => Some(room),
            _ => None,
        }
    }

    /// The same step with the room named another way.
    pub fn with_room<S>(self, named: impl FnOnce(R) -> S) -> Step<S> {
        match self {
            Self::Assign(room) => Step::Assign(named(room)),
            Self::Move(room) => Step::Move(named(room)),
            Self::Dates(dates) => Step::Dates(dates),
            Self::Cancel => Step::Cancel,
            Self::NoShow => Step::NoShow,
            Self::CheckIn => Step::CheckIn,
            Self::CheckOut => Step::CheckOut,
        }
    }
}

impl Step<Room> {
    /// The stay after the step, or why not.
    pub fn apply(self, stay: Stay, at: DateTime<Utc>, zone: CampusZone) -> Result<Stay, StayError> {
        match self {
            Self::Assign(room) => stay.assign(room, zone),
            Self::Move(room) => stay.move_to(room, at, zone),
            Self::Dates(dates) => stay.change_dates(dates, at, zone),
            Self::Cancel => stay.cancel(),
            Self::NoShow => stay.no_show(at, zone),
            Self::CheckIn => stay.check_in(at, zone),
            Self::CheckOut => stay.check_out(at, zone),
        }
    }
}
