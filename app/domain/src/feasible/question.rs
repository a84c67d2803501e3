//! What is asked: halls, hours, booths, beds, and between which days.

use crate::calendar::{CampusZone, days_after, nights};
use crate::campus::{Booths, Seats, SetupStyle};
use crate::claim::Interval;
use crate::ids::RoomTypeId;
use crate::interpretation::Wish;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::Serialize;
use std::collections::BTreeMap;

/// Rooms of one kind that an event needs at the same hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// What takes place there.
    pub title: String,
    /// How many rooms.
    pub count: i64,
    /// People in each.
    pub people: i64,
    /// How they are set up.
    pub style: SetupStyle,
    /// From when until when, on each of its days.
    pub hours: (NaiveTime, NaiveTime),
    /// First and last day, counted from 1 on the first day of the event.
    pub days: (i64, i64),
    /// Interpreters' booths in each: one for every language but the one spoken on the floor.
    pub booths: i64,
    /// What is spoken and heard there; nothing where nobody interprets.
    pub languages: Wish,
}

/// The first night on which beds are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Arrival {
    /// So many nights before the first day.
    Before(i64),
    /// The last such day before the event, or its first day itself.
    On(Weekday),
}

/// Beds, each night the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beds {
    /// Rooms of these types.
    pub typed: BTreeMap<RoomTypeId, i64>,
    /// People who may sleep in any type.
    pub any: i64,
    /// Whether two of these may share a room where there are too few.
    pub sharing: bool,
    /// From when.
    pub from: Arrival,
    /// Nights after the last: none where people leave on the last day.
    pub after: i64,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The window: the event begins on its first day or later, and ends on its last or earlier.
    pub window: (NaiveDate, NaiveDate),
    /// Days of the event.
    pub days: i64,
    /// The weekday on which it begins; any where none is given.
    pub begins: Option<Weekday>,
    /// Whether it must touch no Saturday and no Sunday.
    pub working_days: bool,
    /// Whether every hall must be reached without a step.
    pub step_free: bool,
    /// Whether only interpreters of the list are thought of.
    pub listed_only: bool,
    /// Halls.
    pub needs: Vec<Need>,
    /// Beds.
    pub beds: Beds,
}

/// What is wrong with a question. A need is named by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionFault {
    /// Neither a hall nor a bed is asked for.
    Nothing,
    /// The window ends before it begins.
    Backwards,
    /// The window is longer than is looked at.
    LongWindow,
    /// The event does not fit into the window.
    NoRoom,
    /// No number of days.
    Days,
    /// More days than a week has without a weekend.
    Weekend,
    /// More rooms than can be chosen for exactly.
    TooManyRooms,
    /// No title, or a longer one than a function keeps.
    Title(usize),
    /// No number of rooms.
    Count(usize),
    /// No number of people.
    People(usize),
    /// It does not end after it begins.
    Hours(usize),
    /// No days of the event.
    NeedDays(usize),
    /// No number of booths.
    Booths(usize),
    /// No number of beds.
    Beds,
    /// No number of nights.
    Nights,
}

impl Question {
    /// The longest window, in days: a year and a month.
    pub const LONGEST_WINDOW: i64 = 400;
    /// The longest event, in days: a term of a master takes four months.
    pub const LONGEST: i64 = Self::LONGEST_WINDOW;
    /// The most days on which one need has its halls: all of them are chosen for at once.
    pub const MOST_DAYS: i64 = 31;
    /// The most rooms of all needs together.
    pub const MOST_ROOMS: i64 = 12;
    /// The longest title of a need, in letters; rooms are numbered after it.
    pub const LONGEST_TITLE: usize = 100;
    /// The most beds a night.
    pub const MOST_BEDS: i64 = 2000;
    /// The most nights before the first day, and after the last.
    pub const MOST_NIGHTS: i64 = 14;

    /// Everything that is wrong with it.
    pub fn faults(&self) -> Vec<QuestionFault> {
        let mut faults = Vec::new();
        let mut fault = |wrong: bool, fault| faults.extend(wrong.then_some(fault));
        let window = (self.window.1 - self.window.0).num_days() + 1;
        let rooms = self.needs.iter().map(|need| need.count.clamp(0, Self::MOST_ROOMS + 1)).sum::<i64>();
        fault(self.needs.is_empty() && self.beds.is_empty(), QuestionFault::Nothing);
        fault(window < 1, QuestionFault::Backwards);
        fault(window > Self::LONGEST_WINDOW, QuestionFault::LongWindow);
        fault(!(1..=Self::LONGEST).contains(&self.days), QuestionFault::Days);
        fault(
            (1..=Self::LONGEST).contains(&self.days) && window >= 1 && window < self.days,
            QuestionFault::NoRoom,
        );
        fault(self.working_days && self.days > 5, QuestionFault::Weekend);
        fault(rooms > Self::MOST_ROOMS, QuestionFault::TooManyRooms);
        faults.extend(self.needs.iter().enumerate().flat_map(|(place, need)| need.faults(place, self.days)));
        faults.extend(self.beds.faults());
        faults
    }

    /// The first days there are, in order.
    pub fn starts(&self) -> impl Iterator<Item = NaiveDate> {
        let (from, until) = self.window;
        let last = days_after(until, 1 - self.days);
        from.iter_days().take_while(move |day| *day <= last).filter(|day| self.may_begin(*day))
    }

    /// Whether it may begin on a day.
    fn may_begin(&self, first: NaiveDate) -> bool {
        let is_weekend = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let mut days = first.iter_days().take(usize::try_from(self.days).unwrap_or_default());
        self.begins.is_none_or(|weekday| first.weekday() == weekday)
            && !(self.working_days && days.any(is_weekend))
    }

    /// The last day of an event that begins on a day.
    pub fn last(&self, first: NaiveDate) -> NaiveDate {
        days_after(first, self.days - 1)
    }

    /// The nights on which beds are needed; none where no bed is.
    pub fn nights(&self, first: NaiveDate) -> Vec<NaiveDate> {
        if self.beds.is_empty() {
            return Vec::new();
        }
        let from = match self.beds.from {
            Arrival::Before(nights) => days_after(first, -nights),
            Arrival::On(weekday) => {
                let back = first.weekday().days_since(weekday);
                days_after(first, -i64::from(back))
            }
        };
        nights(from, days_after(self.last(first), self.beds.after)).collect()
    }
}

impl Need {
    /// Its days where the event begins on a day.
    pub fn dates(&self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<> {
        let (from, until) = self.days;
        (from..=until).map(move |day| days_after(first, day - 1))
    }

    /// Its hours on a day; none where the clock skips all of them.
    pub fn time(&self, day: NaiveDate, zone: CampusZone) -> Option<Interval> {
        let at = |time: NaiveTime| zone.instant(day.and_time(time));
        Interval::new(at(self.hours.0), at(self.hours.1))
    }

    fn faults(&self, place: usize, days: i64) -> Vec<QuestionFault> {
        let mut faults = Vec::new();
        let mut fault = |wrong: bool, fault| faults.extend(wrong.then_some(fault));
        let (from, until) = self.days;
        fault(
            !(1..=Question::LONGEST_TITLE).contains(&self.title.trim().chars().count()),
            QuestionFault::Title(place),
        );
        fault(!(1..=Question::MOST_ROOMS).contains(&self.count), QuestionFault::Count(place));
        fault(!(1..=Seats::MOST).contains(&self.people), QuestionFault::People(place));
        fault(self.hours.0 >= self.hours.1, QuestionFault::Hours(place));
        let many = until.saturating_sub(from) >= Question::MOST_DAYS;
        fault(from < 1 || from > until || until > days || many, QuestionFault::NeedDays(place));
        fault(!(0..=Booths::MOST).contains(&self.booths), QuestionFault::Booths(place));
        faults
    }
}

impl Beds {
    /// Whether none is asked for.
    pub fn is_empty(&self) -> bool {
        self.any == 0 && self.typed.values().all(|rooms| *rooms == 0)
    }

    fn faults(&self) -> Vec<QuestionFault> {
        let mut numbers = self.typed.values().chain([&self.any]);
        let beds = numbers.any(|number| !(0..=Question::MOST_BEDS).contains(number));
        let few = 0..=Question::MOST_NIGHTS;
        let before = matches!(self.from, Arrival::Before(nights) if !few.contains(&nights));
        let nights = before || !few.contains(&self.after);
        let faults = [(beds, QuestionFault::Beds), (nights, QuestionFault::Nights)];
        faults.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault)).collect()
    }
}
