//! On the books: how many rooms were booked for a night so many days before it.

use super::booking::{Booking, Day, known_at};
use std::collections::BTreeSet;
use std::ops::Range;

/// Rooms on the books by night and days ahead, as known at the end of one day.
///
/// Asked for what was not yet known then, it has no answer: nothing made from it can look ahead. Neither has it of what came on a night on
/// which the house was closed: nobody could, and nothing is to be learned from it.
#[derive(Clone, Debug)]
pub struct Books {
    first: Day,
    nights: usize,
    reach: usize,
    origin: Day,
    ahead: Vec<i32>,
    lost: Vec<i32>,
    came: Vec<i32>,
    peak: Vec<i32>,
    closed: Vec<bool>,
}

impl Books {
    /// Counts the bookings for `nights`, up to `reach` days ahead, as known at the end of the day `origin`.
    pub fn new(bookings: &[Booking], nights: Range<Day>, reach: usize, origin: Day) -> Self {
        let mut books = Self::empty(nights, reach, origin);
        for booking in known_at(bookings, origin) {
            books.add(booking);
        }
        books.sum_up();
        books
    }

    fn empty(nights: Range<Day>, reach: usize, origin: Day) -> Self {
        let number = nights.len();
        // One more column than days ahead: each row holds differences until `sum_up`.
        let [ahead, lost] = [(); 2].map(|()| vec![0; number * (reach + 2)]);
        let (came, peak, closed) = (vec![0; number], vec![0; number], vec![false; number]);
        Self { first: nights.start, nights: number, reach, origin, ahead, lost, came, peak, closed }
    }

    fn add(&mut self, booking: Booking) {
        for night in booking.arrival..booking.departure {
            let Some(row) = self.row(night) else { continue };
            self.came[row] += i32::from(booking.gone.is_none());
            // It is on the books from `night - booked` days ahead down to the last day before it was gone.
            let least = booking.gone.map_or(0, |gone| (night - gone + 1).max(0));
            let most = night - booking.booked;
            if most >= least {
                let place = |days: Day| row * (self.reach + 2) + index(days).min(self.reach + 1);
                let (least, beyond) = (place(least), place(most + 1));
                self.ahead[least] += 1;
                self.ahead[beyond] -= 1;
                if booking.gone.is_some() {
                    self.lost[least] += 1;
                    self.lost[beyond] -= 1;
                }
            }
        }
    }

    fn sum_up(&mut self) {
        let width = self.reach + 2;
        for row in self.ahead.chunks_mut(width).chain(self.lost.chunks_mut(width)) {
            let mut sum = 0;
            for count in row {
                sum += *count;
                *count = sum;
            }
        }
        let mut peak = 0;
        for (most, came) in self.peak.iter_mut().zip(&self.came) {
            peak = peak.max(*came);
            *most = peak;
        }
    }

    /// The same with some nights told to have been closed, or to be so: without an open room, as known at the origin. One that is
    /// taken by a booking stays open.
    #[must_use]
    pub fn closed(mut self, nights: &BTreeSet<Day>) -> Self {
        for night in nights {
            if let Some(row) = self.row(*night).filter(|row| self.came[*row] == 0) {
                self.closed[row] = true;
            }
        }
        self
    }

    fn row(&self, night: Day) -> Option<usize> {
        usize::try_from(night - self.first).ok().filter(|row| *row < self.nights)
    }

    /// The first night counted.
    pub const fn first(&self) -> Day {
        self.first
    }

    /// The day at whose end this was known.
    pub const fn origin(&self) -> Day {
        self.origin
    }

    /// Rooms booked for a night at the end of the day `days` before it; none where that day is yet to come, or the
    /// night is not counted. Farther ahead than is kept, it is what stood there at the farthest.
    pub fn ahead(&self, night: Day, days: Day) -> Option<i32> {
        let row = self.row(night).filter(|_| days >= 0 && night - days <= self.origin)?;
        Some(self.ahead[row * (self.reach + 2) + index(days).min(self.reach)])
    }

    /// Whether the house was closed on a night, or is to be.
    pub fn is_closed(&self, night: Day) -> bool {
        self.row(night).is_some_and(|row| self.closed[row])
    }

    /// Rooms slept in; none of a night that was not over, was closed, or is not counted.
    pub fn came(&self, night: Day) -> Option<i32> {
        self.row(night).filter(|row| night <= self.origin && !self.closed[*row]).map(|row| self.came[row])
    }

    /// The fullest night up to one that was over.
    pub fn peak(&self, night: Day) -> Option<i32> {
        self.row(night).filter(|_| night <= self.origin).map(|row| self.peak[row])
    }

    /// Of the rooms booked for a night at the end of the day `days` before it, those that were gone by its end: cancelled, not
    /// come, or moved to other nights. None of a night that was closed: those were sent elsewhere.
    pub fn lost(&self, night: Day, days: Day) -> Option<i32> {
        let row = self.row(night).filter(|row| days >= 0 && night <= self.origin && !self.closed[*row])?;
        Some(self.lost[row * (self.reach + 2) + index(days).min(self.reach)])
    }

    /// The farthest ahead that is kept, in days.
    pub fn reach(&self) -> Day {
        Day::try_from(self.reach).unwrap_or(Day::MAX)
    }

    /// What a night gained on the day `days` before it, over by then or not; none of one that is closed.
    pub fn step(&self, night: Day, days: Day) -> Option<i32> {
        if self.is_closed(night) {
            return None;
        }
        Some(self.ahead(night, days)? - self.ahead(night, days + 1)?)
    }

    /// What a night gained from `days` ahead to the end; negative where more was cancelled than booked.
    pub fn gain(&self, night: Day, days: Day) -> Option<i32> {
        Some(self.came(night)? - self.ahead(night, days)?)
    }
}

fn index(days: Day) -> usize {
    usize::try_from(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: Booking = Booking { arrival: 100, departure: 102, booked: 90, gone: None };
    const CANCELLED: Booking = Booking { arrival: 101, departure: 102, booked: 80, gone: Some(95) };

    fn books(origin: Day) -> Books {
        Books::new(&[KEPT, CANCELLED], 99..105, 30, origin)
    }

    #[test]
    fn a_booking_is_on_the_books_from_the_day_it_is_made_until_the_day_it_is_gone() {
        let books = books(110);
        let of = |night, days| books.ahead(night, days).unwrap();
        assert_eq!([of(100, 11), of(100, 10), of(100, 0)], [0, 1, 1]);
        assert_eq!([of(101, 22), of(101, 21), of(101, 11), of(101, 7), of(101, 6)], [0, 1, 2, 2, 1]);
        assert_eq!((books.came(101), books.gain(101, 11)), (Some(1), Some(-1)));
        let lost = |night, days| books.lost(night, days).unwrap();
        assert_eq!([lost(101, 22), lost(101, 21), lost(101, 7), lost(101, 6), lost(100, 5)], [0, 1, 1, 0, 0]);
        assert_eq!(books.came(102), Some(0), "the morning of departure is no night");
    }

    #[test]
    fn a_closed_night_was_counted_as_one_to_which_nobody_came() {
        let books = books(110).closed(&(98..105).collect());
        assert_eq!((books.came(103), books.gain(103, 7), books.lost(103, 7)), (None, None, None));
        assert_eq!((books.step(103, 7), books.ahead(103, 7)), (None, Some(0)));
        assert!(books.is_closed(103) && !books.is_closed(98), "the 98th is not counted");
        assert_eq!((books.came(101), books.step(101, 7)), (Some(1), Some(0)), "somebody slept there");
        assert_eq!(books.peak(103), Some(1));
    }

    #[test]
    fn books_without_a_closed_night_say_what_they_said() {
        let told = |books: Books| format!("{books:?}");
        assert_eq!(told(books(110)), told(books(110).closed(&BTreeSet::new())));
        let step = |days: Day| books(110).step(101, days);
        let between = |days: Day| Some(books(110).ahead(101, days)? - books(110).ahead(101, days + 1)?);
        assert!((0..30).all(|days| step(days) == between(days)));
    }

    #[test]
    fn what_is_not_yet_known_has_no_answer() {
        let books = books(94);
        assert_eq!((books.ahead(101, 7), books.ahead(101, 6)), (Some(2), None));
        assert_eq!((books.came(100), books.ahead(98, 5)), (None, None));
        assert_eq!(books.lost(101, 8), None, "until a night is over nobody knows who comes");
    }
}
