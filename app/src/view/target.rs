//! Targets of room-nights: the list, and the form that sets one.

use domain::target::{Aim, Target, TargetPeriod, TargetStatus};
use i18n::whole;

/// The list.
#[derive(Clone, Debug)]
pub struct TargetList {
    /// Targets by year.
    pub targets: Vec<Target>,
    /// Heads below which a group is asked to think of the field first, as kept or as typed; none for those who do not
    /// read events.
    pub field_first: Option<FieldFirst>,
    /// Whether the reader may set them.
    pub may_write: bool,
    /// What was just done or refused.
    pub news: Option<News>,
}

/// The size of a small group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFirst {
    /// Heads, as in the field; empty where nobody is asked.
    pub typed: String,
    /// It is no size.
    pub fault: bool,
}

/// What a list says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A target was added.
    Added,
    /// A target was changed.
    Changed,
    /// A target was taken away.
    Removed,
    /// Somebody else changed the target in the meantime.
    Stale,
    /// The size of a small group was set.
    FieldFirst,
}

impl News {
    const ALL: [Self; 5] = [Self::Added, Self::Changed, Self::Removed, Self::Stale, Self::FieldFirst];

    /// What an address says.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Stale => "stale",
            Self::FieldFirst => "field_first",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|news| news.code() == code)
    }
}

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Identity a new target will have: sent twice, set once.
    pub key: String,
    /// The version a change was decided on.
    pub version: i64,
    /// Year or biennium.
    pub period: String,
    /// The year, or the first of the two.
    pub first_year: String,
    /// Room-nights a year.
    pub room_nights: String,
    /// Where the figure is from.
    pub source: String,
    /// Stated or assumed.
    pub status: String,
}

impl Typed {
    /// A target as the form shows it.
    pub fn of(target: &Target) -> Self {
        Self {
            key: String::new(),
            version: target.version,
            period: target.period.code().to_owned(),
            first_year: target.first_year.to_string(),
            room_nights: target.room_nights.to_string(),
            source: target.source.clone(),
            status: target.status.code().to_owned(),
        }
    }

    /// What it means. A number that cannot be read is one that no target has, so that the rule says what is wrong
    /// with it together with all else.
    pub fn aim(&self) -> Aim {
        Aim {
            period: TargetPeriod::parse(&self.period).unwrap_or(TargetPeriod::Year),
            first_year: self.first_year.trim().parse().unwrap_or_default(),
            room_nights: whole(&self.room_nights).unwrap_or_default(),
            source: self.source.clone(),
            status: TargetStatus::parse(&self.status).unwrap_or(TargetStatus::Assumed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_reads_back_from_its_word() {
        for news in News::ALL {
            assert_eq!(News::parse(news.code()), Some(news));
        }
        assert_eq!(News::parse("<b>"), None);
    }
}
