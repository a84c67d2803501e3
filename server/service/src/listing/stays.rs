//! Stays, with guests, rooms and what their keys stand for.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::StayId;
use domain::stay::Stay;
use std::collections::HashMap;
use store_model::listing::{ListedGuest, ListedRoom, StayFilter, StayListing};
use uuid::Uuid;

/// A stay of a list.
#[derive(Clone)]
pub struct ListedStay {
    /// The stay.
    pub stay: StayListing,
    /// Who sleeps in it.
    pub guests: Vec<ListedGuest>,
    /// The rooms it holds, in order of time.
    pub rooms: Vec<ListedRoom>,
}

/// The stays that a filter lets through, by arrival and id.
pub async fn stays(
    ctx: &Context,
    actor: &Actor,
    filter: &StayFilter,
) -> Result<Vec<ListedStay>, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let rows = read!(ctx.store, |tx, db| {
        Ok((
            db::listing::stays(tx, filter).await?,
            db::listing::guests_of(tx, filter).await?,
            db::listing::rooms_of(tx, filter).await?,
        ))
    })?;
    Ok(joined(rows))
}

/// The stays of a page, each with the guests and rooms that were read for it.
pub(crate) fn joined(rows: (Vec<StayListing>, Vec<ListedGuest>, Vec<ListedRoom>)) -> Vec<ListedStay> {
    let (stays, guests, rooms) = rows;
    let mut guests = by_stay(guests, |guest| guest.stay_id);
    let mut rooms = by_stay(rooms, |room| room.stay_id);
    let listed = |stay: StayListing| ListedStay {
        guests: guests.remove(&stay.id).unwrap_or_default(),
        rooms: rooms.remove(&stay.id).unwrap_or_default(),
        stay,
    };
    stays.into_iter().map(listed).collect()
}

/// One stay, by its id or by its reference (small letters will do).
pub async fn stay(ctx: &Context, actor: &Actor, key: &str) -> Result<ListedStay, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let missing = || ServiceError::NotFound("stay");
    let found = read!(ctx.store, |tx, db| {
        let id = match key.parse::<StayId>() {
            Ok(id) => id,
            Err(_) => db::stay::record::by_reference(tx, &key.to_uppercase()).await?.ok_or_else(missing)?,
        };
        db::stay::get(tx, id).await?.ok_or_else(missing)
    })?;
    let mut listed = stays(ctx, actor, &only(&found)).await?;
    listed.pop().ok_or_else(missing)
}

/// The page that begins right before a stay and is one long.
fn only(stay: &Stay) -> StayFilter {
    let (arrival, id) = (stay.dates.arrival(), stay.id.uuid());
    let before = Uuid::from_u128(id.as_u128().saturating_sub(1));
    StayFilter {
        first_arrival: arrival,
        last_arrival: arrival,
        after: (arrival, before),
        most: 1,
        ..StayFilter::default()
    }
}

fn by_stay<T>(rows: Vec<T>, stay: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut found = HashMap::<Uuid, Vec<T>>::new();
    for row in rows {
        found.entry(stay(&row)).or_default().push(row);
    }
    found
}
