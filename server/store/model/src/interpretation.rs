//! Interpreters as rows, and what they do where.

use domain::ids::{EventId, FunctionId, InterpreterId};
use domain::interpretation::{Absence, Duty, Voice, Wish};
use domain::language::Language;
use std::fmt;

/// A person who interprets.
#[derive(Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// Who, and in which languages.
    pub voice: Voice,
    /// Name.
    pub full_name: String,
    /// How to reach them.
    pub contact: String,
    /// Whether they are asked at all.
    pub active: bool,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

// What is logged names nobody.
impl fmt::Debug for Interpreter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interpreter").field("id", &self.voice.id).finish_non_exhaustive()
    }
}

/// The languages of a function at a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptWish {
    /// The languages.
    pub wish: Wish,
    /// Version; 0 where nobody has said anything.
    pub version: i64,
}

/// A duty with where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// Whose.
    pub interpreter: InterpreterId,
    /// At which function.
    pub function: FunctionId,
    /// Into which language.
    pub language: Language,
    /// When.
    pub duty: Duty,
    /// What the function is called.
    pub title: String,
    /// Of which event.
    pub event: EventId,
    /// Its code.
    pub event_code: String,
}

/// Somebody who is agreed for a function.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// For which.
    pub function: FunctionId,
    /// Into which language.
    pub language: Language,
    /// Name.
    pub name: String,
}

// What is logged names nobody.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("function", &self.function).finish_non_exhaustive()
    }
}

/// Days on which somebody cannot come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AbsenceLine {
    /// Who.
    pub interpreter: InterpreterId,
    /// When.
    pub absence: Absence,
}
