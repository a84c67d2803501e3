//! Backups: how old the last one is, and which were made.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use domain::calendar::CampusZone;
use service::backup::Deed;
use service::error::FieldError;

use super::account::local;

/// The page.
#[derive(Clone, Debug)]
pub struct BackupPage {
    /// The backups that were made, the latest first.
    pub made: Vec<Made>,
    /// How long ago the last one was made.
    pub age: Option<Age>,
    /// Whether one is owed.
    pub late: bool,
    /// What the commands begin with: the engine decides how a database is named.
    pub sqlite: bool,
    /// Whether the password is asked for; nobody knows one in a demonstration.
    pub asks_password: bool,
    /// What is wrong with the password.
    pub faults: Vec<FieldError>,
    /// How long to wait after too many wrong ones, in seconds.
    pub wait: Option<i64>,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// When, by the campus's clock.
    pub at: NaiveDateTime,
    /// By whom.
    pub by: By,
    /// How many rows it holds; not known where history does not say.
    pub rows: Option<i64>,
}

/// Who made a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The command line.
    Command,
    /// Somebody with an account.
    Person(String),
    /// Somebody whose account is erased since.
    Erased,
}

impl Made {
    /// From what history says.
    pub fn new(deed: Deed, zone: CampusZone) -> Self {
        let after = deed.after.and_then(|after| serde_json::from_str::<serde_json::Value>(&after).ok());
        let by = match (deed.actor_id, deed.who) {
            (None, _) => By::Command,
            (Some(_), Some(name)) => By::Person(name),
            (Some(_), None) => By::Erased,
        };
        Self { at: local(zone, deed.recorded_at), by, rows: after.and_then(|after| after["rows"].as_i64()) }
    }
}

/// How long ago something was, in the unit people would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than an hour.
    Minutes,
    /// So many hours, up to two days.
    Hours(i64),
    /// So many days.
    Days(i64),
}

impl Age {
    /// From then until now.
    pub fn since(then: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let age: Duration = now - then;
        match age.num_hours() {
            ..1 => Self::Minutes,
            hours @ 1..48 => Self::Hours(hours),
            _ => Self::Days(age.num_days()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_hours_for_two_days_and_in_days_from_then_on() {
        let then = DateTime::UNIX_EPOCH;
        let after = |minutes| Age::since(then, then + Duration::minutes(minutes));
        assert_eq!(after(59), Age::Minutes);
        assert_eq!(after(60), Age::Hours(1));
        assert_eq!(after(48 * 60 - 1), Age::Hours(47));
        assert_eq!(after(48 * 60), Age::Days(2));
    }

    #[test]
    fn who_made_it_is_told_apart_from_whose_account_is_gone() {
        let deed = Deed { actor_id: None, who: None, recorded_at: 0, after: Some("{\"rows\":7}".to_owned()) };
        let made = |deed: &Deed| Made::new(deed.clone(), CampusZone::default());
        assert_eq!((made(&deed).by, made(&deed).rows), (By::Command, Some(7)));
        let gone = Deed { actor_id: Some(uuid::Uuid::nil()), ..deed };
        assert_eq!(made(&gone).by, By::Erased);
        let named = Deed { who: Some("Ada".to_owned()), ..gone };
        assert_eq!(made(&named).by, By::Person("Ada".to_owned()));
    }
}
