//! Changes of stays.

use crate::history::Stamp;
use domain::stay::{Stay, StayAction};

/// One stay replaced by the next: what was (none for a new one), what is, and what was done.
#[derive(Clone, Debug)]
pub struct Change {
    /// The stay as it was read.
    pub before: Option<Stay>,
    /// The stay as it is to be.
    pub after: Stay,
    /// What was done to it.
    pub action: StayAction,
    /// When it was so in business, and by whom.
    pub stamp: Stamp,
}
