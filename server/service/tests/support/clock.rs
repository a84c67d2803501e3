//! A clock that stands until it is set.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};
use domain::calendar::CampusZone;
use service::context::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Shows the time it was last set to.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// A clock that shows a campus time, such as `2026-05-01 09:00`.
    pub fn showing(time: &str) -> Self {
        Self(AtomicI64::new(local(time).timestamp()))
    }

    /// Sets it to a campus time.
    pub fn set(&self, time: &str) {
        self.0.store(local(time).timestamp(), Ordering::SeqCst);
    }

    /// Lets seconds pass.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0.load(Ordering::SeqCst), 0).expect("a time within the calendar")
    }
}

/// The instant of a campus time, such as `2026-05-01 09:00`.
pub fn local(time: &str) -> DateTime<Utc> {
    let time = NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M").expect("a time like 2026-05-01 09:00");
    CampusZone::default().at(time.date(), time.hour()) + chrono::Duration::minutes(time.minute().into())
}

/// A date such as `2026-06-01`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date like 2026-06-01")
}
