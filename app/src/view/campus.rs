//! Campus data as its forms show it and send it back.

mod building;
mod changeovers;
mod equipment;
mod kind;
mod room;
mod space;
mod stock;
mod typed;

pub use changeovers::minutes_field;
pub use room::RoomTyped;
pub use space::{join_field, pieces_field, seats_field};
pub use stock::stock_field;
pub use typed::Typed;

pub(crate) use building::level_field;

use domain::campus::ValueError;
use service::error::FieldError;

/// Where the campus is changed.
pub const PATH: &str = "/administration/campus";

/// What a page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A record was added.
    Added,
    /// Records were changed.
    Changed,
}

impl News {
    /// What an address says.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Added, Self::Changed].into_iter().find(|news| news.code() == code)
    }
}

/// The query of a page, as sent.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Asked {
    news: Option<String>,
}

impl Asked {
    /// What it says first.
    pub fn news(&self) -> Option<News> {
        self.news.as_deref().and_then(News::parse)
    }
}

/// Letters where a number belongs: told as a number that is out of its range.
const NO_NUMBER: ValueError = ValueError::OutOfRange { found: 0, min: 0, max: 0 };

/// A value of a field, or what is wrong with it noted.
fn value<T>(faults: &mut Vec<FieldError>, field: &str, parsed: Result<T, ValueError>) -> Option<T> {
    parsed.map_err(|error| faults.push(FieldError::new(field, code_of(&error)))).ok()
}

const fn code_of(error: &ValueError) -> &'static str {
    match error {
        ValueError::Empty => "missing",
        ValueError::TooLong { .. } => "too_long",
        ValueError::BadCharacter { .. } | ValueError::LooseEnd => "bad_character",
        ValueError::OutOfRange { .. } => "out_of_range",
        ValueError::StockBackwards { .. } => "backwards",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_reads_back_from_its_word() {
        for news in [News::Added, News::Changed] {
            assert_eq!(News::parse(news.code()), Some(news));
        }
        assert_eq!(News::parse("<b>"), None);
    }
}
