//! Which rooms are free.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::calendar::StayDates;
use domain::stay;
use std::collections::HashSet;
use store_model::room::FreeRoom;

/// The guest rooms in stock for all the nights and without a claim in them, by number. What is free now may be taken
/// by the time it is asked for; the database decides then.
pub async fn free_rooms(
    ctx: &Context,
    actor: &Actor,
    dates: StayDates,
) -> Result<Vec<FreeRoom>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let Some(interval) = stay::hold(dates, ctx.zone) else { return Ok(Vec::new()) };
    let first = dates.arrival();
    let last = dates.nights().last().unwrap_or(first);
    let (rooms, claims) = read!(ctx.store, |tx, db| {
        Ok::<_, ServiceError>((
            db::claim::rooms_in_stock(tx, first, last).await?,
            db::claim::on_rooms(tx, interval).await?,
        ))
    })?;
    let taken = claims.into_iter().map(|(room, _)| room.uuid()).collect::<HashSet<_>>();
    Ok(rooms.into_iter().filter(|room| !taken.contains(&room.id)).collect())
}
