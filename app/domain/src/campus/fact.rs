//! What is known of the campus as a whole.

use super::Slug;
use crate::ids::CampusFactId;
use serde::{Deserialize, Serialize};

/// One statement about the campus that belongs to no single pavilion, such as its area or a room total in print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Identity.
    pub id: CampusFactId,
    /// Stable key.
    pub code: Slug,
    /// The statement, in a sentence.
    pub text: String,
    /// Who states it.
    pub source: String,
    /// Place in lists.
    pub position: i64,
    /// Whether it is a choice of ours and stated by nobody.
    pub synthetic: bool,
}
