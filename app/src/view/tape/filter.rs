//! Which rooms and nights: all of it is in the address.

use chrono::NaiveDate;
use service::tape::TapeQuery;

use crate::local::further;

/// The windows on offer, in nights. One night is shown as a list.
pub const NIGHTS: [u32; 5] = [1, 7, 14, 31, 90];

/// What is shown of the stays that have no room yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Above the rooms.
    #[default]
    Shown,
    /// Without the rooms.
    Alone,
    /// Not at all.
    Hidden,
}

impl Lane {
    /// Its word in the address; the usual has none.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shown => "",
            Self::Alone => "only",
            Self::Hidden => "hide",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Self {
        let all = [Self::Alone, Self::Hidden];
        all.into_iter().find(|lane| lane.code() == code).unwrap_or_default()
    }
}

/// The word in the address for the list.
pub const LIST: &str = "list";

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Filter {
    /// First night.
    pub from: NaiveDate,
    /// How many nights.
    pub nights: u32,
    /// One pavilion alone, by its code.
    pub pavilion: Option<String>,
    /// One type of room alone, by its code.
    pub room_type: Option<String>,
    /// The stays that have no room yet.
    pub lane: Lane,
    /// As a list to be read from top to bottom, not as a chart.
    pub list: bool,
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
        let kept = [
            ("pavilion", self.pavilion.as_deref().unwrap_or_default()),
            ("type", self.room_type.as_deref().unwrap_or_default()),
            ("lane", self.lane.code()),
            ("view", if self.list { LIST } else { "" }),
        ];
        let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
        format!("/tape-chart?from={from}&nights={nights}{}", further(kept))
    }

    /// The address of what is shown.
    pub fn here(&self) -> String {
        self.href(self.from, self.nights)
    }

    /// One night without a wish for anything else: what a phone gets.
    pub fn is_one_night(&self) -> bool {
        self.nights == 1 && !self.list
    }

    /// The same as a list, or as a chart.
    #[must_use]
    pub fn as_list(&self, list: bool) -> Self {
        Self { list, ..self.clone() }
    }

    /// The same with more or less of the stays that have no room yet.
    #[must_use]
    pub fn with(&self, lane: Lane) -> Self {
        Self { lane, ..self.clone() }
    }

    pub(crate) fn accepts(&self, pavilion: &str, room_type: &str) -> bool {
        self.pavilion.as_ref().is_none_or(|code| code == pavilion) && self.accepts_type(room_type)
    }

    /// Whether a stay without a room is shown: it lies in no pavilion, but it has a type.
    pub(crate) fn accepts_type(&self, room_type: &str) -> bool {
        self.room_type.as_ref().is_none_or(|code| code == room_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_window_keeps_the_rooms() {
        let from: NaiveDate = "2026-11-22".parse().unwrap();
        let filter = Filter {
            from,
            nights: 31,
            pavilion: Some("AS1".into()),
            room_type: None,
            lane: Lane::Shown,
            list: false,
        };
        assert_eq!(filter.href(from, 14), "/tape-chart?from=2026-11-22&nights=14&pavilion=AS1");
        let list = filter.with(Lane::Alone).as_list(true);
        assert_eq!(list.here(), "/tape-chart?from=2026-11-22&nights=31&pavilion=AS1&lane=only&view=list");
        assert_eq!(Lane::parse("only"), Lane::Alone);
        assert_eq!(Lane::parse("everything"), Lane::Shown);
    }
}
