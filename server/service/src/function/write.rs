//! Functions added, changed and taken away: each in one transaction with its claims and its line of history.

use super::diary::Diary;
use super::refused::{explain, unfit};
use crate::error::FieldError;
use crate::event::may_plan;
use crate::programme::{carries, kept};
use crate::stay::Write;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError, turnout};
use domain::access::Permission;
use domain::campus::Campus;
use domain::claim::Interval;
use domain::event::Event;
use domain::function::{Function, FunctionFault, FunctionState, Margins, Wish};
use domain::ids::{EventId, FunctionId, SessionId};
use domain::turnout::Attended;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Adds a function to the event of a code. It holds its space if the event holds what it asks for, and waits otherwise,
/// or where the space is taken and it may wait. Sent twice under one key, it is added once.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wish: &Wish,
    write: &Write,
) -> Result<FunctionId, ServiceError> {
    add_all(ctx, actor, code, std::slice::from_ref(wish), write).await
}

/// The same for a function on several days: all of them are added, or none. Gives the first.
pub async fn add_all(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wishes: &[Wish],
    write: &Write,
) -> Result<FunctionId, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    add_for(ctx, actor, code, wishes, write, None).await
}

/// The same, the first to carry a session of the programme at the version that was seen: all or nothing.
pub(crate) async fn add_for(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wishes: &[Wish],
    write: &Write,
    session: Option<(SessionId, i64)>,
) -> Result<FunctionId, ServiceError> {
    let asked_at = ctx.now().timestamp();
    let new = |wish: &Wish| Ok(function(FunctionId::new(ctx.ids.next()), wish, check(wish)?, asked_at));
    let all = wishes.iter().map(new).collect::<Result<Vec<_>, ServiceError>>()?;
    let first = all.first().ok_or(ServiceError::NotFound("function"))?.id;
    let request = write.request(actor, "functions", &(code, wishes));
    // Which one is being laid: a refusal explains itself by it.
    let reached = AtomicUsize::new(0);
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let now = ctx.now().timestamp();
        if let Some(done) = db::idempotency::begin(tx, request.as_ref(), first.uuid(), now).await? {
            return Ok(FunctionId::new(done));
        }
        let campus = db::campus::load(tx).await?;
        for (place, (new, wish)) in all.iter().zip(wishes).enumerate() {
            reached.store(place, Ordering::Relaxed);
            let mut function = Function { event: event.id, ..new.clone() };
            if holds(&campus, &function, &event)? {
                db::function::place(tx, &campus, &mut function, wish.may_wait).await?;
            }
            db::function::insert(tx, &function).await?;
            db::function::claim(tx, &campus, &function).await?;
            if let Some(which) = session.filter(|_| place == 0) {
                let (before, after) =
                    carries(&db::programme::sessions(tx, event.id).await?, which, &function)?;
                db::programme::update(tx, &after, now).await?;
                let (id, stamp, pair) =
                    (after.id.uuid(), ctx.stamp(actor.id()), (kept(&before), kept(&after)));
                let pair = (Some(&pair.0), Some(&pair.1));
                db::history::append(tx, "programme_session", id, "change", stamp, pair).await?;
            }
            let (id, after, stamp) = (function.id.uuid(), told(&function), ctx.stamp(actor.id()));
            db::history::append(tx, "function", id, "add", stamp, (None, Some(&after))).await?;
        }
        Ok(first)
    });
    match outcome {
        Ok(id) => Ok(id),
        Err(error) => Err(explain(ctx, actor, &all[reached.load(Ordering::Relaxed)], error).await),
    }
}

/// Changes a function at the version that was seen: what it is, where it is, and when.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (FunctionId, i64),
    wish: &Wish,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let time = check(wish)?;
    let new = function(id, wish, time, 0);
    let outcome = transact!(ctx.store, |tx, db| {
        let line = db::function::line(tx, id, None).await?.ok_or(ServiceError::NotFound("function"))?;
        let before = line.function;
        may_plan(actor, &db::event::people(tx, before.event).await?)?;
        seen("function", version, before.version)?;
        let campus = db::campus::load(tx).await?;
        // Who asks for another hall or other hours comes after those who waited there.
        let within = before.time.from_at() <= time.from_at() && time.until_at() <= before.time.until_at();
        let stays = before.space == new.space && within;
        let asked_at = if stays { before.asked_at } else { ctx.now().timestamp() };
        let (owner, synthetic) = (before.event, before.synthetic);
        let mut function =
            Function { event: owner, asked_at, synthetic, version: version + 1, ..new.clone() };
        let event =
            db::event::kept(tx, &line.event_code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        if holds(&campus, &function, &event)? {
            db::function::place(tx, &campus, &mut function, wish.may_wait).await?;
        }
        db::claim::delete_of(tx, id.uuid()).await?;
        db::function::update(tx, &function).await?;
        db::function::claim(tx, &campus, &function).await?;
        db::interpretation::follow(tx, &function, ctx.zone).await?;
        let stamp = ctx.stamp(actor.id());
        db::order::follow(tx, (&before, &function), (stamp, ctx.zone)).await?;
        let (before, after) = (told(&before), told(&function));
        db::history::append(tx, "function", id.uuid(), "change", stamp, (Some(&before), Some(&after)))
            .await?;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, &new, error).await),
    }
}

/// Takes a function away with all it holds, at the version that was seen.
pub async fn remove(
    ctx: &Context,
    actor: &Actor,
    (id, version): (FunctionId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let line = db::function::line(tx, id, None).await?.ok_or(ServiceError::NotFound("function"))?;
        may_plan(actor, &db::event::people(tx, line.function.event).await?)?;
        // Kept, so that nobody agrees with interpreters meanwhile for what is no more.
        db::event::kept(tx, &line.event_code).await?.ok_or(ServiceError::NotFound("event"))?;
        seen("function", version, line.function.version)?;
        let (event, stamp) = (line.function.event, ctx.stamp(actor.id()));
        let counted = turnout::gone(event, Attended::Function(id), &db::turnout::of_event(tx, event).await?);
        db::function::delete(tx, id, version).await?;
        if let Some(counted) = counted {
            db::history::append(tx, "turnout", id.uuid(), "count", stamp, (Some(&counted), None)).await?;
        }
        let before = told(&line.function);
        db::history::append(tx, "function", id.uuid(), "remove", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// Whether the event holds what it asks for. A space that there is not, or that is too small, is refused either way.
pub(crate) fn holds(campus: &Campus, function: &Function, event: &Event) -> Result<bool, ServiceError> {
    if event.status.is_off() {
        return Err(ServiceError::Invalid(vec![FieldError::new("event", "called_off")]));
    }
    let space = campus.space(function.space);
    let space = space.ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("space", "missing")]))?;
    Diary::seats(space, function).map_err(|obstacle| unfit(space.name.to_string(), obstacle))?;
    Ok(event.holds())
}

fn function(id: FunctionId, wish: &Wish, time: Interval, asked_at: i64) -> Function {
    Function {
        id,
        event: EventId::new(uuid::Uuid::nil()),
        space: wish.space,
        title: wish.title.trim().to_owned(),
        style: wish.style,
        time,
        margins: wish.asked,
        asked: wish.asked,
        attendance: wish.attendance,
        state: FunctionState::Waiting,
        asked_at,
        note: wish.note.trim().to_owned(),
        synthetic: false,
        version: 1,
    }
}

/// What history keeps: the note stays out, for it may name somebody.
pub(crate) fn told(function: &Function) -> Value {
    let Margins { setup, teardown } = function.margins;
    json!({
        "event": function.event,
        "space": function.space,
        "title": function.title,
        "style": function.style,
        "from_at": function.time.from_at(),
        "until_at": function.time.until_at(),
        "setup": setup,
        "teardown": teardown,
        "attendance": function.attendance,
        "state": function.state,
    })
}

fn check(wish: &Wish) -> Result<Interval, ServiceError> {
    wish.check().map_err(|faults| ServiceError::Invalid(faults.into_iter().map(field).collect()))
}

fn field(fault: FunctionFault) -> FieldError {
    match fault {
        FunctionFault::NoTitle => FieldError::new("title", "missing"),
        FunctionFault::LongTitle => FieldError::new("title", "too_long"),
        FunctionFault::LongNote => FieldError::new("note", "too_long"),
        FunctionFault::Backwards => FieldError::new("until", "backwards"),
        FunctionFault::TooLong => FieldError::new("until", "too_long"),
        FunctionFault::FarTooLong => FieldError::new("until", "far_too_long"),
        FunctionFault::Attendance => FieldError::new("attendance", "out_of_range"),
        FunctionFault::Setup => FieldError::new("setup", "out_of_range"),
        FunctionFault::Teardown => FieldError::new("teardown", "out_of_range"),
    }
}
