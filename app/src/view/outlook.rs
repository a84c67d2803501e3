//! What a director asks first: where the year stands, what is missing, and how that compares with a year ago.

use chrono::NaiveDate;
use domain::nights::{NightCount, PeriodNights};
use domain::target::{months_left, needed_a_month};
use service::event::EventSummary;
use service::today::ClosedRooms;

use super::nights::{NightsPage, Standing, sum};

/// How many events and closures are named.
const MOST_NAMED: usize = 5;

/// The figures the page is made from.
#[derive(Clone, Debug)]
pub struct Figures {
    /// This year, laid beside the one before it: what the page of room-nights shows.
    pub nights: NightsPage,
    /// The months of the year before, as they were known on this day a year ago.
    pub year_ago: Vec<PeriodNights>,
    /// Events of today and later.
    pub events: Vec<EventSummary>,
    /// Closures in force and to come.
    pub closures: Vec<ClosedRooms>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct OutlookPage {
    /// This year.
    pub nights: NightsPage,
    /// What each target still asks for.
    pub gaps: Vec<Gap>,
    /// The year before as it stood on this day a year ago.
    pub year_ago: NightCount,
    /// The same month by month, slept and booked.
    pub months_ago: Vec<i64>,
    /// What the year before came to, as far as is known today.
    pub came_to: i64,
    /// The events to come with most room-nights, biggest first.
    pub events: Vec<EventSummary>,
    /// The closures of most rooms, biggest first.
    pub closures: Vec<ClosedRooms>,
}

/// What a target still asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The target with what stands against it.
    pub standing: Standing,
    /// Room-nights still to be booked in all of its period; nought once it is passed.
    pub missing: i64,
    /// Months left of its period, this one included.
    pub months: i64,
    /// Room-nights needed in each of them; none where no month is left.
    pub needed: Option<i64>,
}

impl Gap {
    fn new(standing: &Standing, today: NaiveDate) -> Self {
        // A biennium's figure is that of an average year, and so is what it lacks.
        let missing = (standing.missing() * i64::from(standing.target.period.years())).max(0);
        let months = months_left(today, standing.last_year());
        Self { standing: standing.clone(), missing, months, needed: needed_a_month(missing, months) }
    }
}

/// Whether an event has still to begin, and takes rooms.
fn is_coming(summary: &EventSummary, today: NaiveDate) -> bool {
    let event = &summary.line.event;
    today < event.from && !event.status.is_off() && summary.tally.room_nights > 0
}

impl OutlookPage {
    /// Lays the figures out.
    pub fn new(figures: Figures) -> Self {
        let Figures { nights, year_ago, mut events, mut closures } = figures;
        events.retain(|summary| is_coming(summary, nights.today));
        events.sort_by_key(|summary| std::cmp::Reverse(summary.tally.room_nights));
        events.truncate(MOST_NAMED);
        closures.sort_by_key(|closure| std::cmp::Reverse(closure.count()));
        closures.truncate(MOST_NAMED);
        Self {
            gaps: nights.standings.iter().map(|standing| Gap::new(standing, nights.today)).collect(),
            months_ago: year_ago.iter().map(|row| row.count.committed()).collect(),
            year_ago: sum(year_ago.iter().map(|row| row.count)),
            came_to: nights.months.iter().filter_map(|row| row.compared).sum(),
            events,
            closures,
            nights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::TargetId;
    use domain::target::{Target, TargetPeriod, TargetStatus};

    fn standing(period: TargetPeriod, room_nights: i64) -> Standing {
        let target = Target {
            id: TargetId::new(uuid::Uuid::nil()),
            period,
            first_year: 2026,
            room_nights: 25_000,
            source: "S1".into(),
            status: TargetStatus::Assumed,
            version: 1,
        };
        Standing { target, room_nights, guest_nights: 0 }
    }

    #[test]
    fn a_year_in_its_last_two_months_needs_half_of_what_is_missing_in_each() {
        let gap = Gap::new(&standing(TargetPeriod::Year, 24_001), "2026-11-24".parse().unwrap());
        assert_eq!((gap.missing, gap.months, gap.needed), (999, 2, Some(500)));
    }

    #[test]
    fn a_biennium_lacks_twice_what_its_average_year_lacks_and_has_next_year_as_well() {
        let gap = Gap::new(&standing(TargetPeriod::Biennium, 18_000), "2026-11-24".parse().unwrap());
        assert_eq!((gap.missing, gap.months, gap.needed), (14_000, 14, Some(1_000)));
    }

    #[test]
    fn a_target_that_is_passed_needs_nothing_more() {
        let gap = Gap::new(&standing(TargetPeriod::Year, 26_000), "2026-11-24".parse().unwrap());
        assert_eq!((gap.missing, gap.needed), (0, Some(0)));
    }
}
