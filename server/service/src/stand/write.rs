//! Stands and exhibitors added, changed, brought together and taken away: each in one transaction with its history.

use crate::error::FieldError;
use crate::event::may_plan;
use crate::programme::takes_place;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::function::{Function, FunctionState};
use domain::ids::{ExhibitorId, FunctionId, StandId};
use domain::stand::{Exhibitor, Row, Said, Stand, StandDraft};
use serde_json::{Value, json};
use store_model::StoreError;

/// The event of a code, for whoever may plan it, kept so that it does not change meanwhile.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, $code:expr) => {{
        let event = $db::event::kept($tx, $code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan($actor, &$db::event::people($tx, event.id).await?)?;
        event
    }};
}

/// The same of one that takes place: of one that is off only names are still taken out.
macro_rules! planned {
    ($tx:ident, $db:ident, $actor:ident, $code:expr) => {{
        let event = kept!($tx, $db, $actor, $code);
        takes_place(&event)?;
        event
    }};
}

/// The same of an exhibitor, with the exhibitor at the version that was seen.
macro_rules! found {
    ($tx:ident, $db:ident, $actor:ident, $which:expr) => {{
        let (id, version) = $which;
        let not_there = || ServiceError::NotFound("exhibitor");
        let code = $db::stand::event_of_exhibitor($tx, id).await?.ok_or_else(not_there)?;
        let event = kept!($tx, $db, $actor, &code);
        let all = $db::stand::exhibitors($tx, event.id).await?;
        let found = all.into_iter().find(|one| one.id == id).ok_or_else(not_there)?;
        seen("exhibitor", version, found.version)?;
        found
    }};
}

/// Makes a row of stands; refused whole where one of their labels is there already, so that sent twice it is made once.
pub async fn add_stands(ctx: &Context, actor: &Actor, code: &str, row: &Row) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(row.check())?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        is_usable(row.function, None, &db::function::of_event(tx, event.id).await?)?;
        let stamp = ctx.stamp(actor.id());
        let known = db::stand::stands(tx, event.id).await?;
        if row.labels().any(|label| known.iter().any(|stand| same_label(&stand.label, &label))) {
            return Err(fault("first", "there"));
        }
        for label in row.labels() {
            let stand = Stand {
                id: StandId::new(ctx.ids.next()),
                event: event.id,
                label,
                function: row.function,
                area: row.area,
                power: row.power,
                fittings: row.fittings.trim().to_owned(),
                version: 1,
            };
            db::stand::insert(tx, &stand).await?;
            let after = told_of(&stand);
            db::history::append(tx, "stand", stand.id.uuid(), "add", stamp, (None, Some(&after))).await?;
        }
        Ok(())
    });
    match outcome {
        Err(error) if error.is_duplicate("stand_event_id_key") => Err(fault("first", "there")),
        other => other,
    }
}

/// Changes what a stand is called and has, at the version that was seen; who has it keeps it.
pub async fn change_stand(
    ctx: &Context,
    actor: &Actor,
    (code, id, version): (&str, StandId, i64),
    draft: &StandDraft,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(draft.check())?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        let stands = db::stand::stands(tx, event.id).await?;
        let others = stands.iter().filter(|stand| stand.id != id).map(|stand| stand.label.clone());
        let others = others.collect::<Vec<_>>();
        let before =
            stands.into_iter().find(|stand| stand.id == id).ok_or(ServiceError::NotFound("stand"))?;
        seen("stand", version, before.version)?;
        if others.iter().any(|label| same_label(label, &draft.label)) {
            return Err(fault("label", "there"));
        }
        is_usable(draft.function, before.function, &db::function::of_event(tx, event.id).await?)?;
        let after = draft.write(&before);
        db::stand::update(tx, &after).await?;
        let (pair, stamp) = ((told_of(&before), told_of(&after)), ctx.stamp(actor.id()));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "stand", id.uuid(), "change", stamp, pair).await?;
        Ok(())
    });
    match outcome {
        Err(error) if error.is_duplicate("stand_event_id_key") => Err(fault("label", "there")),
        other => other,
    }
}

/// Whether two labels are one to whoever reads them aloud, or in a list: in capitals or not.
pub(super) fn same_label(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether stands can stand in the hall of a function: it is one of the event, and not released unless they stood there
/// before.
fn is_usable(
    wanted: Option<FunctionId>,
    before: Option<FunctionId>,
    functions: &[Function],
) -> Result<(), ServiceError> {
    let Some(wanted) = wanted.filter(|wanted| Some(*wanted) != before) else { return Ok(()) };
    let usable = |one: &Function| one.id == wanted && one.state != FunctionState::Released;
    if functions.iter().any(usable) { Ok(()) } else { Err(fault("function", "unknown")) }
}

/// Takes a stand away that nobody has; done twice, done once.
pub async fn remove_stand(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, StandId),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = kept!(tx, db, actor, code);
        let stands = db::stand::stands(tx, event.id).await?;
        let Some(stand) = stands.into_iter().find(|stand| stand.id == id) else { return Ok(()) };
        db::stand::delete(tx, id).await?;
        let (before, stamp) = (told_of(&stand), ctx.stamp(actor.id()));
        db::history::append(tx, "stand", id.uuid(), "remove", stamp, (Some(&before), None)).await?;
        Ok(())
    });
    match outcome {
        Err(ServiceError::Store(StoreError::Reference)) => Err(fault("stand", "taken")),
        other => other,
    }
}

/// Takes an exhibitor down for the event of a code; it waits for a stand. Sent twice, it is taken down once.
pub async fn add_exhibitor(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, ExhibitorId),
    said: &Said,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(said.check())?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        if db::stand::event_of_exhibitor(tx, id).await?.is_some() {
            return Ok(());
        }
        let stamp = ctx.stamp(actor.id());
        let new = Exhibitor {
            id,
            event: event.id,
            said: said.trimmed(),
            stand: None,
            asked_at: stamp.recorded_at.timestamp(),
            synthetic: false,
            version: 1,
        };
        db::stand::insert_exhibitor(tx, &new).await?;
        let after = told(&new);
        db::history::append(tx, "exhibitor", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("exhibitor_pkey") => Ok(()),
        other => other,
    }
}

/// Changes what is known of an exhibitor, at the version that was seen.
pub async fn change_exhibitor(
    ctx: &Context,
    actor: &Actor,
    which: (ExhibitorId, i64),
    said: &Said,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(said.check())?;
    transact!(ctx.store, |tx, db| {
        let before = found!(tx, db, actor, which);
        let after = Exhibitor { said: said.trimmed(), version: before.version + 1, ..before.clone() };
        db::stand::update_exhibitor(tx, &after).await?;
        let (pair, stamp) = ((told(&before), told(&after)), ctx.stamp(actor.id()));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "exhibitor", after.id.uuid(), "change", stamp, pair).await?;
        Ok(())
    })
}

/// Takes an exhibitor away at the version that was seen; its stand is free.
pub async fn remove_exhibitor(
    ctx: &Context,
    actor: &Actor,
    which: (ExhibitorId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let before = found!(tx, db, actor, which);
        let stamp = ctx.stamp(actor.id());
        db::stand::delete_exhibitor(tx, which, stamp.recorded_at.timestamp()).await?;
        let before = (before.id.uuid(), told(&before));
        db::history::append(tx, "exhibitor", before.0, "remove", stamp, (Some(&before.1), None)).await?;
        Ok(())
    })
}

/// Gives an exhibitor a stand of its event, or none, at the version that was seen. A stand has one exhibitor: the database
/// refuses a second, whoever was quicker.
pub async fn allot(
    ctx: &Context,
    actor: &Actor,
    which: (ExhibitorId, i64),
    stand: Option<StandId>,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let before = found!(tx, db, actor, which);
        let after = Exhibitor { stand, version: before.version + 1, ..before.clone() };
        db::stand::update_exhibitor(tx, &after).await?;
        let (pair, stamp) = ((told(&before), told(&after)), ctx.stamp(actor.id()));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "exhibitor", after.id.uuid(), "change", stamp, pair).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Gives the stands that are free to those who wait, in the order in which they asked; how many got one.
pub async fn give_out(ctx: &Context, actor: &Actor, code: &str) -> Result<usize, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        let exhibitors = db::stand::exhibitors(tx, event.id).await?;
        let given = domain::stand::give_out(&exhibitors, &db::stand::stands(tx, event.id).await?);
        let stamp = ctx.stamp(actor.id());
        for (id, stand) in &given {
            let Some(before) = exhibitors.iter().find(|one| one.id == *id) else { continue };
            let after = Exhibitor { stand: Some(*stand), version: before.version + 1, ..before.clone() };
            db::stand::update_exhibitor(tx, &after).await?;
            let pair = (told(before), told(&after));
            let pair = (Some(&pair.0), Some(&pair.1));
            db::history::append(tx, "exhibitor", id.uuid(), "change", stamp, pair).await?;
        }
        Ok(given.len())
    });
    outcome.map_err(refused)
}

/// What history keeps of a stand.
fn told_of(stand: &Stand) -> Value {
    json!({
        "event": stand.event,
        "name": stand.label,
        "area_m2": stand.area,
        "power_w": stand.power,
        "fittings": stand.fittings,
        "function": stand.function,
    })
}

/// What history keeps: whom to reach stays out.
pub(super) fn told(exhibitor: &Exhibitor) -> Value {
    let said = &exhibitor.said;
    json!({
        "event": exhibitor.event,
        "name": said.organisation,
        "area_m2": said.area,
        "stand": exhibitor.stand,
    })
}

fn check(faults: Vec<domain::stand::Fault>) -> Result<(), ServiceError> {
    let faults = faults.into_iter().map(|(field, code)| FieldError::new(field, code)).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

/// The database's no in the words of the rule.
pub(super) fn refused(error: ServiceError) -> ServiceError {
    match error {
        error if error.is_duplicate("exhibitor_stand_id_key") => fault("stand", "taken"),
        ServiceError::Store(StoreError::Reference) => fault("stand", "unknown"),
        other => other,
    }
}
