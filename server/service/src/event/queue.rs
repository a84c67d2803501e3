//! Functions that wait for their space while their event holds what it asks for: each takes its place once that is free.
//! Nobody lets a single function go on purpose, so whatever waits there came second. A block that waits in such an event
//! does so because somebody said that it holds nothing, and is left alone.

use super::options::mails;
use crate::function::told;
use crate::mail::Letter;
use crate::store::{read, transact};
use crate::{Context, ServiceError};
use domain::event::Event;
use domain::function::{Function, FunctionState};
use domain::ids::{EventId, FunctionId};
use std::collections::BTreeSet;
use store_model::StoreError;

/// Lets them hold what they wait for where it is free now, in the order they asked, each in a transaction of its own. Says
/// how many hold now; who looks after an event is told once of all of its functions. Two servers may do this at the same
/// time. All of them are looked at after each change of anything, so that what still waits must not keep others from writing.
pub(super) async fn promote(ctx: &Context) -> Result<usize, ServiceError> {
    let ids = free(ctx).await?;
    let (mut promoted, mut events, mut failed) = (0, BTreeSet::new(), None);
    for id in ids {
        match promote_one(ctx, id, &events).await {
            Ok(Some(event)) => {
                events.insert(event);
                promoted += 1;
            }
            Ok(None) => {}
            // One that fails must not stand in the way of those behind it.
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(promoted), Err)
}

/// Those whose space is free, as far as reading can tell.
async fn free(ctx: &Context) -> Result<Vec<FunctionId>, ServiceError> {
    let (now, today) = (ctx.now().timestamp(), ctx.today());
    read!(ctx.store, |tx, db| {
        let waiting = db::function::waiting(tx, now, today).await?;
        if waiting.is_empty() {
            return Ok(waiting);
        }
        let (campus, mut free) = (db::campus::load(tx).await?, Vec::new());
        for id in waiting {
            let Some(line) = db::function::line(tx, id, None).await? else { continue };
            if db::function::would_hold(tx, &campus, &line.function).await? {
                free.push(id);
            }
        }
        Ok(free)
    })
}

/// The event of the function, where that holds its space now.
async fn promote_one(
    ctx: &Context,
    id: FunctionId,
    known: &BTreeSet<EventId>,
) -> Result<Option<EventId>, ServiceError> {
    let stamp = ctx.stamp(None);
    let outcome = transact!(ctx.store, |tx, db| {
        let Some(line) = db::function::line(tx, id, None).await? else { return Ok(None) };
        let Some(event) = db::event::kept(tx, &line.event_code).await?.map(|line| line.event) else {
            return Ok(None);
        };
        // Somebody may have changed it, or let go what its event holds, since it was found.
        let found = db::function::line(tx, id, None).await?.map(|line| line.function);
        let Some(before) = found.filter(|function| waits(ctx, &event, function)) else { return Ok(None) };
        let campus = db::campus::load(tx).await?;
        let mut after = Function { version: before.version + 1, ..before.clone() };
        db::function::place(tx, &campus, &mut after, true).await?;
        if after.state != FunctionState::Held {
            return Ok(None);
        }
        db::function::update(tx, &after).await?;
        db::function::claim(tx, &campus, &after).await?;
        if !known.contains(&event.id) {
            let readers = db::account::of_event(tx, event.id).await?;
            for mail in mails(ctx, &readers, &event, |name, event| Letter::HallHeld { name, event }) {
                db::mail::put(tx, &mail).await?;
            }
        }
        let (before, after) = (told(&before), told(&after));
        let pair = (Some(&before), Some(&after));
        db::history::append(tx, "function", id.uuid(), "take_up", stamp, pair).await?;
        Ok(Some(event.id))
    });
    match outcome {
        // Somebody was quicker.
        Err(ServiceError::Store(StoreError::Overlap { .. })) => Ok(None),
        other => other,
    }
}

fn waits(ctx: &Context, event: &Event, function: &Function) -> bool {
    function.state == FunctionState::Waiting
        && function.time.until_at() > ctx.now().timestamp()
        && event.holds()
        && !event.is_expired(ctx.today())
}
