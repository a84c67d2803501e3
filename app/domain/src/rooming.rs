//! Rooming lists: who is to sleep for an event, whether it fits the block, and what became of it.
//!
//! An [`Entry`] is one person. It is proposed, approved, and becomes part of a stay; what is changed or withdrawn after
//! that waits as a difference to the stay ([`Entry::pending`]) until the desk takes it over. Entries that share a room
//! ([`rooms`]) become one stay.

mod change;
mod fit;
mod matching;
mod room;
#[cfg(test)]
mod tests;

pub use change::{Change, Field, News, Value};
pub use fit::{Check, EntryCheck, check};
pub use matching::{Known, Match, matched};
pub use room::{Room, RoomFault, rooms};

use crate::calendar::StayDates;
use crate::ids::{EntryId, GuestId, RoomTypeId, StayId};
use crate::stay::StayStatus;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where an entry is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Typed on the page.
    Typed,
    /// A file, or rows that were pasted.
    File,
    /// A file of the eCampus, with enrolment numbers.
    ECampus,
    /// The person, under a registration link.
    Registration,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Typed, Self::File, Self::ECampus, Self::Registration];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::File => "file",
            Self::ECampus => "ecampus",
            Self::Registration => "registration",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// Where an entry stands; whether it is booked is told by its stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Asked for.
    Proposed,
    /// To be booked.
    Approved,
    /// Called off.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Approved, Self::Withdrawn];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is said of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Name as the person writes it.
    pub name: String,
    /// Address, or empty.
    pub email: String,
    /// Number of the enrolment, or empty: nobody else of the list has it.
    pub enrolment: String,
    /// Arrival and departure, with a night between them.
    pub nights: StayDates,
    /// The type of room.
    pub room_type: RoomTypeId,
    /// With whom: a name of the list, or a word that all who share a room have in common; or empty.
    pub sharing: String,
    /// Whether the room must be step-free. It is kept among the needs of the guest and nowhere else, so that it leaves
    /// with them.
    #[serde(skip)]
    pub step_free: bool,
    /// From when until when a visa is asked for.
    pub visa: Option<(NaiveDate, NaiveDate)>,
    /// What else the desk should know.
    pub remarks: String,
}

// What is logged names nobody.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Details").field("nights", &self.nights).finish_non_exhaustive()
    }
}

/// What an entry said when the list was last marked as seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// What was said.
    pub details: Details,
    /// Where it stood.
    pub state: State,
}

/// The stay an entry became part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The stay.
    pub stay: StayId,
    /// What the guest is told.
    pub reference: String,
    /// Where it stands.
    pub status: StayStatus,
    /// All its nights.
    pub whole: StayDates,
    /// The nights of this person in it; none where it does not name them any more.
    pub own: Option<StayDates>,
}

/// One person of a rooming list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Identity.
    pub id: EntryId,
    /// The person.
    pub guest: GuestId,
    /// Its place in the list.
    pub position: i64,
    /// Where it is from.
    pub source: Source,
    /// What is said.
    pub details: Details,
    /// Where it stands.
    pub state: State,
    /// The stay, once booked.
    pub booked: Option<Booked>,
    /// What it said when last seen; none where it is new.
    pub seen: Option<Seen>,
    /// Whether the need of a step-free room came or went since.
    pub need_changed: bool,
    /// Version seen by an editor.
    pub version: i64,
}

/// What a booked entry says otherwise than its stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Other nights; the stay has these.
    Nights(StayDates),
    /// The person was withdrawn and is still booked.
    Withdrawn,
    /// The stay was called off, or names the person no longer.
    Gone,
}

/// Why an entry cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Room type and company of what is booked are the desk's to change, on the stay.
    #[error("the {0:?} of a booked entry is changed on its stay")]
    Booked(Field),
    /// It was withdrawn.
    #[error("the entry was withdrawn")]
    Withdrawn,
}

impl Entry {
    /// Whether it is to sleep here.
    pub fn is_active(&self) -> bool {
        self.state != State::Withdrawn
    }

    /// Whether it is approved and not yet booked.
    pub fn is_to_book(&self) -> bool {
        self.state == State::Approved && self.booked.is_none()
    }

    /// Says something else. What the desk did not change itself it has to approve again, where rooms depend on it.
    pub fn change(&self, details: Details, by_desk: bool) -> Result<Self, EntryError> {
        if !self.is_active() {
            return Err(EntryError::Withdrawn);
        }
        let before = &self.details;
        let (kind, sharing) = (details.room_type != before.room_type, details.sharing != before.sharing);
        if self.booked.is_some() && kind {
            return Err(EntryError::Booked(Field::RoomType));
        }
        if self.booked.is_some() && sharing {
            return Err(EntryError::Booked(Field::Sharing));
        }
        let again = !by_desk && self.booked.is_none() && (kind || sharing || details.nights != before.nights);
        let need_changed = self.need_changed != (details.step_free != before.step_free);
        let state = if again { State::Proposed } else { self.state };
        Ok(Self { details, state, need_changed, ..self.next() })
    }

    /// Is to be booked; what is withdrawn stays so.
    #[must_use]
    pub fn approve(&self) -> Self {
        let state = if self.state == State::Proposed { State::Approved } else { self.state };
        Self { state, ..self.next() }
    }

    /// Is called off.
    #[must_use]
    pub fn withdraw(&self) -> Self {
        Self { state: State::Withdrawn, ..self.next() }
    }

    /// Is back on the list: to be approved and booked again, where its stay is gone; what is still booked needs neither.
    #[must_use]
    pub fn put_back(&self) -> Self {
        let again = Self { state: State::Approved, ..self.next() };
        if again.booked.is_some() && again.pending() != Some(Pending::Gone) {
            return again;
        }
        Self { state: State::Proposed, booked: None, ..again }
    }

    /// Became part of a stay.
    #[must_use]
    pub fn book(&self, booked: Booked) -> Self {
        Self { booked: Some(booked), ..self.next() }
    }

    /// Moves with its event, some days later or, below zero, earlier; a visa is asked for anew.
    #[must_use]
    pub fn shift(&self, days: i64) -> Self {
        let details = Details { nights: self.details.nights.shifted(days), ..self.details.clone() };
        Self { details, ..self.next() }
    }

    /// Is seen as it stands.
    #[must_use]
    pub fn see(&self) -> Self {
        let seen = Seen { details: self.details.clone(), state: self.state };
        Self { seen: Some(seen), need_changed: false, ..self.clone() }
    }

    /// What it says otherwise than its stay. What is over is not compared any more.
    pub fn pending(&self) -> Option<Pending> {
        let booked = self.booked.as_ref()?;
        match (booked.status, booked.own) {
            (StayStatus::Departed, _) => None,
            (StayStatus::Cancelled | StayStatus::NoShow, _) | (_, None) => {
                self.is_active().then_some(Pending::Gone)
            }
            (_, Some(_)) if !self.is_active() => Some(Pending::Withdrawn),
            (_, Some(own)) => (own != self.details.nights).then_some(Pending::Nights(own)),
        }
    }

    fn next(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }
}
