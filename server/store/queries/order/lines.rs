//! Orders with what they are of, whose they are, and who said for how many.

use crate::{Conn, StoreError, classify, price, row};
use chrono::{DateTime, NaiveDate};
use domain::claim::Interval;
use domain::event::EventStatus;
use domain::ids::{EventId, FunctionId, ServiceItemId, ServiceOrderId};
use domain::order::{Diet, Order, OrderState, ServiceOrder, Stage};
use domain::price::Item;
use std::collections::HashMap;
use store_model::order::{HeldPieces, OrderLine, Said};
use uuid::Uuid;

const TABLE: &str = "service_order";

struct LineRow {
    id: Uuid,
    event: Uuid,
    item: Uuid,
    function: Option<Uuid>,
    from_at: i64,
    until_at: i64,
    guarantee_due: NaiveDate,
    allergies: String,
    note: String,
    state: String,
    synthetic: bool,
    version: i64,
    code: String,
    title: String,
    status: String,
    function_title: Option<String>,
    space: Option<String>,
    function_from: Option<i64>,
    function_until: Option<i64>,
    held: Option<Uuid>,
}

/// Orders with their event and function; the rest of the statement says which.
macro_rules! lines {
    ($which:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            LineRow,
            r#"select o.id as "id: Uuid", o.event_id as "event: Uuid", o.item_id as "item: Uuid",
                o.function_id as "function: Uuid", o.from_at, o.until_at, o.guarantee_due as "guarantee_due: NaiveDate",
                o.allergies, o.note, o.state, o.synthetic as "synthetic: bool", o.version, e.code, e.title, e.status,
                f.title as "function_title?", s.name as "space?", f.from_at as "function_from?",
                f.until_at as "function_until?", h.order_id as "held?: Uuid"
            from service_order o
            join event e on e.id = o.event_id
            left join function f on f.id = o.function_id
            left join space s on s.id = f.space_id
            left join service_hold h on h.order_id = o.id "#
                + $which
            $(, $value)*
        )
    };
}

/// What belongs to orders and stands in other tables.
#[derive(Default)]
struct Beside {
    items: HashMap<Uuid, Item>,
    counts: HashMap<Uuid, Vec<(i64, Said)>>,
    diets: HashMap<Uuid, Vec<(Diet, i64)>>,
}

/// The orders of an event, by their beginning.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<OrderLine>, StoreError> {
    let id = event.uuid();
    let rows = lines!("where o.event_id = $1 order by o.from_at, o.id", id);
    let rows = rows.fetch_all(&mut *db).await.map_err(classify)?;
    read(db, rows).await
}

/// The orders that stand, of what is there at a time.
pub async fn between(db: &mut Conn, time: Interval) -> Result<Vec<OrderLine>, StoreError> {
    let (from_at, until_at) = (time.from_at(), time.until_at());
    let rows = lines!(
        "where o.until_at > $1 and o.from_at < $2 and o.state = 'ordered' order by o.from_at, e.code, o.id",
        from_at,
        until_at
    );
    let rows = rows.fetch_all(&mut *db).await.map_err(classify)?;
    read(db, rows).await
}

/// One order.
pub async fn line(db: &mut Conn, order: ServiceOrderId) -> Result<Option<OrderLine>, StoreError> {
    let id = order.uuid();
    let rows = lines!("where o.id = $1", id).fetch_all(&mut *db).await.map_err(classify)?;
    Ok(read(db, rows).await?.pop())
}

async fn read(db: &mut Conn, rows: Vec<LineRow>) -> Result<Vec<OrderLine>, StoreError> {
    let mut beside = Beside::default();
    if !rows.is_empty() {
        let items = price::all(db).await?.into_iter().map(|one| (one.item.id.uuid(), one.item));
        beside.items = items.collect();
    }
    for row in &rows {
        beside.counts.insert(row.id, said(db, row.id).await?);
        beside.diets.insert(row.id, diets(db, row.id).await?);
    }
    rows.into_iter().map(|row| row.read(&mut beside)).collect()
}

async fn said(db: &mut Conn, order: Uuid) -> Result<Vec<(i64, Said)>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.stage as "stage!", c.quantity as "quantity!", c.set_at as "set_at!", a.full_name as "by?"
        from service_count c left join account a on a.id = c.set_by where c.order_id = $1"#,
        order
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let stage = row::valid(Stage::parse(&line.stage), "service_count", order, "stage")?;
        let at = row::valid(DateTime::from_timestamp(line.set_at, 0), "service_count", order, "set_at")?;
        Ok((line.quantity, Said { stage, at, by: line.by }))
    });
    read.collect()
}

async fn diets(db: &mut Conn, order: Uuid) -> Result<Vec<(Diet, i64)>, StoreError> {
    let rows = sqlx::query!("select diet, heads from service_diet where order_id = $1", order)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    let read = rows
        .into_iter()
        .map(|line| Ok((row::valid(Diet::parse(&line.diet), "service_diet", order, "diet")?, line.heads)));
    read.collect()
}

impl LineRow {
    fn read(self, beside: &mut Beside) -> Result<OrderLine, StoreError> {
        let counts = beside.counts.remove(&self.id).unwrap_or_default();
        let count = |stage| counts.iter().find(|(_, said)| said.stage == stage).map(|(count, _)| *count);
        let order = Order {
            item: ServiceItemId::new(self.item),
            function: self.function.map(FunctionId::new),
            time: row::valid(
                Interval::from_seconds(self.from_at, self.until_at),
                TABLE,
                self.id,
                "until_at",
            )?,
            expected: row::valid(count(Stage::Expected), "service_count", self.id, "stage")?,
            guarantee_due: self.guarantee_due,
            diets: beside.diets.remove(&self.id).unwrap_or_default().into_iter().collect(),
            allergies: self.allergies,
            note: self.note,
        };
        let order = ServiceOrder {
            id: ServiceOrderId::new(self.id),
            event: EventId::new(self.event),
            order,
            guaranteed: count(Stage::Guaranteed),
            actual: count(Stage::Actual),
            state: row::valid(OrderState::parse(&self.state), TABLE, self.id, "state")?,
            synthetic: self.synthetic,
            version: self.version,
        };
        let time = self.function_from.zip(self.function_until);
        let time = time.and_then(|(from, until)| Interval::from_seconds(from, until));
        Ok(OrderLine {
            order,
            item: row::valid(beside.items.get(&self.item).cloned(), TABLE, self.id, "item_id")?,
            event_code: self.code,
            event_title: self.title,
            event_status: row::valid(EventStatus::parse(&self.status), "event", self.event, "status")?,
            function: self
                .function_title
                .zip(self.space)
                .zip(time)
                .map(|((title, space), time)| (title, space, time)),
            held: self.held.is_some(),
            said: counts.into_iter().map(|(_, said)| said).collect(),
        })
    }
}

/// What is held of a thing in a time, by its beginning.
pub async fn held_of(
    db: &mut Conn,
    item: ServiceItemId,
    time: Interval,
) -> Result<Vec<HeldPieces>, StoreError> {
    let (id, from_at, until_at) = (item.uuid(), time.from_at(), time.until_at());
    let rows = sqlx::query!(
        r#"select h.order_id as "order: Uuid", h.quantity, h.from_at, h.until_at, e.code
        from service_hold h join service_order o on o.id = h.order_id join event e on e.id = o.event_id
        where h.item_id = $1 and h.from_at < $3 and h.until_at > $2
        order by h.from_at, e.code, h.order_id"#,
        id,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let time = Interval::from_seconds(line.from_at, line.until_at);
        let time = row::valid(time, "service_hold", line.order, "until_at")?;
        Ok(HeldPieces { event_code: line.code, quantity: line.quantity, time })
    });
    read.collect()
}
