//! Portable equipment promised to functions, day by day.
//!
//! The database refuses to promise more pieces of a kind than there are on any day.

use crate::{Conn, StoreError, classify};
use chrono::{DateTime, NaiveDate};
use domain::calendar::{CampusZone, nights};
use domain::campus::Equipment;
use domain::function::Function;
use domain::ids::{EquipmentId, EventId, FunctionId};
use uuid::Uuid;

/// The first and the last day of a function, by the campus clock.
pub fn days_of(function: &Function, zone: CampusZone) -> (NaiveDate, NaiveDate) {
    let day = |at| zone.date(DateTime::from_timestamp(at, 0).unwrap_or_default());
    let claimed = function.time;
    (day(claimed.from_at()), day(claimed.until_at() - 1))
}

/// What is promised to a function, by kind.
pub async fn of_function(db: &mut Conn, function: FunctionId) -> Result<Vec<(EquipmentId, i64)>, StoreError> {
    Ok(rows(db, function).await?.into_iter().map(|row| (EquipmentId::new(row.0), row.1)).collect())
}

async fn rows(
    db: &mut Conn,
    function: FunctionId,
) -> Result<Vec<(Uuid, i64, NaiveDate, NaiveDate)>, StoreError> {
    let id = function.uuid();
    let rows = sqlx::query!(
        r#"select equipment_id as "equipment: Uuid", quantity, from_day as "from_day: NaiveDate",
            until_day as "until_day: NaiveDate"
        from function_equipment where function_id = $1 order by equipment_id"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (row.equipment, row.quantity, row.from_day, row.until_day)).collect())
}

/// Pieces of a kind that nobody has on any of some days, both included.
pub async fn free(
    db: &mut Conn,
    (equipment, stock): (EquipmentId, i64),
    (from, until): (NaiveDate, NaiveDate),
) -> Result<i64, StoreError> {
    let id = equipment.uuid();
    let taken = sqlx::query_scalar!(
        r#"select coalesce(max(taken), 0) as "taken!: i64" from equipment_day
        where equipment_id = $1 and day >= $2 and day <= $3"#,
        id,
        from,
        until
    )
    .fetch_one(db)
    .await
    .map_err(classify)?;
    Ok((stock - taken).max(0))
}

/// Promises of a kind that reach into some days, both included, to functions of any event but one: how many pieces, from
/// which day to which.
pub async fn of_others(
    db: &mut Conn,
    equipment: EquipmentId,
    (from, until): (NaiveDate, NaiveDate),
    but: Option<EventId>,
) -> Result<Vec<(i64, NaiveDate, NaiveDate)>, StoreError> {
    let (id, but) = (equipment.uuid(), but.map(EventId::uuid));
    let rows = sqlx::query!(
        r#"select p.quantity, p.from_day as "from_day: NaiveDate", p.until_day as "until_day: NaiveDate"
        from function_equipment p join function f on f.id = p.function_id
        where p.equipment_id = $1 and p.from_day <= $3 and p.until_day >= $2 and f.event_id is distinct from $4"#,
        id,
        from,
        until,
        but
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (row.quantity, row.from_day, row.until_day)).collect())
}

/// Of a kind, how many pieces are promised to a function and how many nobody has on some days; none where there is no such
/// kind.
pub async fn standing(
    db: &mut Conn,
    kind: Option<&Equipment>,
    function: Option<FunctionId>,
    days: (NaiveDate, NaiveDate),
) -> Result<(i64, i64), StoreError> {
    let Some(kind) = kind else { return Ok((0, 0)) };
    let known = match function {
        Some(function) => of_function(db, function).await?,
        None => Vec::new(),
    };
    let promised = known.into_iter().find(|(known, _)| *known == kind.id).map_or(0, |one| one.1);
    Ok((promised, free(db, (kind.id, kind.stock), days).await?))
}

/// Promises a function so many pieces of a kind for some days, in place of what was promised before; none at all where
/// the quantity is 0.
pub async fn put(
    db: &mut Conn,
    function: FunctionId,
    (equipment, quantity): (EquipmentId, i64),
    (from, until): (NaiveDate, NaiveDate),
) -> Result<(), StoreError> {
    let known = rows(db, function).await?.into_iter().find(|row| row.0 == equipment.uuid());
    if let Some((kind, before, first, last)) = known {
        give_back(db, function, kind, (before, first, last)).await?;
    }
    if quantity < 1 {
        return Ok(());
    }
    let (id, kind) = (function.uuid(), equipment.uuid());
    for day in nights(from, domain::calendar::next_day(until)) {
        take(db, kind, day, quantity).await?;
    }
    sqlx::query!(
        "insert into function_equipment (function_id, equipment_id, quantity, from_day, until_day)
        values ($1, $2, $3, $4, $5)",
        id,
        kind,
        quantity,
        from,
        until
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Gives all of a function back.
pub async fn let_go(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    for (kind, quantity, from, until) in rows(db, function).await? {
        give_back(db, function, kind, (quantity, from, until)).await?;
    }
    Ok(())
}

/// Gives back what a function that was moved has on other days than its own now, and tells it: which kind, how many.
pub async fn leave(
    db: &mut Conn,
    function: &Function,
    zone: CampusZone,
) -> Result<Vec<(EquipmentId, i64)>, StoreError> {
    let (days, mut left) = (days_of(function, zone), Vec::new());
    for (kind, quantity, from, until) in rows(db, function.id).await? {
        if (from, until) != days {
            hold(db, kind).await?;
            give_back(db, function.id, kind, (quantity, from, until)).await?;
            left.push((EquipmentId::new(kind), quantity));
        }
    }
    Ok(left)
}

/// Promises a function on its days what it left on others, as many pieces as there are then.
pub async fn arrive(
    db: &mut Conn,
    function: &Function,
    left: &[(EquipmentId, i64)],
    zone: CampusZone,
) -> Result<(), StoreError> {
    let days = days_of(function, zone);
    for (kind, quantity) in left.iter().copied() {
        let there = stock(db, kind.uuid()).await?;
        let there = free(db, (kind, there), days).await?.min(quantity);
        put(db, function.id, (kind, there), days).await?;
    }
    Ok(())
}

/// Keeps others from promising any of a kind until the transaction ends, so that what is free now is still free when it is
/// taken. Days of one kind are many, and have no row before anything of them is promised: the kind itself is held.
async fn hold(db: &mut Conn, equipment: Uuid) -> Result<(), StoreError> {
    crate::dialect::hold_equipment(db, &[equipment]).await
}

/// Follows the stock of a kind from a day on; refused where more is promised than there then is.
pub async fn follow_stock(
    db: &mut Conn,
    equipment: EquipmentId,
    stock: i64,
    since: NaiveDate,
) -> Result<(), StoreError> {
    let id = equipment.uuid();
    sqlx::query!(
        "update equipment_day set stock = $2 where equipment_id = $1 and day >= $3",
        id,
        stock,
        since
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn stock(db: &mut Conn, equipment: Uuid) -> Result<i64, StoreError> {
    sqlx::query_scalar!("select stock from equipment where id = $1", equipment)
        .fetch_one(db)
        .await
        .map_err(classify)
}

async fn take(db: &mut Conn, equipment: Uuid, day: NaiveDate, quantity: i64) -> Result<(), StoreError> {
    hold(db, equipment).await?;
    let stock = stock(db, equipment).await?;
    sqlx::query!(
        "insert into equipment_day (equipment_id, day, stock, taken) values ($1, $2, $3, $4)
        on conflict (equipment_id, day) do update set taken = equipment_day.taken + excluded.taken",
        equipment,
        day,
        stock,
        quantity
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn give_back(
    db: &mut Conn,
    function: FunctionId,
    equipment: Uuid,
    (quantity, from, until): (i64, NaiveDate, NaiveDate),
) -> Result<(), StoreError> {
    let id = function.uuid();
    sqlx::query!(
        "update equipment_day set taken = taken - $4 where equipment_id = $1 and day >= $2 and day <= $3",
        equipment,
        from,
        until,
        quantity
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    sqlx::query!("delete from function_equipment where function_id = $1 and equipment_id = $2", id, equipment)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}
