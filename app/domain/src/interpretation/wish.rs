//! Which languages a session is held in, and which it is to be heard in.

use crate::claim::Interval;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The longest that a session may break off for meals and coffee, in minutes.
pub const LONGEST_BREAK: i64 = 480;

/// The languages of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Spoken on the floor.
    pub floor: BTreeSet<Language>,
    /// Wanted by those who listen.
    pub wanted: BTreeSet<Language>,
    /// Minutes in which nobody interprets, for meals and coffee.
    pub breaks: i64,
}

/// What is wrong with a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WishFault {
    /// It is to be heard in some language, but none is spoken.
    NoFloor,
    /// The breaks are no length of time, or fill the session.
    Breaks,
}

impl Wish {
    /// Everything that is wrong with it, for a session of so many minutes.
    pub fn check(&self, minutes: i64) -> Vec<WishFault> {
        let silent = self.floor.is_empty() && !self.wanted.is_empty();
        let breaks =
            !(0..=LONGEST_BREAK).contains(&self.breaks) || (self.breaks > 0 && self.breaks >= minutes);
        let faults = [silent.then_some(WishFault::NoFloor), breaks.then_some(WishFault::Breaks)];
        faults.into_iter().flatten().collect()
    }

    /// The floor languages that somebody who wants a language has to have interpreted.
    pub fn into(&self, target: Language) -> impl Iterator<Item = Language> {
        self.floor.iter().copied().filter(move |floor| *floor != target)
    }

    /// The languages somebody has to interpret into, those of the campus first.
    pub fn targets(&self) -> impl Iterator<Item = Language> {
        self.wanted.iter().copied().filter(|target| self.into(*target).next().is_some())
    }

    /// Minutes that are interpreted of a session.
    pub const fn minutes_of(&self, time: Interval) -> i64 {
        let all = (time.until_at() - time.from_at()) / 60 - self.breaks;
        if all > 0 { all } else { 0 }
    }
}
