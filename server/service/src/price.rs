//! What events are charged for, and since when: prices are added, never rewritten.

use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::ids::ServiceItemId;
use domain::price::{Item, Price, PriceFault, Profile, in_force};
use serde_json::{Value, json};
pub use store_model::order::PricedItem;
use store_model::{StoreError, constraint};

/// Something that can be ordered, as organisers see it: its price without what it costs the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is.
    pub item: Item,
    /// What a unit of it is charged on the day asked for, in cents; none where it has no price then.
    pub price: Option<i64>,
}

/// Everything with a price, with all of its prices and what it costs, by kind and name.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<PricedItem>, ServiceError> {
    actor.require(Permission::ReadMoney)?;
    read!(ctx.store, |tx, db| Ok(db::price::all(tx).await?))
}

/// One of them, for whoever sets prices.
pub async fn one(ctx: &Context, actor: &Actor, id: ServiceItemId) -> Result<PricedItem, ServiceError> {
    actor.require(Permission::WritePrices)?;
    let found = read!(ctx.store, |tx, db| Ok(db::price::get(tx, id).await?))?;
    found.ok_or(ServiceError::NotFound("service_item"))
}

/// What can be ordered now, at the price of a day: an event is charged at the prices of its first.
pub async fn offer(ctx: &Context, actor: &Actor, day: NaiveDate) -> Result<Vec<Offer>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let known = read!(ctx.store, |tx, db| Ok(db::price::all(tx).await?))?;
    let offered =
        known.into_iter().filter(|one| one.item.profile.active && one.item.profile.kind.is_ordered());
    let offer = |one: PricedItem| Offer {
        price: in_force(&one.prices, day).map(|price| price.price),
        item: one.item,
    };
    Ok(offered.map(offer).collect())
}

/// Adds a thing with its first price. The same one sent twice is added once: `id` is made up by who asks.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    id: ServiceItemId,
    (profile, price): (&Profile, Price),
) -> Result<(), ServiceError> {
    actor.require(Permission::WritePrices)?;
    let mut faults = profile.check();
    faults.extend(price.check());
    checked(faults)?;
    let (item, now) =
        (Item { id, profile: profile.tidy(), synthetic: false, version: 1 }, ctx.now().timestamp());
    let outcome = transact!(ctx.store, |tx, db| {
        if db::price::get(tx, id).await?.is_some() {
            return Ok(());
        }
        db::price::insert(tx, &item, now).await?;
        db::price::add(tx, id, price, now).await?;
        let (after, stamp) = (told(&item, Some(price)), ctx.stamp(actor.id()));
        db::history::append(tx, "service_item", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("service_item_pkey") => Ok(()),
        other => other.map_err(refused),
    }
}

/// Changes what a thing is, at the version that was seen. Its stock does not fall below what is held of it from now on.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (ServiceItemId, i64),
    profile: &Profile,
) -> Result<(), ServiceError> {
    actor.require(Permission::WritePrices)?;
    checked(profile.check())?;
    let now = ctx.now().timestamp();
    let outcome = transact!(ctx.store, |tx, db| {
        let known = db::price::get(tx, id).await?.ok_or(ServiceError::NotFound("service_item"))?;
        let before = known.item;
        seen("service_item", version, before.version)?;
        let after = Item { profile: profile.tidy(), version: version + 1, ..before.clone() };
        db::price::update(tx, &after, now).await?;
        let (before, after, stamp) = (told(&before, None), told(&after, None), ctx.stamp(actor.id()));
        let pair = (Some(&before), Some(&after));
        db::history::append(tx, "service_item", id.uuid(), "change", stamp, pair).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Adds a price from a day on, at the version that was seen. What was charged before stays what it was.
pub async fn set(
    ctx: &Context,
    actor: &Actor,
    (id, version): (ServiceItemId, i64),
    price: Price,
) -> Result<(), ServiceError> {
    actor.require(Permission::WritePrices)?;
    checked(price.check())?;
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        let known = db::price::get(tx, id).await?.ok_or(ServiceError::NotFound("service_item"))?;
        seen("service_item", version, known.item.version)?;
        let before = in_force(&known.prices, price.from);
        let after = Item { version: version + 1, ..known.item };
        db::price::update(tx, &after, now).await?;
        db::price::add(tx, id, price, now).await?;
        let (before, after, stamp) = (before.map(priced), priced(price), ctx.stamp(actor.id()));
        let pair = (before.as_ref(), Some(&after));
        db::history::append(tx, "service_item", id.uuid(), "price", stamp, pair).await?;
        Ok(())
    })
}

/// What history keeps.
fn told(item: &Item, price: Option<Price>) -> Value {
    let profile = &item.profile;
    let (kind, unit, stock) = (profile.kind, profile.unit, profile.stock);
    let mut told = json!({
        "name": profile.name, "kind": kind, "unit": unit, "stock": stock, "guarantee_days": profile.guarantee_days,
        "active": profile.active, "hybrid": profile.hybrid,
    });
    if let (Some(fields), Some(Value::Object(more))) = (told.as_object_mut(), price.map(priced)) {
        fields.extend(more);
    }
    told
}

fn priced(price: Price) -> Value {
    json!({ "price_from": price.from, "price": price.price, "cost": price.cost })
}

fn checked(faults: Vec<PriceFault>) -> Result<(), ServiceError> {
    let faults = faults.into_iter().map(field).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn field(fault: PriceFault) -> FieldError {
    match fault {
        PriceFault::NoName => FieldError::new("name", "missing"),
        PriceFault::LongName => FieldError::new("name", "too_long"),
        PriceFault::LongNote => FieldError::new("note", "too_long"),
        PriceFault::Unit => FieldError::new("unit", "unfit"),
        PriceFault::Stock => FieldError::new("stock", "out_of_range"),
        PriceFault::Guarantee => FieldError::new("guarantee_days", "out_of_range"),
        PriceFault::Price => FieldError::new("price", "out_of_range"),
        PriceFault::Cost => FieldError::new("cost", "out_of_range"),
    }
}

/// The database's no in the words of the form.
fn refused(error: ServiceError) -> ServiceError {
    let fault = match &error {
        ServiceError::Store(StoreError::Refused { constraint })
            if constraint == constraint::SERVICE_ITEM_STOCK =>
        {
            FieldError::new("stock", "held")
        }
        ServiceError::Store(StoreError::Reference) => FieldError::new("room_type", "unknown"),
        _ if error.is_duplicate("service_item_room_type_id_key") => FieldError::new("room_type", "taken"),
        _ if error.is_duplicate("service_item_space_id_key") => FieldError::new("space", "taken"),
        _ => return error,
    };
    ServiceError::Invalid(vec![fault])
}
