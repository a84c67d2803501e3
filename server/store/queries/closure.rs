//! Closures and what they close.

#[path = "closure/hits.rs"]
mod hits;

pub use hits::hits;

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::closure::{Closure, ClosureKind, ClosureStatus};
use domain::ids::{ClosureId, ResourceId};
use domain::nights::RoomSpan;
use uuid::Uuid;

/// Adds a closure and names what it closes; its claims are laid apart.
pub async fn insert(db: &mut Conn, closure: &Closure) -> Result<(), StoreError> {
    let (id, kind, status) = (closure.id.uuid(), closure.kind.code(), closure.status.code());
    sqlx::query!(
        "insert into closure (id, kind, status, reason, from_date, until_date, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        kind,
        status,
        closure.reason,
        closure.from,
        closure.until,
        closure.synthetic,
        closure.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    for resource in &closure.resources {
        let resource = resource.uuid();
        sqlx::query!("insert into closure_resource (closure_id, resource_id) values ($1, $2)", id, resource)
            .execute(&mut *db)
            .await
            .map_err(classify)?;
    }
    Ok(())
}

/// Marks a closure as lifted, if nobody changed it since.
pub async fn lift(db: &mut Conn, id: ClosureId, version: i64) -> Result<(), StoreError> {
    let id = id.uuid();
    let done = sqlx::query!(
        "update closure set status = 'lifted', version = version + 1 where id = $1 and version = $2 and status = 'active'",
        id,
        version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "closure" }) } else { Ok(()) }
}

struct ClosureRow {
    id: Uuid,
    kind: String,
    status: String,
    reason: String,
    from_date: NaiveDate,
    until_date: NaiveDate,
    synthetic: bool,
    version: i64,
}

impl ClosureRow {
    fn read(self, resources: Vec<ResourceId>) -> Result<Closure, StoreError> {
        Ok(Closure {
            id: ClosureId::new(self.id),
            kind: row::valid(ClosureKind::parse(&self.kind), "closure", self.id, "kind")?,
            status: row::valid(ClosureStatus::parse(&self.status), "closure", self.id, "status")?,
            reason: self.reason,
            from: self.from_date,
            until: self.until_date,
            resources,
            synthetic: self.synthetic,
            version: self.version,
        })
    }
}

/// The closures that touch the nights of `from` up to, not including, `until`, lifted ones included.
pub async fn between(db: &mut Conn, from: NaiveDate, until: NaiveDate) -> Result<Vec<Closure>, StoreError> {
    let rows = sqlx::query_as!(
        ClosureRow,
        r#"select id as "id: Uuid", kind, status, reason, from_date as "from_date: NaiveDate",
            until_date as "until_date: NaiveDate", synthetic as "synthetic: bool", version
        from closure where from_date < $2 and until_date > $1 order by from_date, id"#,
        from,
        until
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut closures = Vec::with_capacity(rows.len());
    for row in rows {
        let resources = resources(db, row.id).await?;
        closures.push(row.read(resources)?);
    }
    Ok(closures)
}

/// One closure.
pub async fn get(db: &mut Conn, id: ClosureId) -> Result<Option<Closure>, StoreError> {
    let key = id.uuid();
    let row = sqlx::query_as!(
        ClosureRow,
        r#"select id as "id: Uuid", kind, status, reason, from_date as "from_date: NaiveDate",
            until_date as "until_date: NaiveDate", synthetic as "synthetic: bool", version
        from closure where id = $1"#,
        key
    )
    .fetch_optional(&mut *db)
    .await
    .map_err(classify)?;
    let Some(row) = row else { return Ok(None) };
    let resources = resources(db, key).await?;
    row.read(resources).map(Some)
}

async fn resources(db: &mut Conn, closure: Uuid) -> Result<Vec<ResourceId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select resource_id as "id: Uuid" from closure_resource where closure_id = $1 order by resource_id"#,
        closure
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(ids.into_iter().map(ResourceId::new).collect())
}

/// The nights each guest room is in stock.
pub async fn stock_spans(db: &mut Conn) -> Result<Vec<RoomSpan>, StoreError> {
    sqlx::query_as!(
        RoomSpan,
        r#"select stock_from as "from!: NaiveDate", stock_until as "until: NaiveDate" from guest_room"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The nights guest rooms are closed by closures in force, cut to the time each room is in stock.
pub async fn closed_spans(
    db: &mut Conn,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<RoomSpan>, StoreError> {
    sqlx::query_as!(
        RoomSpan,
        r#"select
            case when c.from_date < r.stock_from then r.stock_from else c.from_date end as "from!: NaiveDate",
            case when r.stock_until is not null and r.stock_until < c.until_date then r.stock_until
                else c.until_date end as "until: NaiveDate"
        from closure c
        join closure_resource x on x.closure_id = c.id
        join guest_room r on r.id = x.resource_id
        where c.status = 'active' and c.from_date < $2 and c.until_date > $1
          and c.until_date > r.stock_from and (r.stock_until is null or c.from_date < r.stock_until)"#,
        from,
        until
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The nights of a closure on which a room is in stock: those it takes from what can be given.
pub async fn nights_in_stock(
    db: &mut Conn,
    closure: &Closure,
    room: ResourceId,
) -> Result<Vec<NaiveDate>, StoreError> {
    let room = room.uuid();
    let span = sqlx::query_as!(
        RoomSpan,
        r#"select stock_from as "from!: NaiveDate", stock_until as "until: NaiveDate" from guest_room where id = $1"#,
        room
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    let Some(span) = span else { return Ok(Vec::new()) };
    let until = span.until.map_or(closure.until, |until| until.min(closure.until));
    Ok(domain::calendar::nights(closure.from.max(span.from), until).collect())
}
