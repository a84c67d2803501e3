//! Claims: laid, given back, and looked at when one is refused.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::claim::{Claim, Interval, OwnerKind};
use domain::ids::{ResourceId, RoomTypeId};
use domain::stay::Room;
use store_model::constraint;
use store_model::reading::Reading;
use store_model::room::FreeRoom;
use uuid::Uuid;

/// Lays a claim; the database refuses it where another one overlaps.
pub async fn insert(db: &mut Conn, claim: &Claim) -> Result<(), StoreError> {
    let (resource, from_at, until_at) =
        (claim.resource.uuid(), claim.interval.from_at(), claim.interval.until_at());
    let kind = claim.owner_kind.code();
    sqlx::query!(
        "insert into claim (resource_id, from_at, until_at, owner_kind, owner_id) values ($1, $2, $3, $4, $5)",
        resource,
        from_at,
        until_at,
        kind,
        claim.owner
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(|error| match classify(error) {
        StoreError::Refused { constraint } if constraint == constraint::CLAIM_OVERLAP => {
            StoreError::Overlap { resource, from_at, until_at }
        }
        other => other,
    })
}

/// Gives back everything an owner holds.
pub async fn delete_of(db: &mut Conn, owner: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from claim where owner_id = $1", owner).execute(db).await.map_err(classify)?;
    Ok(())
}

struct ClaimRow {
    resource_id: Uuid,
    from_at: i64,
    until_at: i64,
    owner_kind: String,
    owner_id: Uuid,
}

impl ClaimRow {
    fn read(self) -> Result<Claim, StoreError> {
        let interval = Interval::from_seconds(self.from_at, self.until_at);
        Ok(Claim {
            resource: ResourceId::new(self.resource_id),
            interval: row::valid(interval, "claim", self.resource_id, "until_at")?,
            owner_kind: row::valid(
                OwnerKind::parse(&self.owner_kind),
                "claim",
                self.resource_id,
                "owner_kind",
            )?,
            owner: self.owner_id,
        })
    }
}

/// The claims on a resource that overlap an interval, in order of time.
pub async fn overlapping(
    db: &mut Conn,
    resource: ResourceId,
    interval: Interval,
) -> Result<Vec<Claim>, StoreError> {
    let (resource, from_at, until_at) = (resource.uuid(), interval.from_at(), interval.until_at());
    sqlx::query_as!(
        ClaimRow,
        r#"select resource_id as "resource_id: Uuid", from_at, until_at, owner_kind, owner_id as "owner_id: Uuid"
        from claim where resource_id = $1 and from_at < $3 and until_at > $2 order by from_at"#,
        resource,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(ClaimRow::read)
    .collect()
}

/// Every claim, by resource and time: for checking the whole.
pub async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Claim>, StoreError> {
    let rows = sqlx::query_as!(
        ClaimRow,
        r#"select resource_id as "resource_id: Uuid", from_at, until_at, owner_kind, owner_id as "owner_id: Uuid"
        from claim order by resource_id, from_at"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(ClaimRow::read))
}

/// Guest rooms in stock on all the nights from the first to the last given, by number.
pub async fn rooms_in_stock(
    db: &mut Conn,
    first_night: NaiveDate,
    last_night: NaiveDate,
) -> Result<Vec<FreeRoom>, StoreError> {
    sqlx::query_as!(
        FreeRoom,
        r#"select r.id as "id: Uuid", r.number, r.room_type_id as "room_type_id: Uuid", t.code as room_type,
            p.code as pavilion, r.step_free as "step_free: bool"
        from guest_room r
        join room_type t on t.id = r.room_type_id
        join floor f on f.id = r.floor_id
        join pavilion p on p.id = f.pavilion_id
        where r.stock_from <= $1 and (r.stock_until is null or $2 < r.stock_until)
        order by r.number"#,
        first_night,
        last_night
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The claims on guest rooms that overlap an interval.
pub async fn on_rooms(db: &mut Conn, interval: Interval) -> Result<Vec<(ResourceId, Interval)>, StoreError> {
    let (from_at, until_at) = (interval.from_at(), interval.until_at());
    let rows = sqlx::query!(
        r#"select resource_id as "resource_id: Uuid", from_at, until_at from claim
        where from_at < $2 and until_at > $1 order by resource_id, from_at"#,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = |found: (Uuid, i64, i64)| {
        let interval = row::valid(Interval::from_seconds(found.1, found.2), "claim", found.0, "until_at")?;
        Ok((ResourceId::new(found.0), interval))
    };
    rows.into_iter().map(|found| read((found.resource_id, found.from_at, found.until_at))).collect()
}

/// What a resource is called: a room's number, or the code of a part of a hall.
pub async fn resource_name(db: &mut Conn, resource: ResourceId) -> Result<Option<String>, StoreError> {
    let id = resource.uuid();
    sqlx::query_scalar!(
        r#"select name as "name!" from (
            select id, number as name from guest_room
            union all
            select id, code as name from space_part) as named
        where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// What the owner of a claim is called: a stay's reference, a closure's reason, a function's title.
pub async fn owner_name(db: &mut Conn, claim: &Claim) -> Result<Option<String>, StoreError> {
    sqlx::query_scalar!(
        r#"select name as "name!" from (
            select id, reference as name from stay
            union all
            select id, reason as name from closure
            union all
            select id, title as name from function) as named
        where id = $1"#,
        claim.owner
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// The code of a room type.
pub async fn room_type_code(db: &mut Conn, room_type: RoomTypeId) -> Result<Option<String>, StoreError> {
    let id = room_type.uuid();
    sqlx::query_scalar!("select code from room_type where id = $1", id)
        .fetch_optional(db)
        .await
        .map_err(classify)
}

/// A guest room as far as a stay cares.
pub async fn room(db: &mut Conn, resource: ResourceId) -> Result<Option<Room>, StoreError> {
    let id = resource.uuid();
    let found = sqlx::query_scalar!(
        r#"select room_type_id as "room_type_id: Uuid" from guest_room where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.map(|room_type| Room { resource, room_type: RoomTypeId::new(room_type) }))
}
