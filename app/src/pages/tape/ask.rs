//! What the address asks for.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

use crate::view::tape::{Filter, LIST, Lane, NIGHTS};

/// Nights shown before today, so that the desk sees who is in house and since when.
const LEAD: u64 = 2;
/// What a desk's screen takes.
const DESK: u32 = 31;
/// What a phone's screen takes: tonight, as a list.
const PHONE: u32 = 1;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    from: Option<String>,
    nights: Option<String>,
    pavilion: Option<String>,
    #[serde(rename = "type")]
    room_type: Option<String>,
    lane: Option<String>,
    view: Option<String>,
}

impl Asked {
    /// What it means today. What cannot be read falls back to the default.
    pub(crate) fn filter(self, today: NaiveDate, phone: bool) -> Filter {
        let usual = if phone { PHONE } else { DESK };
        let nights = self.nights.and_then(|text| text.parse().ok()).filter(|nights| NIGHTS.contains(nights));
        let nights = nights.unwrap_or(usual);
        // One night as a list is about that night; a chart shows a little of what came before.
        let lead = if nights == 1 { 0 } else { LEAD };
        let usual_from = today.checked_sub_days(Days::new(lead)).unwrap_or(today);
        let code = |text: Option<String>| text.filter(|code| !code.is_empty());
        Filter {
            from: self
                .from
                .and_then(|text| text.parse().ok())
                .filter(|date| in_reach(*date))
                .unwrap_or(usual_from),
            nights,
            pavilion: code(self.pavilion),
            room_type: code(self.room_type),
            lane: self.lane.as_deref().map(Lane::parse).unwrap_or_default(),
            list: self.view.as_deref() == Some(LIST),
        }
    }
}

/// The campus opened in 1964; beyond 2200 nothing is planned, and a calendar must end somewhere.
fn in_reach(date: NaiveDate) -> bool {
    (1964..2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_desk_begins_a_little_before_today_and_a_phone_with_tonight() {
        let today = day("2026-11-22");
        let desk = Asked::default().filter(today, false);
        assert_eq!((desk.from, desk.nights), (day("2026-11-20"), 31));
        let phone = Asked::default().filter(today, true);
        assert_eq!((phone.from, phone.nights), (today, 1));
    }

    #[test]
    fn nonsense_falls_back() {
        let asked =
            Asked { from: Some("9999-01-01".into()), nights: Some("100000".into()), ..Asked::default() };
        let filter = asked.filter(day("2026-11-22"), false);
        assert_eq!((filter.from, filter.nights), (day("2026-11-20"), 31));
    }
}
