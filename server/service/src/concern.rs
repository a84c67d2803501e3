//! Mails to those who prepare events: who sets up halls, who caters, who finds interpreters, who keeps rooms. They say once
//! which part of the work is theirs, and are then told what others change of it, of every event that is near.

use crate::event::{LATE, NAMED, QUIET, bound};
use crate::mail::{ConcernedChange, Letter, NamedEvent, ToldChange, to_account};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::access::Permission;
use domain::concern::{self, Concern, NEAR_DAYS};
use serde_json::Value;
use std::collections::HashMap;
use store_model::event::{Concerned, NearLine};

/// How long a line of history waits to be told: on PostgreSQL one with a lower number may be about to be written down.
const SETTLED: TimeDelta = TimeDelta::minutes(1);

/// What the actor is told of; none where they cannot be: organisers hear of their own events as those are changed.
pub async fn mine(ctx: &Context, actor: &Actor) -> Result<Option<Vec<Concern>>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let Some(account) = actor.id().filter(|_| may_hear(actor)) else { return Ok(None) };
    read!(ctx.store, |tx, db| Ok(Some(db::concern::get(tx, account).await?)))
}

/// Notes what the actor is told of from now on. It is nobody else's business, so history says nothing of it.
pub async fn set(ctx: &Context, actor: &Actor, concerns: &[Concern]) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let account = actor.id().filter(|_| may_hear(actor)).ok_or(ServiceError::NotFound("account"))?;
    transact!(ctx.store, |tx, db| Ok(db::concern::put(tx, account, concerns).await?))
}

/// Whether somebody may know of every event.
fn may_hear(actor: &Actor) -> bool {
    actor.may(Permission::ReadEvents) && bound(actor).is_none()
}

/// Tells everybody what others changed of their part, once all is quiet, each change once. Says how many mails were
/// written. Nobody acts here; two servers may do this at the same time.
pub async fn tell(ctx: &Context) -> Result<usize, ServiceError> {
    let all = read!(ctx.store, |tx, db| Ok(db::concern::all(tx).await?))?;
    let mut told = 0;
    for one in all {
        told += usize::from(tell_one(ctx, &one).await?);
    }
    Ok(told)
}

async fn tell_one(ctx: &Context, one: &Concerned) -> Result<bool, ServiceError> {
    let today = ctx.today();
    let near = today.checked_add_days(Days::new(NEAR_DAYS)).unwrap_or(today);
    let settled = (ctx.now() - SETTLED).timestamp();
    transact!(ctx.store, |tx, db| {
        let Some(account) = db::account::get(tx, one.account).await? else { return Ok(false) };
        let newest = db::concern::newest(tx, settled).await?;
        let mut lines = db::concern::lines(tx, (one.account, one.told, settled), (today, near)).await?;
        let hears = !account.disabled && may_hear(&Actor::account(account.id, account.role));
        lines.retain(|line| {
            hears && is_near(line, near) && concern::concerns(&one.concerns, &line.subject, &line.action)
        });
        if lines.is_empty() {
            // Not asked for again the next minute.
            if newest > one.told {
                db::concern::tell(tx, one.account, (one.told, newest)).await?;
            }
            return Ok(false);
        }
        if !is_ripe(ctx, &lines) || !db::concern::tell(tx, one.account, (one.told, newest)).await? {
            return Ok(false);
        }
        let ids = lines.iter().map(|line| line.subject_id).collect::<Vec<_>>();
        let names = db::trail::names(tx, &ids).await?;
        let names = names.into_iter().map(|name| (name.id, name.name)).collect::<HashMap<_, _>>();
        let told = |line: &NearLine| ConcernedChange {
            event: NamedEvent { code: line.event_code.clone(), title: line.event_title.clone() },
            change: ToldChange {
                kind: line.subject.clone(),
                action: line.action.clone(),
                name: names.get(&line.subject_id).cloned().unwrap_or_default(),
            },
        };
        let mut changes = lines.iter().rev().take(NAMED).map(told).collect::<Vec<_>>();
        changes.sort_by(|one, other| one.event.code.cmp(&other.event.code));
        let letter = Letter::Concerned {
            name: account.full_name.clone(),
            changes,
            further: lines.len().saturating_sub(NAMED),
        };
        db::mail::put(tx, &to_account(ctx, &account, &letter, None)).await?;
        Ok(true)
    })
}

/// Whether a line is about an event that is near, or was before it was moved.
fn is_near(line: &NearLine, near: NaiveDate) -> bool {
    let before = line.before.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let was = before.and_then(|before| before.get("from")?.as_str()?.parse::<NaiveDate>().ok());
    line.event_from <= near || was.is_some_and(|from| from <= near)
}

/// Whether all has been quiet for a while, or the first change is an hour old.
fn is_ripe(ctx: &Context, lines: &[NearLine]) -> bool {
    let now = ctx.now();
    let is_before = |at: i64, wait: TimeDelta| at <= (now - wait).timestamp();
    let last = lines.iter().map(|line| line.recorded_at).max().unwrap_or_default();
    let first = lines.iter().map(|line| line.recorded_at).min().unwrap_or_default();
    is_before(last, QUIET) || is_before(first, LATE)
}
