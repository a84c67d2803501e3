//! Writing a list: all of what is sent, or nothing.

use super::draft::{Draft, Reader, Writing};
use super::loaded::{Loaded, loaded, write_list};
use crate::error::FieldError;
use crate::event::may_plan;
use crate::stay::Write;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{EntryId, GuestId};
use domain::rooming::{Check, Details, Entry, EntryError, Pending, Source, State};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use store_model::idempotency::RequestKey;

/// The most entries of a list.
pub(super) use crate::import::sheet::MOST;

/// A change of a list; entries at the version that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Edit {
    /// Somebody new.
    Add(Draft),
    /// Somebody known is said something else of.
    Change(EntryId, i64, Draft),
    /// Somebody is called off.
    Withdraw(EntryId, i64),
    /// Somebody called off is back.
    PutBack(EntryId, i64),
}

/// What a write knows beside its edits.
pub(super) struct How<'a> {
    pub source: Source,
    pub writing: Writing,
    /// The version is that of the list; none where each edit has its own.
    pub write: &'a Write,
    /// What was asked for, so that the same asked twice is done once.
    pub request: Option<RequestKey>,
}

/// Writes what was typed. What is wrong is told by the place of the edit: `2.arrival`.
pub async fn write(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    edits: &[Edit],
    write: &Write,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let request = write.request(actor, "rooming.write", &(code, edits));
    let how = How { source: Source::Typed, writing: Writing::default(), write, request };
    write_from(ctx, actor, code, edits, &how).await
}

/// Writes edits from wherever they are.
pub(super) async fn write_from(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    edits: &[Edit],
    how: &How<'_>,
) -> Result<(), ServiceError> {
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp) = (event.id, ctx.stamp(actor.id()));
        let now = stamp.recorded_at.timestamp();
        if db::idempotency::begin(tx, how.request.as_ref(), id.uuid(), now).await?.is_some() {
            return Ok(());
        }
        let loaded = loaded!(tx, db, event);
        how.write.check("rooming_list", loaded.list.version)?;
        let mut after = edited(ctx, actor, &loaded, edits, how)?;
        if loaded.list.auto_approve {
            approve_fitting(&loaded, &mut after, Check::fits_by_rule);
        }
        write_list!(ctx, tx, db, (loaded, after), stamp);
        Ok(())
    })
}

/// The entries after all edits, new ones at the end.
fn edited(
    ctx: &Context,
    actor: &Actor,
    loaded: &Loaded,
    edits: &[Edit],
    how: &How<'_>,
) -> Result<Vec<Entry>, ServiceError> {
    let by_desk = actor.may(Permission::WriteStays);
    let reader = Reader { loaded, writing: how.writing };
    let (mut after, mut faults) = (loaded.entries.clone(), Vec::new());
    let places = after.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect::<HashMap<_, _>>();
    let place = |after: &[Entry], id: &EntryId, version: i64| {
        let place = *places.get(id).ok_or(ServiceError::NotFound("entry"))?;
        seen("entry", version, after[place].version)?;
        Ok::<_, ServiceError>(place)
    };
    let mut position = after.iter().map(|entry| entry.position).max().unwrap_or_default();
    for (number, edit) in edits.iter().enumerate() {
        let fault = |field: &str, code| FieldError::new(format!("{number}.{field}"), code);
        let outcome = match edit {
            Edit::Add(draft) => reader.read(draft, None).map(|details| {
                position += 1;
                after.push(added(ctx, details, (position, how.source)));
            }),
            Edit::Change(id, version, draft) => {
                let place = place(&after, id, *version)?;
                let entry = after[place].clone();
                let details = reader.read(draft, Some(&entry.details));
                let next = details
                    .and_then(|details| entry.change(details, by_desk).map_err(|error| vec![refused(error)]));
                next.map(|next| after[place] = next)
            }
            Edit::Withdraw(id, version) => {
                let place = place(&after, id, *version)?;
                after[place] = after[place].withdraw();
                Ok(())
            }
            Edit::PutBack(id, version) => {
                let place = place(&after, id, *version)?;
                if !after[place].is_active() || after[place].pending() == Some(Pending::Gone) {
                    after[place] = after[place].put_back();
                }
                Ok(())
            }
        };
        if let Err(wrong) = outcome {
            faults.extend(wrong.into_iter().map(|(field, code)| fault(field.code(), code)));
        }
    }
    if faults.is_empty() {
        follow_company(loaded, &mut after, edits);
    }
    faults.extend(numbers_twice(&after, edits));
    if after.len() > MOST {
        faults.push(FieldError::new("list", "too_many"));
    }
    if faults.is_empty() { Ok(after) } else { Err(ServiceError::Invalid(faults)) }
}

pub(crate) fn added(ctx: &Context, details: Details, (position, source): (i64, Source)) -> Entry {
    Entry {
        id: EntryId::new(ctx.ids.next()),
        guest: GuestId::new(ctx.ids.next()),
        position,
        source,
        details,
        state: State::Proposed,
        booked: None,
        seen: None,
        need_changed: false,
        version: 1,
    }
}

/// Somebody new of whom no room type is said has the one of those who name them, or whom they share with.
fn follow_company(loaded: &Loaded, after: &mut [Entry], edits: &[Edit]) {
    let added = edits.iter().filter_map(|edit| if let Edit::Add(draft) = edit { Some(draft) } else { None });
    let unsaid = (loaded.entries.len()..).zip(added).filter(|(_, draft)| !draft.says_room_type());
    let unsaid = unsaid.map(|(place, _)| place).collect::<HashSet<_>>();
    for room in loaded.check(after).rooms {
        let names_somebody = |place: &&usize| !after[**place].details.sharing.is_empty();
        let said = room.members.iter().find(|place| !unsaid.contains(place));
        let Some(leader) = said.or_else(|| room.members.iter().find(names_somebody)) else { continue };
        let room_type = after[*leader].details.room_type;
        for place in room.members.iter().filter(|place| unsaid.contains(place)) {
            after[*place].details.room_type = room_type;
        }
    }
}

fn refused(error: EntryError) -> super::draft::Fault {
    match error {
        EntryError::Booked(field) => (field, "booked"),
        EntryError::Withdrawn => (domain::rooming::Field::Name, "withdrawn"),
    }
}

/// The edits that give somebody a number of an enrolment that another of the list has.
fn numbers_twice(after: &[Entry], edits: &[Edit]) -> Vec<FieldError> {
    let (mut known, mut twice) = (HashSet::new(), HashSet::new());
    for number in after.iter().map(|entry| &entry.details.enrolment).filter(|number| !number.is_empty()) {
        if !known.insert(number) {
            twice.insert(number);
        }
    }
    let number = |(place, edit): (usize, &Edit)| match edit {
        Edit::Add(draft) | Edit::Change(_, _, draft) => {
            let number = draft.0.get(&domain::rooming::Field::Enrolment)?.trim();
            let is_twice = twice.iter().any(|known| *known == number);
            is_twice.then(|| FieldError::new(format!("{place}.enrolment"), "taken"))
        }
        Edit::Withdraw(..) | Edit::PutBack(..) => None,
    };
    edits.iter().enumerate().filter_map(number).collect()
}

/// Approves whatever is proposed and fits, as it is asked how; says how many that are.
pub(crate) fn approve_fitting(
    loaded: &Loaded,
    entries: &mut [Entry],
    fits: fn(&Check, usize) -> bool,
) -> i64 {
    let check = loaded.check(entries);
    let mut approved = 0;
    for (place, entry) in entries.iter_mut().enumerate() {
        if entry.state == State::Proposed && fits(&check, place) {
            *entry = entry.approve();
            approved += 1;
        }
    }
    approved
}
