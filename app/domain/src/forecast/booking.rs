//! Rooms booked, and from when until when that was known.

use crate::calendar::{CampusZone, StayDates};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::ops::Range;

/// A day, counted from the first of the common era: arithmetic on nights is most of what a forecast does.
pub type Day = i32;

/// The number of a date.
pub fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// One room booked for some nights.
///
/// A stay whose dates were changed is several: the nights it kept, those it gave up, gone on that day, and those it took, booked
/// on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// First night.
    pub arrival: Day,
    /// First night no longer taken.
    pub departure: Day,
    /// The day at whose end it was on the books.
    pub booked: Day,
    /// The day at whose end it no longer was: cancelled, not come, or changed to other dates.
    pub gone: Option<Day>,
}

impl Booking {
    /// Whether it was on the books at the end of a day.
    pub fn stands(&self, day: Day) -> bool {
        self.booked <= day && self.gone.is_none_or(|gone| gone > day)
    }
}

/// What was known at the end of the day `origin`: nothing booked later, and nothing gone later.
pub fn known_at(bookings: &[Booking], origin: Day) -> Vec<Booking> {
    let known = bookings.iter().filter(|booking| booking.booked <= origin);
    known.map(|booking| Booking { gone: booking.gone.filter(|gone| *gone <= origin), ..*booking }).collect()
}

/// A stay from one change to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// When it took effect, which need not be in the order in which changes were written down.
    pub since: DateTime<Utc>,
    /// The nights it takes; none where it was cancelled or nobody came.
    pub dates: Option<StayDates>,
}

/// The bookings that the states of one stay amount to by the desk's reckoning of days, in the order they were written down: at every instant the last
/// written of those in effect holds. A night that a change leaves to the stay was not booked anew by it, nor lost.
pub fn bookings_of(states: &[State], zone: CampusZone) -> Vec<Booking> {
    let mut held: Vec<State> = Vec::new();
    for state in states.iter().rev() {
        if held.last().is_none_or(|later| state.since < later.since) {
            held.push(*state);
        }
    }
    let (mut over, mut open) = (Vec::new(), Vec::new());
    for state in held.into_iter().rev() {
        // Day use takes no night.
        let dates = state.dates.filter(|dates| dates.arrival() < dates.departure());
        let nights = dates.map_or(0..0, |dates| day(dates.arrival())..day(dates.departure()));
        open = changed(&open, nights, day(zone.business_date(state.since)), &mut over);
    }
    over.append(&mut open);
    over
}

/// What stands after a change on a day to other nights, of what stood before; what no longer does is over.
fn changed(open: &[Booking], nights: Range<Day>, on: Day, over: &mut Vec<Booking>) -> Vec<Booking> {
    let mut stand = Vec::new();
    let mut next = nights.start;
    for booking in open {
        let part = |arrival, departure, gone, into: &mut Vec<Booking>| {
            if arrival < departure {
                into.push(Booking { arrival, departure, booked: booking.booked, gone });
            }
        };
        let kept = booking.arrival.max(nights.start)..booking.departure.min(nights.end);
        if kept.is_empty() {
            part(booking.arrival, booking.departure, Some(on), over);
            continue;
        }
        part(booking.arrival, kept.start, Some(on), over);
        part(kept.end, booking.departure, Some(on), over);
        if next < kept.start {
            stand.push(Booking { arrival: next, departure: kept.start, booked: on, gone: None });
        }
        part(kept.start, kept.end, None, &mut stand);
        next = kept.end;
    }
    if next < nights.end {
        stand.push(Booking { arrival: next, departure: nights.end, booked: on, gone: None });
    }
    stand
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_after_the_origin_is_not_known() {
        let booking = Booking { arrival: 100, departure: 103, booked: 40, gone: Some(60) };
        assert_eq!([39, 40, 59, 60].map(|day| booking.stands(day)), [false, true, true, false]);
        assert_eq!(known_at(&[booking], 39), []);
        assert_eq!(known_at(&[booking], 59), [Booking { gone: None, ..booking }]);
        assert_eq!(known_at(&[booking], 60), [booking]);
    }

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}T09:00:00Z").parse().unwrap()
    }

    fn state(since: &str, dates: Option<(&str, &str)>) -> State {
        let dates =
            dates.map(|(from, until)| StayDates::new(from.parse().unwrap(), until.parse().unwrap()).unwrap());
        State { since: at(since), dates }
    }

    fn on(text: &str) -> Day {
        day(text.parse().unwrap())
    }

    fn of(states: &[State]) -> Vec<Booking> {
        bookings_of(states, CampusZone::default())
    }

    #[test]
    fn a_stay_that_is_checked_in_and_out_is_one_booking() {
        let dates = Some(("2026-05-04", "2026-05-07"));
        let states = ["2026-03-01", "2026-05-04", "2026-05-07"].map(|since| state(since, dates));
        let booking = Booking {
            arrival: on("2026-05-04"),
            departure: on("2026-05-07"),
            booked: on("2026-03-01"),
            gone: None,
        };
        assert_eq!(of(&states), [booking]);
    }

    #[test]
    fn a_stay_moved_and_then_cancelled_is_two_bookings_that_are_gone() {
        let states = [
            state("2026-03-01", Some(("2026-05-04", "2026-05-07"))),
            state("2026-04-01", Some(("2026-06-04", "2026-06-07"))),
            state("2026-04-20", None),
        ];
        let known = of(&states).iter().map(|one| (one.booked, one.gone)).collect::<Vec<_>>();
        let gone = |text| Some(on(text));
        assert_eq!(known, [(on("2026-03-01"), gone("2026-04-01")), (on("2026-04-01"), gone("2026-04-20"))]);
    }

    #[test]
    fn nights_a_stay_keeps_when_its_dates_change_are_neither_lost_nor_booked_anew() {
        let states = [
            state("2026-03-01", Some(("2026-05-04", "2026-05-08"))),
            state("2026-04-01", Some(("2026-05-06", "2026-05-10"))),
            state("2026-05-06", Some(("2026-05-05", "2026-05-11"))),
        ];
        let booking = |arrival: &str, departure: &str, booked: &str, gone: Option<&str>| Booking {
            arrival: on(arrival),
            departure: on(departure),
            booked: on(booked),
            gone: gone.map(on),
        };
        assert_eq!(
            of(&states),
            [
                booking("2026-05-04", "2026-05-06", "2026-03-01", Some("2026-04-01")),
                booking("2026-05-05", "2026-05-06", "2026-05-06", None),
                booking("2026-05-06", "2026-05-08", "2026-03-01", None),
                booking("2026-05-08", "2026-05-10", "2026-04-01", None),
                booking("2026-05-10", "2026-05-11", "2026-05-06", None),
            ]
        );
        let shorter = [states[0], state("2026-05-07", Some(("2026-05-04", "2026-05-07")))];
        assert_eq!(
            of(&shorter),
            [
                booking("2026-05-07", "2026-05-08", "2026-03-01", Some("2026-05-07")),
                booking("2026-05-04", "2026-05-07", "2026-03-01", None),
            ]
        );
    }

    #[test]
    fn a_change_written_down_late_holds_from_when_it_took_effect() {
        let (first, second) = (Some(("2026-05-04", "2026-05-07")), Some(("2026-05-04", "2026-05-06")));
        let states = [state("2026-03-10", first), state("2026-03-01", second)];
        let bookings = of(&states);
        assert_eq!(
            (bookings.len(), bookings[0].booked, bookings[0].departure),
            (1, on("2026-03-01"), on("2026-05-06"))
        );
    }
}
