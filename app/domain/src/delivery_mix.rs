//! Room-nights from the mix of activities: how many there are, how many of them come to campus, with how many people, for
//! how many nights.
//!
//! A plain product of five drivers beside the statistical forecast: what a plan of a year would come to if each driver
//! were as it says. It asks nothing of the bookings. Every participant on campus is reckoned a room, since the source
//! states no sharing.

mod change;
mod kind;
mod record;

pub use change::{Change, Part, PartOf, change};
pub use kind::{ActivityKind, Driver};
pub use record::{AIMS, Aim, PREDICTIONS, Prediction, Subject, Verdict};

use crate::target::YEARS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More activities of a kind in a year are a slip of the finger.
pub const MOST_ACTIVITIES: i64 = 10_000;

/// The most participants of an activity, in tenths.
pub const MOST_PARTICIPANTS: i64 = 100_000;

/// The most nights of a participant, in tenths: a year.
pub const MOST_NIGHTS: i64 = 3_660;

/// The most room-nights beside activities.
pub const MOST_BESIDE: i64 = 1_000_000;

/// Letters of the longest note.
pub const LONGEST_NOTE: usize = 500;

/// All of a share: shares are in tenths of a percent.
pub const WHOLE: i64 = 1_000;

/// What a product of drivers is to be divided by: two shares in thousandths, two averages in tenths.
const UNIT: i128 = 100_000_000;

/// The drivers of one kind of activity in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drivers {
    /// Activities of the kind, wherever they take place.
    pub activities: i64,
    /// How many of them are face to face, in tenths of a percent.
    pub face_to_face: i64,
    /// How many of these take place on campus, in tenths of a percent.
    pub on_campus: i64,
    /// Participants of one on campus, on average, in tenths.
    pub participants: i64,
    /// Nights of a participant, on average, in tenths.
    pub nights: i64,
}

impl Drivers {
    /// One of them.
    pub const fn get(&self, driver: Driver) -> i64 {
        match driver {
            Driver::Activities => self.activities,
            Driver::FaceToFace => self.face_to_face,
            Driver::OnCampus => self.on_campus,
            Driver::Participants => self.participants,
            Driver::Nights => self.nights,
        }
    }

    /// The same with another value of one.
    #[must_use]
    pub const fn with(mut self, driver: Driver, value: i64) -> Self {
        match driver {
            Driver::Activities => self.activities = value,
            Driver::FaceToFace => self.face_to_face = value,
            Driver::OnCampus => self.on_campus = value,
            Driver::Participants => self.participants = value,
            Driver::Nights => self.nights = value,
        }
        self
    }

    /// Room-nights, exactly, in hundred-millionths.
    fn exact(&self) -> i128 {
        Driver::ALL.into_iter().map(|driver| i128::from(self.get(driver))).product()
    }

    /// Room-nights, half a one rounded up.
    pub fn room_nights(&self) -> i64 {
        rounded(self.exact(), UNIT)
    }

    /// Room-nights more with one more of a driver, and of no other: an activity, a percentage point, a participant, a night;
    /// none where that would be more than all.
    pub fn one_more(&self, driver: Driver) -> Option<i64> {
        let more = self.with(driver, self.get(driver) + driver.step());
        let share = matches!(driver, Driver::FaceToFace | Driver::OnCampus);
        (!share || more.get(driver) <= WHOLE).then(|| rounded(more.exact() - self.exact(), UNIT))
    }
}

/// The mix of activities planned for a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mix {
    /// The drivers of each kind; one that is missing has no activities.
    pub kinds: BTreeMap<ActivityKind, Drivers>,
    /// Room-nights beside activities: of third parties and individuals.
    pub beside: i64,
    /// Where the figures are from.
    pub note: String,
}

impl Mix {
    /// The drivers of a kind.
    pub fn of(&self, kind: ActivityKind) -> Drivers {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }

    /// Room-nights of all kinds, each rounded as it is shown, and those beside.
    pub fn room_nights(&self) -> i64 {
        ActivityKind::ALL.into_iter().map(|kind| self.of(kind).room_nights()).sum::<i64>() + self.beside
    }

    /// Everything that is wrong with it, for a year.
    pub fn faults(&self, year: i32) -> Vec<MixFault> {
        let mut faults = Vec::new();
        if !YEARS.contains(&year) {
            faults.push(MixFault::Year);
        }
        for kind in ActivityKind::ALL {
            let drivers = self.of(kind);
            let wrong = |driver: &Driver| !(0..=driver.most()).contains(&drivers.get(*driver));
            faults.extend(Driver::ALL.into_iter().filter(wrong).map(|driver| MixFault::Driver(kind, driver)));
        }
        if !(0..=MOST_BESIDE).contains(&self.beside) {
            faults.push(MixFault::Beside);
        }
        if self.note.trim().chars().count() > LONGEST_NOTE {
            faults.push(MixFault::LongNote);
        }
        faults
    }
}

/// What is wrong with a mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MixFault {
    /// No year we count.
    Year,
    /// A driver that is no number, below nought, or more than there can be.
    Driver(ActivityKind, Driver),
    /// Room-nights beside activities that there cannot be.
    Beside,
    /// A longer note than is kept.
    LongNote,
}

/// A quotient to the nearest whole, half of one upwards.
fn rounded(number: i128, unit: i128) -> i64 {
    i64::try_from((number + unit / 2).div_euclid(unit)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
