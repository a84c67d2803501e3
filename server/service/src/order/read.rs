//! Orders as an event lists them, and as who delivers gets them: by day and kind.

use crate::event::{bound, codes_of, may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::{days_after, next_day};
use domain::claim::Interval;
use domain::ids::ServiceOrderId;
use store_model::event::EventLine;
use store_model::function::FunctionLine;
use store_model::order::OrderLine;

/// How many days a sheet shows: today and tomorrow.
const SHEET_DAYS: i64 = 2;

/// What is ordered for an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOrders {
    /// The event.
    pub event: EventLine,
    /// Its orders, by their beginning.
    pub lines: Vec<OrderLine>,
    /// Its functions, at which something may be ordered.
    pub functions: Vec<FunctionLine>,
    /// Whether the actor may order.
    pub may_plan: bool,
}

/// What is to be delivered on a day and the one after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOrders {
    /// The days.
    pub days: Vec<NaiveDate>,
    /// Orders that are held, by their beginning.
    pub lines: Vec<OrderLine>,
}

/// What is ordered for the event of a code; to organisers those of others are not there.
pub async fn of_event(ctx: &Context, actor: &Actor, code: &str) -> Result<EventOrders, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, event.event.id).await?;
        may_see(actor, &people)?;
        let lines = db::order::of_event(tx, event.event.id).await?;
        let mut functions = Vec::new();
        for function in db::function::of_event(tx, event.event.id).await? {
            functions.extend(db::function::line(tx, function.id, None).await?);
        }
        let may_plan = may_plan(actor, &people).is_ok() && !event.event.status.is_off();
        Ok(EventOrders { event, lines, functions, may_plan })
    })
}

/// One order, with what its event has.
pub async fn one(
    ctx: &Context,
    actor: &Actor,
    id: ServiceOrderId,
) -> Result<(OrderLine, EventOrders), ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let known = read!(ctx.store, |tx, db| Ok(db::order::line(tx, id).await?))?;
    let code = known.ok_or(ServiceError::NotFound("service_order"))?.event_code;
    let event = of_event(ctx, actor, &code).await;
    let event = event.map_err(|error| match error {
        ServiceError::NotFound(_) => ServiceError::NotFound("service_order"),
        other => other,
    })?;
    let line = event.lines.iter().find(|line| line.order.id == id).cloned();
    Ok((line.ok_or(ServiceError::NotFound("service_order"))?, event))
}

/// What is to be delivered on a day and the one after, of the events the actor may see.
pub async fn day(ctx: &Context, actor: &Actor, day: NaiveDate) -> Result<DayOrders, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let until = days_after(day, SHEET_DAYS);
    let days = domain::calendar::nights(day, until).collect();
    let Some(time) = Interval::new(ctx.zone.start_of(day), ctx.zone.start_of(until)) else {
        return Ok(DayOrders { days: vec![day, next_day(day)], lines: Vec::new() });
    };
    let mut lines = read!(ctx.store, |tx, db| Ok(db::order::between(tx, time).await?))?;
    if let Some(codes) = codes_of(ctx, bound(actor)).await? {
        lines.retain(|line| codes.contains(&line.event_code));
    }
    let delivered = |line: &OrderLine| line.delivered(ctx.zone).any(|on| (day..until).contains(&on));
    lines.retain(|line| line.held && delivered(line));
    Ok(DayOrders { days, lines })
}
