//! Calendars under a secret address, and the rows they are made of.

use chrono::NaiveDate;
use domain::access::Role;
use domain::feed::FeedSubject;
use domain::ids::{AccountId, CalendarFeedId};
use uuid::Uuid;

/// A calendar, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Identity; not secret.
    pub id: CalendarFeedId,
    /// Whose permissions it has.
    pub account: AccountId,
    /// What it is of.
    pub subject: FeedSubject,
    /// When it was made, in UTC seconds.
    pub created_at: i64,
    /// The last day it was read.
    pub used_on: Option<NaiveDate>,
    /// When it was revoked, in UTC seconds.
    pub revoked_at: Option<i64>,
}

/// A calendar as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLine {
    /// The calendar.
    pub feed: Feed,
    /// Name of its maker.
    pub owner: String,
    /// Their role now.
    pub role: Role,
    /// Their language.
    pub language: String,
    /// Whether their account is switched off: then it shows nothing.
    pub disabled: bool,
    /// Number of the room, or name of the space.
    pub place: Option<String>,
}

/// A claim on a room or on parts of a space. It names no guest: a calendar on a phone is a copy that does not leave on
/// time.
#[derive(Clone, Debug)]
pub struct HeldTime {
    /// What kind of owner.
    pub owner_kind: String,
    /// The owner.
    pub owner_id: Uuid,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
    /// Of a stay: what the guest is told.
    pub reference: Option<String>,
    /// Of a stay: where it stands.
    pub status: Option<String>,
    /// Of a stay: the event it belongs to.
    pub event: Option<String>,
    /// Of a stay: who booked.
    pub organisation: Option<String>,
    /// Of a closure: fault or works.
    pub closure_kind: Option<String>,
    /// Of a closure: why.
    pub closure_reason: Option<String>,
    /// Of a function: what it is called.
    pub function: Option<String>,
    /// Of a function: how the space is set up.
    pub style: Option<String>,
    /// Of a function: the event it belongs to.
    pub function_event: Option<String>,
    /// Of a function: first second of its programme.
    pub programme_from: Option<i64>,
    /// Of a function: first second after its programme.
    pub programme_until: Option<i64>,
    /// How often the owner was changed.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: Option<i64>,
}

/// A stay that held a room and was called off.
#[derive(Clone, Debug)]
pub struct GivenBack {
    /// The stay.
    pub stay_id: Uuid,
    /// What the guest was told.
    pub reference: String,
    /// First night it would have had.
    pub arrival: NaiveDate,
    /// Day it would have ended.
    pub departure: NaiveDate,
    /// How often it was changed.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: i64,
}

/// How many stays arrive or leave on a day.
#[derive(Clone, Debug)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// Stays that take nights.
    pub stays: i64,
    /// When one of them, or one called off, was changed last.
    pub changed_at: i64,
}
