//! A stay's page, and what stands in the way of a change.

pub mod new;

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::DatesError;
use domain::stay::{Stay, StayAction, StayError, StayStatus};
use serde::{Deserialize, Serialize};
use service::refusal::Refusal;
use service::stay::{StayEvent, StayRecord};

/// The page.
#[derive(Clone)]
pub struct StayPage {
    /// What is known.
    pub record: StayRecord,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// Whether the reader may change it.
    pub may_write: bool,
    /// Idempotency key of the forms of this page.
    pub key: String,
    /// Where the reader came from, if not from the stay itself.
    pub back: String,
    /// What was just done.
    pub done: Vec<Done>,
    /// What was just refused.
    pub problem: Option<Problem>,
    /// What was typed into the form that was refused.
    pub typed: Typed,
}

/// What can be done with a stay: one form each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Arrive.
    CheckIn,
    /// Leave; before the departure date, nights come back.
    CheckOut,
    /// Get a room, or another one.
    Room,
    /// Other dates.
    Dates,
    /// Exchange rooms with another stay.
    Swap,
    /// Nobody came.
    NoShow,
    /// Call it off.
    Cancel,
}

impl Action {
    /// What a form sends.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckIn => "check_in",
            Self::CheckOut => "check_out",
            Self::Room => "room",
            Self::Dates => "dates",
            Self::Swap => "swap",
            Self::NoShow => "no_show",
            Self::Cancel => "cancel",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        let all =
            [Self::CheckIn, Self::CheckOut, Self::Room, Self::Dates, Self::Swap, Self::NoShow, Self::Cancel];
        all.into_iter().find(|action| action.code() == code)
    }
}

/// Fields of a form as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Number of a room.
    pub room: String,
    /// First night.
    pub arrival: String,
    /// Day of leaving.
    pub departure: String,
    /// Reference of another stay.
    pub other: String,
}

/// Why a change was not made, and of which form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The form it stands beside.
    pub action: Option<Action>,
    /// What is wrong.
    pub why: Trouble,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Something stands in the way.
    Refused(Box<Refusal>),
    /// A rule of stays says no.
    Rule(StayError),
    /// The dates make no stay.
    Dates(DatesError),
    /// A field holds no date.
    NoDate,
    /// No room has the number.
    NoSuchRoom,
    /// No stay has the reference.
    NoSuchStay,
    /// The stay was changed since the page was made from this version.
    Stale(i64),
}

/// Something that was done, told once on the page that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// What the guest is told.
    pub reference: String,
    /// Who, where named.
    pub guest: Option<String>,
    /// What was done; none where it failed.
    pub action: Option<StayAction>,
    /// Room held afterwards.
    pub room: Option<String>,
    /// Nights that came back.
    pub nights_back: i64,
    /// The version it made: taken back it is only where nobody has done anything since.
    pub version: i64,
    /// How to take it back, where the rules have a way.
    pub undo: Option<Undo>,
}

/// A change that leads back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undo {
    /// Into the room before.
    Room(String),
    /// To the dates before.
    Dates(NaiveDate, NaiveDate),
    /// The same exchange again.
    Swap(String),
}

impl StayPage {
    /// What the status and the day allow, in the order of the desk's work.
    pub fn actions(&self) -> Vec<Action> {
        if self.may_write { allowed(&self.record.stay, self.today) } else { Vec::new() }
    }

    /// What was done after the version a refused form was made from, newest first.
    pub fn meanwhile(&self, seen: i64) -> Vec<StayEvent> {
        let lines = self.record.history.iter().flatten();
        lines.filter(|line| line.version > seen).cloned().collect()
    }

    /// Nights that come back where the guest leaves now.
    pub fn nights_back(&self) -> i64 {
        let leaving = self.today.max(self.record.stay.dates.arrival());
        (self.record.stay.dates.departure() - leaving).num_days().max(0)
    }

    /// The room held at an instant; before the first one begins that, after the last one ended this.
    pub fn room(&self, at: DateTime<Utc>) -> Option<&str> {
        let rooms = &self.record.rooms;
        let begun = rooms.iter().rposition(|room| room.from_at <= at.timestamp()).unwrap_or_default();
        rooms.get(begun).map(|room| room.number.as_str())
    }
}

/// The forms that a stay's status and the day leave.
pub fn allowed(stay: &Stay, today: NaiveDate) -> Vec<Action> {
    let dates = stay.dates;
    let can_arrive = dates.contains(today) || dates.is_day_use() && today == dates.arrival();
    let has_room = !stay.rooms.is_empty();
    match stay.status {
        StayStatus::Reserved => {
            let mut actions = Vec::new();
            actions.extend((can_arrive && has_room).then_some(Action::CheckIn));
            actions.extend([Action::Room, Action::Dates]);
            actions.extend(has_room.then_some(Action::Swap));
            actions.extend((dates.arrival() <= today).then_some(Action::NoShow));
            actions.push(Action::Cancel);
            actions
        }
        StayStatus::InHouse => vec![Action::CheckOut, Action::Room, Action::Dates, Action::Swap],
        StayStatus::Departed | StayStatus::Cancelled | StayStatus::NoShow => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::{CampusZone, StayDates};
    use domain::ids::{ResourceId, RoomTypeId, StayId};
    use domain::stay::{GuestLine, NewStay, Room};
    use uuid::Uuid;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn stay(with_room: bool) -> Stay {
        let dates = StayDates::new(day(22), day(25)).unwrap();
        let room = Room { resource: ResourceId::new(Uuid::nil()), room_type: RoomTypeId::new(Uuid::nil()) };
        let new = NewStay {
            id: StayId::new(Uuid::nil()),
            segment: "individual".into(),
            organisation: None,
            event: None,
            room_type: room.room_type,
            room: with_room.then_some(room),
            dates,
            guests: vec![GuestLine { guest: None, heads: 1, dates }],
            booked_at: DateTime::default(),
            synthetic: true,
        };
        Stay::reserve(new, CampusZone::default()).unwrap()
    }

    #[test]
    fn only_what_the_status_and_the_day_allow_has_a_form() {
        use Action as A;
        assert_eq!(allowed(&stay(false), day(20)), [A::Room, A::Dates, A::Cancel]);
        assert_eq!(allowed(&stay(true), day(20)), [A::Room, A::Dates, A::Swap, A::Cancel]);
        let arriving = [A::CheckIn, A::Room, A::Dates, A::Swap, A::NoShow, A::Cancel];
        assert_eq!(allowed(&stay(true), day(22)), arriving);
        assert_eq!(allowed(&stay(true), day(25)), arriving[1..]);
        let gone = Stay { status: StayStatus::Departed, ..stay(true) };
        assert_eq!(allowed(&gone, day(25)), []);
    }

    #[test]
    fn every_action_reads_back_from_its_word() {
        for action in allowed(&stay(true), day(22)).into_iter().chain([Action::CheckOut]) {
            assert_eq!(Action::parse(action.code()), Some(action));
        }
        assert_eq!(Action::parse("delete"), None);
    }
}
