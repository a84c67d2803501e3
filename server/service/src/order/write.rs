//! Orders taken, changed, counted and withdrawn: each in one transaction with what it holds and its line of history.

use crate::error::FieldError;
use crate::event::{bound, may_plan};
use crate::refusal::explain;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate};
use domain::access::Permission;
use domain::calendar::days_after;
use domain::event::Event;
use domain::function::Function;
use domain::ids::ServiceOrderId;
use domain::order::{AROUND_EVENT, Broken, CountFault, Order, OrderFault, OrderState, ServiceOrder, Stage};
use domain::price::Item;
use serde_json::{Value, json};

/// The order of an id with the event it is for, which is kept, for whoever may plan that.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, $id:ident) => {{
        let known = $db::order::line($tx, $id).await?.ok_or(ServiceError::NotFound("service_order"))?;
        let theirs = may_plan($actor, &$db::event::people($tx, known.order.event).await?);
        theirs.map_err(|_| ServiceError::NotFound("service_order"))?;
        let event = $db::event::kept($tx, &known.event_code).await?.ok_or(ServiceError::NotFound("event"))?;
        // Read again: now nobody else changes it.
        let line = $db::order::line($tx, $id).await?.ok_or(ServiceError::NotFound("service_order"))?;
        (line.order, event.event)
    }};
}

/// Writes an order as it is now with what it holds, and its line of history.
macro_rules! written {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $action:literal, $before:expr, $after:expr, $event:expr) => {{
        let stamp = $ctx.stamp($actor.id());
        $db::order::update($tx, ($before, $after), stamp).await?;
        // A stock that was lowered since does not stand in the way of words about what was.
        if $before.taking() != $after.taking() {
            $db::order::put($tx, $after, $event.holds()).await?;
        }
        let (id, before, after) = ($after.id.uuid(), told($before), told($after));
        $db::history::append($tx, "service_order", id, $action, stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    }};
}

/// Orders something for the event of a code. The same order sent twice is taken once: `id` is made up by who asks. It is
/// held if the event holds what it asks for.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, ServiceOrderId),
    order: &Order,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let order = checked(ctx, order)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        if db::order::line(tx, id).await?.is_some() {
            return Ok(());
        }
        let item = db::price::get(tx, order.item).await?.map(|one| one.item);
        let functions = db::function::of_event(tx, event.id).await?;
        fits(ctx, (&event, &functions), item.as_ref(), &order, None)?;
        in_time(ctx, actor, item.as_ref(), (&order, None))?;
        let new = ServiceOrder {
            id,
            event: event.id,
            order: order.clone(),
            guaranteed: None,
            actual: None,
            state: OrderState::Ordered,
            synthetic: false,
            version: 1,
        };
        let stamp = ctx.stamp(actor.id());
        db::order::insert(tx, &new, stamp).await?;
        db::order::put(tx, &new, event.holds()).await?;
        let after = told(&new);
        db::history::append(tx, "service_order", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("service_order_pkey") => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
        Ok(()) => Ok(()),
    }
}

/// Changes an order at the version that was seen: what, when, for how many.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (ServiceOrderId, i64),
    order: &Order,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let order = checked(ctx, order)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, event) = kept!(tx, db, actor, id);
        seen("service_order", version, before.version)?;
        let item = db::price::get(tx, order.item).await?.map(|one| one.item);
        let functions = db::function::of_event(tx, event.id).await?;
        fits(ctx, (&event, &functions), item.as_ref(), &order, Some(&before))?;
        let after = ServiceOrder { order: order.clone(), version: version + 1, ..before.clone() };
        falls(ctx, actor, (&before, &after), "expected")?;
        in_time(ctx, actor, item.as_ref(), (&order, Some(&before)))?;
        written!(tx, db, ctx, actor, "change", &before, &after, event)
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// Says for how many an order is promised, or how many there were, at the version that was seen.
pub async fn count(
    ctx: &Context,
    actor: &Actor,
    (id, version): (ServiceOrderId, i64),
    (stage, quantity): (Stage, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, event) = kept!(tx, db, actor, id);
        seen("service_order", version, before.version)?;
        let days = (day_of(ctx, &before.order), ctx.today());
        let after = before.clone().counted(stage, quantity, days);
        let after = after.map_err(|fault| not_counted(stage, fault))?;
        let after = ServiceOrder { version: version + 1, ..after };
        falls(ctx, actor, (&before, &after), stage.code())?;
        written!(tx, db, ctx, actor, "count", &before, &after, event)
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(explain(ctx, actor, None, error).await),
    }
}

/// Withdraws an order at the version that was seen, and gives back what it held; done twice, done once.
pub async fn withdraw(
    ctx: &Context,
    actor: &Actor,
    (id, version): (ServiceOrderId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (before, event) = kept!(tx, db, actor, id);
        if before.state == OrderState::Withdrawn {
            return Ok(());
        }
        seen("service_order", version, before.version)?;
        let after = ServiceOrder { state: OrderState::Withdrawn, version: version + 1, ..before.clone() };
        falls(ctx, actor, (&before, &after), "withdraw")?;
        written!(tx, db, ctx, actor, "let_go", &before, &after, event)
    })
}

/// The order as it is kept, or everything that is wrong with it by itself.
fn checked(ctx: &Context, order: &Order) -> Result<Order, ServiceError> {
    let faults = order.check(day_of(ctx, order));
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults.into_iter().map(field).collect()));
    }
    let (allergies, note) = (order.allergies.trim().to_owned(), order.note.trim().to_owned());
    Ok(Order { allergies, note, ..order.clone() })
}

/// What does not fit the event, or the thing that is ordered. What an order has already it may keep.
fn fits(
    ctx: &Context,
    (event, functions): (&Event, &[Function]),
    item: Option<&Item>,
    order: &Order,
    known: Option<&ServiceOrder>,
) -> Result<(), ServiceError> {
    let fault = |field: &str, code| Err(ServiceError::Invalid(vec![FieldError::new(field, code)]));
    if event.status.is_off() {
        return fault("event", "called_off");
    }
    let same = known.is_some_and(|known| known.order.item == order.item);
    let Some(item) = item.filter(|item| same || (item.profile.active && item.profile.kind.is_ordered()))
    else {
        return fault("item", "unknown");
    };
    if item.profile.meal.is_none() && !(order.diets.is_empty() && order.allergies.is_empty()) {
        return fault("item", "no_meal");
    }
    if order.function.is_some_and(|id| functions.iter().all(|function| function.id != id)) {
        return fault("function", "unknown");
    }
    let (first, last) = (days_after(event.from, -AROUND_EVENT), days_after(event.until, AROUND_EVENT));
    if (first..=last).contains(&day_of(ctx, order)) { Ok(()) } else { fault("day", "outside") }
}

/// Organisers promise a count when whoever delivers needs it; the house may agree another day with them. What an order has
/// already it may keep.
fn in_time(
    ctx: &Context,
    actor: &Actor,
    item: Option<&Item>,
    (order, known): (&Order, Option<&ServiceOrder>),
) -> Result<(), ServiceError> {
    let asked = |order: &Order| (order.item, order.time, order.guarantee_due);
    let same = known.is_some_and(|known| asked(&known.order) == asked(order));
    let days = item.map_or(0, |item| item.profile.guarantee_days);
    if bound(actor).is_none() || same || order.is_promised_in_time(day_of(ctx, order), days) {
        return Ok(());
    }
    Err(ServiceError::Invalid(vec![FieldError::new("guarantee_due", "late")]))
}

/// Organisers do not take back what who delivers counts on; the house does, once it is agreed with them. `count` is the
/// field that says for how many.
fn falls(
    ctx: &Context,
    actor: &Actor,
    (before, after): (&ServiceOrder, &ServiceOrder),
    count: &str,
) -> Result<(), ServiceError> {
    if bound(actor).is_none() {
        return Ok(());
    }
    let field = |broken| match broken {
        Broken::Item => "item",
        Broken::Time => "day",
        Broken::Due => "guarantee_due",
        Broken::Count => count,
    };
    let kept = before.may_become(after, ctx.today());
    kept.map_err(|broken| ServiceError::Invalid(vec![FieldError::new(field(broken), "promised")]))
}

fn day_of(ctx: &Context, order: &Order) -> NaiveDate {
    ctx.zone.date(DateTime::from_timestamp(order.time.from_at(), 0).unwrap_or_default())
}

fn not_counted(stage: Stage, fault: CountFault) -> ServiceError {
    let code = match fault {
        CountFault::OutOfRange => "out_of_range",
        CountFault::NotYet => "not_yet",
    };
    ServiceError::Invalid(vec![FieldError::new(stage.code(), code)])
}

fn field(fault: OrderFault) -> FieldError {
    match fault {
        OrderFault::Expected => FieldError::new("expected", "out_of_range"),
        OrderFault::Diet(diet) => FieldError::new(diet.code(), "too_many"),
        OrderFault::TooLong => FieldError::new("until_time", "too_long"),
        OrderFault::DueLate => FieldError::new("guarantee_due", "late"),
        OrderFault::LongAllergies => FieldError::new("allergies", "too_long"),
        OrderFault::LongNote => FieldError::new("note", "too_long"),
    }
}

/// What history keeps: words stay out, for they may tell of somebody, and so do diets.
fn told(order: &ServiceOrder) -> Value {
    json!({
        "event": order.event,
        "item": order.order.item,
        "from_at": order.order.time.from_at(),
        "until_at": order.order.time.until_at(),
        "expected": order.order.expected,
        "guaranteed": order.guaranteed,
        "actual": order.actual,
        "guarantee_due": order.order.guarantee_due,
        "state": order.state,
    })
}
