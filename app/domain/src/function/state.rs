//! Whether a function holds its space.

use serde::{Deserialize, Serialize};

/// Whether a function holds its space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FunctionState {
    /// It claims its space.
    Held,
    /// It claims nothing yet: its event is an enquiry, or another came first.
    Waiting,
    /// Its event was called off.
    Released,
}

impl FunctionState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Held, Self::Waiting, Self::Released];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::Released => "released",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_reads_back_from_its_word() {
        assert!(
            FunctionState::ALL.into_iter().all(|state| FunctionState::parse(state.code()) == Some(state))
        );
        assert_eq!(FunctionState::parse("lost"), None);
    }
}
