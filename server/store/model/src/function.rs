//! Functions with the events they belong to, and what else stands in function spaces.

use domain::claim::Interval;
use domain::closure::ClosureKind;
use domain::event::EventStatus;
use domain::function::Function;
use domain::ids::ResourceId;

/// A function as a diary shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionLine {
    /// The function.
    pub function: Function,
    /// Code of its event.
    pub event_code: String,
    /// Title of its event.
    pub event_title: String,
    /// Where its event stands.
    pub event_status: EventStatus,
    /// Whether whoever asks may know of it.
    pub seen: bool,
}

/// What but a function holds a part of a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherUse {
    /// The part.
    pub part: ResourceId,
    /// When.
    pub interval: Interval,
    /// Of a closure: fault or works, and why.
    pub closure: Option<(ClosureKind, String)>,
}
