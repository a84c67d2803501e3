//! Values of requests, checked where they enter.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::ops::RangeInclusive;

/// The years a date may lie in: two centuries around the campus, so that no arithmetic leaves the calendar.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// The longest text taken, in characters.
const LONGEST: usize = 200;

/// A date, written `2026-05-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let date = if text.len() == 10 { text.parse::<NaiveDate>().ok() } else { None };
        date.filter(|date| YEARS.contains(&date.year()))
            .map(Self)
            .ok_or_else(|| D::Error::custom("not a date of the years 1900 to 2199, such as 2026-05-31"))
    }
}

/// An instant, written `2026-05-31T10:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant(pub DateTime<Utc>);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let at = DateTime::parse_from_rfc3339(&text).ok().map(|at| at.with_timezone(&Utc));
        at.filter(|at| YEARS.contains(&at.year()))
            .map(Self)
            .ok_or_else(|| D::Error::custom("not an instant, such as 2026-05-31T10:00:00Z"))
    }
}

/// A short text without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text.chars().count() > LONGEST || text.contains(char::is_control) {
            return Err(D::Error::custom("not a text of up to 200 characters without control characters"));
        }
        Ok(Self(text))
    }
}

/// An instant as answers write it: RFC 3339, UTC, to the second.
pub fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_one_way() {
        let day = |text: &str| serde_json::from_value::<Day>(text.into()).is_ok();
        assert!(day("2026-05-31"));
        for wrong in ["2026-5-31", "+2026-05-31", "2026-02-30", "0001-01-01", "2200-01-01", "31.05.2026", ""]
        {
            assert!(!day(wrong), "{wrong}");
        }
    }

    #[test]
    fn an_instant_has_a_zone() {
        let instant = |text: &str| serde_json::from_value::<Instant>(text.into()).is_ok();
        assert!(instant("2026-05-31T10:00:00Z") && instant("2026-05-31T10:00:00+02:00"));
        assert!(!instant("2026-05-31T10:00:00") && !instant("2026-05-31"));
    }

    #[test]
    fn a_text_with_a_null_in_it_reached_the_database() {
        assert!(serde_json::from_str::<Text>(r#""a\u0000b""#).is_err());
        assert!(serde_json::from_value::<Text>("x".repeat(201).into()).is_err());
    }
}
