//! When the last backup is too old.

use chrono::{DateTime, Duration, Utc};

/// Hours after which a backup is late. One a day is the rule; a nightly one that begins a little later than the night
/// before is not late.
pub const LATE_AFTER_HOURS: i64 = 26;

/// Whether a backup is owed: the last one is too old, or there is none.
pub fn is_late(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| now - last > Duration::hours(LATE_AFTER_HOURS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nightly_backup_that_begins_a_little_later_than_the_night_before_is_not_late() {
        let last = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
        assert!(!is_late(Some(last), last + Duration::hours(25)));
        assert!(!is_late(Some(last), last + Duration::hours(LATE_AFTER_HOURS)));
        assert!(is_late(Some(last), last + Duration::hours(LATE_AFTER_HOURS) + Duration::seconds(1)));
    }

    #[test]
    fn without_any_backup_one_is_owed() {
        assert!(is_late(None, DateTime::UNIX_EPOCH));
    }
}
