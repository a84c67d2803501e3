//! What changed in an entry, field by field.

use super::{Details, Entry, State};
use crate::ids::RoomTypeId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Name.
    Name,
    /// Address.
    Email,
    /// Number of the enrolment.
    Enrolment,
    /// First night.
    Arrival,
    /// Day of leaving.
    Departure,
    /// Type of room.
    RoomType,
    /// With whom.
    Sharing,
    /// Step-free.
    StepFree,
    /// First day of the visa.
    VisaFrom,
    /// Last day of the visa.
    VisaUntil,
    /// Remarks.
    Remarks,
    /// Where it stands.
    State,
}

impl Field {
    /// What is said of a person, in the order of forms.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Email,
        Self::Enrolment,
        Self::Arrival,
        Self::Departure,
        Self::RoomType,
        Self::Sharing,
        Self::StepFree,
        Self::VisaFrom,
        Self::VisaUntil,
        Self::Remarks,
    ];

    /// What a form and a fault call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Enrolment => "enrolment",
            Self::Arrival => "arrival",
            Self::Departure => "departure",
            Self::RoomType => "room_type",
            Self::Sharing => "sharing",
            Self::StepFree => "step_free",
            Self::VisaFrom => "visa_from",
            Self::VisaUntil => "visa_until",
            Self::Remarks => "remarks",
            Self::State => "state",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words; empty where there are none.
    Text(String),
    /// A day, or none.
    Day(Option<NaiveDate>),
    /// A type of room.
    RoomType(RoomTypeId),
    /// Yes or no.
    Flag(bool),
    /// Where it stands.
    State(State),
}

/// A field that holds something else than it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// What it held.
    pub before: Value,
    /// What it holds.
    pub after: Value,
}

/// What is new since the list was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The whole entry.
    New,
    /// Some fields of it.
    Changed(Vec<Change>),
}

impl Details {
    /// What a field holds; where an entry stands is not among what is said.
    pub fn value(&self, field: Field) -> Value {
        match field {
            Field::Name => Value::Text(self.name.clone()),
            Field::Email => Value::Text(self.email.clone()),
            Field::Enrolment => Value::Text(self.enrolment.clone()),
            Field::Arrival => Value::Day(Some(self.nights.arrival())),
            Field::Departure => Value::Day(Some(self.nights.departure())),
            Field::RoomType => Value::RoomType(self.room_type),
            Field::Sharing => Value::Text(self.sharing.clone()),
            Field::StepFree => Value::Flag(self.step_free),
            Field::VisaFrom => Value::Day(self.visa.map(|(from, _)| from)),
            Field::VisaUntil => Value::Day(self.visa.map(|(_, until)| until)),
            Field::Remarks | Field::State => Value::Text(self.remarks.clone()),
        }
    }

    /// The fields that hold something else in `after`.
    pub fn changes(&self, after: &Self) -> Vec<Change> {
        let change = |field| Change { field, before: self.value(field), after: after.value(field) };
        Field::ALL.into_iter().map(change).filter(|change| change.before != change.after).collect()
    }
}

impl Entry {
    /// What is new since the list was last seen, if anything. An entry that came and went in between is none.
    pub fn news(&self) -> Option<News> {
        let Some(seen) = &self.seen else { return self.is_active().then_some(News::New) };
        let now = &self.details;
        // Needs are not remembered: only that they are others.
        let before = Details { step_free: now.step_free != self.need_changed, ..seen.details.clone() };
        let mut changes = before.changes(now);
        if seen.state != self.state {
            let (before, after) = (Value::State(seen.state), Value::State(self.state));
            changes.push(Change { field: Field::State, before, after });
        }
        (!changes.is_empty()).then_some(News::Changed(changes))
    }
}
