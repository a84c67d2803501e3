//! How many rooms of each type each night takes, and how a change of stays changes that.

use crate::calendar::CampusZone;
use crate::ids::RoomTypeId;
use crate::stay::Stay;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Rooms more (or fewer) taken, by type and night. Ordered, so that all writers touch rows in one order and cannot
/// block each other in a circle.
pub type NightDelta = BTreeMap<(RoomTypeId, NaiveDate), i64>;

/// What replacing the stays `before` by the stays `after` changes; nights that come out even are left out.
pub fn delta<'a>(
    before: impl IntoIterator<Item = &'a Stay>,
    after: impl IntoIterator<Item = &'a Stay>,
    zone: CampusZone,
) -> NightDelta {
    let mut delta = NightDelta::new();
    let mut add = |stay: &Stay, by: i64| {
        for (night, room_type) in stay.nights(zone) {
            *delta.entry((room_type, night)).or_default() += by;
        }
    };
    before.into_iter().for_each(|stay| add(stay, -1));
    after.into_iter().for_each(|stay| add(stay, 1));
    delta.retain(|_, by| *by != 0);
    delta
}
