//! What becomes of meetings when their event moves or is repeated, and when a hall or an exhibitor of theirs is gone.

use super::{book, bookings, hosts, insert_host, insert_slot, put_terms, slots, terms};
use crate::function::moved;
use crate::{Conn, StoreError, classify};
use domain::calendar::CampusZone;
use domain::ids::{EventId, ExhibitorId, FunctionId, MeetingHostId, MeetingSlotId};
use domain::meeting::{Host, Profile, Slot, Terms};
use std::collections::BTreeMap;
use store_model::meeting::{KnownTerms, Moved};
use uuid::Uuid;

/// Leaves the hosts of a function without a hall: it is taken away.
pub async fn leave(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    let id = function.uuid();
    sqlx::query!(
        "update meeting_host set function_id = null, version = version + 1 where function_id = $1",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Lets the hosts that are an exhibitor stay under its name: it is taken away.
pub async fn leave_exhibitor(db: &mut Conn, exhibitor: ExhibitorId) -> Result<(), StoreError> {
    let id = exhibitor.uuid();
    sqlx::query!(
        "update meeting_host set name = (select organisation from exhibitor where id = $1), exhibitor_id = null,
            version = version + 1
        where exhibitor_id = $1",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Moves all times of an event by so many days, at the same hours of the campus clock; who booked them keeps them. Says
/// which those are.
pub async fn shift(
    db: &mut Conn,
    event: EventId,
    days: i64,
    zone: CampusZone,
) -> Result<Vec<Moved>, StoreError> {
    let (mut all, booked) = (slots(&mut *db, event).await?, bookings(&mut *db, event).await?);
    // The one that goes furthest goes first, so that none is moved onto one that has still to go.
    if days > 0 {
        all.reverse();
    }
    let id = event.uuid();
    let kept = sqlx::query!(
        r#"select slot_id as "slot: Uuid", booked_at from meeting_booking where event_id = $1"#,
        id
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let kept = kept.into_iter().map(|line| (MeetingSlotId::new(line.slot), line.booked_at));
    let kept = kept.collect::<BTreeMap<_, _>>();
    sqlx::query!("delete from meeting_booking where event_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    for slot in &mut all {
        slot.time = moved(slot.time, days, zone);
        put_time(&mut *db, slot).await?;
    }
    let mut found = Vec::new();
    for booking in booked {
        let Some(slot) = all.iter().find(|slot| slot.id == booking.slot).copied() else { continue };
        book(&mut *db, &slot, booking.entry, kept.get(&slot.id).copied().unwrap_or_default()).await?;
        found.push(Moved { booking, slot });
    }
    Ok(found)
}

async fn put_time(db: &mut Conn, slot: &Slot) -> Result<(), StoreError> {
    let (id, from_at, until_at) = (slot.id.uuid(), slot.time.from_at(), slot.time.until_at());
    sqlx::query!("update meeting_slot set from_at = $2, until_at = $3 where id = $1", id, from_at, until_at)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Gives a repeated event the hosts and times of the first, so many days later, in the functions that stand for those of
/// the first, and closed: nobody has booked. Exhibitors do not come along, nor does any link: these belong to one time.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    (days, zone): (i64, CampusZone),
    functions: &BTreeMap<FunctionId, FunctionId>,
    mut id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    let known = terms(&mut *db, first).await?;
    if known.version > 0 {
        let terms = Terms { open: false, ..known.terms };
        put_terms(&mut *db, again, KnownTerms { terms, version: 1 }).await?;
    }
    let mut fresh = BTreeMap::new();
    let known = hosts(&mut *db, first).await?.into_iter().map(|line| line.host);
    for host in known.filter(|host| !host.profile.name.is_empty()) {
        let function = host.profile.function.and_then(|function| functions.get(&function).copied());
        let profile = Profile { function, link: String::new(), ..host.profile };
        let copy = Host { id: MeetingHostId::new(id()), event: again, profile, version: 1 };
        insert_host(&mut *db, &copy).await?;
        fresh.insert(host.id, copy.id);
    }
    for slot in slots(&mut *db, first).await? {
        let Some(host) = fresh.get(&slot.host).copied() else { continue };
        let time = moved(slot.time, days, zone);
        let copy = Slot { id: MeetingSlotId::new(id()), event: again, host, time, open: true, booked: None };
        insert_slot(&mut *db, &copy).await?;
    }
    Ok(())
}
