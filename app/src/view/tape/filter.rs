//! Which rooms and nights: all of it is in the address.

use chrono::NaiveDate;
use service::tape::TapeQuery;

use crate::local::query_value;

/// The windows on offer, in nights. One night is shown as a list.
pub const NIGHTS: [u32; 5] = [1, 7, 14, 31, 90];

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// First night.
    pub from: NaiveDate,
    /// How many nights.
    pub nights: u32,
    /// One pavilion alone, by its code.
    pub pavilion: Option<String>,
    /// One type of room alone, by its code.
    pub room_type: Option<String>,
}

impl Filter {
    /// First night that is not drawn.
    pub fn until(&self) -> NaiveDate {
        self.query().until()
    }

    /// What the service is asked.
    pub fn query(&self) -> TapeQuery {
        TapeQuery { from: self.from, nights: self.nights }
    }

    /// The address of the same rooms in another window.
    pub fn href(&self, from: NaiveDate, nights: u32) -> String {
        let kept = [("pavilion", &self.pavilion), ("type", &self.room_type)];
        let kept = kept.into_iter().filter_map(|(name, value)| Some((name, query_value(value.as_deref()?))));
        kept.fold(format!("/tape-chart?from={from}&nights={nights}"), |href, (name, value)| {
            format!("{href}&{name}={value}")
        })
    }

    pub(crate) fn accepts(&self, pavilion: &str, room_type: &str) -> bool {
        self.pavilion.as_ref().is_none_or(|code| code == pavilion)
            && self.room_type.as_ref().is_none_or(|code| code == room_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_window_keeps_the_rooms() {
        let from: NaiveDate = "2026-11-22".parse().unwrap();
        let filter = Filter { from, nights: 31, pavilion: Some("AS1".into()), room_type: None };
        assert_eq!(filter.href(from, 14), "/tape-chart?from=2026-11-22&nights=14&pavilion=AS1");
    }
}
