//! Claims: none overlap, each has its owner, and each owner holds what its state asks for.

use super::Violation;
use super::snapshot::Snapshot;
use domain::calendar::CampusZone;
use domain::claim::{Claim, Interval, OwnerKind};
use domain::closure::ClosureStatus;
use domain::ids::ResourceId;
use domain::stay::{Stay, hold};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Claims come by resource and time, so each is compared with the one that reaches furthest so far.
pub(super) fn overlaps(data: &Snapshot) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut furthest: Option<Claim> = None;
    for &claim in &data.claims {
        let same = furthest.filter(|before| before.resource == claim.resource);
        if let Some(first) = same.filter(|before| before.interval.overlaps(claim.interval)) {
            let resource = data.resource_name(claim.resource);
            found.push(Violation::Overlap { resource, first, second: claim });
        }
        if same.is_none_or(|before| before.interval.until_at() < claim.interval.until_at()) {
            furthest = Some(claim);
        }
    }
    found
}

/// Blocks and options are not written yet, so a claim of theirs has no owner either.
pub(super) fn without_owner(data: &Snapshot) -> Vec<Violation> {
    let stays = data.stays.iter().map(|stay| (OwnerKind::Stay, stay.id.uuid()));
    let closures = data.closures.iter().map(|closure| (OwnerKind::Closure, closure.id.uuid()));
    let rooms = data.rooms.iter().map(|room| (OwnerKind::Stock, room.id.uuid()));
    let functions = data.functions.iter().map(|function| (OwnerKind::Function, function.id.uuid()));
    let mut owners = stays.chain(closures).chain(functions).chain(rooms).collect::<HashSet<_>>();
    for (table, kind) in [
        ("stay", OwnerKind::Stay),
        ("closure", OwnerKind::Closure),
        ("function", OwnerKind::Function),
        ("guest_room", OwnerKind::Stock),
    ] {
        owners.extend(data.unread(table).map(|id| (kind, id)));
    }
    let orphans = data.claims.iter().filter(|claim| !owners.contains(&(claim.owner_kind, claim.owner)));
    orphans
        .map(|&claim| Violation::ClaimWithoutOwner { resource: data.resource_name(claim.resource), claim })
        .collect()
}

pub(super) fn of_stays(data: &Snapshot, zone: CampusZone) -> Vec<Violation> {
    data.stays.iter().filter_map(|stay| of_stay(stay, zone)).collect()
}

/// A stay without a room holds nothing; one with rooms holds them from end to end of its dates, one after the other.
fn of_stay(stay: &Stay, zone: CampusZone) -> Option<Violation> {
    let held = stay.rooms.iter().map(|held| held.interval).collect::<Vec<_>>();
    let (Some(first), Some(last)) = (held.first(), held.last()) else { return None };
    if !stay.status.takes_nights() {
        return Some(Violation::HoldsAfterEnd { stay: stay.reference.clone(), status: stay.status.code() });
    }
    let expected = hold(stay.dates, zone);
    let whole = Interval::from_seconds(first.from_at(), last.until_at());
    let gapless = held.windows(2).all(|pair| pair[0].until_at() == pair[1].from_at());
    if gapless && whole == expected {
        return None;
    }
    Some(Violation::HoldsOtherTime { stay: stay.reference.clone(), expected, held })
}

/// A room claims itself for the time it is no part of the stock.
pub(super) fn of_rooms(data: &Snapshot, zone: CampusZone) -> Vec<Violation> {
    let mut held = held_by(data, OwnerKind::Stock);
    let mut found = Vec::new();
    for room in &data.rooms {
        let expected = room.stock_claims(zone).map(|claim| claim.interval).collect::<Vec<_>>();
        let held = held.remove(&(room.id.uuid(), room.id)).unwrap_or_default();
        if held != expected {
            found.push(Violation::StockClaim { resource: room.number.as_str().to_owned(), expected, held });
        }
    }
    found
}

/// What each owner of a kind holds of each resource, in order of time.
pub(super) fn held_by(data: &Snapshot, kind: OwnerKind) -> HashMap<(Uuid, ResourceId), Vec<Interval>> {
    let mut held = HashMap::<_, Vec<Interval>>::new();
    for claim in data.claims.iter().filter(|claim| claim.owner_kind == kind) {
        held.entry((claim.owner, claim.resource)).or_default().push(claim.interval);
    }
    held
}

pub(super) fn of_closures(data: &Snapshot, zone: CampusZone) -> Vec<Violation> {
    let mut held = held_by(data, OwnerKind::Closure);
    let mut found = Vec::new();
    for closure in &data.closures {
        let active = closure.status == ClosureStatus::Active;
        let expected = if active { closure.interval(zone) } else { None };
        for &resource in &closure.resources {
            let held = held.remove(&(closure.id.uuid(), resource)).unwrap_or_default();
            if held != expected.into_iter().collect::<Vec<_>>() {
                let (closure, resource) = (closure.id.uuid(), data.resource_name(resource));
                found.push(Violation::ClosureClaim { closure, resource, expected, held });
            }
        }
    }
    // What is left is held by a closure on rooms that it does not name.
    let known = data.closures.iter().map(|closure| closure.id.uuid()).collect::<HashSet<_>>();
    let mut rest = held.into_iter().filter(|((closure, _), _)| known.contains(closure)).collect::<Vec<_>>();
    rest.sort_by_key(|(key, _)| *key);
    found.extend(rest.into_iter().map(|((closure, resource), held)| Violation::ClosureClaim {
        closure,
        resource: data.resource_name(resource),
        expected: None,
        held,
    }));
    found
}
