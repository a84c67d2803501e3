//! Nights on which a house was closed: it had rooms, not one of them was open, and nobody slept there.
//!
//! A closure is a matter of rooms and not of guests. Who learns from such a night that nobody comes tells the nights around it too
//! low a year later, and those of a closure that moves by a week, too.

use super::booking::{Booking, Day};
use std::collections::BTreeSet;
use std::ops::Range;

/// A room: when it is in stock, and when it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomStock {
    /// Nights it is in stock.
    pub nights: Range<Day>,
    /// Nights it is closed, in stock or not, in any order.
    pub closed: Vec<Range<Day>>,
}

/// The nights, of some, on which rooms were in stock and every one of them was closed. A night of which no room is on record
/// is none of them: nobody knows whether the house was open.
pub fn shut(nights: &Range<Day>, rooms: impl IntoIterator<Item = RoomStock>) -> BTreeSet<Day> {
    let [mut stock, mut open] = [(); 2].map(|()| vec![false; nights.len()]);
    for mut room in rooms {
        mark(&mut stock, nights, &room.nights);
        room.closed.sort_unstable_by_key(|span| span.start);
        let mut from = room.nights.start;
        for span in &room.closed {
            mark(&mut open, nights, &(from..span.start.min(room.nights.end)));
            from = from.max(span.end);
        }
        mark(&mut open, nights, &(from..room.nights.end));
    }
    let shut = stock.iter().zip(&open).zip(nights.clone());
    shut.filter(|((stock, open), _)| **stock && !**open).map(|(_, night)| night).collect()
}

fn mark(all: &mut [bool], nights: &Range<Day>, some: &Range<Day>) {
    let place = |night: Day| usize::try_from(night.clamp(nights.start, nights.end) - nights.start);
    if let (Ok(from), Ok(until)) = (place(some.start), place(some.end))
        && let Some(marked) = all.get_mut(from..until)
    {
        marked.fill(true);
    }
}

/// Of nights without an open room, those that no stay takes as known at the end of the day `origin`: a night somebody slept on was
/// not closed, whatever was written down of its rooms.
pub fn unslept(
    mut shut: BTreeSet<Day>,
    stays: impl IntoIterator<Item = Booking>,
    origin: Day,
) -> BTreeSet<Day> {
    if !shut.is_empty() {
        for stay in stays.into_iter().filter(|stay| stay.stands(origin)) {
            for night in stay.arrival..stay.departure {
                shut.remove(&night);
            }
        }
    }
    shut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(nights: Range<Day>, closed: &[(Day, Day)]) -> RoomStock {
        RoomStock { nights, closed: closed.iter().map(|(from, until)| *from..*until).collect() }
    }

    fn shut_of(rooms: &[RoomStock]) -> Vec<Day> {
        shut(&(100..200), rooms.iter().cloned()).into_iter().collect()
    }

    #[test]
    fn a_house_is_closed_where_every_room_in_stock_is() {
        let one = room(0..Day::MAX, &[(130, 133), (110, 115)]);
        assert_eq!(shut_of(std::slice::from_ref(&one)), [110, 111, 112, 113, 114, 130, 131, 132]);
        // The second was closed longer, by two closures one of which lies in the other, and was in stock from 112 on.
        let other = room(112..Day::MAX, &[(90, 160), (113, 114)]);
        assert_eq!(shut_of(&[one.clone(), other.clone()]), [110, 111, 112, 113, 114, 130, 131, 132]);
        assert_eq!(
            shut_of(&[one.clone(), other, room(0..131, &[])]),
            [131, 132],
            "the third was open, and left"
        );
        assert_eq!(shut_of(&[one, room(0..Day::MAX, &[(112, 131)])]), [112, 113, 114, 130]);
    }

    #[test]
    fn a_house_whose_rooms_are_not_on_record_yet_was_taken_for_closed() {
        assert_eq!(shut_of(&[]), [] as [Day; 0]);
        assert_eq!(shut_of(&[room(150..160, &[(100, 152)])]), [150, 151], "no room before, and none after");
        assert_eq!(shut_of(&[room(300..400, &[(310, 320)]), room(0..50, &[(0, 50)])]), [] as [Day; 0]);
    }

    #[test]
    fn a_night_somebody_sleeps_on_is_not_closed() {
        let stay = |arrival, departure, gone| Booking { arrival, departure, booked: 90, gone };
        let stays = [stay(109, 111, None), stay(112, 113, Some(95)), stay(113, 114, Some(120))];
        let left = |origin| unslept((110..115).collect(), stays, origin).into_iter().collect::<Vec<_>>();
        assert_eq!(left(100), [111, 112, 114], "one is called off later");
        assert_eq!((left(120), left(89).len()), (vec![111, 112, 113, 114], 5));
    }
}
