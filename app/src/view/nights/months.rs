//! The rows of the year.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use domain::nights::{Capacity, NightCount, PeriodNights};

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// Its first day.
    pub first: NaiveDate,
    /// Nights of the chosen segment.
    pub count: NightCount,
    /// Nights of all segments: occupancy is that of the campus.
    pub all: NightCount,
    /// Nights there were to give.
    pub capacity: Capacity,
    /// Slept and booked in the same month of the year it is laid beside.
    pub compared: Option<i64>,
}

impl MonthRow {
    /// Whether nights of it are still to come.
    pub fn ends_after(&self, today: NaiveDate) -> bool {
        self.first.checked_add_months(Months::new(1)).is_none_or(|next| today < next)
    }
}

/// One segment of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentRow {
    /// Its key.
    pub code: String,
    /// Its nights.
    pub count: NightCount,
}

/// A row a month; `segment` narrows the counts, not the capacity.
pub(super) fn rows(
    months: &[PeriodNights],
    compared: &[PeriodNights],
    segment: Option<&str>,
) -> Vec<MonthRow> {
    let other: BTreeMap<u32, i64> = compared
        .iter()
        .filter_map(|row| Some((first_day(&row.period)?.month(), of_segment(row, segment).committed())))
        .collect();
    let row = |row: &PeriodNights| {
        let first = first_day(&row.period)?;
        Some(MonthRow {
            first,
            count: of_segment(row, segment),
            all: row.count,
            capacity: row.capacity,
            compared: other.get(&first.month()).copied(),
        })
    };
    months.iter().filter_map(row).collect()
}

/// The year by segment, largest first.
pub(super) fn by_segment(months: &[PeriodNights]) -> Vec<SegmentRow> {
    let mut sums = BTreeMap::<&str, NightCount>::new();
    for (code, count) in months.iter().flat_map(|row| &row.segments) {
        *sums.entry(code).or_default() += *count;
    }
    let mut rows: Vec<_> =
        sums.into_iter().map(|(code, count)| SegmentRow { code: code.to_owned(), count }).collect();
    rows.sort_by_key(|row| -row.count.committed());
    rows
}

fn of_segment(row: &PeriodNights, segment: Option<&str>) -> NightCount {
    segment.map_or(row.count, |code| row.segments.get(code).copied().unwrap_or_default())
}

/// Periods of months are named `2016-01`.
fn first_day(period: &str) -> Option<NaiveDate> {
    format!("{period}-01").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(period: &str, training: i64, events: i64) -> PeriodNights {
        let of = |room_nights| NightCount { room_nights, ..NightCount::default() };
        PeriodNights {
            period: period.to_owned(),
            count: of(training + events),
            capacity: Capacity { stock_nights: 100, open_nights: 80 },
            segments: BTreeMap::from([("training".into(), of(training)), ("event".into(), of(events))]),
        }
    }

    #[test]
    fn a_segment_narrows_the_counts_and_not_the_capacity() {
        let rows = rows(&[month("2026-02", 10, 5)], &[month("2025-02", 7, 3)], Some("training"));
        assert_eq!((rows[0].count.room_nights, rows[0].all.room_nights), (10, 15));
        assert_eq!(rows[0].capacity.stock_nights, 100);
        assert_eq!(rows[0].compared, Some(7));
    }

    #[test]
    fn segments_stand_largest_first() {
        let rows = by_segment(&[month("2026-01", 1, 5), month("2026-02", 2, 5)]);
        assert_eq!(rows.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["event", "training"]);
    }

    #[test]
    fn a_month_is_over_on_the_first_of_the_next() {
        let rows = rows(&[month("2026-02", 0, 0)], &[], None);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(rows[0].ends_after(day("2026-02-28")));
        assert!(!rows[0].ends_after(day("2026-03-01")));
    }
}
