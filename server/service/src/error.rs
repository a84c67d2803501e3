//! Why a use case did not do what it was asked to. Data, no text for people: pages and the API translate it.

use crate::block::Shortage;
use crate::function::HallRefusal;
use crate::refusal::Refusal;
use domain::access::Permission;
use domain::calendar::DatesError;
use domain::stay::StayError;
use store_model::StoreError;

/// Every way a use case can end without doing its work.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The role does not have the permission.
    #[error("the role lacks the permission {0:?}")]
    Forbidden(Permission),
    /// Address and password do not belong together, or the account is switched off.
    #[error("wrong address or password")]
    WrongCredentials,
    /// Too many tries did not succeed; the next has to wait.
    #[error("too many tries; wait {seconds} s")]
    TooManyTries {
        /// How long, in seconds.
        seconds: i64,
    },
    /// The code of the second factor is wrong, or was used before.
    #[error("wrong code")]
    WrongCode,
    /// The link was used, replaced by a later one, or ran out.
    #[error("the link holds no longer")]
    SpentLink,
    /// Nobody would be left who can manage accounts.
    #[error("the last administrator has to stay")]
    LastAdministrator,
    /// The thing asked for is not there.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// Fields that hold what cannot be; all of them, not only the first.
    #[error("{} field(s) cannot be accepted", .0.len())]
    Invalid(Vec<FieldError>),
    /// A campus file cannot be imported; every problem with its place.
    #[error(transparent)]
    Campus(#[from] crate::campus::Problems),
    /// A file of stays, or its mapping, cannot be read.
    #[error(transparent)]
    File(#[from] crate::import::FileError),
    /// Another import is under way; imports go one after the other.
    #[error("an import is under way")]
    ImportRuns,
    /// A backup cannot be written or restored.
    #[error(transparent)]
    Backup(#[from] crate::backup::BackupError),
    /// A rule of stays says no.
    #[error(transparent)]
    Stay(#[from] StayError),
    /// A rule of dates says no.
    #[error(transparent)]
    Dates(#[from] DatesError),
    /// Something stands in the way; it says what, and what would do instead.
    #[error("refused: {0}")]
    Refused(Box<Refusal>),
    /// The house has not the rooms that were to be held; it says on which nights.
    #[error("refused: {0}")]
    Short(Box<Shortage>),
    /// A function cannot have its space; it says why, and what would do instead.
    #[error("the space is refused: {0:?}")]
    Hall(Box<HallRefusal>),
    /// The record is at another version than the one the change was made for.
    #[error("the {subject} is at version {current}")]
    Stale {
        /// What kind of record.
        subject: &'static str,
        /// The version it is at.
        current: i64,
    },
    /// The store failed; the cause is logged once, at the border.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be hashed or checked.
    #[error("hashing failed")]
    Hash(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No secret could be made.
    #[error(transparent)]
    Secret(#[from] crate::context::NoRandomness),
    /// A worker thread died.
    #[error("a worker stopped")]
    Worker(#[source] tokio::task::JoinError),
}

impl ServiceError {
    /// Whether the database did not answer, and may well do so in a minute.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_busy())
    }

    /// Whether something is there already under the key of a constraint.
    pub fn is_duplicate(&self, key: &str) -> bool {
        matches!(self, Self::Store(StoreError::Duplicate { constraint }) if constraint == key)
    }

    /// Whether an idempotency key was used before, for something else.
    pub const fn is_key_reused(&self) -> bool {
        matches!(self, Self::Store(StoreError::KeyReused))
    }

    /// Whether the use case should be run again: a record that changed between being read and written is read anew,
    /// and the version seen is then compared with the one there is. The next code of an event may have been taken by
    /// another, or by the same form sent twice.
    pub(crate) fn is_retry(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_retry() || matches!(error, StoreError::Stale { .. }))
            || self.is_duplicate("event_code_key")
            || self.is_duplicate("event_pkey")
    }
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{field}: {code}")]
pub struct FieldError {
    /// Path of the field, such as `guests[0].arrival`.
    pub field: String,
    /// Stable word for what is wrong; translated on screen.
    pub code: &'static str,
}

impl FieldError {
    /// One field, one fault.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }
}
