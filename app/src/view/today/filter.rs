//! Which day and which stays: all of it is in the address.

use chrono::NaiveDate;
use service::today::{Board, BoardEntry};

use crate::local::further;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The day.
    pub day: NaiveDate,
    /// One pavilion alone, by its code.
    pub pavilion: Option<String>,
    /// One organisation or event alone.
    pub group: Option<Group>,
    /// Letters of a name, a reference or a room.
    pub text: String,
}

/// An organisation or an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// An event: code and title.
    Event(String, String),
    /// An organisation by its name.
    Organisation(String),
}

impl Group {
    /// What an address says.
    pub fn value(&self) -> String {
        match self {
            Self::Event(code, _) => format!("e:{code}"),
            Self::Organisation(name) => format!("o:{name}"),
        }
    }

    /// Reads it back.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("e", code) => Some(Self::Event(code.to_owned(), String::new())),
            ("o", name) => Some(Self::Organisation(name.to_owned())),
            _ => None,
        }
    }

    fn holds(&self, entry: &BoardEntry) -> bool {
        match self {
            Self::Event(code, _) => entry.event.as_ref().is_some_and(|(of, _)| of == code),
            Self::Organisation(name) => entry.organisation.as_ref() == Some(name),
        }
    }
}

impl Filter {
    /// All of a day.
    pub const fn of(day: NaiveDate) -> Self {
        Self { day, pavilion: None, group: None, text: String::new() }
    }

    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        *self != Self::of(self.day)
    }

    /// The address of the same stays on another day.
    pub fn href(&self, day: NaiveDate) -> String {
        let group = self.group.as_ref().map(Group::value);
        let text = Some(self.text.clone()).filter(|text| !text.is_empty());
        let asked = [("pavilion", self.pavilion.clone()), ("group", group), ("q", text)];
        let asked = asked.into_iter().filter_map(|(name, value)| Some((name, value?)));
        format!("/today?date={day}{}", further(asked))
    }

    /// Whether a stay matches.
    pub fn accepts(&self, entry: &BoardEntry) -> bool {
        let lies = |code: &String| entry.room.as_ref().is_some_and(|room| room.pavilion == *code);
        self.pavilion.as_ref().is_none_or(lies)
            && self.group.as_ref().is_none_or(|group| group.holds(entry))
            && self.is_found_in(entry)
    }

    fn is_found_in(&self, entry: &BoardEntry) -> bool {
        let sought = self.text.trim().to_lowercase();
        let event = entry.event.as_ref();
        let texts = [
            Some(&entry.reference),
            entry.guest.as_ref(),
            entry.organisation.as_ref(),
            event.map(|(code, _)| code),
            event.map(|(_, title)| title),
            entry.room.as_ref().map(|room| &room.number),
        ];
        texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&sought))
    }
}

fn entries(board: &Board) -> impl Iterator<Item = &BoardEntry> {
    let lists = [&board.arrived, &board.undecided, &board.due, &board.overdue, &board.gone, &board.in_house];
    board.expected.iter().map(|arrival| &arrival.entry).chain(lists.into_iter().flatten())
}

/// The events and organisations of a day: events by code, then organisations by name.
pub(super) fn groups(board: &Board) -> Vec<Group> {
    let events = entries(board).filter_map(|entry| {
        entry.event.as_ref().map(|(code, title)| Group::Event(code.clone(), title.clone()))
    });
    let organisations =
        entries(board).filter_map(|entry| entry.organisation.clone().map(Group::Organisation));
    let mut groups = events.chain(organisations).collect::<Vec<_>>();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The pavilions in which somebody of the day has a room.
pub(super) fn pavilions(board: &Board) -> Vec<String> {
    let mut codes =
        entries(board).filter_map(|entry| Some(entry.room.as_ref()?.pavilion.clone())).collect::<Vec<_>>();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, entry};
    use super::*;

    #[test]
    fn another_day_keeps_what_was_asked_for() {
        let filter = Filter {
            pavilion: Some("AM1".into()),
            group: Group::parse("o:UN & co"),
            text: "ros".into(),
            ..Filter::of(day(22))
        };
        let expected = "/today?date=2026-11-23&pavilion=AM1&group=o%3AUN%20%26%20co&q=ros";
        assert_eq!(filter.href(day(23)), expected);
    }

    #[test]
    fn a_few_letters_find_a_guest_a_room_and_a_reference() {
        let found = |text: &str| {
            let filter = Filter { text: text.into(), ..Filter::of(day(22)) };
            filter.accepts(&entry("7Q2K9-ZPD4M", Some("AM1-104"), None))
        };
        assert!(found("ross") && found("104") && found("zpd") && found(" ") && !found("bianchi"));
    }
}
