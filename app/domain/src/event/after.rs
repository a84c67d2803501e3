//! What became of an event: what was agreed beside what was slept, and what was learned.

use super::booked::sleeping;
use crate::calendar::StayDates;
use crate::stay::{GuestLine, StayStatus};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A stay of the event, as it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedStay {
    /// Where it stands.
    pub status: StayStatus,
    /// Its dates.
    pub dates: StayDates,
    /// Who slept in it, each with nights of their own.
    pub guests: Vec<GuestLine>,
}

/// One night, in rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AfterNight {
    /// Agreed in the block.
    pub agreed: i64,
    /// Slept.
    pub slept: i64,
    /// Guests who slept.
    pub guests: i64,
    /// Agreed, of nights that are over.
    pub over: i64,
    /// Of these, what nobody slept in; more slept on another night makes up for none.
    pub unslept: i64,
}

/// What became of the rooms and stays of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// Night by night.
    pub nights: BTreeMap<NaiveDate, AfterNight>,
    /// Stays whose guest did not come.
    pub no_shows: i64,
    /// Stays called off.
    pub cancelled: i64,
    /// Stays that are still expected: nobody said yet whether their guest came.
    pub undecided: i64,
}

impl Aftermath {
    /// Counts what became of the rooms agreed and of the stays, up to, not including, `today`.
    pub fn of(stays: &[EndedStay], agreed: &BTreeMap<NaiveDate, i64>, today: NaiveDate) -> Self {
        let mut after = Self::default();
        for (&night, &rooms) in agreed {
            after.nights.entry(night).or_default().agreed += rooms;
        }
        for stay in stays {
            match stay.status {
                StayStatus::NoShow => after.no_shows += 1,
                StayStatus::Cancelled => after.cancelled += 1,
                StayStatus::Reserved => after.undecided += 1,
                StayStatus::InHouse | StayStatus::Departed => after.sleep(stay, today),
            }
        }
        for (_, night) in after.nights.iter_mut().filter(|(night, _)| **night < today) {
            (night.over, night.unslept) = (night.agreed, (night.agreed - night.slept).max(0));
        }
        after
    }

    fn sleep(&mut self, stay: &EndedStay, today: NaiveDate) {
        for night in stay.dates.nights().filter(|night| *night < today) {
            let counted = self.nights.entry(night).or_default();
            counted.slept += 1;
            counted.guests += sleeping(&stay.guests, night);
        }
    }

    /// All nights together.
    pub fn sum(&self) -> AfterNight {
        self.nights.values().fold(AfterNight::default(), |sum, night| AfterNight {
            agreed: sum.agreed + night.agreed,
            slept: sum.slept + night.slept,
            guests: sum.guests + night.guests,
            over: sum.over + night.over,
            unslept: sum.unslept + night.unslept,
        })
    }
}

impl AfterNight {
    /// Room-nights agreed that nobody slept, in percent of those agreed, to the nearest whole one: what the trade calls
    /// wash. Only nights that are over count; none where nothing was agreed for them.
    pub fn wash(self) -> Option<i64> {
        (self.over > 0).then(|| (self.unslept * 100 + self.over / 2) / self.over)
    }
}

/// What was learned, gone through with the client. Names nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// What went well.
    pub good: String,
    /// What should be better next time.
    pub better: String,
    /// When it was gone through with the client.
    pub talked_on: Option<NaiveDate>,
}

impl Lessons {
    /// The longest text, in characters.
    pub const LONGEST: usize = 4_000;

    /// Whether nothing is written down.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn stay(status: StayStatus, from: &str, until: &str) -> EndedStay {
        let dates = StayDates::new(day(from), day(until)).expect("dates in order");
        EndedStay { status, dates, guests: vec![GuestLine { guest: None, heads: 2, dates }] }
    }

    #[test]
    fn what_was_slept_stands_beside_what_was_agreed_and_each_stay_is_counted_once() {
        let stays = [
            stay(StayStatus::Departed, "2026-06-01", "2026-06-03"),
            stay(StayStatus::InHouse, "2026-06-02", "2026-06-09"),
            stay(StayStatus::NoShow, "2026-06-01", "2026-06-03"),
            stay(StayStatus::Cancelled, "2026-06-01", "2026-06-03"),
            stay(StayStatus::Reserved, "2026-06-01", "2026-06-03"),
        ];
        let agreed = BTreeMap::from([(day("2026-05-31"), 1), (day("2026-06-01"), 4), (day("2026-06-02"), 4)]);
        let after = Aftermath::of(&stays, &agreed, day("2026-06-04"));
        assert_eq!((after.no_shows, after.cancelled, after.undecided), (1, 1, 1));
        let nights = after.nights.values().map(|night| (night.agreed, night.slept, night.guests));
        assert_eq!(nights.collect::<Vec<_>>(), [(1, 0, 0), (4, 1, 2), (4, 2, 4), (0, 1, 2)]);
        let sum = AfterNight { agreed: 9, slept: 4, guests: 8, over: 9, unslept: 6 };
        assert_eq!(
            (after.sum(), sum.wash()),
            (sum, Some(67)),
            "the room slept on the third makes up for none"
        );
    }

    #[test]
    fn a_guest_who_left_early_was_counted_until_the_end() {
        let mut stay = stay(StayStatus::Departed, "2026-06-01", "2026-06-04");
        let early = StayDates::new(day("2026-06-01"), day("2026-06-02")).expect("dates in order");
        stay.guests.push(GuestLine { guest: None, heads: 1, dates: early });
        let after = Aftermath::of(&[stay], &BTreeMap::new(), day("2026-06-10"));
        assert_eq!(after.nights.values().map(|night| night.guests).collect::<Vec<_>>(), [3, 2, 2]);
    }

    #[test]
    fn an_event_that_runs_was_told_to_have_lost_the_nights_to_come() {
        let stays = [stay(StayStatus::InHouse, "2026-06-01", "2026-06-05")];
        let agreed = (1..5).map(|night| (day(&format!("2026-06-0{night}")), 1)).collect();
        let wash = |today| Aftermath::of(&stays, &agreed, day(today)).sum().wash();
        assert_eq!([wash("2026-06-01"), wash("2026-06-02"), wash("2026-06-05")], [None, Some(0), Some(0)]);
    }

    #[test]
    fn wash_is_none_of_nothing_and_told_to_the_nearest_whole_one() {
        let wash = |over, unslept| AfterNight { over, unslept, ..AfterNight::default() }.wash();
        assert_eq!(
            (wash(0, 0), wash(8, 0), wash(3, 1), wash(200, 1), wash(8, 8)),
            (None, Some(0), Some(33), Some(1), Some(100))
        );
    }
}
