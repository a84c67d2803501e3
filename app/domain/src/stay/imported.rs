//! A stay brought in from elsewhere, with the past its source tells: when it was booked, and how it ended.
//!
//! Nights slept elsewhere need no room of ours, and a source may not say who slept; so an imported stay may have
//! neither room nor guests, which [`Stay::reserve`] would refuse. A source without guests gives no guest-nights.
//!
//! What a source dates without a time is taken to have happened at a fixed hour, campus time: booked at 12:00,
//! arrived at 15:00, left at 10:00 (day use: 18:00), cancelled at 18:00, found missing at 22:00. No change is
//! earlier than the one before it, and none is later than the import.

use super::{NewStay, Stay, StayAction, StayStatus, reference};
use crate::calendar::CampusZone;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

const BOOKED_HOUR: u32 = 12;
const CHECK_IN_HOUR: u32 = 15;
const CHECK_OUT_HOUR: u32 = 10;
const DAY_USE_CHECK_OUT_HOUR: u32 = 18;
const CANCELLED_HOUR: u32 = 18;
const NO_SHOW_HOUR: u32 = 22;

/// When something happened, as exactly as the source knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// On a date, at an hour nobody wrote down.
    On(NaiveDate),
    /// At an instant.
    At(DateTime<Utc>),
}

impl Moment {
    fn at(self, hour: u32, zone: CampusZone) -> DateTime<Utc> {
        match self {
            Self::On(date) => zone.at(date, hour),
            Self::At(at) => at,
        }
    }
}

/// How a stay stands in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Booked, not yet arrived.
    Reserved,
    /// Arrived on its arrival date.
    InHouse,
    /// Left on its departure date.
    Departed,
    /// Called off.
    Cancelled(Moment),
    /// Nobody came; it was found on that date, or on the arrival date where that is later.
    NoShow(Moment),
}

impl Outcome {
    /// The status it stands for.
    pub const fn status(self) -> StayStatus {
        match self {
            Self::Reserved => StayStatus::Reserved,
            Self::InHouse => StayStatus::InHouse,
            Self::Departed => StayStatus::Departed,
            Self::Cancelled(_) => StayStatus::Cancelled,
            Self::NoShow(_) => StayStatus::NoShow,
        }
    }
}

/// What a source tells of a stay beyond the reservation itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The reference guests know it by; none gives it one of ours.
    pub reference: Option<String>,
    /// When it was booked.
    pub booked: Moment,
    /// How it stands.
    pub outcome: Outcome,
}

/// One state in the past of a stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// What was done.
    pub action: StayAction,
    /// When it was so in business; never before the state that precedes it.
    pub effective_at: DateTime<Utc>,
    /// The stay from then on.
    pub stay: Stay,
}

/// Why a source's account of a stay cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum OriginError {
    /// Booked only after the guest had left.
    #[error("booked after the departure on {departure}")]
    BookedTooLate {
        /// Day of leaving.
        departure: NaiveDate,
    },
    /// Something is said to have happened on a day that is still to come.
    #[error("{action:?} on {date}, which is still to come")]
    StillToCome {
        /// What is said to have happened.
        action: StayAction,
        /// The day.
        date: NaiveDate,
    },
    /// A guest's dates lie outside the stay's.
    #[error("a guest's dates lie outside the stay")]
    GuestOutside,
}

impl Stay {
    /// The past of a stay from elsewhere, first state first; the last one is how it stands now. `new.booked_at` is
    /// replaced by the instant the origin tells, and `new.room` is not taken over.
    pub fn import(
        new: NewStay,
        origin: &Origin,
        now: DateTime<Utc>,
        zone: CampusZone,
    ) -> Result<Vec<Past>, OriginError> {
        if new.guests.iter().any(|line| !new.dates.covers(line.dates)) {
            return Err(OriginError::GuestOutside);
        }
        let booked = origin.booked.at(BOOKED_HOUR, zone);
        if zone.date(booked) > new.dates.departure() {
            return Err(OriginError::BookedTooLate { departure: new.dates.departure() });
        }
        let booked = not_after(booked, StayAction::Reserve, now, zone)?;
        let mut past = vec![Past {
            action: StayAction::Reserve,
            effective_at: booked,
            stay: reserved(new, origin.reference.clone(), booked),
        }];
        for (action, at, status) in steps(&past[0].stay, origin.outcome, zone) {
            let at = not_after(at, action, now, zone)?;
            past.extend(past.last().map(|last| last.then(action, at, status)));
        }
        Ok(past)
    }
}

impl Past {
    fn then(&self, action: StayAction, at: DateTime<Utc>, status: StayStatus) -> Self {
        let stay = Stay { status, version: self.stay.version + 1, ..self.stay.clone() };
        Self { action, effective_at: at.max(self.effective_at), stay }
    }
}

fn reserved(new: NewStay, given: Option<String>, booked_at: DateTime<Utc>) -> Stay {
    Stay {
        id: new.id,
        reference: given.unwrap_or_else(|| reference(new.id)),
        status: StayStatus::Reserved,
        segment: new.segment,
        organisation: new.organisation,
        event: new.event,
        room_type: new.room_type,
        dates: new.dates,
        booked_at,
        synthetic: new.synthetic,
        guests: new.guests,
        rooms: Vec::new(),
        version: 1,
    }
}

/// What happened after the booking, with its hour.
fn steps(stay: &Stay, outcome: Outcome, zone: CampusZone) -> Vec<(StayAction, DateTime<Utc>, StayStatus)> {
    let (arrival, departure) = (stay.dates.arrival(), stay.dates.departure());
    let check_in = (StayAction::CheckIn, zone.at(arrival, CHECK_IN_HOUR), StayStatus::InHouse);
    match outcome {
        Outcome::Reserved => Vec::new(),
        Outcome::InHouse => vec![check_in],
        Outcome::Departed => {
            let hour = if stay.dates.is_day_use() { DAY_USE_CHECK_OUT_HOUR } else { CHECK_OUT_HOUR };
            vec![check_in, (StayAction::CheckOut, zone.at(departure, hour), StayStatus::Departed)]
        }
        Outcome::Cancelled(moment) => {
            vec![(StayAction::Cancel, moment.at(CANCELLED_HOUR, zone), StayStatus::Cancelled)]
        }
        Outcome::NoShow(moment) => {
            let due = zone.at(arrival, NO_SHOW_HOUR);
            vec![(StayAction::NoShow, moment.at(NO_SHOW_HOUR, zone).max(due), StayStatus::NoShow)]
        }
    }
}

/// An hour of today that we only assumed may be still to come: then it is now. Another day may not.
fn not_after(
    at: DateTime<Utc>,
    action: StayAction,
    now: DateTime<Utc>,
    zone: CampusZone,
) -> Result<DateTime<Utc>, OriginError> {
    let date = zone.date(at);
    if date > zone.date(now) { Err(OriginError::StillToCome { action, date }) } else { Ok(at.min(now)) }
}

#[cfg(test)]
mod tests;
