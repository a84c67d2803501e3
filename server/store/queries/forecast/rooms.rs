//! The rooms there are, and those that are closed.

use super::instant;
use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::campus::StockSpan;
use store_model::forecast::{ClosedSpan, RoomOf};
use uuid::Uuid;

struct RoomRow {
    room: Uuid,
    pavilion: String,
    name: String,
    from: NaiveDate,
    until: Option<NaiveDate>,
    noted: bool,
    then: Option<String>,
}

impl RoomRow {
    fn read(self) -> Result<RoomOf, StoreError> {
        #[derive(serde::Deserialize)]
        struct Then {
            stock: StockSpan,
        }
        let id = self.room;
        let stock = row::valid(StockSpan::new(self.from, self.until).ok(), "guest_room", id, "stock_until")?;
        let then = match &self.then {
            Some(text) => {
                let then = serde_json::from_str::<Then>(text).ok();
                Some(row::valid(then, "history", id, "after")?.stock)
            }
            // Of one that history says nothing of there is only what stands.
            None => (!self.noted).then_some(stock),
        };
        Ok(RoomOf { room: id, pavilion: self.pavilion, name: self.name, stock, then })
    }
}

/// Every guest room, by pavilion, with the nights in stock that were written down at an instant. What is written under the id of
/// a room is of the room: asked for by its kind as well, SQLite would walk the lines of all rooms for each.
pub async fn rooms(db: &mut Conn, as_of: DateTime<Utc>) -> Result<Vec<RoomOf>, StoreError> {
    let as_of = as_of.timestamp();
    sqlx::query_as!(
        RoomRow,
        r#"select r.id as "room: Uuid", p.code as pavilion, p.name, r.stock_from as "from!: NaiveDate",
            r.stock_until as "until: NaiveDate",
            exists (select 1 from history h where h.subject_id = r.id) as "noted!: bool",
            coalesce(
                (select h.after from history h
                where h.subject_id = r.id and h.effective_at <= $1
                order by h.seq desc limit 1),
                (select h.before from history h where h.subject_id = r.id order by h.seq limit 1)) as "then?: String"
        from guest_room r join floor f on f.id = r.floor_id join pavilion p on p.id = f.pavilion_id
        order by p.position, p.code, r.id"#,
        as_of
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(RoomRow::read)
    .collect()
}

struct ClosedRow {
    id: Uuid,
    room: Uuid,
    from: NaiveDate,
    until: NaiveDate,
    lifted: bool,
    known: Option<i64>,
    last: Option<i64>,
}

/// The nights guest rooms are or were to be closed, in stock or not, each with when that was known and when it was lifted.
pub async fn closed(db: &mut Conn) -> Result<Vec<ClosedSpan>, StoreError> {
    let rows = sqlx::query_as!(
        ClosedRow,
        r#"select c.id as "id: Uuid", r.id as "room: Uuid", c.from_date as "from!: NaiveDate",
            c.until_date as "until!: NaiveDate", c.status = 'lifted' as "lifted!: bool",
            (select min(h.effective_at) from history h where h.subject_id = c.id) as "known: i64",
            (select max(h.effective_at) from history h where h.subject_id = c.id) as "last: i64"
        from closure c
        join closure_resource x on x.closure_id = c.id
        join guest_room r on r.id = x.resource_id
        order by c.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = |found: ClosedRow| {
        let at = |seconds: Option<i64>| seconds.map(|at| instant(at, "history", found.id)).transpose();
        let lifted = if found.lifted { at(found.last)? } else { None };
        Ok(ClosedSpan {
            room: found.room,
            from: found.from,
            until: found.until,
            known: at(found.known)?,
            lifted,
        })
    };
    rows.into_iter().map(read).collect()
}
