//! What the address asks for.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::view::today::{Filter, Group};

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    date: Option<String>,
    pavilion: Option<String>,
    group: Option<String>,
    q: Option<String>,
}

/// The longest text looked for.
const LONGEST: usize = 100;

impl Asked {
    /// What it means today. What cannot be read falls back to the default.
    pub(crate) fn filter(self, today: NaiveDate) -> Filter {
        let day = self.date.and_then(|text| text.parse().ok()).filter(|day| in_reach(*day));
        Filter {
            day: day.unwrap_or(today),
            pavilion: self.pavilion.filter(|code| !code.is_empty()),
            group: self.group.as_deref().and_then(Group::parse),
            text: self.q.unwrap_or_default().trim().chars().take(LONGEST).collect(),
        }
    }
}

fn in_reach(day: NaiveDate) -> bool {
    (1964..2200).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_today_unless_another_is_asked_for() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(Asked::default().filter(today), Filter::of(today));
        let asked = |date: &str| Asked { date: Some(date.into()), ..Asked::default() }.filter(today).day;
        assert_eq!(asked("2026-12-01").to_string(), "2026-12-01");
        assert_eq!(asked("9999-01-01"), today);
        assert_eq!(asked("tomorrow"), today);
    }
}
