//! Field first: training for a small group is better held in the field than on campus.
//!
//! That is a strategy of the Programme and Budget for 2026–27 (forward aim 4), which names no size: management sets one.
//! Whoever plans a smaller group is asked to think of the field first; nothing is refused.

use super::{Event, EventStatus};
use crate::segment::SegmentClass;

/// Heads that no small group has.
pub const LARGEST_SMALL_GROUP: i64 = 1_000;

impl Event {
    /// Whether it is training for a group small enough, and not yet agreed, so that the field comes first. `below` is the number of heads on
    /// campus from which on a group is not small; none where nobody set one.
    pub fn asks_field_first(&self, below: Option<i64>) -> bool {
        let is_open = matches!(self.status, EventStatus::Enquiry | EventStatus::Tentative);
        let is_training = self.kind.class() == SegmentClass::Training;
        is_open && is_training && self.on_campus > 0 && below.is_some_and(|below| self.on_campus < below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::EventKind;
    use crate::ids::EventId;
    use chrono::NaiveDate;

    #[test]
    fn only_a_group_on_campus_that_is_smaller_and_not_agreed_is_asked() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 7).unwrap();
        let named = ("26-001".to_owned(), "Workshop".to_owned());
        let event = Event::enquiry(EventId::new(uuid::Uuid::nil()), named, EventKind::Training, (day, day));
        let of = |on_campus, status| Event { status, on_campus, ..event.clone() };
        let asks = |on_campus, status| of(on_campus, status).asks_field_first(Some(20));
        assert!(asks(19, EventStatus::Enquiry) && asks(1, EventStatus::Tentative));
        assert!(!asks(20, EventStatus::Enquiry) && !asks(0, EventStatus::Enquiry));
        assert!(!asks(19, EventStatus::Definite) && !asks(19, EventStatus::Lost));
        assert!(!of(19, EventStatus::Enquiry).asks_field_first(None));
        let rented = Event { kind: EventKind::ThirdPartyRental, ..of(19, EventStatus::Enquiry) };
        assert!(!rented.asks_field_first(Some(20)), "it is not ours to hold elsewhere");
    }
}
