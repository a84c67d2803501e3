//! Events with what their foreign keys stand for, and who looks after them.

pub use domain::event::EventStage;

use chrono::NaiveDate;
use domain::concern::Concern;
use domain::event::{Client, Due, Event, EventKind, EventPart};
use domain::ids::AccountId;
use uuid::Uuid;

/// An event as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    /// The event.
    pub event: Event,
    /// Name of who holds it.
    pub organisation: Option<String>,
    /// Name of the organiser it is entrusted to.
    pub organiser: Option<String>,
}

/// Somebody who looks after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPerson {
    /// Whose account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Where to reach them.
    pub email: String,
    /// What they are to the event.
    pub part: EventPart,
}

/// Which events: those of which a day lies in `from` up to, not including, `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventsBetween {
    /// First day.
    pub from: NaiveDate,
    /// First day after.
    pub until: NaiveDate,
    /// Only those this account looks after.
    pub account: Option<Uuid>,
}

/// A status that an event came to, and what became of it, or will once it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastStage {
    /// The status.
    pub stage: EventStage,
    /// What it was.
    pub kind: EventKind,
    /// For whom.
    pub client: Client,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day: before that is over it teaches nothing.
    pub until: NaiveDate,
    /// Whether it took place; what was agreed does, where nobody said otherwise.
    pub came: bool,
}

/// How much somebody who looks after an event knows of its changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Number of the last line of history they have seen.
    pub seen: i64,
    /// Whether they want to be told by mail.
    pub mails: bool,
}

/// Somebody who was not told yet of changes to an event they look after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// Code of the event.
    pub code: String,
    /// Who.
    pub account: AccountId,
    /// Number of the last line of history they were told of.
    pub told: i64,
}

/// Somebody who is told of a part of the work on all events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// Who.
    pub account: AccountId,
    /// Which parts.
    pub concerns: Vec<Concern>,
    /// Number of the last line of history they were told of.
    pub told: i64,
}

/// A line of history about an event that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearLine {
    /// Its number.
    pub seq: i64,
    /// What kind of record.
    pub subject: String,
    /// Which record.
    pub subject_id: Uuid,
    /// What was done.
    pub action: String,
    /// When it was written down, in UTC seconds.
    pub recorded_at: i64,
    /// The record before, as JSON.
    pub before: Option<String>,
    /// Code of the event.
    pub event_code: String,
    /// Its title.
    pub event_title: String,
    /// Its first day.
    pub event_from: NaiveDate,
}

/// Which of what is due about events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueAsked {
    /// The day it is.
    pub today: NaiveDate,
    /// The last day on which what is due is told.
    pub soon: NaiveDate,
    /// Enquiries that begin by this day are to be answered.
    pub answer: NaiveDate,
    /// Only of events this account looks after.
    pub account: Option<Uuid>,
}

/// Something to do about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// Code of the event.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What there is to do.
    pub due: Due,
    /// By when, or since when.
    pub on: NaiveDate,
    /// How many rooms, functions or entries it is about.
    pub number: i64,
}
