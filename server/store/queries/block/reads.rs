//! Blocks, read.

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate};
use domain::block::{Block, BlockNight, BlockState};
use domain::ids::{EventId, RoomTypeId};
use std::collections::{BTreeMap, HashMap};
use store_model::block::{HeldFor, HeldNight};
use store_model::reading::Reading;
use uuid::Uuid;

struct BlockRow {
    event_id: Uuid,
    state: String,
    cut_off: Option<NaiveDate>,
    asked_at: i64,
    synthetic: bool,
    version: i64,
}

impl BlockRow {
    fn read(self) -> Result<Block, StoreError> {
        let asked_at = DateTime::from_timestamp(self.asked_at, 0);
        Ok(Block {
            event: EventId::new(self.event_id),
            state: row::valid(BlockState::parse(&self.state), "block", self.event_id, "state")?,
            cut_off: self.cut_off,
            asked_at: row::valid(asked_at, "block", self.event_id, "asked_at")?,
            nights: BTreeMap::new(),
            synthetic: self.synthetic,
            version: self.version,
        })
    }
}

struct NightRow {
    event_id: Uuid,
    room_type_id: Uuid,
    night: NaiveDate,
    agreed: i64,
    picked: i64,
    released: i64,
}

/// The block of an event.
pub async fn get(db: &mut Conn, event: EventId) -> Result<Option<Block>, StoreError> {
    let event = event.uuid();
    let found = sqlx::query_as!(
        BlockRow,
        r#"select event_id as "event_id: Uuid", state, cut_off as "cut_off: NaiveDate", asked_at,
            synthetic as "synthetic: bool", version
        from block where event_id = $1"#,
        event
    )
    .fetch_optional(&mut *db)
    .await
    .map_err(classify)?;
    let Some(found) = found else { return Ok(None) };
    let nights = sqlx::query_as!(
        NightRow,
        r#"select event_id as "event_id: Uuid", room_type_id as "room_type_id: Uuid", night as "night: NaiveDate",
            agreed, picked, released
        from block_night where event_id = $1"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut blocks = vec![found.read()?];
    assemble(&mut blocks, nights);
    Ok(blocks.pop())
}

/// Every block, in order of event: for checking the whole.
pub async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Block>, StoreError> {
    let found = sqlx::query_as!(
        BlockRow,
        r#"select event_id as "event_id: Uuid", state, cut_off as "cut_off: NaiveDate", asked_at,
            synthetic as "synthetic: bool", version
        from block order by event_id"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let nights = sqlx::query_as!(
        NightRow,
        r#"select event_id as "event_id: Uuid", room_type_id as "room_type_id: Uuid", night as "night: NaiveDate",
            agreed, picked, released
        from block_night"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut blocks = reading.all(found.into_iter().map(BlockRow::read))?;
    assemble(&mut blocks, nights);
    Ok(blocks)
}

fn assemble(blocks: &mut [Block], nights: Vec<NightRow>) {
    let places = blocks.iter().enumerate().map(|(place, block)| (block.event.uuid(), place));
    let places = places.collect::<HashMap<_, _>>();
    for night in nights {
        if let Some(&place) = places.get(&night.event_id) {
            let rooms = BlockNight { agreed: night.agreed, picked: night.picked, released: night.released };
            blocks[place].nights.insert((RoomTypeId::new(night.room_type_id), night.night), rooms);
        }
    }
}

/// The events whose block still holds although its cut-off, or the event itself, is over.
pub async fn due(db: &mut Conn, today: NaiveDate) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select b.event_id as "event_id: Uuid" from block b join event e on e.id = b.event_id
        where b.state = 'held' and (b.cut_off < $1 or e.until_date < $1) order by b.event_id"#,
        today
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(ids.into_iter().map(EventId::new).collect())
}

/// What blocks hold of a type on a night beside the stays of their events, the most first.
pub async fn held_on(
    db: &mut Conn,
    room_type: RoomTypeId,
    night: NaiveDate,
) -> Result<Vec<HeldFor>, StoreError> {
    let room_type = room_type.uuid();
    sqlx::query_as!(
        HeldFor,
        r#"select e.id as "event: Uuid", e.code, n.agreed - n.picked as "rooms!: i64"
        from block_night n
        join block b on b.event_id = n.event_id
        join event e on e.id = n.event_id
        where n.room_type_id = $1 and n.night = $2 and b.state = 'held' and n.picked < n.agreed
        order by n.agreed - n.picked desc, e.code"#,
        room_type,
        night
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// What blocks hold on the nights `from` up to, not including, `until` beside the stays of their events, as an account
/// sees it; none for those who see all.
pub async fn held_between(
    db: &mut Conn,
    (from, until): (NaiveDate, NaiveDate),
    account: Option<Uuid>,
) -> Result<Vec<HeldNight>, StoreError> {
    sqlx::query_as!(
        HeldNight,
        r#"select e.id as "event: Uuid", e.code, e.title, e.status, n.room_type_id as "room_type: Uuid",
            n.night as "night: NaiveDate", n.agreed - n.picked as "rooms!: i64",
            (cast($1 as uuid) is null or exists (
                select 1 from event_account own where own.event_id = e.id and (own.account_id = $1
                or own.account_id in (select account_id from account_deputy where deputy_id = $1 and active)))) as "seen!: bool"
        from block_night n
        join block b on b.event_id = n.event_id
        join event e on e.id = n.event_id
        where n.night >= $2 and n.night < $3 and b.state = 'held' and n.picked < n.agreed
        order by n.night, e.code"#,
        account,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
