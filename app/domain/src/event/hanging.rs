//! What hangs on an event at a time of its own, and whether that time lies outside the days of the event.

use super::Event;
use crate::calendar::{CampusZone, days_after, next_day};
use crate::claim::Interval;
use crate::order::AROUND_EVENT;
use crate::words::words;

words! {
    /// A kind of thing that has a time of its own.
    Hanging {
        /// A session of the programme.
        Session = "session",
        /// The times at which a host can be met on a day.
        Meetings = "meetings",
        /// A function in its hall.
        Function = "function",
        /// The interpreters agreed for a function.
        Interpreters = "interpreters",
        /// Something ordered that is served at a function, or to each person.
        Serving = "serving",
        /// Something else that is ordered: transfers come early, and go late.
        Delivery = "delivery",
        /// The nights of somebody on the rooming list.
        Guests = "guests",
        /// A night for which rooms are agreed that no stay picked up.
        Rooms = "rooms",
    }
}

impl Hanging {
    /// How many days before the first and after the last day of its event it may be: the eve and the morning after belong to
    /// an event where halls and tables are set, and where guests come and go.
    pub const fn around(self) -> i64 {
        match self {
            Self::Session | Self::Meetings => 0,
            Self::Function | Self::Interpreters | Self::Serving | Self::Guests | Self::Rooms => 1,
            Self::Delivery => AROUND_EVENT,
        }
    }
}

impl Event {
    /// Whether a time of something that hangs on it lies outside its days, wholly or in part.
    pub fn leaves_outside(&self, what: Hanging, time: Interval, zone: CampusZone) -> bool {
        let from = zone.start_of(days_after(self.from, -what.around()));
        let until = zone.start_of(next_day(days_after(self.until, what.around())));
        time.from_at() < from.timestamp() || time.until_at() > until.timestamp()
    }
}

#[cfg(test)]
mod tests {
    use super::super::EventKind;
    use super::*;
    use crate::ids::EventId;
    use chrono::{NaiveDate, NaiveDateTime};
    use uuid::Uuid;

    fn event() -> Event {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = (day("2026-06-01"), day("2026-06-05"));
        let named = ("26-001".to_owned(), "Academy".to_owned());
        Event::enquiry(EventId::new(Uuid::nil()), named, EventKind::Academy, days)
    }

    fn is_outside(what: Hanging, from: &str, until: &str) -> bool {
        let zone = CampusZone::default();
        let at = |text: &str| zone.instant(text.parse::<NaiveDateTime>().unwrap());
        event().leaves_outside(what, Interval::new(at(from), at(until)).unwrap(), zone)
    }

    #[test]
    fn a_session_belongs_to_the_days_of_its_event_up_to_midnight() {
        assert!(!is_outside(Hanging::Session, "2026-06-05T22:00:00", "2026-06-06T00:00:00"));
        assert!(is_outside(Hanging::Session, "2026-06-05T22:00:00", "2026-06-06T00:30:00"));
        assert!(is_outside(Hanging::Meetings, "2026-05-31T18:00:00", "2026-05-31T18:30:00"));
    }

    #[test]
    fn the_eve_and_the_morning_after_belong_to_halls_and_a_week_to_transfers() {
        let eve = ("2026-05-31T18:00:00", "2026-05-31T20:00:00");
        assert!(!is_outside(Hanging::Function, eve.0, eve.1));
        assert!(!is_outside(Hanging::Serving, "2026-06-06T07:00:00", "2026-06-06T09:00:00"));
        assert!(is_outside(Hanging::Serving, "2026-06-07T07:00:00", "2026-06-07T09:00:00"));
        assert!(!is_outside(Hanging::Delivery, "2026-06-12T07:00:00", "2026-06-12T09:00:00"));
        assert!(is_outside(Hanging::Delivery, "2026-06-13T07:00:00", "2026-06-13T09:00:00"));
    }

    #[test]
    fn guests_come_on_the_eve_and_leave_on_the_morning_after() {
        for what in [Hanging::Guests, Hanging::Rooms] {
            assert!(!is_outside(what, "2026-05-31T12:00:00", "2026-06-06T12:00:00"));
            assert!(is_outside(what, "2026-05-30T12:00:00", "2026-06-03T12:00:00"));
            assert!(is_outside(what, "2026-06-05T12:00:00", "2026-06-07T12:00:00"));
        }
    }

    #[test]
    fn a_meal_served_on_more_days_than_the_event_has_lies_outside_in_part() {
        assert!(is_outside(Hanging::Serving, "2026-06-01T12:00:00", "2026-06-12T14:00:00"));
    }
}
