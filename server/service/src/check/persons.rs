//! Guests sleep within their stay, and who was erased is gone.

use super::Violation;
use super::snapshot::Snapshot;

pub(super) fn guests_outside(data: &Snapshot) -> Vec<Violation> {
    let mut found = Vec::new();
    for stay in &data.stays {
        let outside = (1..).zip(&stay.guests).filter(|(_, line)| !stay.dates.covers(line.dates));
        found.extend(
            outside.map(|(place, _)| Violation::GuestOutside { stay: stay.reference.clone(), place }),
        );
    }
    found
}

pub(super) fn returned(data: &Snapshot) -> Vec<Violation> {
    data.returned.iter().map(|&person| Violation::Returned { person }).collect()
}
