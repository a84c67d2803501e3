//! A year of room-nights, by month and by segment, against its targets.

mod months;
mod standing;

pub use months::{MonthRow, SegmentRow};
pub use standing::Standing;

use chrono::NaiveDate;
use domain::chart::running_total;
use domain::nights::{Capacity, NightCount, PeriodNights};
use domain::target::{Target, TargetPeriod, biennium_of};

/// What a reader chose to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The year.
    pub year: i32,
    /// The year it is laid beside.
    pub compare: Option<i32>,
    /// One segment alone, by its key.
    pub segment: Option<String>,
}

/// The figures the page is made from.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The months of the year.
    pub months: Vec<PeriodNights>,
    /// The months of the year it is laid beside; empty without one.
    pub compared: Vec<PeriodNights>,
    /// The other year of the biennium.
    pub other_year: Vec<PeriodNights>,
    /// All targets.
    pub targets: Vec<Target>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct NightsPage {
    /// What was chosen.
    pub choice: Choice,
    /// The years on offer, latest first.
    pub years: Vec<i32>,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// January to December.
    pub months: Vec<MonthRow>,
    /// The whole year, of the chosen segment.
    pub count: NightCount,
    /// The whole year, of all segments.
    pub all: NightCount,
    /// The nights there were to give.
    pub capacity: Capacity,
    /// By segment, all of them.
    pub segments: Vec<SegmentRow>,
    /// Targets that apply, with what stands against them.
    pub standings: Vec<Standing>,
    /// Whether the database is a demonstration's: then its stays are invented.
    pub synthetic: bool,
}

const YEARS_BACK: i32 = 7;
const YEARS_AHEAD: i32 = 2;

impl NightsPage {
    /// Lays the figures out.
    pub fn new(choice: Choice, today: NaiveDate, this_year: i32, synthetic: bool, figures: &Figures) -> Self {
        let months = months::rows(&figures.months, &figures.compared, choice.segment.as_deref());
        let all = sum(figures.months.iter().map(|row| row.count));
        let other = sum(figures.other_year.iter().map(|row| row.count));
        let mut years: Vec<i32> = (this_year - YEARS_BACK..=this_year + YEARS_AHEAD).collect();
        years.extend([choice.year].into_iter().chain(choice.compare));
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        Self {
            count: sum(months.iter().map(|row| row.count)),
            capacity: capacity(&figures.months),
            segments: months::by_segment(&figures.months),
            standings: standing::of_year(choice.year, &figures.targets, all, other),
            choice,
            years,
            today,
            months,
            all,
            synthetic,
        }
    }

    /// Whether there is anything to count.
    pub fn is_empty(&self) -> bool {
        self.all == NightCount::default()
    }

    /// The target of the year itself.
    pub fn year_target(&self) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.target.period == TargetPeriod::Year)
    }

    /// Slept and booked nights added up, month after month.
    pub fn cumulated(&self) -> Vec<i64> {
        running_total(self.months.iter().map(|row| row.count.committed()))
    }

    /// The first month that is not over; the line is drawn broken from there.
    pub fn first_open_month(&self) -> usize {
        self.months.iter().position(|row| row.ends_after(self.today)).unwrap_or(self.months.len())
    }
}

/// The first year of the biennium, and the year of it that is not `year`.
pub const fn biennium(year: i32) -> (i32, i32) {
    let first = biennium_of(year);
    (first, first * 2 + 1 - year)
}

pub(crate) fn sum(counts: impl Iterator<Item = NightCount>) -> NightCount {
    counts.fold(NightCount::default(), |mut sum, count| {
        sum += count;
        sum
    })
}

fn capacity(rows: &[PeriodNights]) -> Capacity {
    rows.iter().fold(Capacity::default(), |sum, row| Capacity {
        stock_nights: sum.stock_nights + row.capacity.stock_nights,
        open_nights: sum.open_nights + row.capacity.open_nights,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_year_of_a_biennium() {
        assert_eq!(biennium(2024), (2024, 2025));
        assert_eq!(biennium(2025), (2024, 2024));
    }
}
