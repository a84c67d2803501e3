//! All events as they are planned: the board by status, and the calendar of a month.

use chrono::{Datelike, NaiveDate};
use domain::calendar::{days_after, nights};
use domain::event::{Client, EventKind, EventStatus, Odds};
use serde::Deserialize;
use service::event::EventSummary;

/// How far back what ended is shown, in days.
const ENDED: i64 = 60;
/// How far ahead the board looks, in days.
const AHEAD: i64 = 540;

/// What a reader chose to see, as sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Kind.
    pub kind: String,
    /// Kind of client.
    pub client: String,
    /// A month, such as `2026-06`.
    pub month: String,
}

impl Asked {
    /// The kind alone that is shown.
    pub fn kind(&self) -> Option<EventKind> {
        EventKind::parse(&self.kind)
    }

    /// The kind of client alone that is shown.
    pub fn client(&self) -> Option<Client> {
        Client::parse(&self.client)
    }

    fn lets_through(&self, summary: &EventSummary) -> bool {
        let event = &summary.line.event;
        self.kind().is_none_or(|kind| kind == event.kind)
            && self.client().is_none_or(|client| client == event.client)
    }

    /// The first day of the month that is shown.
    pub fn month(&self, today: NaiveDate) -> NaiveDate {
        let asked = format!("{}-01", self.month.trim()).parse::<NaiveDate>().ok();
        let asked = asked.filter(|first| (1964..=2200).contains(&first.year()));
        asked.or_else(|| today.with_day(1)).unwrap_or(today)
    }
}

/// A column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Asked about.
    Enquiry,
    /// Held under an option.
    Tentative,
    /// Agreed, not over.
    Definite,
    /// Ended lately without taking place.
    Ended,
}

impl Column {
    /// From left to right.
    pub const ALL: [Self; 4] = [Self::Enquiry, Self::Tentative, Self::Definite, Self::Ended];

    fn holds(self, summary: &EventSummary, today: NaiveDate) -> bool {
        let event = &summary.line.event;
        match self {
            Self::Enquiry => event.status == EventStatus::Enquiry && event.until >= today,
            Self::Tentative => event.status == EventStatus::Tentative,
            Self::Definite => event.status == EventStatus::Definite && event.until >= today,
            Self::Ended => event.status.is_off(),
        }
    }
}

/// An event on the board.
#[derive(Clone, Debug)]
pub struct Card {
    /// The event.
    pub summary: EventSummary,
    /// How likely it is by the record, while it is open.
    pub odds: Option<Odds>,
    /// Days until its option ends.
    pub days_left: Option<i64>,
}

/// The board.
#[derive(Clone, Debug)]
pub struct Board {
    /// The columns with their cards.
    pub columns: Vec<(Column, Vec<Card>)>,
}

impl Board {
    /// Which days its events lie in.
    pub fn days(today: NaiveDate) -> (NaiveDate, NaiveDate) {
        (days_after(today, -ENDED), days_after(today, AHEAD))
    }

    /// Sorts events into columns: those under an option by the day it ends, all others by their first day.
    pub fn new(
        asked: &Asked,
        today: NaiveDate,
        events: Vec<EventSummary>,
        odds: impl Fn(&EventSummary) -> Option<Odds>,
    ) -> Self {
        let events: Vec<_> = events.into_iter().filter(|one| asked.lets_through(one)).collect();
        let cards = |column: Column| {
            let mut cards: Vec<_> = events
                .iter()
                .filter(|one| column.holds(one, today))
                .map(|one| card(one, today, &odds))
                .collect();
            cards.sort_by_key(|card| card.days_left.unwrap_or(i64::MAX));
            (column, cards)
        };
        Self { columns: Column::ALL.into_iter().map(cards).collect() }
    }
}

fn card(summary: &EventSummary, today: NaiveDate, odds: &impl Fn(&EventSummary) -> Option<Odds>) -> Card {
    let until = summary.line.event.option_until;
    Card {
        odds: odds(summary).filter(|_| summary.line.event.status.is_open()),
        days_left: until.map(|until| (until - today).num_days()),
        summary: summary.clone(),
    }
}

/// A bar of a week: an event over some of its days.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The event.
    pub summary: EventSummary,
    /// Its first day of the week, from 0.
    pub from: i64,
    /// How many days.
    pub days: i64,
    /// It began before.
    pub before: bool,
    /// It goes on after.
    pub after: bool,
}

/// A week of the calendar: its days, and rows of bars that do not touch.
#[derive(Clone, Debug)]
pub struct Week {
    /// Monday to Sunday.
    pub days: Vec<NaiveDate>,
    /// Rows of bars from left to right.
    pub rows: Vec<Vec<Bar>>,
}

/// The weeks that a month touches, with the events of each that are not called off.
pub fn weeks(asked: &Asked, first: NaiveDate, events: &[EventSummary]) -> Vec<Week> {
    let (from, until) = month_days(first);
    let mondays = (0..).map(|week| days_after(from, week * 7)).take_while(|monday| *monday < until);
    let shown: Vec<_> =
        events.iter().filter(|one| asked.lets_through(one) && !one.line.event.status.is_off()).collect();
    mondays.map(|monday| week(monday, &shown)).collect()
}

/// From the Monday before a month begins up to the Monday after it ends.
pub fn month_days(first: NaiveDate) -> (NaiveDate, NaiveDate) {
    let next = days_after(first, 32).with_day(1).unwrap_or(first);
    let monday = |day: NaiveDate| days_after(day, -i64::from(day.weekday().num_days_from_monday()));
    (monday(first), days_after(monday(days_after(next, -1)), 7))
}

fn week(monday: NaiveDate, events: &[&EventSummary]) -> Week {
    let last = days_after(monday, 6);
    let mut rows = Vec::<Vec<Bar>>::new();
    for summary in events {
        let event = &summary.line.event;
        if event.until < monday || last < event.from {
            continue;
        }
        let (begin, end) = (event.from.max(monday), event.until.min(last));
        let bar = Bar {
            from: (begin - monday).num_days(),
            days: (end - begin).num_days() + 1,
            before: event.from < monday,
            after: last < event.until,
            summary: (*summary).clone(),
        };
        let is_free = |row: &&mut Vec<Bar>| row.last().is_none_or(|last| last.from + last.days <= bar.from);
        match rows.iter_mut().find(is_free) {
            Some(row) => row.push(bar),
            None => rows.push(vec![bar]),
        }
    }
    Week { days: nights(monday, days_after(monday, 7)).collect(), rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::{Event, EventTally};
    use domain::ids::EventId;
    use service::event::EventLine;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn summary(code: &str, status: EventStatus, from: &str, until: &str) -> EventSummary {
        let (id, named) = (EventId::new(uuid::Uuid::nil()), (code.to_owned(), "Academy".to_owned()));
        let event =
            Event { status, ..Event::enquiry(id, named, EventKind::Academy, (day(from), day(until))) };
        let line = EventLine { event, organisation: None, organiser: None };
        EventSummary { line, tally: EventTally::default() }
    }

    #[test]
    fn the_option_that_ends_first_stands_on_top_of_its_column() {
        let mut events = vec![
            summary("a", EventStatus::Tentative, "2026-06-01", "2026-06-02"),
            summary("b", EventStatus::Tentative, "2026-07-01", "2026-07-02"),
            summary("c", EventStatus::Lost, "2026-07-01", "2026-07-02"),
        ];
        events[0].line.event.option_until = Some(day("2026-05-20"));
        events[1].line.event.option_until = Some(day("2026-05-10"));
        let board = Board::new(&Asked::default(), day("2026-05-01"), events, |_| None);
        let codes = |place: usize| {
            let cards = board.columns[place].1.iter();
            cards.map(|card| (card.summary.line.event.code.as_str(), card.days_left)).collect::<Vec<_>>()
        };
        assert_eq!(codes(1), [("b", Some(9)), ("a", Some(19))]);
        assert_eq!((codes(0).len(), codes(3)), (0, vec![("c", None)]));
    }

    #[test]
    fn a_month_is_whole_weeks_and_bars_of_a_row_do_not_touch() {
        let first = day("2026-06-01");
        assert_eq!(month_days(first), (day("2026-06-01"), day("2026-07-06")));
        assert_eq!(month_days(day("2026-02-01")), (day("2026-01-26"), day("2026-03-02")));
        let events = [
            summary("a", EventStatus::Definite, "2026-05-28", "2026-06-03"),
            summary("b", EventStatus::Definite, "2026-06-03", "2026-06-09"),
            summary("c", EventStatus::Definite, "2026-06-04", "2026-06-04"),
            summary("d", EventStatus::Cancelled, "2026-06-04", "2026-06-04"),
        ];
        let weeks = weeks(&Asked::default(), first, &events);
        let rows = |week: usize| {
            let row = |row: &Vec<Bar>| {
                row.iter().map(|bar| (bar.from, bar.days, bar.before, bar.after)).collect::<Vec<_>>()
            };
            weeks[week].rows.iter().map(row).collect::<Vec<_>>()
        };
        assert_eq!(rows(0), [vec![(0, 3, true, false), (3, 1, false, false)], vec![(2, 5, false, true)]]);
        assert_eq!(rows(1), [vec![(0, 2, true, false)]]);
        assert_eq!(weeks.len(), 5);
    }

    #[test]
    fn a_month_nobody_can_read_is_this_one() {
        let month =
            |month: &str| Asked { month: month.to_owned(), ..Asked::default() }.month(day("2026-05-15"));
        assert_eq!(month("2026-02"), day("2026-02-01"));
        assert_eq!((month("soon"), month("")), (day("2026-05-01"), day("2026-05-01")));
    }
}
