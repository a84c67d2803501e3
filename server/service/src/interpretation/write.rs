//! Languages set, and interpreters agreed and let go: each in one transaction with its line of history.

use super::plan::{Roster, Slot, hall};
use super::question::check;
use crate::error::FieldError;
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::function::FunctionState;
use domain::ids::{EventId, FunctionId, InterpreterId};
use domain::interpretation::{Answer, Obstacle, Supply, Wish, answer, portable_booth};
use domain::language::Language;
use serde_json::{Value, json};
use store_model::StoreError;
use store_model::function::FunctionLine;
use store_model::interpretation::KeptWish;

/// The function of an id, for whoever may plan its event, which is kept so that it does not change meanwhile.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, $id:ident) => {{
        let line = $db::function::line($tx, $id, None).await?.ok_or(ServiceError::NotFound("function"))?;
        may_plan($actor, &$db::event::people($tx, line.function.event).await?)?;
        $db::event::kept($tx, &line.event_code).await?.ok_or(ServiceError::NotFound("event"))?;
        // Read again: now nobody moves it, lets it go or takes it away.
        $db::function::line($tx, $id, None).await?.ok_or(ServiceError::NotFound("function"))?
    }};
}

/// Gives a function other languages than it had, within a transaction.
macro_rules! set_wish {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $function:expr, $before:expr, $wish:expr) => {{
        let (function, before, wish) = ($function, $before, $wish);
        let wanted = |language| wish.targets().any(|target| target == language);
        for duty in $db::interpretation::duties($tx, function.time).await? {
            if duty.function == function.id && !wanted(duty.language) {
                $db::dialect::hold_interpreters($tx, &[duty.interpreter.uuid()]).await?;
                $db::interpretation::drop_one($tx, function.id, duty.interpreter).await?;
            }
        }
        let after =
            ::store_model::interpretation::KeptWish { wish: wish.clone(), version: before.version + 1 };
        $db::interpretation::save($tx, function.id, &after).await?;
        $db::interpretation::follow($tx, function, $ctx.zone).await?;
        let told = |wish| $crate::interpretation::told(function.event, wish);
        let (before, after, stamp) = (told(&before.wish), told(wish), $ctx.stamp($actor.id()));
        let (id, pair) = (function.id.uuid(), (Some(&before), Some(&after)));
        $db::history::append($tx, "interpretation", id, "change", stamp, pair).await?;
    }};
}

pub(crate) use set_wish;

/// Sets the languages of a function at the version that was seen. Interpreters for a language that is no longer wanted
/// are let go; the others stay as far as the breaks leave them the time.
pub async fn set(
    ctx: &Context,
    actor: &Actor,
    (id, version): (FunctionId, i64),
    wish: &Wish,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let line = kept!(tx, db, actor, id);
        check(wish, line.function.time)?;
        let before = db::interpretation::wish(tx, id).await?;
        seen("interpretation", version, before.version)?;
        set_wish!(tx, db, ctx, actor, &line.function, before, wish);
        Ok(())
    })
}

/// Agrees all that is proposed at the version that was seen: whoever is proposed comes, and the portable booths that are
/// to be had are promised. What is missing stays missing.
pub async fn agree(
    ctx: &Context,
    actor: &Actor,
    (id, version): (FunctionId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let line = kept!(tx, db, actor, id);
        let kept = db::interpretation::wish(tx, id).await?;
        seen("interpretation", version, kept.version)?;
        let (campus, slot) = (db::campus::load(tx).await?, Slot::of(ctx, &line.function, &kept.wish));
        held(&line, slot.duty.minutes)?;
        let known = Roster::of(db::interpretation::roster(tx, slot.around()).await?);
        db::dialect::hold_interpreters(tx, &known.ids()).await?;
        // Read again: now nobody else changes what they do.
        let roster = Roster::of(db::interpretation::roster(tx, slot.around()).await?);
        let days = db::promise::days_of(&line.function, ctx.zone);
        let booths = db::promise::standing(tx, portable_booth(&campus), Some(id), days).await?;
        let hall = hall(&campus, line.function.space, booths);
        let supply = Supply { hall, ..roster.supply(slot.duty, Some(id)).0 };
        let plan = answer(&kept.wish, slot.duty.minutes, &supply);
        if let Some(kind) = portable_booth(&campus) {
            let carried = plan.carried.min(booths.0 + plan.to_promise);
            db::promise::put(tx, id, (kind.id, carried), days).await?;
        }
        for (who, language) in proposed(&plan) {
            db::interpretation::add(tx, (who, id), language, slot.duty).await?;
        }
        db::interpretation::save(tx, id, &KeptWish { version: version + 1, ..kept }).await?;
        let (event, interpreters) = (line.function.event, proposed(&plan).len());
        let after = json!({ "event": event, "interpreters": interpreters, "booths": plan.carried });
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "interpretation", id.uuid(), "agree", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Agrees with one interpreter that they come for a language; refused with what keeps them.
pub async fn put(
    ctx: &Context,
    actor: &Actor,
    (id, version): (FunctionId, i64),
    (who, language): (InterpreterId, Language),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let line = kept!(tx, db, actor, id);
        let kept = db::interpretation::wish(tx, id).await?;
        seen("interpretation", version, kept.version)?;
        let slot = Slot::of(ctx, &line.function, &kept.wish);
        held(&line, slot.duty.minutes)?;
        db::dialect::hold_interpreters(tx, &[who.uuid()]).await?;
        let interpreter =
            db::interpreter::get(tx, who).await?.ok_or(ServiceError::NotFound("interpreter"))?;
        let able = interpreter.active && interpreter.voice.speaks(language);
        if !able || !kept.wish.targets().any(|target| target == language) {
            return Err(fault("unable"));
        }
        let roster = Roster::of(db::interpretation::roster(tx, slot.around()).await?);
        if let Some(obstacle) = roster.work(who, None).obstacle(slot.duty) {
            return Err(fault(obstacle_code(obstacle)));
        }
        db::interpretation::add(tx, (who, id), language, slot.duty).await?;
        db::interpretation::save(tx, id, &KeptWish { version: version + 1, ..kept }).await?;
        let after = json!({ "event": line.function.event, "interpreter": who, "language": language });
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "interpretation", id.uuid(), "agree", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Lets an interpreter go from a function; done twice, done once.
pub async fn drop_one(
    ctx: &Context,
    actor: &Actor,
    id: FunctionId,
    who: InterpreterId,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = kept!(tx, db, actor, id).function.event;
        db::dialect::hold_interpreters(tx, &[who.uuid()]).await?;
        if !db::interpretation::drop_one(tx, id, who).await? {
            return Ok(());
        }
        let kept = db::interpretation::wish(tx, id).await?;
        db::interpretation::save(tx, id, &KeptWish { version: kept.version + 1, ..kept }).await?;
        let (before, stamp) = (json!({ "event": event, "interpreter": who }), ctx.stamp(actor.id()));
        db::history::append(tx, "interpretation", id.uuid(), "let_go", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// What history keeps.
pub(crate) fn told(event: EventId, wish: &Wish) -> Value {
    json!({ "event": event, "spoken": wish.floor, "wanted": wish.wanted, "breaks": wish.breaks })
}

/// Those that are proposed, with their languages.
fn proposed(plan: &Answer) -> Vec<(InterpreterId, Language)> {
    let of_team = |team: &domain::interpretation::Team| {
        let new = team.members.iter().filter(|member| !member.agreed);
        new.map(|member| (member.id, team.booth.target)).collect::<Vec<_>>()
    };
    plan.teams.iter().flat_map(of_team).collect()
}

/// What holds no hall holds nobody to come there.
fn held(line: &FunctionLine, minutes: i64) -> Result<(), ServiceError> {
    let held = line.function.state == FunctionState::Held && minutes > 0;
    if held { Ok(()) } else { Err(fault("not_held")) }
}

fn fault(code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("interpreter", code)])
}

const fn obstacle_code(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Away => "away",
        Obstacle::Elsewhere => "elsewhere",
        Obstacle::TooLong => "too_long",
        Obstacle::NoRest => "no_rest",
    }
}

/// The database's no in the words of the rule. It speaks where another writer came first.
fn refused(error: ServiceError) -> ServiceError {
    let ServiceError::Store(StoreError::Refused { constraint }) = &error else { return error };
    match constraint.as_str() {
        "interpreter_duty_overlap" => fault(obstacle_code(Obstacle::Elsewhere)),
        "interpreter_day_full" => fault(obstacle_code(Obstacle::TooLong)),
        "interpreter_rest_overlap" => fault(obstacle_code(Obstacle::NoRest)),
        "equipment_day_stock" => fault("booths"),
        _ => error,
    }
}
