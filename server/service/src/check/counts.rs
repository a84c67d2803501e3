//! Counts per type and night: each equals what causes it, and no night that is taken or closed lacks its row.

use super::snapshot::Snapshot;
use super::{CountColumn, Violation};
use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::closure::ClosureStatus;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Rooms, closed, taken of one type on one night.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    rooms: i64,
    closed: i64,
    taken: i64,
}

type ByNight = BTreeMap<(Uuid, NaiveDate), Counts>;

pub(super) fn compare(data: &Snapshot, zone: CampusZone) -> Vec<Violation> {
    let stored = data.nights.iter().map(|row| {
        let counts = Counts { rooms: row.rooms, closed: row.closed, taken: row.taken };
        ((row.room_type_id, row.night), counts)
    });
    let stored = stored.collect::<ByNight>();
    let mut counted = causes(data, zone);
    let nights = stored.keys().chain(counted.keys()).copied().collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    for (room_type, night) in nights {
        let row = stored.get(&(room_type, night));
        let mut causes = counted.remove(&(room_type, night)).unwrap_or_default();
        causes.rooms = in_stock(data, room_type, night);
        found.extend(differences(data, (room_type, night), row, causes));
    }
    found
}

/// What stays take, blocks hold beside them, and closures close, by type and night.
fn causes(data: &Snapshot, zone: CampusZone) -> ByNight {
    let mut counted = ByNight::new();
    for stay in &data.stays {
        for (night, room_type) in stay.nights(zone) {
            counted.entry((room_type.uuid(), night)).or_default().taken += 1;
        }
    }
    for block in &data.blocks {
        for ((room_type, night), left) in block.takes() {
            counted.entry((room_type.uuid(), night)).or_default().taken += left;
        }
    }
    let rooms = data.rooms.iter().map(|room| (room.id, room)).collect::<HashMap<_, _>>();
    for closure in data.closures.iter().filter(|closure| closure.status == ClosureStatus::Active) {
        for room in closure.resources.iter().filter_map(|resource| rooms.get(resource)) {
            for night in closure.nights().filter(|night| room.stock.contains(*night)) {
                counted.entry((room.room_type.uuid(), night)).or_default().closed += 1;
            }
        }
    }
    counted
}

/// What each block says is picked up, beside the stays of its event.
pub(super) fn picked(data: &Snapshot, zone: CampusZone) -> Vec<Violation> {
    let mut stays = HashMap::<_, i64>::new();
    for stay in &data.stays {
        for (night, room_type) in stay.nights(zone).filter(|_| stay.event.is_some()) {
            *stays.entry((stay.event, room_type, night)).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for block in &data.blocks {
        for (&(room_type, night), rooms) in &block.nights {
            let counted = stays.get(&(Some(block.event), room_type, night)).copied().unwrap_or_default();
            if rooms.picked != counted {
                let room_type = data.type_name(room_type.uuid());
                let (event, stored) = (block.event.uuid(), rooms.picked);
                found.push(Violation::PickedUp { event, room_type, night, stored, counted });
            }
        }
    }
    found
}

fn in_stock(data: &Snapshot, room_type: Uuid, night: NaiveDate) -> i64 {
    let rooms = data.rooms.iter().filter(|room| room.room_type.uuid() == room_type);
    rooms.map(|room| i64::from(room.stock.contains(night))).sum()
}

fn differences(
    data: &Snapshot,
    (room_type, night): (Uuid, NaiveDate),
    row: Option<&Counts>,
    causes: Counts,
) -> Vec<Violation> {
    type Read = fn(&Counts) -> i64;
    let columns: [(CountColumn, Read); 3] = [
        (CountColumn::Rooms, |counts| counts.rooms),
        (CountColumn::Closed, |counts| counts.closed),
        (CountColumn::Taken, |counts| counts.taken),
    ];
    let mut found = Vec::new();
    for (column, value) in columns {
        let (stored, counted) = (row.map(value), value(&causes));
        // Of a night without a row only what stays and closures cause is missed: rows are made when first needed.
        let missed = row.is_none() && column != CountColumn::Rooms && counted != 0;
        if missed || stored.is_some_and(|stored| stored != counted) {
            let room_type = data.type_name(room_type);
            found.push(Violation::Count { room_type, night, column, stored, counted });
        }
    }
    found
}
