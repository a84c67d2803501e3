//! The audit trail: every line of history there is, whatever record it is about.

use domain::ids::AccountId;
use serde_json::Value;
use uuid::Uuid;

/// The subject under which the lines of stays go, which have a table of their own.
pub const STAY: &str = "stay";

/// Which of the two times of a line chooses and orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// When it was written down.
    #[default]
    Recorded,
    /// When it was so in business.
    Effective,
}

/// Who did it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Whoever it was.
    #[default]
    Anyone,
    /// A command or a job.
    Nobody,
    /// An account.
    Account(AccountId),
}

/// Where a line stands in the order of all lines: by time, then stays before all else, then by the number each
/// table gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The time, in UTC seconds.
    pub at: i64,
    /// Whether it is a line of a stay.
    pub stays: bool,
    /// Its number in its table.
    pub seq: i64,
}

impl Place {
    /// After which number a table's lines of the same second still are to come.
    pub const fn bound(self, stays: bool) -> i64 {
        match (self.stays, stays) {
            (true, false) => i64::MAX,
            (false, true) => 0,
            _ => self.seq,
        }
    }
}

/// Which lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By which time.
    pub clock: Clock,
    /// From this second on.
    pub from: i64,
    /// Of a kind of record; of every kind where it is none.
    pub subject: Option<String>,
    /// Of an action; of every action where it is none.
    pub action: Option<String>,
    /// Of some records; of every record where it is none.
    pub records: Option<Vec<Uuid>>,
    /// By whom.
    pub who: Who,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number in its table.
    pub seq: i64,
    /// What kind of record.
    pub subject: String,
    /// Which record.
    pub subject_id: Uuid,
    /// What was done.
    pub action: String,
    /// By which account; none for a command or a job.
    pub actor: Option<AccountId>,
    /// When it was so, in UTC seconds.
    pub effective_at: i64,
    /// When it was written down, in UTC seconds.
    pub recorded_at: i64,
    /// The fields before; none where the record began or nothing of it is kept.
    pub before: Option<Value>,
    /// The fields after; none where it ended or nothing of it is kept.
    pub after: Option<Value>,
}

impl Line {
    /// Where it stands.
    pub fn place(&self, clock: Clock) -> Place {
        let at = match clock {
            Clock::Recorded => self.recorded_at,
            Clock::Effective => self.effective_at,
        };
        Place { at, stays: self.subject == STAY, seq: self.seq }
    }
}

/// What a record is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordName {
    /// Which record.
    pub id: Uuid,
    /// What people call it: a number, a code, a reference.
    pub name: String,
    /// Whether its page still shows it.
    pub shown: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_one_second_are_passed_table_by_table() {
        let stay = Place { at: 5, stays: true, seq: 7 };
        let general = Place { at: 5, stays: false, seq: 9 };
        assert!(stay > general);
        assert_eq!((stay.bound(true), stay.bound(false)), (7, i64::MAX));
        assert_eq!((general.bound(true), general.bound(false)), (0, 9));
    }
}
