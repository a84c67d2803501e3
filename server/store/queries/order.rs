//! What is ordered for events.

#[path = "order/hold.rs"]
mod hold;
#[path = "order/lines.rs"]
mod lines;

pub use hold::{copy, follow, follow_all, lay, let_go, misheld, put, shift};
pub use lines::{between, held_of, line, of_event};

use crate::{Conn, StoreError, classify};
use domain::ids::{AccountId, FunctionId, ServiceOrderId};
use domain::order::{ServiceOrder, Stage};
use store_model::history::Stamp;
use uuid::Uuid;

/// Adds an order; what it holds is laid apart.
pub async fn insert(db: &mut Conn, order: &ServiceOrder, stamp: Stamp) -> Result<(), StoreError> {
    let (id, event, item) = (order.id.uuid(), order.event.uuid(), order.order.item.uuid());
    let (function, state) = (order.order.function.map(FunctionId::uuid), order.state.code());
    let (from_at, until_at) = (order.order.time.from_at(), order.order.time.until_at());
    sqlx::query!(
        "insert into service_order (id, event_id, item_id, function_id, from_at, until_at, guarantee_due, allergies, note,
            state, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id,
        event,
        item,
        function,
        from_at,
        until_at,
        order.order.guarantee_due,
        order.order.allergies,
        order.order.note,
        state,
        order.synthetic,
        order.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    put_counts(db, None, order, stamp).await
}

/// Writes an order in its next version, if nobody changed it since; what it holds is laid apart.
pub async fn update(
    db: &mut Conn,
    (before, after): (&ServiceOrder, &ServiceOrder),
    stamp: Stamp,
) -> Result<(), StoreError> {
    let (id, seen, order) = (after.id.uuid(), before.version, &after.order);
    let (item, function, state) =
        (order.item.uuid(), order.function.map(FunctionId::uuid), after.state.code());
    let (from_at, until_at) = (order.time.from_at(), order.time.until_at());
    let done = sqlx::query!(
        "update service_order set item_id = $2, function_id = $3, from_at = $4, until_at = $5, guarantee_due = $6,
            allergies = $7, note = $8, state = $9, version = $10
        where id = $1 and version = $11",
        id,
        item,
        function,
        from_at,
        until_at,
        order.guarantee_due,
        order.allergies,
        order.note,
        state,
        after.version,
        seen
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "service_order" });
    }
    put_counts(db, Some(before), after, stamp).await
}

/// Writes the counts that are others than before, by whoever says so now, and the diets.
async fn put_counts(
    db: &mut Conn,
    before: Option<&ServiceOrder>,
    after: &ServiceOrder,
    stamp: Stamp,
) -> Result<(), StoreError> {
    let (id, by) = (after.id.uuid(), stamp.actor.map(AccountId::uuid));
    let at = stamp.recorded_at.timestamp();
    for stage in Stage::ALL {
        let (known, quantity) =
            (before.and_then(|order| order.counts().of(*stage)), after.counts().of(*stage));
        let Some(quantity) = quantity.filter(|_| known != quantity) else { continue };
        let stage = stage.code();
        sqlx::query!(
            "insert into service_count (order_id, stage, quantity, set_at, set_by) values ($1, $2, $3, $4, $5)
            on conflict (order_id, stage) do update
                set quantity = excluded.quantity, set_at = excluded.set_at, set_by = excluded.set_by",
            id,
            stage,
            quantity,
            at,
            by
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    put_diets(db, id, after).await
}

async fn put_diets(db: &mut Conn, id: Uuid, order: &ServiceOrder) -> Result<(), StoreError> {
    sqlx::query!("delete from service_diet where order_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    for (diet, heads) in &order.order.diets {
        let diet = diet.code();
        sqlx::query!("insert into service_diet (order_id, diet, heads) values ($1, $2, $3)", id, diet, heads)
            .execute(&mut *db)
            .await
            .map_err(classify)?;
    }
    Ok(())
}

/// Lets the orders of a function stand without it.
pub async fn loosen(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    let id = function.uuid();
    sqlx::query!(
        "update service_order set function_id = null, version = version + 1 where function_id = $1",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// The orders that say something in words, each with the instant it is over.
pub async fn worded(db: &mut Conn) -> Result<Vec<(ServiceOrderId, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", until_at from service_order where allergies <> '' or note <> '' order by id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (ServiceOrderId::new(row.id), row.until_at)).collect())
}

/// Erases what an order says in words, if it was over before an instant: it may tell of somebody. The counts stay. Whether
/// there was anything.
pub async fn forget_words(db: &mut Conn, order: ServiceOrderId, before: i64) -> Result<bool, StoreError> {
    let id = order.uuid();
    sqlx::query!(
        "update service_order set allergies = '', note = '', version = version + 1
        where id = $1 and until_at < $2 and (allergies <> '' or note <> '')",
        id,
        before
    )
    .execute(db)
    .await
    .map(|done| done.rows_affected() > 0)
    .map_err(classify)
}
