//! The list of events: today's, those to come, those that are over.

use chrono::{Datelike, Days, NaiveDate};
use domain::event::EventKind;
use domain::search::{folded, rank};
use service::event::EventSummary;

/// How many days back the list goes where no year is chosen.
const DAYS_BACK: u64 = 365;

/// How many years back can be chosen.
const YEARS_BACK: i32 = 7;

/// What a reader chose to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventsFilter {
    /// Words of code, title, organisation or organiser.
    pub text: String,
    /// One kind alone.
    pub kind: Option<EventKind>,
    /// The year whose past events are listed; none for the last twelve months.
    pub year: Option<i32>,
}

impl EventsFilter {
    /// Which days are asked for. Dates beyond the years of four digits are not stored.
    pub fn days(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let first = self.year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let from = first.or_else(|| today.checked_sub_days(Days::new(DAYS_BACK))).unwrap_or(today);
        (from, NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(today))
    }

    /// Whether all there is is shown.
    pub fn is_open(&self) -> bool {
        folded(&self.text).is_empty() && self.kind.is_none()
    }

    fn lets_through(&self, summary: &EventSummary) -> bool {
        let line = &summary.line;
        let named = [&line.organisation, &line.organiser].into_iter().flatten().map(String::as_str);
        let text = [line.event.code.as_str(), &line.event.title].into_iter().chain(named);
        let words = folded(&self.text);
        let fits = words.is_empty() || rank(&words, &text.collect::<Vec<_>>().join(" ")).is_some();
        fits && self.kind.is_none_or(|kind| kind == line.event.kind)
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct EventsPage {
    /// What was chosen.
    pub filter: EventsFilter,
    /// The years on offer, latest first.
    pub years: Vec<i32>,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// Whether the reader sees their own alone.
    pub own: bool,
    /// Those of today.
    pub now: Vec<EventSummary>,
    /// Those to come, soonest first.
    pub next: Vec<EventSummary>,
    /// Those that are over, latest first.
    pub past: Vec<EventSummary>,
}

impl EventsPage {
    /// Sorts the events of the filter's days.
    pub fn new(filter: EventsFilter, today: NaiveDate, own: bool, events: Vec<EventSummary>) -> Self {
        let (mut now, mut next, mut past) = (Vec::new(), Vec::new(), Vec::new());
        for summary in events.into_iter().filter(|summary| filter.lets_through(summary)) {
            let event = &summary.line.event;
            let list = if today < event.from {
                &mut next
            } else if event.until < today {
                &mut past
            } else {
                &mut now
            };
            list.push(summary);
        }
        past.retain(|summary| filter.year.is_none_or(|year| summary.line.event.from.year() <= year));
        past.reverse();
        let years = (today.year() - YEARS_BACK..=today.year()).rev().collect();
        Self { filter, years, today, own, now, next, past }
    }

    /// Whether nothing is listed at all.
    pub fn is_empty(&self) -> bool {
        self.now.is_empty() && self.next.is_empty() && self.past.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::{Event, EventStatus, EventTally};
    use domain::ids::EventId;
    use service::event::EventLine;

    fn summary(code: &str, from: &str, until: &str) -> EventSummary {
        let (id, named) =
            (EventId::new(uuid::Uuid::nil()), (code.to_owned(), "Academy on Rural Development".to_owned()));
        let days = (from.parse().unwrap(), until.parse().unwrap());
        let event = Event {
            status: EventStatus::Definite,
            on_campus: 30,
            ..Event::enquiry(id, named, EventKind::Academy, days)
        };
        let line = EventLine { event, organisation: None, organiser: Some("Denise Laforge".to_owned()) };
        EventSummary { line, tally: EventTally::default() }
    }

    fn listed(filter: EventsFilter) -> Vec<Vec<String>> {
        let events = vec![
            summary("25-001", "2025-03-01", "2025-03-05"),
            summary("26-001", "2026-03-01", "2026-03-05"),
            summary("26-002", "2026-05-20", "2026-06-01"),
            summary("26-003", "2026-06-01", "2026-06-03"),
            summary("26-004", "2026-06-02", "2026-06-03"),
        ];
        let page = EventsPage::new(filter, "2026-06-01".parse().unwrap(), true, events);
        let codes = |list: Vec<EventSummary>| list.into_iter().map(|one| one.line.event.code).collect();
        [page.now, page.next, page.past].map(codes).to_vec()
    }

    #[test]
    fn an_event_is_of_today_from_its_first_day_to_its_last() {
        let lists = listed(EventsFilter::default());
        assert_eq!(lists, [vec!["26-002", "26-003"], vec!["26-004"], vec!["26-001", "25-001"]]);
    }

    #[test]
    fn a_year_keeps_later_years_out_of_the_past_and_leaves_the_rest() {
        let lists = listed(EventsFilter { year: Some(2025), ..EventsFilter::default() });
        assert_eq!(lists, [vec!["26-002", "26-003"], vec!["26-004"], vec!["25-001"]]);
    }

    #[test]
    fn words_are_looked_for_in_code_title_and_organiser_and_a_kind_beside_them() {
        let by = |text: &str, kind| EventsFilter { text: text.to_owned(), kind, year: None };
        assert_eq!(listed(by("laforge rural", None)).concat().len(), 5);
        assert_eq!(listed(by("26-004", None)).concat(), ["26-004"]);
        assert!(listed(by("", Some(EventKind::Master))).concat().is_empty());
    }
}
