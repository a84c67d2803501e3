//! Events on record, each with its source: a row of the Programme and Budget 2024-25 (`S40`, …) or a publication.
//! What a source leaves open (mostly days and attendance) is assumed, and the source says so.

mod once;
mod yearly;

use chrono::NaiveDate;
use domain::event::EventKind;

/// An event on record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub title: &'static str,
    pub kind: EventKind,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
    /// Guest rooms it takes; invented throughout.
    pub rooms: i64,
    pub on_campus: i64,
    pub online: i64,
    pub source: &'static str,
    /// Name of who holds it.
    pub organisation: &'static str,
}

/// Who holds most of them.
const CENTRE: &str = "International Training Centre of the ILO";

/// Those of a year, by first day.
pub(super) fn of_year(year: i32) -> Vec<Known> {
    let mut known = once::of_year(year);
    known.extend(yearly::of_year(year));
    known.sort_by_key(|event| event.days);
    known
}

#[cfg(test)]
mod tests {
    use super::of_year;

    #[test]
    fn the_skills_fair_of_2024_has_300_on_campus_and_1700_online_for_three_days() {
        let events = of_year(2024);
        let fair = events.iter().find(|event| event.title.starts_with("Global Skills Fair")).unwrap();
        assert_eq!((fair.on_campus, fair.online), (300, 1700));
        assert_eq!((fair.days.1 - fair.days.0).num_days(), 2);
    }

    #[test]
    fn what_is_yearly_is_there_every_year_from_its_first() {
        let summer_universities = (2019..2030)
            .filter(|year| of_year(*year).iter().any(|event| event.title.contains("Summer University")));
        assert_eq!(summer_universities.collect::<Vec<_>>(), (2024..2030).collect::<Vec<_>>());
    }

    #[test]
    fn every_event_has_a_source_and_runs_forwards() {
        let mut events = (2019..2030).flat_map(of_year);
        assert!(events.all(|event| !event.source.is_empty() && event.days.0 <= event.days.1));
    }
}
