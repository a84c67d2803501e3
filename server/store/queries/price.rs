//! What has a price, and its prices: added, never rewritten.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::ids::{RoomTypeId, ServiceItemId, SpaceId};
use domain::price::{Item, Kind, Meal, Price, Profile, Unit};
use std::collections::HashMap;
use store_model::order::PricedItem;
use uuid::Uuid;

/// Adds a thing; its stock counts from an instant on.
pub async fn insert(db: &mut Conn, item: &Item, since: i64) -> Result<(), StoreError> {
    let (id, profile) = (item.id.uuid(), &item.profile);
    let (kind, unit, meal) = (profile.kind.code(), profile.unit.code(), profile.meal.map(Meal::code));
    let (room_type, space) = (profile.room_type.map(RoomTypeId::uuid), profile.space.map(SpaceId::uuid));
    sqlx::query!(
        "insert into service_item (id, name, kind, meal, unit, stock, stock_since, guarantee_days, room_type_id, space_id,
            note, active, synthetic, version, hybrid)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        id,
        profile.name,
        kind,
        meal,
        unit,
        profile.stock,
        since,
        profile.guarantee_days,
        room_type,
        space,
        profile.note,
        profile.active,
        item.synthetic,
        item.version,
        profile.hybrid
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a thing in its next version, if nobody changed it since; the database refuses a stock below what is held from
/// an instant on.
pub async fn update(db: &mut Conn, item: &Item, since: i64) -> Result<(), StoreError> {
    let (id, before, profile) = (item.id.uuid(), item.version - 1, &item.profile);
    let (kind, unit, meal) = (profile.kind.code(), profile.unit.code(), profile.meal.map(Meal::code));
    let (room_type, space) = (profile.room_type.map(RoomTypeId::uuid), profile.space.map(SpaceId::uuid));
    let done = sqlx::query!(
        "update service_item set name = $2, kind = $3, meal = $4, unit = $5, stock = $6, stock_since = $7,
            guarantee_days = $8, room_type_id = $9, space_id = $10, note = $11, active = $12, version = $13,
            hybrid = $15
        where id = $1 and version = $14",
        id,
        profile.name,
        kind,
        meal,
        unit,
        profile.stock,
        since,
        profile.guarantee_days,
        room_type,
        space,
        profile.note,
        profile.active,
        item.version,
        before,
        profile.hybrid
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "service_item" }) } else { Ok(()) }
}

/// Adds a price after those there are.
pub async fn add(db: &mut Conn, item: ServiceItemId, price: Price, at: i64) -> Result<(), StoreError> {
    let id = item.uuid();
    sqlx::query!(
        "insert into service_price (item_id, position, valid_from, price_cents, cost_cents, entered_at)
        select $1, (select coalesce(max(position), 0) + 1 from service_price where item_id = $1), $2, $3, $4, $5",
        id,
        price.from,
        price.price,
        price.cost,
        at
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Everything with a price, by kind and name.
pub async fn all(db: &mut Conn) -> Result<Vec<PricedItem>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", name, kind, meal, unit, stock, guarantee_days,
            room_type_id as "room_type: Uuid", space_id as "space: Uuid", note, active as "active: bool",
            synthetic as "synthetic: bool", version, hybrid as "hybrid: bool"
        from service_item order by name, id"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut prices = prices(db).await?;
    let read = rows.into_iter().map(|line| {
        const TABLE: &str = "service_item";
        let meal = line.meal.as_deref().map(|meal| row::valid(Meal::parse(meal), TABLE, line.id, "meal"));
        let profile = Profile {
            name: line.name,
            kind: row::valid(Kind::parse(&line.kind), TABLE, line.id, "kind")?,
            meal: meal.transpose()?,
            unit: row::valid(Unit::parse(&line.unit), TABLE, line.id, "unit")?,
            stock: line.stock,
            guarantee_days: line.guarantee_days,
            room_type: line.room_type.map(RoomTypeId::new),
            space: line.space.map(SpaceId::new),
            note: line.note,
            hybrid: line.hybrid,
            active: line.active,
        };
        let id = ServiceItemId::new(line.id);
        let item = Item { id, profile, synthetic: line.synthetic, version: line.version };
        Ok(PricedItem { prices: prices.remove(&line.id).unwrap_or_default(), item })
    });
    let mut items = read.collect::<Result<Vec<_>, StoreError>>()?;
    items.sort_by_key(|one| one.item.profile.kind);
    Ok(items)
}

/// One of them.
pub async fn get(db: &mut Conn, id: ServiceItemId) -> Result<Option<PricedItem>, StoreError> {
    Ok(all(db).await?.into_iter().find(|one| one.item.id == id))
}

async fn prices(db: &mut Conn) -> Result<HashMap<Uuid, Vec<Price>>, StoreError> {
    let rows = sqlx::query!(
        r#"select item_id as "item: Uuid", valid_from as "valid_from: NaiveDate", price_cents, cost_cents
        from service_price order by item_id, position"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut found = HashMap::<Uuid, Vec<Price>>::new();
    for line in rows {
        let price = Price { from: line.valid_from, price: line.price_cents, cost: line.cost_cents };
        found.entry(line.item).or_default().push(price);
    }
    Ok(found)
}
