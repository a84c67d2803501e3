//! Quotes with who had a hand in them, and when.

use chrono::{DateTime, Utc};
use domain::quote::Quote;

/// A version as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteLine {
    /// The version.
    pub quote: Quote,
    /// Name of who began it; none of somebody whose account is gone, or of nobody.
    pub made_by: Option<String>,
    /// Name of who approved it.
    pub approved_by: Option<String>,
    /// When it was begun.
    pub made_at: DateTime<Utc>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the client answered.
    pub answered_at: Option<DateTime<Utc>>,
}
