//! Rooms held for events.
//!
//! Whoever changes a block, or a stay of its event, holds the event first ([`hold`]) and moves the counts of nights last:
//! one order for all, so that no two wait for each other in a circle, and what a change was worked out from is still so
//! when it is written.

#[path = "block/reads.rs"]
mod reads;

pub use reads::{all, due, get, held_between, held_on};

use crate::{Conn, StoreError, classify, dialect, history, night, stay};
use domain::block::{Block, BlockNight, Cell, add, difference};
use domain::calendar::CampusZone;
use domain::ids::EventId;
use domain::occupancy::{self, NightDelta};
use serde_json::{Value, json};
use store_model::block::{CarriedLine, Deed, LetGo};
use store_model::history::Stamp;
use uuid::Uuid;

/// Keeps other writers from the blocks and stays of some events until the transaction ends; gives the blocks they have.
pub async fn hold(
    db: &mut Conn,
    events: impl IntoIterator<Item = EventId>,
) -> Result<Vec<Block>, StoreError> {
    let mut ids = events.into_iter().map(EventId::uuid).collect::<Vec<_>>();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    dialect::hold_events(db, &ids).await?;
    let mut blocks = Vec::new();
    for id in ids {
        blocks.extend(get(db, EventId::new(id)).await?);
    }
    Ok(blocks)
}

/// What the stays of an event take, by type and night.
pub async fn picked(db: &mut Conn, event: EventId, zone: CampusZone) -> Result<NightDelta, StoreError> {
    let stays = stay::of_event(db, event).await?;
    Ok(occupancy::delta([], &stays, zone))
}

/// Stays of a block's event came, changed or went by `stays`: writes what is picked up, and adds to `counts` what the
/// block takes more or less for it. The event must be held.
pub async fn pick(
    db: &mut Conn,
    before: &Block,
    stays: &NightDelta,
    counts: &mut NightDelta,
) -> Result<(), StoreError> {
    let after = before.pick(stays);
    write_nights(db, before, &after).await?;
    add(counts, &difference(&before.takes(), &after.takes()));
    Ok(())
}

/// Writes a block in place of the one there was, moves the counts by the net, and notes what was done; refused whole where
/// any night is short. The event must be held; where the block changed all the same, nothing is written.
pub async fn save(
    db: &mut Conn,
    (before, after): (Option<&Block>, &Block),
    (deed, stamp): (Deed, Stamp),
    zone: CampusZone,
) -> Result<(), StoreError> {
    match before {
        None => insert(db, after).await?,
        Some(before) => update(db, before, after).await?,
    }
    let none = Block::asked(after.event, after.asked_at);
    let was = before.unwrap_or(&none);
    write_nights(db, was, after).await?;
    night::take(db, &difference(&was.takes(), &after.takes()), zone).await?;
    note(db, (before, after), (deed, stamp)).await
}

/// Writes a block that was not there as it stands after the last of what was done to it, and a line of history for each of
/// these. Only what it takes now is counted: what it held in between is over. The event must be held.
pub async fn carry(db: &mut Conn, course: &[CarriedLine], zone: CampusZone) -> Result<(), StoreError> {
    let Some(last) = course.last().map(|line| &line.after) else { return Ok(()) };
    insert(db, last).await?;
    write_nights(db, &Block::asked(last.event, last.asked_at), last).await?;
    night::take(db, &last.takes(), zone).await?;
    let mut before = None;
    for CarriedLine { deed, after, stamp } in course {
        note(db, (before, after), (*deed, *stamp)).await?;
        before = Some(after);
    }
    Ok(())
}

/// Notes in history what was done to a block.
async fn note(
    db: &mut Conn,
    (before, after): (Option<&Block>, &Block),
    (deed, stamp): (Deed, Stamp),
) -> Result<(), StoreError> {
    let lines = (before.map(line), line(after));
    history::append(db, "block", after.event.uuid(), deed.code(), stamp, (lines.0.as_ref(), Some(&lines.1)))
        .await
}

/// Lets the block of an event hold what it waits for; whether there was one that waited.
pub async fn lay(
    db: &mut Conn,
    event: EventId,
    done: (Deed, Stamp),
    zone: CampusZone,
) -> Result<bool, StoreError> {
    change(db, event, done, zone, Block::lay).await
}

/// Lets go of what the block of an event holds and is not picked up; whether there was one that held. Asked again, it
/// does nothing.
pub async fn release(
    db: &mut Conn,
    event: EventId,
    to: LetGo,
    done: (Deed, Stamp),
    zone: CampusZone,
) -> Result<bool, StoreError> {
    let next = match to {
        LetGo::ForGood => Block::release,
        LetGo::ToWait => Block::wait,
    };
    change(db, event, done, zone, next).await
}

/// Moves the block of an event by some days, and the rooms it holds; whether there was one. Stays are moved by whoever
/// moves the event, before or after.
pub async fn shift(
    db: &mut Conn,
    event: EventId,
    days: i64,
    stamp: Stamp,
    zone: CampusZone,
) -> Result<bool, StoreError> {
    let held = hold(db, [event]).await?;
    let Some(before) = held.first() else { return Ok(false) };
    let after = before.shift(days, &picked(db, event, zone).await?);
    save(db, (Some(before), &after), (Deed::Shift, stamp), zone).await?;
    Ok(true)
}

async fn change(
    db: &mut Conn,
    event: EventId,
    done: (Deed, Stamp),
    zone: CampusZone,
    next: impl FnOnce(&Block) -> Option<Block>,
) -> Result<bool, StoreError> {
    let held = hold(db, [event]).await?;
    let Some(before) = held.first() else { return Ok(false) };
    let Some(after) = next(before) else { return Ok(false) };
    save(db, (Some(before), &after), done, zone).await?;
    Ok(true)
}

async fn insert(db: &mut Conn, block: &Block) -> Result<(), StoreError> {
    let (event, state, asked_at) = (block.event.uuid(), block.state.code(), block.asked_at.timestamp());
    sqlx::query!(
        "insert into block (event_id, state, cut_off, asked_at, synthetic, version)
        values ($1, $2, $3, $4, $5, $6)",
        event,
        state,
        block.cut_off,
        asked_at,
        block.synthetic,
        block.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Only where the block stands as it did when it was read: what is let go is let go once.
async fn update(db: &mut Conn, before: &Block, after: &Block) -> Result<(), StoreError> {
    let (event, was, state) = (after.event.uuid(), before.state.code(), after.state.code());
    let done = sqlx::query!(
        "update block set state = $4, cut_off = $5, version = $6
        where event_id = $1 and state = $2 and version = $3",
        event,
        was,
        before.version,
        state,
        after.cut_off,
        after.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Stale { subject: "block" }) }
}

/// Writes the nights that differ.
async fn write_nights(db: &mut Conn, before: &Block, after: &Block) -> Result<(), StoreError> {
    let event = after.event.uuid();
    for cell in before.nights.keys().filter(|cell| !after.nights.contains_key(cell)) {
        delete_night(db, event, *cell).await?;
    }
    for (cell, night) in &after.nights {
        if before.nights.get(cell) != Some(night) {
            put_night(db, event, *cell, *night).await?;
        }
    }
    Ok(())
}

async fn delete_night(db: &mut Conn, event: Uuid, (room_type, night): Cell) -> Result<(), StoreError> {
    let room_type = room_type.uuid();
    sqlx::query!(
        "delete from block_night where event_id = $1 and room_type_id = $2 and night = $3",
        event,
        room_type,
        night
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn put_night(db: &mut Conn, event: Uuid, cell: Cell, rooms: BlockNight) -> Result<(), StoreError> {
    let (room_type, night) = (cell.0.uuid(), cell.1);
    sqlx::query!(
        "insert into block_night (event_id, room_type_id, night, agreed, picked, released)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (event_id, room_type_id, night)
        do update set agreed = excluded.agreed, picked = excluded.picked, released = excluded.released",
        event,
        room_type,
        night,
        rooms.agreed,
        rooms.picked,
        rooms.released
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// A block as history keeps it.
fn line(block: &Block) -> Value {
    let night = |((room_type, night), rooms): (&Cell, &BlockNight)| {
        json!({
            "room_type": room_type, "night": night, "agreed": rooms.agreed, "picked": rooms.picked,
            "released": rooms.released,
        })
    };
    let nights = block.nights.iter().map(night).collect::<Vec<_>>();
    let sum = |of: fn(&BlockNight) -> i64| block.nights.values().map(of).sum::<i64>();
    json!({
        "state": block.state,
        "cut_off": block.cut_off,
        "room_nights": sum(|night| night.agreed),
        "picked_up": sum(|night| night.picked.min(night.agreed)),
        "released": sum(|night| night.released),
        "nights": nights,
        "version": block.version,
    })
}
