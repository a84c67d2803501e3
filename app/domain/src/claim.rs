//! Claims: every use of a room, or of a part of a hall, for a half-open interval.
//!
//! The database refuses two claims that overlap; these types only say what a claim is.

use crate::ids::ResourceId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A half-open stretch of time in whole UTC seconds; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    from_at: i64,
    until_at: i64,
}

impl Interval {
    /// `None` where the interval would be empty or run backwards.
    pub fn new(from: DateTime<Utc>, until: DateTime<Utc>) -> Option<Self> {
        Self::from_seconds(from.timestamp(), until.timestamp())
    }

    /// The same from UTC seconds, as a row holds them.
    pub const fn from_seconds(from_at: i64, until_at: i64) -> Option<Self> {
        if from_at < until_at { Some(Self { from_at, until_at }) } else { None }
    }

    /// First second, UTC.
    pub const fn from_at(self) -> i64 {
        self.from_at
    }

    /// First second after, UTC.
    pub const fn until_at(self) -> i64 {
        self.until_at
    }

    /// Whether an instant lies inside.
    pub fn contains(self, at: DateTime<Utc>) -> bool {
        self.from_at <= at.timestamp() && at.timestamp() < self.until_at
    }

    /// Whether the two share a second.
    pub const fn overlaps(self, other: Self) -> bool {
        self.from_at < other.until_at && other.from_at < self.until_at
    }

    /// Whether every second of `other` is part of this.
    pub const fn covers(self, other: Self) -> bool {
        self.from_at <= other.from_at && other.until_at <= self.until_at
    }

    /// The same with so many seconds more before and after.
    #[must_use]
    pub const fn widened(self, before: i64, after: i64) -> Self {
        let (before, after) = (if before > 0 { before } else { 0 }, if after > 0 { after } else { 0 });
        Self { from_at: self.from_at.saturating_sub(before), until_at: self.until_at.saturating_add(after) }
    }

    /// The shortest that has both in it.
    #[must_use]
    pub fn spanning(self, other: Self) -> Self {
        Self { from_at: self.from_at.min(other.from_at), until_at: self.until_at.max(other.until_at) }
    }

    /// The part before `at`, if any.
    #[must_use]
    pub fn before(self, at: DateTime<Utc>) -> Option<Self> {
        Self::from_seconds(self.from_at, self.until_at.min(at.timestamp()))
    }

    /// The part from `at` on, if any.
    #[must_use]
    pub fn after(self, at: DateTime<Utc>) -> Option<Self> {
        Self::from_seconds(self.from_at.max(at.timestamp()), self.until_at)
    }
}

/// What lays a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// A stay.
    Stay,
    /// A room held for a block.
    Block,
    /// A tentative option that holds.
    Option,
    /// A function with its set-up and tear-down.
    Function,
    /// A closure for maintenance or renovation.
    Closure,
    /// The room itself, for the time it is no part of the stock: so that nothing else can claim it then.
    Stock,
}

impl OwnerKind {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stay => "stay",
            Self::Block => "block",
            Self::Option => "option",
            Self::Function => "function",
            Self::Closure => "closure",
            Self::Stock => "stock",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Stay, Self::Block, Self::Option, Self::Function, Self::Closure, Self::Stock]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// One claim of an owner on a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The room or part of a hall.
    pub resource: ResourceId,
    /// When.
    pub interval: Interval,
    /// What kind of owner.
    pub owner_kind: OwnerKind,
    /// The stay, closure, … that owns it.
    pub owner: Uuid,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_interval_does_not_exist() {
        assert_eq!(Interval::from_seconds(5, 5), None);
        assert_eq!(Interval::from_seconds(6, 5), None);
    }

    #[test]
    fn touching_intervals_do_not_overlap() {
        let (a, b) = (Interval::from_seconds(0, 10).unwrap(), Interval::from_seconds(10, 20).unwrap());
        assert!(!a.overlaps(b));
        assert!(a.overlaps(Interval::from_seconds(9, 11).unwrap()));
    }

    #[test]
    fn a_split_loses_no_second() {
        let whole = Interval::from_seconds(0, 10).unwrap();
        let cut = DateTime::from_timestamp(4, 0).unwrap();
        assert_eq!(whole.before(cut).unwrap().until_at(), whole.after(cut).unwrap().from_at());
        assert_eq!(whole.before(DateTime::from_timestamp(0, 0).unwrap()), None);
    }
}
