//! Nights, days and instants on campus.
//!
//! A night is named by the date of its evening. A room is held from noon to noon, campus time, and a night counts
//! in the room held at 04:00 of the morning after, so that a move before midnight and one at 2 a.m. are told apart.

mod days_off;

use crate::claim::Interval;
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub use days_off::{DayOff, easter, is_bridge};

/// The hour of the morning after at which a night is counted.
pub const NIGHT_MARK_HOUR: u32 = 4;

/// The longest stay or hold we accept, in nights: a master's term is about 120.
pub const LONGEST_STAY: i64 = 400;

/// The time zone of the campus, and the clock rules that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampusZone(Tz);

impl Default for CampusZone {
    fn default() -> Self {
        Self(Tz::Europe__Rome)
    }
}

impl CampusZone {
    /// Noon of a date: when a stay's hold of a room begins and ends.
    pub fn noon(self, date: NaiveDate) -> DateTime<Utc> {
        self.at(date, 12)
    }

    /// 04:00 of the morning after `night`: who holds the room then has the night.
    pub fn night_mark(self, night: NaiveDate) -> DateTime<Utc> {
        self.at(next_day(night), NIGHT_MARK_HOUR)
    }

    /// The first instant of a date.
    pub fn start_of(self, date: NaiveDate) -> DateTime<Utc> {
        self.at(date, 0)
    }

    /// The last second of a date: "as of that day" includes all that happened on it.
    pub fn end_of(self, date: NaiveDate) -> DateTime<Utc> {
        self.start_of(next_day(date)) - Duration::seconds(1)
    }

    /// The given full hour of a date. An hour the clock skips in spring is taken as the next full hour that exists;
    /// of one that it repeats in autumn, the first.
    pub fn at(self, date: NaiveDate, hour: u32) -> DateTime<Utc> {
        (hour..24)
            .filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
            .find_map(|time| self.0.from_local_datetime(&date.and_time(time)).earliest())
            .map_or_else(|| date.and_time(NaiveTime::MIN).and_utc(), |local| local.with_timezone(&Utc))
    }

    /// The instant of a campus wall-clock time. Of a time the clock repeats in autumn it is the first; of one it skips
    /// in spring, the next full hour that exists.
    pub fn instant(self, local: NaiveDateTime) -> DateTime<Utc> {
        let exact = self.0.from_local_datetime(&local).earliest();
        exact.map_or_else(|| self.at(local.date(), local.hour()), |local| local.with_timezone(&Utc))
    }

    /// The calendar date of an instant.
    pub fn date(self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.0).date_naive()
    }

    /// The date by the desk's reckoning: until 04:00 the evening before still runs.
    pub fn business_date(self, at: DateTime<Utc>) -> NaiveDate {
        (at.with_timezone(&self.0).naive_local() - Duration::hours(i64::from(NIGHT_MARK_HOUR))).date()
    }

    /// The nights an interval takes: those whose mark lies inside, from the first up to, not including, the second.
    pub fn nights_of(self, interval: Interval) -> (NaiveDate, NaiveDate) {
        let business_date =
            |at| DateTime::from_timestamp(at, 0).map_or(NaiveDate::MIN, |at| self.business_date(at));
        (business_date(interval.from_at()), business_date(interval.until_at() - 1))
    }

    /// Campus wall-clock time of an instant.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// How long a time is by the clock on the wall, in seconds: from noon to noon is a day, also where the clock is changed
    /// in between.
    pub fn lasts(self, time: Interval) -> i64 {
        let at = |seconds| self.local(DateTime::from_timestamp(seconds, 0).unwrap_or_default());
        (at(time.until_at()) - at(time.from_at())).num_seconds()
    }
}

/// The day after; the calendar of chrono ends in the year 262143, long after any stay.
pub fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// The date so many days later or, below zero, earlier; the same where the calendar of chrono ends.
pub fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) };
    moved.unwrap_or(date)
}

/// The nights `from` up to, not including, `until`.
pub fn nights(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |night| *night < until)
}

/// Half-open dates: the night of `arrival` is in, the night of `departure` is out. Equal dates are day use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StayDates {
    arrival: NaiveDate,
    departure: NaiveDate,
}

/// Why two dates make no stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum DatesError {
    /// The departure lies before the arrival.
    #[error("departure {departure} lies before arrival {arrival}")]
    Backwards {
        /// The arrival asked for.
        arrival: NaiveDate,
        /// The departure asked for.
        departure: NaiveDate,
    },
    /// More nights than [`LONGEST_STAY`].
    #[error("{nights} nights are more than the {LONGEST_STAY} a stay may have")]
    TooLong {
        /// The nights asked for.
        nights: i64,
    },
}

impl StayDates {
    /// Checks and joins the two dates.
    pub fn new(arrival: NaiveDate, departure: NaiveDate) -> Result<Self, DatesError> {
        let nights = (departure - arrival).num_days();
        if nights < 0 {
            return Err(DatesError::Backwards { arrival, departure });
        }
        if nights > LONGEST_STAY {
            return Err(DatesError::TooLong { nights });
        }
        Ok(Self { arrival, departure })
    }

    /// The first night.
    pub const fn arrival(self) -> NaiveDate {
        self.arrival
    }

    /// The day of leaving; its night is not part of the stay.
    pub const fn departure(self) -> NaiveDate {
        self.departure
    }

    /// The same, so many days later or, below zero, earlier.
    #[must_use]
    pub fn shifted(self, days: i64) -> Self {
        let (arrival, departure) = (days_after(self.arrival, days), days_after(self.departure, days));
        Self::new(arrival, departure).unwrap_or(self)
    }

    /// How many nights; none for day use.
    pub fn count(self) -> i64 {
        (self.departure - self.arrival).num_days()
    }

    /// Whether the stay has no night.
    pub fn is_day_use(self) -> bool {
        self.arrival == self.departure
    }

    /// The nights, first to last.
    pub fn nights(self) -> impl Iterator<Item = NaiveDate> {
        nights(self.arrival, self.departure)
    }

    /// Whether a night is part of the stay.
    pub fn contains(self, night: NaiveDate) -> bool {
        self.arrival <= night && night < self.departure
    }

    /// Whether every night of `other` is part of this.
    pub fn covers(self, other: Self) -> bool {
        self.arrival <= other.arrival && other.departure <= self.departure
    }

    /// The part of this that lies within `bounds`; day use at the nearer bound where nothing is left.
    #[must_use]
    pub fn within(self, bounds: Self) -> Self {
        let arrival = self.arrival.clamp(bounds.arrival, bounds.departure);
        let departure = self.departure.clamp(arrival, bounds.departure);
        Self { arrival, departure }
    }
}

/// Days in ascending order as runs without a gap: the first and the last of each.
pub fn runs(days: impl IntoIterator<Item = NaiveDate>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut runs = Vec::<(NaiveDate, NaiveDate)>::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if next_day(*last) == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn noon_follows_summer_time() {
        let zone = CampusZone::default();
        assert_eq!(zone.noon(day("2026-03-28")).to_rfc3339(), "2026-03-28T11:00:00+00:00");
        assert_eq!(zone.noon(day("2026-03-29")).to_rfc3339(), "2026-03-29T10:00:00+00:00");
        assert_eq!(zone.noon(day("2026-10-25")).to_rfc3339(), "2026-10-25T11:00:00+00:00");
    }

    #[test]
    fn an_hour_the_clock_skips_becomes_the_next_one() {
        let zone = CampusZone::default();
        assert_eq!(zone.at(day("2026-03-29"), 2), zone.at(day("2026-03-29"), 3));
    }

    #[test]
    fn until_four_in_the_morning_the_evening_before_still_runs() {
        let zone = CampusZone::default();
        let small_hours = "2026-06-10T01:30:00Z".parse().unwrap(); // 03:30 in Turin
        assert_eq!(zone.business_date(small_hours), day("2026-06-09"));
        assert_eq!(zone.date(small_hours), day("2026-06-10"));
        assert_eq!(zone.business_date(zone.night_mark(day("2026-06-09"))), day("2026-06-10"));
    }

    #[test]
    fn an_interval_takes_the_nights_whose_mark_lies_inside() {
        let zone = CampusZone::default();
        let nights = |from, until| zone.nights_of(Interval::new(from, until).unwrap());
        let (monday, tuesday, thursday) = (day("2026-06-08"), day("2026-06-09"), day("2026-06-11"));
        assert_eq!(nights(zone.noon(monday), zone.noon(thursday)), (monday, thursday));
        assert_eq!(nights(zone.noon(monday), zone.at(tuesday, 22)), (monday, tuesday));
        assert_eq!(nights(zone.at(tuesday, 22), zone.noon(thursday)), (tuesday, thursday));
        assert_eq!(nights(zone.noon(monday), zone.at(monday, 18)), (monday, monday));
    }

    #[test]
    fn dates_that_run_backwards_or_too_long_are_refused() {
        let (arrival, departure) = (day("2026-06-10"), day("2026-06-09"));
        assert_eq!(StayDates::new(arrival, departure), Err(DatesError::Backwards { arrival, departure }));
        let long = StayDates::new(day("2026-01-01"), day("2027-03-01"));
        assert_eq!(long, Err(DatesError::TooLong { nights: 424 }));
    }

    #[test]
    fn equal_dates_are_day_use_without_a_night() {
        let stay = StayDates::new(day("2026-06-10"), day("2026-06-10")).unwrap();
        assert!(stay.is_day_use());
        assert_eq!(stay.nights().count(), 0);
    }

    #[test]
    fn within_clips_to_the_bounds() {
        let bounds = StayDates::new(day("2026-06-10"), day("2026-06-14")).unwrap();
        let wide = StayDates::new(day("2026-06-01"), day("2026-06-30")).unwrap();
        assert_eq!(wide.within(bounds), bounds);
        let before = StayDates::new(day("2026-06-01"), day("2026-06-02")).unwrap();
        assert!(before.within(bounds).is_day_use());
    }

    #[test]
    fn days_without_a_gap_are_one_run() {
        let day = |number| NaiveDate::from_ymd_opt(2027, 1, number).unwrap();
        let days = [30, 31].map(day).into_iter().chain(NaiveDate::from_ymd_opt(2027, 2, 1));
        let last = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        assert_eq!(runs([day(3)].into_iter().chain(days)), [(day(3), day(3)), (day(30), last)]);
        assert_eq!(runs([]), []);
    }
}
