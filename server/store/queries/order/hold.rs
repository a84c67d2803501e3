//! What orders hold of the things they are of: laid, given back, moved with their event or function.
//!
//! The database refuses to hold more of a thing at any second than there is of it. Orders are laid in the order of their
//! things, so that two events wait for each other in a circle as seldom as can be.

use super::{insert, lines, update};
use crate::{Conn, StoreError, classify, function};
use chrono::{DateTime, NaiveDate};
use domain::calendar::{CampusZone, days_after};
use domain::claim::Interval;
use domain::function::Function;
use domain::ids::{EventId, FunctionId, ServiceOrderId};
use domain::order::{Order, OrderState, ServiceOrder};
use std::collections::BTreeMap;
use store_model::constraint;
use store_model::history::Stamp;
use store_model::order::OrderLine;

/// Lays what an order takes, in place of what it held; nothing where its event does not hold what it asks for.
pub async fn put(db: &mut Conn, order: &ServiceOrder, holds: bool) -> Result<(), StoreError> {
    give_back(db, order.id).await?;
    let id = order.id.uuid();
    let quantity = order.takes();
    if !holds || quantity < 1 {
        return Ok(());
    }
    let (item, time) = (order.order.item.uuid(), order.order.time);
    let (from_at, until_at) = (time.from_at(), time.until_at());
    let done = sqlx::query!(
        "insert into service_hold (order_id, item_id, quantity, from_at, until_at) values ($1, $2, $3, $4, $5)",
        id,
        item,
        quantity,
        from_at,
        until_at
    )
    .execute(db)
    .await
    .map_err(classify);
    match done {
        Err(StoreError::Refused { constraint }) if constraint == constraint::SERVICE_HOLD_STOCK => {
            Err(StoreError::Scarce { item, quantity, from_at, until_at })
        }
        other => other.map(|_| ()),
    }
}

/// Gives back what an order holds.
async fn give_back(db: &mut Conn, order: ServiceOrderId) -> Result<(), StoreError> {
    let id = order.uuid();
    sqlx::query!("delete from service_hold where order_id = $1", id)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Lays what all orders of an event take; refused whole where there is too little of anything.
pub async fn lay(db: &mut Conn, event: EventId) -> Result<(), StoreError> {
    for order in sorted(db, event).await? {
        put(db, &order, true).await?;
    }
    Ok(())
}

/// Gives back all that the orders of an event hold.
pub async fn let_go(db: &mut Conn, event: EventId) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!(
        "delete from service_hold where order_id in (select id from service_order where event_id = $1)",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Moves all orders of an event by some days, at the same hours; refused whole where there is too little of anything then.
pub async fn shift(
    db: &mut Conn,
    event: EventId,
    days: i64,
    (stamp, zone): (Stamp, CampusZone),
) -> Result<(), StoreError> {
    let lines = lines::of_event(db, event).await?;
    let moved = |order: &Order| Order {
        time: function::moved(order.time, days, zone),
        guarantee_due: days_after(order.guarantee_due, days),
        ..order.clone()
    };
    carry(db, lines, moved, stamp).await
}

/// Follows a function that was moved: its orders keep their distance from its beginning.
pub async fn follow(
    db: &mut Conn,
    (before, after): (&Function, &Function),
    done: (Stamp, CampusZone),
) -> Result<(), StoreError> {
    follow_all(db, after.event, &[(before, after)], done).await
}

/// Follows several functions of an event that were moved together, so that their orders may change places.
pub async fn follow_all(
    db: &mut Conn,
    event: EventId,
    moved: &[(&Function, &Function)],
    (stamp, zone): (Stamp, CampusZone),
) -> Result<(), StoreError> {
    let by =
        |(before, after): &(&Function, &Function)| (after.id, after.time.from_at() - before.time.from_at());
    let seconds: BTreeMap<FunctionId, i64> = moved.iter().map(by).filter(|(_, by)| *by != 0).collect();
    if seconds.is_empty() {
        return Ok(());
    }
    let by = |order: &Order| order.function.and_then(|id| seconds.get(&id)).copied();
    let mut lines = lines::of_event(db, event).await?;
    lines.retain(|line| by(&line.order.order).is_some());
    let moved = |order: &Order| {
        let seconds = by(order).unwrap_or_default();
        let (from_at, until_at) = (order.time.from_at() + seconds, order.time.until_at() + seconds);
        let time = Interval::from_seconds(from_at, until_at).unwrap_or(order.time);
        let days = (day(time, zone) - day(order.time, zone)).num_days();
        Order { time, guarantee_due: days_after(order.guarantee_due, days), ..order.clone() }
    };
    carry(db, lines, moved, stamp).await
}

/// Carries orders to another time, with what they hold: all of it is given back before any is laid, so that none of them
/// stands in the way of another as it stood before.
async fn carry(
    db: &mut Conn,
    mut lines: Vec<OrderLine>,
    moved: impl Fn(&Order) -> Order,
    stamp: Stamp,
) -> Result<(), StoreError> {
    lines.sort_by_key(|line| (line.order.order.item, line.order.id));
    for line in &lines {
        give_back(db, line.order.id).await?;
    }
    for OrderLine { order: before, held, .. } in lines {
        let after =
            ServiceOrder { order: moved(&before.order), version: before.version + 1, ..before.clone() };
        update(db, (&before, &after), stamp).await?;
        put(db, &after, held).await?;
    }
    Ok(())
}

fn day(time: Interval, zone: CampusZone) -> NaiveDate {
    zone.date(DateTime::from_timestamp(time.from_at(), 0).unwrap_or_default())
}

/// Gives a repeated event what was ordered for the first, so many days later: for as many as were expected, with nobody's
/// diet, at the functions that repeat the first ones. It holds nothing yet.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    functions: &BTreeMap<FunctionId, FunctionId>,
    days: i64,
    (stamp, zone): (Stamp, CampusZone),
    mut id: impl FnMut() -> ServiceOrderId,
) -> Result<(), StoreError> {
    for known in sorted(db, first).await? {
        if known.state != OrderState::Ordered {
            continue;
        }
        let order = Order {
            function: known.order.function.and_then(|function| functions.get(&function).copied()),
            time: function::moved(known.order.time, days, zone),
            guarantee_due: days_after(known.order.guarantee_due, days),
            diets: BTreeMap::new(),
            allergies: String::new(),
            ..known.order.clone()
        };
        let copy = ServiceOrder {
            id: id(),
            event: again,
            order,
            guaranteed: None,
            actual: None,
            version: 1,
            ..known
        };
        insert(db, &copy, stamp).await?;
    }
    Ok(())
}

async fn sorted(db: &mut Conn, event: EventId) -> Result<Vec<ServiceOrder>, StoreError> {
    let mut orders = lines::of_event(db, event).await?.into_iter().map(|line| line.order).collect::<Vec<_>>();
    orders.sort_by_key(|order| (order.order.item, order.id));
    Ok(orders)
}

/// Orders that hold though they or their events do not, that do not hold though both do, and that hold something else
/// than they ask for.
pub async fn misheld(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        r#"select 'service_order ' || e.code || ' ' || i.name as "what!: String"
        from service_order o
        join event e on e.id = o.event_id
        join service_item i on i.id = o.item_id
        join service_count x on x.order_id = o.id and x.stage = 'expected'
        left join service_count g on g.order_id = o.id and g.stage = 'guaranteed'
        left join service_hold h on h.order_id = o.id
        where (h.order_id is not null) <> (o.state = 'ordered' and e.status in ('tentative', 'definite', 'actual')
                and not e.waits and coalesce(g.quantity, x.quantity) > 0)
            or h.item_id <> o.item_id or h.from_at <> o.from_at or h.until_at <> o.until_at
            or h.quantity <> coalesce(g.quantity, x.quantity)
        order by 1"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
