//! All that is known of a house.

use super::booking::{Booking, Day};
use super::books::Books;
use super::closed::unslept;
use super::course::Course;
use super::group::Group;
use super::pick_up::YEAR;
use crate::segment::SegmentClass;
use std::collections::BTreeSet;
use std::ops::Range;

/// Classes of nights that add up to all: as many as there are segments' classes.
pub const CLASSES: usize = SegmentClass::ALL.len();

/// Rooms booked for no event, with their class, and the events.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Rooms booked one by one.
    pub singles: Vec<(u8, Booking)>,
    /// Events.
    pub courses: Vec<Course>,
}

impl Known {
    /// The events that ever asked for rooms, as groups.
    pub fn groups(&self) -> Vec<Group> {
        self.courses.iter().filter_map(Course::group).collect()
    }

    /// Rooms booked one by one.
    pub fn alone(&self) -> Vec<Booking> {
        self.singles.iter().map(|(_, booking)| *booking).collect()
    }

    /// Every stay, with or without an event: what is slept and what is on the books.
    pub fn stays(&self) -> Vec<Booking> {
        let of_events = self.courses.iter().flat_map(|course| course.stays.iter().copied());
        self.alone().into_iter().chain(of_events).collect()
    }

    /// The same with its class.
    fn by_class(&self) -> impl Iterator<Item = (u8, Booking)> {
        let of_events =
            self.courses.iter().flat_map(|course| course.stays.iter().map(move |stay| (course.class, *stay)));
        self.singles.iter().copied().chain(of_events)
    }

    /// The first night of any stay.
    pub fn first(&self) -> Option<Day> {
        self.by_class().map(|(_, stay)| stay.arrival).min()
    }

    /// Rooms taken by stays that stand at the end of the day `origin`, by night from the first on and class.
    pub fn taken(&self, nights: Range<Day>, origin: Day) -> Vec<[u32; CLASSES]> {
        count(self.by_class(), &nights, origin)
    }

    /// Which share of the rooms booked one by one falls to each class, night by night: those booked by theirs, those
    /// still to come as a year's nights did. `expected` says how many rooms each night comes to.
    pub fn mix(&self, origin: Day, expected: &[f64]) -> Vec<[f32; CLASSES]> {
        let singles = |nights: Range<Day>| count(self.singles.iter().copied(), &nights, origin);
        let mut year = [0_u32; CLASSES];
        for night in singles(origin + 1 - YEAR..origin + 1) {
            for (sum, rooms) in year.iter_mut().zip(night) {
                *sum += rooms;
            }
        }
        let usual = shares(year.map(f64::from), [0.0; CLASSES]);
        let ahead = Day::try_from(expected.len()).unwrap_or_default();
        let booked = singles(origin + 1..origin + 1 + ahead);
        let share = |(booked, expected): (&[u32; CLASSES], &f64)| {
            let booked = booked.map(f64::from);
            let more = (expected - booked.iter().sum::<f64>()).max(0.0);
            shares(booked, usual.map(|share| f64::from(share) * more))
        };
        booked.iter().zip(expected).map(share).collect()
    }

    /// The books of rooms booked one by one, as known at the end of the day `origin`, and by then no room was open on the nights `shut`.
    pub fn books_alone(&self, nights: Range<Day>, reach: usize, origin: Day, shut: &BTreeSet<Day>) -> Books {
        let closed = unslept(shut.clone(), self.by_class().map(|(_, stay)| stay), origin);
        Books::new(&self.alone(), nights, reach, origin).closed(&closed)
    }
}

/// Rooms of the stays that stand at the end of the day `origin`, by night and class.
fn count(
    stays: impl Iterator<Item = (u8, Booking)>,
    nights: &Range<Day>,
    origin: Day,
) -> Vec<[u32; CLASSES]> {
    let mut taken = vec![[0; CLASSES]; nights.len()];
    for (class, stay) in stays.filter(|(_, stay)| stay.stands(origin)) {
        for night in stay.arrival.max(nights.start)..stay.departure.min(nights.end) {
            let place = usize::try_from(night - nights.start).unwrap_or_default();
            taken[place][usize::from(class) % CLASSES] += 1;
        }
    }
    taken
}

/// The shares of two counts together; all to the last class, which is that of nobody else, where both are nought.
#[expect(clippy::cast_possible_truncation, reason = "shares")]
fn shares(booked: [f64; CLASSES], more: [f64; CLASSES]) -> [f32; CLASSES] {
    let sum: f64 = booked.iter().chain(&more).sum();
    let mut shares = [0.0; CLASSES];
    if sum <= 0.0 {
        shares[CLASSES - 1] = 1.0;
        return shares;
    }
    for (share, (booked, more)) in shares.iter_mut().zip(booked.iter().zip(more)) {
        *share = ((booked + more) / sum) as f32;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(class: u8, night: Day, booked: Day) -> (u8, Booking) {
        (class, Booking { arrival: night, departure: night + 1, booked, gone: None })
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "shares of small whole numbers")]
    fn what_is_still_to_come_is_divided_as_a_year_was() {
        let past = (900..1000).flat_map(|night| [single(0, night, 1), single(3, night, 1)]);
        let singles = past.chain([single(1, 1001, 1), single(1, 1001, 2000)]).collect();
        let known = Known { singles, courses: Vec::new() };
        let mix = known.mix(1000, &[3.0, 1.0, 2.0]);
        assert_eq!(mix[1], [0.5, 0.0, 0.0, 0.5], "nothing booked");
        assert_eq!(mix[0], [1.0 / 3.0, 1.0 / 3.0, 0.0, 1.0 / 3.0], "one of three booked by the origin");
        assert_eq!(Known::default().mix(1000, &[1.0])[0], [0.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn stays_of_events_and_others_are_counted_together_as_they_stood() {
        let stay = Booking { arrival: 999, departure: 1002, booked: 5, gone: Some(1003) };
        let course = Course { class: 1, stays: vec![stay], ..Course::default() };
        let known = Known { singles: vec![single(3, 1001, 7)], courses: vec![course] };
        assert_eq!(known.taken(1000..1002, 1000), [[0, 1, 0, 0], [0, 1, 0, 1]]);
        assert_eq!(known.taken(1000..1002, 1003), [[0; 4], [0, 0, 0, 1]], "called off since");
        assert_eq!((known.first(), known.stays().len()), (Some(999), 2));
    }
}
