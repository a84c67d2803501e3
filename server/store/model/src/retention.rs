//! What is kept until when, and the log of what was erased.

use chrono::NaiveDate;
use domain::ids::{AccountId, RunId};
use uuid::Uuid;

/// When a guest was last here, as the tables say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestRow {
    /// The guest.
    pub id: Uuid,
    /// When written down, in UTC seconds.
    pub created_at: i64,
    /// The last departure of any stay, or of an entry of a rooming list.
    pub last_departure: Option<NaiveDate>,
    /// How many stays the guest is in house with.
    pub in_house: i64,
}

/// A need, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedRow {
    /// The need.
    pub id: Uuid,
    /// The guest.
    pub guest_id: Uuid,
}

/// When an account was last used, as the tables say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The account.
    pub id: Uuid,
    /// When made, in UTC seconds.
    pub created_at: i64,
    /// When it last signed in, in UTC seconds.
    pub signed_in_at: Option<i64>,
    /// The last day a token of it was used.
    pub token_used_on: Option<NaiveDate>,
    /// Whether it can manage accounts now.
    pub manages: bool,
    /// Whether an invitation, a token or a session of it still holds.
    pub held: bool,
}

/// What set a run off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server, once a day.
    Schedule,
    /// Somebody, by a button.
    Person,
    /// The command line.
    Command,
}

impl Cause {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Person => "person",
            Self::Command => "command",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Schedule, Self::Person, Self::Command].into_iter().find(|known| known.code() == code)
    }
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// At it.
    Running,
    /// To its end.
    Done,
    /// Ended by an error; what it had erased by then is erased.
    Failed,
    /// Its server went away; what it had erased by then is erased.
    Interrupted,
}

impl RunState {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::Running, Self::Done, Self::Failed, Self::Interrupted];
        all.into_iter().find(|known| known.code() == code)
    }
}

/// How many of each kind were erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Guests.
    pub contacts: i64,
    /// Needs of guests who stay on record.
    pub needs: i64,
    /// Accounts.
    pub accounts: i64,
    /// Sessions.
    pub sessions: i64,
}

/// A run as it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewRun {
    /// Identity.
    pub id: RunId,
    /// What set it off.
    pub cause: Cause,
    /// Who asked.
    pub account: Option<AccountId>,
    /// When, in UTC seconds.
    pub at: i64,
    /// The day the schedule is to run for.
    pub scheduled_for: Option<NaiveDate>,
}

/// A run as the log shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Identity.
    pub id: RunId,
    /// What set it off.
    pub cause: Cause,
    /// Name of who asked, while there is an account of theirs.
    pub who: Option<String>,
    /// How far it has come.
    pub state: RunState,
    /// When it began, in UTC seconds.
    pub started_at: i64,
    /// When it ended, in UTC seconds.
    pub finished_at: Option<i64>,
    /// What it erased.
    pub tally: Tally,
}
