//! A list of sessions taken over: all that was shown, or nothing.

use super::compare::{ChangedFunction, Compared, Difference, Reading, around};
use super::work::compared;
use crate::event::may_plan;
use crate::function::{holds, told};
use crate::import::sheet::Sheet;
use crate::interpretation::set_wish;
use crate::programme::parts::parts;
use crate::programme::takes_place;
use crate::programme::tracks::put;
use crate::programme::write::{drafted, fits, kept};
use crate::refusal::explain;
use crate::stay::Write;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::function::{Function, FunctionState};
use domain::ids::{EventId, FunctionId, SessionId};
use domain::interpretation::Wish;
use domain::programme::Session;
use std::collections::BTreeMap;
use store_model::StoreError;

/// What is to be written of a list.
#[derive(Default)]
struct Writing {
    /// Functions that are laid, with what they were where they come along with their session.
    functions: Vec<(Option<Function>, Function)>,
    /// Functions that get other languages.
    wishes: BTreeMap<FunctionId, Wish>,
    /// Sessions with what they were; none before of those that are new.
    sessions: Vec<(Option<Session>, Session)>,
}

/// Lays the functions: first none of those that come along holds anything, so that they may change places; last their
/// interpreters, booths and orders follow them, all together for the same reason.
macro_rules! lay_all {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $parts:ident, $writing:ident) => {{
        for (before, _) in &$writing.functions {
            let Some(before) = before else { continue };
            $db::claim::delete_of($tx, before.id.uuid()).await?;
            $db::function::update($tx, &freed(before)).await?;
        }
        let (stamp, mut moved) = ($ctx.stamp($actor.id()), Vec::new());
        for (before, after) in &$writing.functions {
            let mut laid = after.clone();
            if holds(&$parts.campus, &laid, &$parts.event)? {
                $db::function::place($tx, &$parts.campus, &mut laid, false).await?;
            }
            let (id, after) = (laid.id.uuid(), told(&laid));
            if let Some(before) = before {
                $db::function::update($tx, &laid).await?;
                $db::function::claim($tx, &$parts.campus, &laid).await?;
                let pair = (Some(&told(before)), Some(&after));
                $db::history::append($tx, "function", id, "change", stamp, pair).await?;
                moved.push((before, laid));
            } else {
                $db::function::insert($tx, &laid).await?;
                $db::function::claim($tx, &$parts.campus, &laid).await?;
                $db::history::append($tx, "function", id, "add", stamp, (None, Some(&after))).await?;
            }
        }
        let laid: Vec<Function> = moved.iter().map(|(_, laid)| laid.clone()).collect();
        $db::interpretation::follow_all($tx, &laid, $ctx.zone).await?;
        let pairs = moved.iter().map(|(before, laid)| (*before, laid));
        // What is ordered for one that was only made longer stays at its hour.
        let pairs: Vec<_> = pairs.filter(|(before, laid)| !laid.time.covers(before.time)).collect();
        $db::order::follow_all($tx, $parts.event.id, &pairs, (stamp, $ctx.zone)).await?;
    }};
}

/// Gives functions their languages.
macro_rules! speak_all {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $writing:ident) => {
        for (id, wish) in &$writing.wishes {
            let line =
                $db::function::line($tx, *id, None).await?.ok_or(ServiceError::NotFound("function"))?;
            let before = $db::interpretation::wish($tx, *id).await?;
            set_wish!($tx, $db, $ctx, $actor, &line.function, before, wish);
        }
    };
}

/// Writes the sessions; the rule of their form has the last word on each.
macro_rules! write_all {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, ($parts:ident, $tracks:ident), $writing:ident) => {{
        $db::programme::begin($tx, $parts.event.id).await?;
        for (before, session) in &$writing.sessions {
            let (id, stamp, after) = (session.id.uuid(), $ctx.stamp($actor.id()), kept(session));
            if let Some(before) = before {
                $db::programme::update($tx, session, stamp.recorded_at.timestamp()).await?;
                let pair = (Some(&kept(before)), Some(&after));
                $db::history::append($tx, "programme_session", id, "change", stamp, pair).await?;
            } else {
                $db::programme::insert($tx, session).await?;
                $db::history::append($tx, "programme_session", id, "add", stamp, (None, Some(&after)))
                    .await?;
            }
        }
        let sessions = $db::programme::sessions($tx, $parts.event.id).await?;
        let functions = $db::function::of_event($tx, $parts.event.id).await?;
        for (_, session) in &$writing.sessions {
            fits(session, &sessions, &functions, &$tracks)?;
        }
    }};
}

/// Takes over what [`super::compare()`] showed: all of it, or nothing where the programme or its halls are others by now.
/// Rows that cannot be taken are left out; the same sent twice is done once. Refused where there is too little of what is
/// ordered for a function that moves.
pub async fn take_over(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (sheet, reading): (&Sheet, Reading),
    write: &Write,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let request = write.request(actor, "programme.take_over", &(code, sheet, reading));
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        takes_place(&event)?;
        let now = ctx.now().timestamp();
        if db::idempotency::begin(tx, request.as_ref(), event.id.uuid(), now).await?.is_some() {
            return Ok(());
        }
        let parts = parts!(tx, db, event);
        let diary = around!(tx, db, ctx, actor, (&parts, sheet, reading));
        let shown = compared(ctx, (&parts, &diary), sheet, reading);
        write.check("programme", shown.state)?;
        let tracks = shown.tracks.clone();
        if shown.new_tracks > 0 {
            put!(tx, db, ctx, actor, parts.event.id, db::programme::get(tx, parts.event.id).await?, &tracks);
        }
        let writing = Writing::of(ctx, parts.event.id, shown);
        lay_all!(tx, db, ctx, actor, parts, writing);
        speak_all!(tx, db, ctx, actor, writing);
        write_all!(tx, db, ctx, actor, (parts, tracks), writing);
        Ok(())
    });
    match outcome.map_err(refused) {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

impl Writing {
    fn of(ctx: &Context, event: EventId, shown: Compared) -> Self {
        let mut writing = Self::default();
        for ChangedFunction { before, after, .. } in shown.functions {
            let before = before.map(|(function, _)| function);
            // Between the two it holds nothing, in a version of its own.
            let version = before.as_ref().map_or(1, |before| before.version + 2);
            writing.functions.push((before, Function { version, ..after }));
        }
        for Difference { before, draft, time, wish, .. } in shown.differences {
            writing.wishes.extend(draft.function.zip(wish));
            let id = before.as_ref().map_or_else(|| SessionId::new(ctx.ids.next()), |before| before.id);
            let session = drafted(ctx, &draft, (id, event, time), before.as_ref());
            writing.sessions.push((before, session));
        }
        writing
    }
}

/// A function while it holds nothing.
fn freed(before: &Function) -> Function {
    let (state, margins, version) = (FunctionState::Waiting, before.asked, before.version + 1);
    Function { state, margins, version, ..before.clone() }
}

/// Whoever took a hall in the same moment came first: what can be had now is to be looked at.
fn refused(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Store(StoreError::Overlap { .. }) | ServiceError::Hall(_) => {
            ServiceError::Stale { subject: "programme", current: 0 }
        }
        other => other,
    }
}
