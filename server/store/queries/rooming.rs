//! Rooming lists, written. The event must be held: entries of one list are checked against each other.

#[path = "rooming/reads.rs"]
mod reads;

pub use reads::{beside, entries, is_listed, list, needs_step_free, stays_beside};

use crate::{Conn, StoreError, classify, meeting, person};
use domain::ids::EventId;
use domain::rooming::Entry;
use store_model::person::Guest;
use store_model::rooming::List;
use uuid::Uuid;

/// Writes the list as a whole.
pub async fn put_list(db: &mut Conn, event: EventId, list: List) -> Result<(), StoreError> {
    let event = event.uuid();
    sqlx::query!(
        "insert into rooming_list (event_id, auto_approve, seen_at, version) values ($1, $2, $3, $4)
        on conflict (event_id) do update set auto_approve = $2, seen_at = $3, version = $4",
        event,
        list.auto_approve,
        list.seen_at,
        list.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Adds an entry with its person; `need` is the id of a need it may have. The list must be there.
pub async fn insert(
    db: &mut Conn,
    event: EventId,
    entry: &Entry,
    (need, now, synthetic): (Uuid, i64, bool),
) -> Result<(), StoreError> {
    let details = &entry.details;
    let guest = Guest {
        id: entry.guest,
        full_name: details.name.clone(),
        email: details.email.clone(),
        phone: String::new(),
        nationality: String::new(),
        synthetic,
    };
    person::insert(&mut *db, &guest, now).await?;
    if details.step_free {
        person::add_mobility(&mut *db, entry.guest, need).await?;
    }
    insert_line(db, event, entry).await
}

/// Adds an entry of somebody who is known. The list must be there.
pub async fn insert_line(db: &mut Conn, event: EventId, entry: &Entry) -> Result<(), StoreError> {
    let details = &entry.details;
    let (id, event, guest) = (entry.id.uuid(), event.uuid(), entry.guest.uuid());
    let stay = entry.booked.as_ref().map(|booked| booked.stay.uuid());
    let (source, state, room_type) = (entry.source.code(), entry.state.code(), details.room_type.uuid());
    let (arrival, departure) = (details.nights.arrival(), details.nights.departure());
    let (visa_from, visa_until) = details.visa.unzip();
    sqlx::query!(
        "insert into rooming_entry (id, event_id, guest_id, position, source, enrolment, room_type_id, arrival,
            departure, sharing, visa_from, visa_until, remarks, state, need_changed, version, stay_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, false, $15, $16)",
        id,
        event,
        guest,
        entry.position,
        source,
        details.enrolment,
        room_type,
        arrival,
        departure,
        details.sharing,
        visa_from,
        visa_until,
        details.remarks,
        state,
        entry.version,
        stay
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Writes an entry, only where nobody changed it since it was read; `need` is the id of a need it may get. Whoever is called
/// off meets nobody any more.
pub async fn update(
    db: &mut Conn,
    before: &Entry,
    after: &Entry,
    (need, now): (Uuid, i64),
) -> Result<(), StoreError> {
    let (old, details) = (&before.details, &after.details);
    if before.is_active() && !after.is_active() {
        meeting::free_all_of(&mut *db, after.id).await?;
    }
    if (&old.name, &old.email) != (&details.name, &details.email) {
        person::rename(&mut *db, after.guest, &details.name, &details.email).await?;
    }
    if details.step_free && !old.step_free {
        person::add_mobility(&mut *db, after.guest, need).await?;
    }
    if old.step_free && !details.step_free {
        person::drop_mobility(&mut *db, after.guest, now).await?;
    }
    let (id, state, room_type) = (after.id.uuid(), after.state.code(), details.room_type.uuid());
    let (arrival, departure) = (details.nights.arrival(), details.nights.departure());
    let (visa_from, visa_until) = details.visa.unzip();
    let stay = after.booked.as_ref().map(|booked| booked.stay.uuid());
    let done = sqlx::query!(
        "update rooming_entry set enrolment = $3, room_type_id = $4, arrival = $5, departure = $6, sharing = $7,
            visa_from = $8, visa_until = $9, remarks = $10, state = $11, need_changed = $12, stay_id = $13, version = $14
        where id = $1 and version = $2",
        id,
        before.version,
        details.enrolment,
        room_type,
        arrival,
        departure,
        details.sharing,
        visa_from,
        visa_until,
        details.remarks,
        state,
        after.need_changed,
        stay,
        after.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "entry" });
    }
    Ok(())
}

/// Gives an entry to another guest, with what the one it was about needs and the mails that wait for them; only where
/// nobody changed it since it was read.
pub async fn give_to(db: &mut Conn, before: &Entry, after: &Entry) -> Result<(), StoreError> {
    let (id, from, to) = (after.id.uuid(), before.guest.uuid(), after.guest.uuid());
    let done = sqlx::query!(
        "update rooming_entry set guest_id = $3, version = $4 where id = $1 and version = $2",
        id,
        before.version,
        to,
        after.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "entry" });
    }
    sqlx::query!(
        "delete from guest_need where guest_id = $1 and kind in (select kind from guest_need where guest_id = $2)",
        from,
        to
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    sqlx::query!("update guest_need set guest_id = $2 where guest_id = $1", from, to)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("update mail set person_id = $2 where person_id = $1", from, to)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Writes what an entry says as seen.
pub async fn see(db: &mut Conn, entry: &Entry) -> Result<(), StoreError> {
    let (id, seen) = (entry.id.uuid(), reads::written(entry.seen.as_ref())?);
    sqlx::query!("update rooming_entry set seen = $2, need_changed = false where id = $1", id, seen)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}
