//! How long personal data is kept after it was last needed, and on which day it is due to be erased.
//!
//! A period counts whole days: what was last needed on the first of the month and is kept for 30 days is due on the
//! thirty-first. Counts, stays and history stay, for they name nobody.

use crate::ids::AccountId;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Hours after its last use that a session ends. It is the program's to say, not the house's.
pub const SESSION_HOURS: i64 = 12;

/// Days of the longest period: ten years.
pub const LONGEST: i64 = 3_650;

/// How many days ahead what will be due is counted.
pub const SOON: u64 = 30;

/// What is kept, and has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A guest's name, address and number.
    Contact,
    /// What a guest needs: access, diet, health, documents.
    Need,
    /// Somebody who may sign in.
    Account,
    /// A browser that is signed in.
    Session,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Need, Self::Account, Self::Session];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Need => "need",
            Self::Account => "account",
            Self::Session => "session",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Days of the shortest period. An account has to outlive a holiday and an invitation that was not taken up.
    pub const fn shortest(self) -> i64 {
        match self {
            Self::Account => 30,
            Self::Contact | Self::Need | Self::Session => 1,
        }
    }
}

/// How long one kind is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    kind: Kind,
    days: u64,
}

impl Period {
    /// A period within the limits; none outside of them, and none of sessions.
    pub fn new(kind: Kind, days: i64) -> Option<Self> {
        let within = kind != Kind::Session && (kind.shortest()..=LONGEST).contains(&days);
        u64::try_from(days).ok().filter(|_| within).map(|days| Self { kind, days })
    }

    /// Of what.
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// How many days.
    pub const fn days(self) -> i64 {
        self.days.cast_signed()
    }

    /// The day from which something last needed on a day is due.
    pub fn due(self, last_needed: NaiveDate) -> NaiveDate {
        last_needed.checked_add_days(Days::new(self.days)).unwrap_or(NaiveDate::MAX)
    }
}

/// When a guest was last here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestTrace {
    /// The last departure of any stay, whatever became of it, or of an entry of a rooming list; none of a guest who has
    /// neither.
    pub last_departure: Option<NaiveDate>,
    /// Whether the guest is in house: nobody is erased from under their own roof.
    pub in_house: bool,
    /// When the guest was written down.
    pub created: NaiveDate,
}

impl GuestTrace {
    /// The day from which what is kept of the guest is due; none while in house.
    pub fn due(self, period: Period) -> Option<NaiveDate> {
        let last_needed = self.last_departure.unwrap_or(self.created);
        (!self.in_house).then(|| period.due(last_needed))
    }
}

/// When an account was last used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountTrace {
    /// The account.
    pub id: AccountId,
    /// The last sign-in, or use of a token; of one never used, when it was made. Being switched off is no use, so it
    /// does not begin the period anew.
    pub last_used: NaiveDate,
    /// Whether it can manage accounts now.
    pub manages: bool,
    /// Whether something of it still holds: an invitation, a token, a session.
    pub held: bool,
}

/// The accounts that will be due, each with its day. Never one of which something holds, and never the administrator
/// who was here last: somebody has to be able to let others in.
pub fn accounts_due(traces: &[AccountTrace], period: Period) -> Vec<(AccountId, NaiveDate)> {
    let managers = traces.iter().filter(|trace| trace.manages);
    let spared = managers.max_by_key(|trace| (trace.last_used, trace.id)).map(|trace| trace.id);
    let leaving = traces.iter().filter(|trace| !trace.held && Some(trace.id) != spared);
    leaving.map(|trace| (trace.id, period.due(trace.last_used))).collect()
}

/// How much of a kind is due, and how much will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Due today or before.
    pub now: i64,
    /// Due within the next [`SOON`] days.
    pub soon: i64,
    /// The first day after today on which something is due.
    pub next: Option<NaiveDate>,
}

impl Outlook {
    /// Counts days on which something is due.
    pub fn of(days: impl IntoIterator<Item = NaiveDate>, today: NaiveDate) -> Self {
        let horizon = today.checked_add_days(Days::new(SOON)).unwrap_or(NaiveDate::MAX);
        days.into_iter().fold(Self::default(), |seen, day| match day {
            day if day <= today => Self { now: seen.now + 1, ..seen },
            day => Self {
                soon: seen.soon + i64::from(day <= horizon),
                next: Some(seen.next.map_or(day, |next| next.min(day))),
                ..seen
            },
        })
    }
}

#[cfg(test)]
mod tests;
