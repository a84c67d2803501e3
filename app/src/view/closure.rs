//! Closures: those in force and to come, and the form that closes rooms.

use service::closure::Hit;
use service::refusal::Obstacle;
use service::today::ClosedRooms;

/// The list.
#[derive(Clone, Debug)]
pub struct ClosureList {
    /// Closures by first night.
    pub closures: Vec<ClosedRooms>,
    /// Whether the reader may close and reopen.
    pub may_write: bool,
    /// What was just done or refused.
    pub news: Option<News>,
}

/// What a list says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Rooms were closed.
    Closed,
    /// Rooms were reopened.
    Lifted,
    /// Somebody else changed the closure in the meantime.
    Stale,
}

impl News {
    /// What an address says.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Lifted => "lifted",
            Self::Stale => "stale",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Closed, Self::Lifted, Self::Stale].into_iter().find(|news| news.code() == code)
    }
}

/// The form as it stands.
#[derive(Clone, Debug, Default)]
pub struct ClosureForm {
    /// Identity the closure will have: sent twice, done once.
    pub key: String,
    /// Fields as typed.
    pub typed: Typed,
    /// Floors to choose from: code of the pavilion and level, name.
    pub floors: Vec<(String, String)>,
    /// Pavilions to choose from: code and name.
    pub pavilions: Vec<(String, String)>,
    /// What is wrong, field by field.
    pub faults: Vec<Fault>,
    /// What the database refused, and everything that is hit.
    pub refused: Option<(Obstacle, Vec<Hit>)>,
}

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Identity the closure will have.
    pub key: String,
    /// Numbers of rooms.
    pub rooms: String,
    /// `AM1/2`: a floor.
    pub floor: String,
    /// Code of a pavilion.
    pub pavilion: String,
    /// Fault or works.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// First night.
    pub from: String,
    /// Expected return: first night open again.
    pub until: String,
}

/// What can be wrong with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing to close.
    NoRooms,
    /// Rooms, a floor and a pavilion at once.
    Several,
    /// Numbers that no room has.
    Unknown(Vec<String>),
    /// No reason.
    NoReason,
    /// A longer reason than is kept.
    LongReason,
    /// No first night.
    NoFrom,
    /// No return.
    NoUntil,
    /// The return is not after the first night.
    Backwards,
}

impl Fault {
    /// The field it stands beside.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::NoRooms | Self::Several | Self::Unknown(_) => "rooms",
            Self::NoReason | Self::LongReason => "reason",
            Self::NoFrom => "from",
            Self::NoUntil | Self::Backwards => "until",
        }
    }
}

/// Room numbers, parted by anything that is no part of one.
pub fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::<String>::new();
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    for number in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let number = number.to_uppercase();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_commas_spaces_and_lines_and_named_once() {
        assert_eq!(numbers("am1-101, AM1-102;AM1-101\n AM1-103 "), ["AM1-101", "AM1-102", "AM1-103"]);
        assert_eq!(numbers(" , "), Vec::<String>::new());
    }

    #[test]
    fn news_reads_back_from_its_word() {
        for news in [News::Closed, News::Lifted, News::Stale] {
            assert_eq!(News::parse(news.code()), Some(news));
        }
        assert_eq!(News::parse("<b>"), None);
    }
}
