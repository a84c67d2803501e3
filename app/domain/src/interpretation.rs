//! Interpretation: which booths and teams a session needs, who may work in them, and who does.
//!
//! The rules are those of the profession. *Team strength*: AIIC, Professional Standards, article 6: at least two
//! interpreters per language and booth; at least three in a booth that works both ways and gives relay; relay is to be
//! avoided, and where a language cannot be had without it, somebody gives it from that language. *Alone up to forty
//! minutes*: AIIC Canada, team strength by duration. *Turns* of about half an hour, so that a team of two is on air half
//! the time. *A working day* of two sessions of some three hours, here at most seven hours: the same standards. *Rest* of
//! eleven hours between two days: Directive 2003/88/EC, article 3. *Booths*: one a language, permanent after ISO 2603,
//! mobile after ISO 4043; what they need inside is in ISO 20109. Interpreters of a signed language stand where they are
//! seen.

mod answer;
mod booth;
mod duty;
mod staff;
#[cfg(test)]
mod tests;
mod wish;

pub use answer::{Answer, Hall, Supply, answer};
pub use booth::{ALONE, Booth, booths, portable_booth};
pub use duty::{Absence, Duty, FULL_DAY, Obstacle, REST, Stint, Work, days, present};
pub use staff::{Member, Relay, Sitting, Team, staff, staff_all};
pub use wish::{LONGEST_BREAK, Wish, WishFault};

use crate::ids::InterpreterId;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How well a language is commanded, in the classification of AIIC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Native, or as good: worked into from every other.
    A,
    /// Active: worked into from the native one, *retour*.
    B,
    /// Passive: understood wholly, worked from.
    C,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// What somebody can interpret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Who.
    pub id: InterpreterId,
    /// Their languages.
    pub languages: BTreeMap<Language, Class>,
}

impl Voice {
    /// Whether they can work from a language.
    pub fn understands(&self, language: Language) -> bool {
        self.languages.contains_key(&language)
    }

    /// Whether they can work into a language.
    pub fn speaks(&self, language: Language) -> bool {
        self.languages.get(&language).is_some_and(|class| *class <= Class::B)
    }

    /// Whether a language is native to them.
    pub fn is_native(&self, language: Language) -> bool {
        self.languages.get(&language) == Some(&Class::A)
    }
}
