//! Room-nights planned so far, by year and kind.

use super::Booking;
use chrono::Datelike;
use domain::calendar::nights;
use domain::event::EventKind;
use std::collections::BTreeMap;

/// Nights that will be slept; those of individuals have no kind.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(i32, Option<EventKind>), i64>);

impl Tally {
    /// Adds a booking, unless it is called off or nobody comes.
    pub fn add(&mut self, kind: Option<EventKind>, booking: &Booking) {
        if booking.is_kept() {
            for night in nights(booking.hold.from, booking.hold.until) {
                *self.0.entry((night.year(), kind.map(counted_as))).or_default() += 1;
            }
        }
    }

    /// Nights of a kind in a year.
    pub fn of(&self, year: i32, kind: EventKind) -> i64 {
        self.0.get(&(year, Some(kind))).copied().unwrap_or_default()
    }

    /// All nights of a year.
    pub fn total(&self, year: i32) -> i64 {
        self.0.iter().filter(|((known, _), _)| *known == year).map(|(_, nights)| nights).sum()
    }
}

/// Fairs and days of the Centre's own take from what conferences have.
fn counted_as(kind: EventKind) -> EventKind {
    match kind {
        EventKind::SpecialEvent | EventKind::Internal => EventKind::Conference,
        other => other,
    }
}
