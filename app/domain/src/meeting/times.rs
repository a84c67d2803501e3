//! Many times at once: the same hours on some days, cut into pieces.

use super::Fault;
use crate::calendar::CampusZone;
use crate::claim::Interval;
use chrono::{DateTime, NaiveDate, NaiveTime};

/// The most times that are made at once.
pub const MOST_AT_ONCE: usize = 500;
/// The longest pause between two, in minutes.
pub const LONGEST_PAUSE: i64 = 240;
/// How long one is, in minutes.
const LENGTHS: std::ops::RangeInclusive<i64> = 5..=480;

/// A row of times: the same on each of some days, by the campus clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// On which days.
    pub days: Vec<NaiveDate>,
    /// When the first begins.
    pub from: NaiveTime,
    /// When the last has ended.
    pub until: NaiveTime,
    /// How long each is, in minutes.
    pub minutes: i64,
    /// How long nobody is met between two, in minutes.
    pub pause: i64,
}

impl Times {
    /// The times, in order; or everything that is wrong. Days must be days of the event. On a day on which the clock is
    /// changed in between, there are as many as there is time for.
    pub fn row(&self, event: (NaiveDate, NaiveDate), zone: CampusZone) -> Result<Vec<Interval>, Vec<Fault>> {
        let faults = self.check(event);
        if !faults.is_empty() {
            return Err(faults);
        }
        let (mut days, mut row) = (self.days.clone(), Vec::new());
        days.sort_unstable();
        days.dedup();
        for day in days {
            self.cut(day, zone, &mut row);
        }
        match row.len() {
            0 => Err(vec![("until", "too_short")]),
            count if count > MOST_AT_ONCE => Err(vec![("days", "too_many")]),
            _ => Ok(row),
        }
    }

    fn check(&self, (first, last): (NaiveDate, NaiveDate)) -> Vec<Fault> {
        let faults = [
            self.days.is_empty().then_some(("days", "missing")),
            self.days.iter().any(|day| *day < first || *day > last).then_some(("days", "outside")),
            (self.from >= self.until).then_some(("until", "before_from")),
            (!LENGTHS.contains(&self.minutes)).then_some(("minutes", "out_of_range")),
            (!(0..=LONGEST_PAUSE).contains(&self.pause)).then_some(("pause", "out_of_range")),
        ];
        faults.into_iter().flatten().collect()
    }

    fn cut(&self, day: NaiveDate, zone: CampusZone, row: &mut Vec<Interval>) {
        let at = |time: NaiveTime| zone.instant(day.and_time(time)).timestamp();
        let (mut begin, end) = (at(self.from), at(self.until));
        while begin + self.minutes * 60 <= end {
            let instant = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
            row.extend(Interval::new(instant(begin), instant(begin + self.minutes * 60)));
            begin += (self.minutes + self.pause) * 60;
        }
    }
}
