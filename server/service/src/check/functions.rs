//! Functions: one that is held claims every part of its space once, from the first minute of set-up to the last of
//! tear-down; any other claims nothing.

use super::Violation;
use super::claims::held_by;
use super::snapshot::Snapshot;
use domain::claim::OwnerKind;
use domain::function::{Function, FunctionState};
use domain::ids::ResourceId;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

pub(super) fn claims(data: &Snapshot) -> Vec<Violation> {
    let held = held_by(data, OwnerKind::Function);
    let mut parts_held = HashMap::<Uuid, Vec<ResourceId>>::new();
    for (owner, part) in held.keys() {
        parts_held.entry(*owner).or_default().push(*part);
    }
    let mut found = Vec::new();
    for function in &data.functions {
        let own = parts_held.remove(&function.id.uuid()).unwrap_or_default();
        let asked = parts(data, function);
        // What it should hold, and what it holds besides.
        for part in asked.iter().copied().chain(own).collect::<BTreeSet<ResourceId>>() {
            let expected = asked.contains(&part).then(|| function.claimed());
            let held = held.get(&(function.id.uuid(), part)).cloned().unwrap_or_default();
            if held != expected.into_iter().collect::<Vec<_>>() {
                let (function, resource) = (function.id.uuid(), data.resource_name(part));
                found.push(Violation::FunctionClaim { function, resource, expected, held });
            }
        }
    }
    found
}

fn parts(data: &Snapshot, function: &Function) -> BTreeSet<ResourceId> {
    let held = function.state == FunctionState::Held;
    data.spaces.get(&function.space).filter(|_| held).cloned().unwrap_or_default()
}
