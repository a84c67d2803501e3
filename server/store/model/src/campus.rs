//! The stock of rooms, and imports of the campus.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AccountId;

/// A night for which too few rooms of a type are in stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortNight {
    /// Code of the type.
    pub room_type: String,
    /// The night.
    pub night: NaiveDate,
}

/// A run of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLog {
    /// Name of the file, without its folder.
    pub file_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for a command.
    pub account: Option<AccountId>,
    /// Records in the file.
    pub read: i64,
    /// Of these not known before.
    pub new: i64,
    /// Of these as they stood.
    pub same: i64,
}
