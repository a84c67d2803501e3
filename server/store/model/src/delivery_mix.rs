//! The mix of activities planned for a year.

use domain::delivery_mix::Mix;
use domain::ids::DeliveryMixId;

/// The mix of a year as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMix {
    /// Identity.
    pub id: DeliveryMixId,
    /// The year.
    pub year: i32,
    /// The mix.
    pub mix: Mix,
    /// Version seen by an editor.
    pub version: i64,
}
