//! How long personal data is kept: periods, what is due, and the log of what was erased.

use chrono::NaiveDateTime;
use domain::calendar::CampusZone;
use domain::retention::{Kind, Outlook};
use service::retention::{Cause, DueLine, Run, RunState, Tally};

use super::account::local;

/// The page.
#[derive(Clone, Debug)]
pub struct RetentionPage {
    /// One line a kind.
    pub lines: Vec<KindLine>,
    /// What was erased, the latest first.
    pub runs: Vec<RunRow>,
    /// Whether the database is a demonstration's, which erases nothing by itself.
    pub demo: bool,
    /// What was just done or refused.
    pub news: Option<News>,
}

/// A kind, its period, and what is due of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindLine {
    /// The kind.
    pub kind: Kind,
    /// Days as they are; none of sessions.
    pub days: Option<i64>,
    /// Days as typed, where they cannot be taken.
    pub typed: Option<String>,
    /// How much is due.
    pub outlook: Outlook,
}

impl From<DueLine> for KindLine {
    fn from(line: DueLine) -> Self {
        let days = line.period.map(domain::retention::Period::days);
        Self { kind: line.kind, days, typed: None, outlook: line.outlook }
    }
}

/// A run as the log shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    /// When it began, by the campus's clock.
    pub at: NaiveDateTime,
    /// What set it off.
    pub cause: Cause,
    /// Who asked, while there is an account of theirs.
    pub who: Option<String>,
    /// How far it has come.
    pub state: RunState,
    /// What it erased.
    pub tally: Tally,
}

impl RunRow {
    /// From what the service knows.
    pub fn new(run: Run, zone: CampusZone) -> Self {
        let Run { cause, who, state, started_at, tally, .. } = run;
        Self { at: local(zone, started_at), cause, who, state, tally }
    }
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A period was changed.
    Changed,
    /// Somebody else changed it in the meantime.
    Stale,
    /// What was due is erased.
    Erased,
    /// Erasing goes on.
    Running,
}

impl News {
    /// What an address says.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Stale => "stale",
            Self::Erased => "erased",
            Self::Running => "running",
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Changed, Self::Stale, Self::Erased, Self::Running].into_iter().find(|news| news.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_reads_back_from_its_word() {
        for news in [News::Changed, News::Stale, News::Erased, News::Running] {
            assert_eq!(News::parse(news.code()), Some(news));
        }
        assert_eq!(News::parse("<b>"), None);
    }
}
