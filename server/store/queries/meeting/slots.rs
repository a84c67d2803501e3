//! Times, and who booked them. A booking is never changed: it is given back, or laid anew.

use crate::{Conn, StoreError, classify, row};
use domain::claim::Interval;
use domain::ids::{EntryId, EventId, GuestId, MeetingHostId, MeetingSlotId};
use domain::meeting::Slot;
use store_model::meeting::Booking;
use uuid::Uuid;

/// The times of an event, in order.
pub async fn slots(db: &mut Conn, event: EventId) -> Result<Vec<Slot>, StoreError> {
    let key = event.uuid();
    let rows = sqlx::query!(
        r#"select s.id as "id: Uuid", s.host_id as "host: Uuid", s.from_at, s.until_at, s.open as "open: bool",
            b.entry_id as "entry?: Uuid"
        from meeting_slot s left join meeting_booking b on b.slot_id = s.id
        where s.event_id = $1 order by s.from_at, s.until_at, s.id"#,
        key
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let time = Interval::from_seconds(line.from_at, line.until_at);
        Ok(Slot {
            id: MeetingSlotId::new(line.id),
            event,
            host: MeetingHostId::new(line.host),
            time: row::valid(time, "meeting_slot", line.id, "from_at")?,
            open: line.open,
            booked: line.entry.map(EntryId::new),
        })
    });
    read.collect()
}

/// Adds a time that nobody has booked yet.
pub async fn insert_slot(db: &mut Conn, slot: &Slot) -> Result<(), StoreError> {
    let (id, event, host) = (slot.id.uuid(), slot.event.uuid(), slot.host.uuid());
    let (from_at, until_at) = (slot.time.from_at(), slot.time.until_at());
    sqlx::query!(
        "insert into meeting_slot (id, event_id, host_id, from_at, until_at, open) values ($1, $2, $3, $4, $5, $6)",
        id,
        event,
        host,
        from_at,
        until_at,
        slot.open
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Takes a time away; refused as a reference while somebody has booked it.
pub async fn delete_slot(db: &mut Conn, slot: MeetingSlotId) -> Result<(), StoreError> {
    let id = slot.uuid();
    sqlx::query!("delete from meeting_slot where id = $1", id).execute(db).await.map(|_| ()).map_err(classify)
}

/// Opens a time, or closes it.
pub async fn set_open(db: &mut Conn, slot: MeetingSlotId, open: bool) -> Result<(), StoreError> {
    let id = slot.uuid();
    sqlx::query!("update meeting_slot set open = $2 where id = $1", id, open)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// The code of the event that a time belongs to.
pub async fn event_of_slot(db: &mut Conn, slot: MeetingSlotId) -> Result<Option<String>, StoreError> {
    let id = slot.uuid();
    sqlx::query_scalar!(
        "select e.code from meeting_slot s join event e on e.id = s.event_id where s.id = $1",
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Books a time for somebody; refused where another has it, and where they have one that overlaps.
pub async fn book(db: &mut Conn, slot: &Slot, entry: EntryId, at: i64) -> Result<(), StoreError> {
    let (id, event, entry) = (slot.id.uuid(), slot.event.uuid(), entry.uuid());
    let (from_at, until_at) = (slot.time.from_at(), slot.time.until_at());
    sqlx::query!(
        "insert into meeting_booking (slot_id, event_id, entry_id, from_at, until_at, booked_at)
        values ($1, $2, $3, $4, $5, $6)",
        id,
        event,
        entry,
        from_at,
        until_at,
        at
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Frees a time that somebody has; whether they had it.
pub async fn give_back(db: &mut Conn, slot: MeetingSlotId, entry: EntryId) -> Result<bool, StoreError> {
    let (slot, entry) = (slot.uuid(), entry.uuid());
    let done = sqlx::query!("delete from meeting_booking where slot_id = $1 and entry_id = $2", slot, entry)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Frees every time that somebody has.
pub async fn free_all_of(db: &mut Conn, entry: EntryId) -> Result<(), StoreError> {
    let id = entry.uuid();
    sqlx::query!("delete from meeting_booking where entry_id = $1", id)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Who booked the times of an event, by the times.
pub async fn bookings(db: &mut Conn, event: EventId) -> Result<Vec<Booking>, StoreError> {
    let id = event.uuid();
    let rows = sqlx::query!(
        r#"select b.slot_id as "slot: Uuid", b.entry_id as "entry: Uuid", g.id as "guest!: Uuid",
            g.full_name as "name!", g.email as "email!", r.language as "language?"
        from meeting_booking b join rooming_entry e on e.id = b.entry_id join guest g on g.id = e.guest_id
            left join registrant r on r.id = b.entry_id
        where b.event_id = $1 order by b.from_at, b.slot_id"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| Booking {
        slot: MeetingSlotId::new(line.slot),
        entry: EntryId::new(line.entry),
        guest: GuestId::new(line.guest),
        name: line.name,
        email: line.email,
        language: line.language,
    });
    Ok(read.collect())
}
