//! An event afterwards: what became of the rooms agreed, and what was learned.

use super::people::may_plan;
use super::record::{EventRecord, one};
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError, block};
use domain::access::Permission;
use domain::calendar::StayDates;
use domain::event::{Aftermath, EndedStay, Lessons};
use serde_json::json;
use std::collections::BTreeMap;

/// An event afterwards, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventAfter {
    /// The event.
    pub record: EventRecord,
    /// What became of its rooms and stays.
    pub aftermath: Aftermath,
    /// What was learned.
    pub lessons: Lessons,
    /// The version of that; 0 where nothing is written down.
    pub version: i64,
    /// Whether there is anything to tell.
    pub begun: bool,
}

/// The event of a code afterwards; to organisers those of others are not there.
pub async fn after(ctx: &Context, actor: &Actor, code: &str) -> Result<EventAfter, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let record = one(ctx, actor, code).await?;
    let held = block::one(ctx, actor, code, 0).await?;
    let id = record.line.event.id;
    let (lessons, version) = read!(ctx.store, |tx, db| Ok(db::event::lessons(tx, id).await?))?;
    let agreed = held.nights.iter().map(|line| (line.night, line.sum().agreed));
    let agreed = agreed.filter(|(_, rooms)| *rooms > 0).collect::<BTreeMap<_, _>>();
    let ended = record.rooming.iter().filter_map(|line| {
        let dates = StayDates::new(line.arrival, line.departure).ok()?;
        Some(EndedStay { status: line.status, dates, guests: line.guests.clone() })
    });
    let aftermath = Aftermath::of(&ended.collect::<Vec<_>>(), &agreed, ctx.today());
    let begun = record.line.event.has_begun(ctx.today());
    Ok(EventAfter { record, aftermath, lessons, version, begun })
}

/// Writes down what was learned from an event, at the version that was seen.
pub async fn learn(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    lessons: &Lessons,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let kept = checked(ctx, lessons)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        if !event.has_begun(ctx.today()) {
            return Err(ServiceError::Invalid(vec![FieldError::new("good", "not_begun")]));
        }
        let (before, current) = db::event::lessons(tx, event.id).await?;
        seen("lessons", version, current)?;
        if before == kept {
            return Ok(());
        }
        db::event::put_lessons(tx, event.id, (&kept, current + 1)).await?;
        // The texts may tell of people, so history keeps only that there are some.
        let told = |lessons: &Lessons| json!({ "talked_on": lessons.talked_on });
        let (before, after, stamp) = (told(&before), told(&kept), ctx.stamp(actor.id()));
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "event", event.id.uuid(), "learn", stamp, states).await?;
        Ok(())
    })
}

fn checked(ctx: &Context, lessons: &Lessons) -> Result<Lessons, ServiceError> {
    let mut faults = Vec::new();
    let mut text = |field: &str, text: &str| {
        if text.chars().count() > Lessons::LONGEST {
            faults.push(FieldError::new(field, "too_long"));
        }
        text.trim().to_owned()
    };
    let (good, better) = (text("good", &lessons.good), text("better", &lessons.better));
    if lessons.talked_on.is_some_and(|day| day > ctx.today()) {
        faults.push(FieldError::new("talked_on", "future"));
    }
    let kept = Lessons { good, better, talked_on: lessons.talked_on };
    if faults.is_empty() { Ok(kept) } else { Err(ServiceError::Invalid(faults)) }
}
