//! Where the fee of a participant stands.

use serde::{Deserialize, Serialize};

/// Where a fee stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payment {
    /// To be paid.
    Due,
    /// Paid.
    Paid,
    /// Not asked of this person.
    Waived,
    /// Paid, and given back.
    Refunded,
}

/// What a provider reports cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fee that is {before:?} cannot become {after:?} by a report")]
pub struct PaymentError {
    /// Where it stands.
    pub before: Payment,
    /// What is reported.
    pub after: Payment,
}

impl Payment {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Due, Self::Paid, Self::Waived, Self::Refunded];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Paid => "paid",
            Self::Waived => "waived",
            Self::Refunded => "refunded",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|payment| payment.code() == code)
    }

    /// What a report makes of it. Reports come twice, and late: one that says what is known already is right, and what
    /// was given back is not paid again by a report that was under way.
    pub fn reported(self, after: Self) -> Result<Self, PaymentError> {
        match (self, after) {
            (Self::Due | Self::Waived, Self::Paid) | (Self::Paid, Self::Refunded) => Ok(after),
            (before, after) if before == after => Ok(after),
            (before, after) => Err(PaymentError { before, after }),
        }
    }
}
