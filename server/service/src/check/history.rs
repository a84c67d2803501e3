//! History: versions without a gap, in order of time, and a last line that equals the stay.

use super::snapshot::Snapshot;
use super::{StateField, Violation};
use domain::ids::EventId;
use domain::stay::Stay;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use store_model::check::StateLine;
use uuid::Uuid;

/// Lines come by stay and version.
pub(super) fn sequences(data: &Snapshot) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut before: Option<&StateLine> = None;
    for line in &data.history {
        let previous = before.filter(|before| before.stay_id == line.stay_id);
        let expected = previous.map_or(1, |before| before.version + 1);
        if line.version != expected {
            found.push(Violation::VersionGap { stay: line.stay_id, expected, found: line.version });
        }
        if previous.is_some_and(|before| line.effective_at < before.effective_at) {
            found.push(Violation::BackInTime { stay: line.stay_id, version: line.version });
        }
        before = Some(line);
    }
    found
}

pub(super) fn states(data: &Snapshot) -> Vec<Violation> {
    // The last line of a stay overwrites those before.
    let latest = data.history.iter().map(|line| (line.stay_id, line)).collect::<HashMap<_, _>>();
    let stays = data.stays.iter().map(|stay| stay.id.uuid());
    let known = stays.chain(data.unread("stay")).collect::<HashSet<_>>();
    let mut found = Vec::new();
    for (stay, expected) in data.stays.iter().zip(&data.expected) {
        match latest.get(&stay.id.uuid()) {
            None => found.push(Violation::NoHistory { stay: stay.reference.clone() }),
            Some(line) => found.extend(differences(stay, expected, line)),
        }
    }
    let mut orphans = latest.into_keys().filter(|id| !known.contains(id)).collect::<Vec<_>>();
    orphans.sort_unstable();
    found.extend(orphans.into_iter().map(|stay| Violation::HistoryWithoutStay { stay }));
    found
}

fn differences(stay: &Stay, (guests, rooms): &(Value, Value), line: &StateLine) -> Vec<Violation> {
    let event = |id: Option<Uuid>| id.map_or_else(|| "none".to_owned(), |id| id.to_string());
    let dates = |arrival, departure| format!("{arrival} to {departure}");
    let pairs = [
        (StateField::Version, line.version.to_string(), stay.version.to_string()),
        (StateField::Status, line.status.clone(), stay.status.code().to_owned()),
        (StateField::Segment, line.segment.clone(), stay.segment.clone()),
        (StateField::Event, event(line.event_id), event(stay.event.map(EventId::uuid))),
        (StateField::RoomType, line.room_type_id.to_string(), stay.room_type.to_string()),
        (
            StateField::Dates,
            dates(line.arrival, line.departure),
            dates(stay.dates.arrival(), stay.dates.departure()),
        ),
        (StateField::Guests, canonical(&line.guests), guests.to_string()),
        (StateField::Rooms, canonical(&line.rooms), rooms.to_string()),
    ];
    let differing = pairs.into_iter().filter(|(_, recorded, stored)| recorded != stored);
    differing
        .map(|(field, recorded, stored)| {
            let stay = stay.reference.clone();
            Violation::HistoryDiffers { stay, field, recorded, stored }
        })
        .collect()
}

/// The same JSON in the same order of keys; text that is no JSON stays as it is, and so differs.
fn canonical(text: &str) -> String {
    serde_json::from_str::<Value>(text).map_or_else(|_| text.to_owned(), |value| value.to_string())
}
