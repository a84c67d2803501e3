//! Erasing what is due, in batches.

use super::due::{Snapshot, account_traces, guest_trace};
use super::{Cause, RunState, Tally};
use crate::store::transact;
use crate::{Actor, Context, ServiceError, account};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::days_after;
use domain::ids::{AccountId, ExhibitorId, GuestId, MeetingHostId, RunId, ServiceOrderId, SpeakerId};
use domain::retention::{Kind, accounts_due};
use std::collections::BTreeSet;
use std::time::Duration;
use store_model::retention::{NeedRow, NewRun};
use uuid::Uuid;

/// The constraint that refuses a run while another goes on.
pub const RUNNING: &str = "retention_run_state_key";

/// The constraint that refuses a second run of the schedule on one day.
const ONCE_A_DAY: &str = "retention_run_scheduled_for_key";

/// How many records one transaction erases: the desk does not wait long behind it.
const BATCH: usize = 100;

/// Seconds after which a run without a sign of life is taken for one whose server went away.
const SILENCE: i64 = 10 * 60;

/// How long whoever presses the button waits for the end before being told that it goes on.
const PATIENCE: Duration = Duration::from_secs(5);

/// Erases all that is due, and waits for its end.
pub async fn run(ctx: &Context, actor: &Actor) -> Result<(), ServiceError> {
    actor.require(Permission::Erase)?;
    let run = begin(ctx, actor, Cause::Command, None).await?;
    work(ctx, actor, run).await
}

/// Sets a run off that goes on by itself. Whether it is over already, as a short one is.
pub async fn start(ctx: &Context, actor: &Actor) -> Result<bool, ServiceError> {
    actor.require(Permission::Erase)?;
    let run = begin(ctx, actor, Cause::Person, None).await?;
    let (ctx, actor) = (ctx.clone(), *actor);
    let working = tokio::spawn(async move { work(&ctx, &actor, run).await });
    match tokio::time::timeout(PATIENCE, working).await {
        Ok(ended) => ended.map_err(ServiceError::Worker)?.map(|()| true),
        Err(_) => Ok(false),
    }
}

/// The run of the schedule: once a day, on one server, and never on a demonstration, which is shown for as long as it
/// is of use, and names nobody there is. Whether there was one.
pub async fn run_daily(ctx: &Context) -> Result<bool, ServiceError> {
    if account::is_demo(ctx).await? {
        return Ok(false);
    }
    let actor = Actor::operator();
    match begin(ctx, &actor, Cause::Schedule, Some(ctx.today())).await {
        Ok(run) => work(ctx, &actor, run).await.map(|()| true),
        Err(error) if error.is_duplicate(RUNNING) || error.is_duplicate(ONCE_A_DAY) => Ok(false),
        Err(error) => Err(error),
    }
}

async fn begin(
    ctx: &Context,
    actor: &Actor,
    cause: Cause,
    scheduled_for: Option<NaiveDate>,
) -> Result<RunId, ServiceError> {
    let (id, at) = (RunId::new(ctx.ids.next()), ctx.now().timestamp());
    let run = NewRun { id, cause, account: actor.id(), at, scheduled_for };
    transact!(ctx.store, |tx, db| {
        db::retention::interrupt(tx, at - SILENCE).await?;
        db::retention::begin(tx, &run).await?;
        Ok(id)
    })
}

async fn work(ctx: &Context, actor: &Actor, run: RunId) -> Result<(), ServiceError> {
    let outcome = erase_due(ctx, actor, run).await;
    let state = if outcome.is_ok() { RunState::Done } else { RunState::Failed };
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| Ok(db::retention::finish(tx, run, state, now).await?))?;
    outcome
}

/// Needs first: those of a guest who is due as well would be gone with the guest, and not be counted.
async fn erase_due(ctx: &Context, actor: &Actor, run: RunId) -> Result<(), ServiceError> {
    let (due, today) = (Snapshot::load(ctx).await?, ctx.today());
    let needs: Vec<_> = due.needs(ctx.zone).filter(|(_, day)| *day <= today).map(|(need, _)| need).collect();
    let guests: Vec<_> = due.guests(ctx.zone).filter(|(_, day)| *day <= today).map(|(id, _)| id).collect();
    for batch in needs.chunks(BATCH) {
        erase_needs(ctx, actor, run, batch).await?;
    }
    for batch in guests.chunks(BATCH) {
        erase_guests(ctx, actor, run, batch).await?;
    }
    let speakers = due.speakers().filter(|(_, day)| *day <= today).map(|(id, _)| id).collect();
    let exhibitors = due.exhibitors().filter(|(_, day)| *day <= today).map(|(id, _)| id).collect();
    let hosts = due.hosts().filter(|(_, day)| *day <= today).map(|(id, _)| id).collect();
    erase_named(ctx, run, (&speakers, &exhibitors, &hosts)).await?;
    let orders: Vec<_> = due.orders(ctx.zone).filter(|(_, day)| *day <= today).map(|(id, _)| id).collect();
    for batch in orders.chunks(BATCH) {
        erase_words(ctx, actor, run, batch).await?;
    }
    erase_accounts(ctx, actor, run).await?;
    end_sessions(ctx, run).await?;
    Ok(ctx.store.forget_deleted().await?)
}

/// A guest who came back since is left alone: each batch looks again, with the guests held.
async fn erase_needs(
    ctx: &Context,
    actor: &Actor,
    run: RunId,
    batch: &[NeedRow],
) -> Result<(), ServiceError> {
    let guests: Vec<Uuid> = batch.iter().map(|need| need.guest_id).collect();
    let today = ctx.today();
    transact!(ctx.store, |tx, db| {
        let (stamp, mut tally) = (ctx.stamp(actor.id()), Tally::default());
        let at = stamp.recorded_at.timestamp();
        let Some(period) = db::retention::period(tx, Kind::Need).await? else { return Ok(()) };
        db::dialect::hold_guests(tx, &guests).await?;
        for need in batch {
            let trace = db::retention::guest(tx, need.guest_id).await?;
            let day = trace.and_then(|row| guest_trace(&row, ctx.zone).due(period));
            if day.is_some_and(|day| day <= today) && db::person::erase_need(tx, need.id, at).await? {
                db::history::append(tx, "guest_need", need.id, "erase", stamp, (None, None)).await?;
                tally.needs += 1;
            }
        }
        Ok(db::retention::add(tx, run, tally, at).await?)
    })
}

async fn erase_guests(ctx: &Context, actor: &Actor, run: RunId, batch: &[Uuid]) -> Result<(), ServiceError> {
    let today = ctx.today();
    transact!(ctx.store, |tx, db| {
        let (stamp, mut tally) = (ctx.stamp(actor.id()), Tally::default());
        let at = stamp.recorded_at.timestamp();
        let Some(period) = db::retention::period(tx, Kind::Contact).await? else { return Ok(()) };
        db::dialect::hold_guests(tx, batch).await?;
        for &id in batch {
            let trace = db::retention::guest(tx, id).await?;
            let day = trace.and_then(|row| guest_trace(&row, ctx.zone).due(period));
            if day.is_some_and(|day| day <= today) && db::person::erase(tx, GuestId::new(id), at).await? {
                db::history::append(tx, "guest", id, "erase", stamp, (None, None)).await?;
                tally.contacts += 1;
            }
        }
        Ok(db::retention::add(tx, run, tally, at).await?)
    })
}

/// Who spoke at events long past, in their programmes and in what was published of these; and whom to reach at those who
/// exhibited there, or could be met.
async fn erase_named(
    ctx: &Context,
    run: RunId,
    (speakers, exhibitors, hosts): (&BTreeSet<SpeakerId>, &BTreeSet<ExhibitorId>, &BTreeSet<MeetingHostId>),
) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        let erased = db::programme::erase(tx, speakers, now).await?
            + db::stand::erase(tx, exhibitors, now).await?
            + db::meeting::erase(tx, hosts, now).await?;
        let tally = Tally { contacts: i64::try_from(erased).unwrap_or(i64::MAX), ..Tally::default() };
        Ok(db::retention::add(tx, run, tally, now).await?)
    })
}

/// An order that was moved since keeps its words: each is looked at again as it is written.
async fn erase_words(
    ctx: &Context,
    actor: &Actor,
    run: RunId,
    batch: &[ServiceOrderId],
) -> Result<(), ServiceError> {
    let today = ctx.today();
    transact!(ctx.store, |tx, db| {
        let (stamp, mut tally) = (ctx.stamp(actor.id()), Tally::default());
        let Some(period) = db::retention::period(tx, Kind::Need).await? else { return Ok(()) };
        let before = ctx.zone.start_of(days_after(today, 1 - period.days())).timestamp();
        for id in batch {
            if db::order::forget_words(tx, *id, before).await? {
                db::history::append(tx, "service_order", id.uuid(), "erase", stamp, (None, None)).await?;
                tally.needs += 1;
            }
        }
        Ok(db::retention::add(tx, run, tally, stamp.recorded_at.timestamp()).await?)
    })
}

/// Accounts are few: one transaction decides on all of them, so that an administrator is always left.
async fn erase_accounts(ctx: &Context, actor: &Actor, run: RunId) -> Result<(), ServiceError> {
    let today = ctx.today();
    transact!(ctx.store, |tx, db| {
        let (stamp, mut tally) = (ctx.stamp(actor.id()), Tally::default());
        let at = stamp.recorded_at.timestamp();
        let Some(period) = db::retention::period(tx, Kind::Account).await? else { return Ok(()) };
        db::dialect::hold_accounts(tx).await?;
        let traces = account_traces(&db::retention::accounts(tx, at).await?, ctx.zone);
        let leaving = accounts_due(&traces, period).into_iter().filter(|(_, day)| *day <= today);
        for id in leaving.map(|(id, _)| id).collect::<BTreeSet<AccountId>>() {
            if db::account::erase(tx, id, at).await? {
                db::history::append(tx, "account", id.uuid(), "erase", stamp, (None, None)).await?;
                tally.accounts += 1;
            }
        }
        Ok(db::retention::add(tx, run, tally, at).await?)
    })
}

async fn end_sessions(ctx: &Context, run: RunId) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        let ended = db::session::delete_expired(tx, now).await?;
        let tally = Tally { sessions: i64::try_from(ended).unwrap_or(i64::MAX), ..Tally::default() };
        Ok(db::retention::add(tx, run, tally, now).await?)
    })
}
