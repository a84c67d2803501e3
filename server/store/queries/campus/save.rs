//! Records of the campus, written: each is added, or set to what it shall be.

use super::{save_kinds, save_spaces};
use crate::{Conn, StoreError, claim, classify};
use domain::calendar::CampusZone;
use domain::campus::{Floor, GuestRoom, Pavilion, Record};
use uuid::Uuid;

/// Writes a record under its id. Those it refers to must be there.
pub async fn save(db: &mut Conn, record: &Record, zone: CampusZone) -> Result<(), StoreError> {
    match record {
        Record::Fact(record) => save_kinds::fact(db, record).await,
        Record::RoomType(record) => save_kinds::room_type(db, record).await,
        Record::Equipment(record) => save_kinds::equipment(db, record).await,
        Record::Changeover(record) => save_kinds::changeover(db, record).await,
        Record::Pavilion(record) => pavilion(db, record).await,
        Record::Floor(record) => floor(db, record).await,
        Record::GuestRoom(record) => guest_room(db, record, zone).await,
        Record::SpacePart(record) => save_spaces::space_part(db, record).await,
        Record::Space(record) => save_spaces::space(db, record).await,
    }
}

async fn pavilion(db: &mut Conn, pavilion: &Pavilion) -> Result<(), StoreError> {
    let (id, code, name) = (pavilion.id.uuid(), pavilion.code.as_str(), pavilion.name.as_str());
    let cluster = pavilion.cluster.code();
    sqlx::query!(
        "insert into pavilion (id, code, name, cluster, purpose, source, position, synthetic)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set name = excluded.name, cluster = excluded.cluster, purpose = excluded.purpose,
            source = excluded.source, position = excluded.position, synthetic = excluded.synthetic",
        id,
        code,
        name,
        cluster,
        pavilion.purpose,
        pavilion.source,
        pavilion.position,
        pavilion.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn floor(db: &mut Conn, floor: &Floor) -> Result<(), StoreError> {
    let (id, pavilion) = (floor.id.uuid(), floor.pavilion.uuid());
    sqlx::query!(
        "insert into floor (id, pavilion_id, level, synthetic) values ($1, $2, $3, $4)
        on conflict (id) do update set synthetic = excluded.synthetic",
        id,
        pavilion,
        floor.level,
        floor.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn guest_room(db: &mut Conn, room: &GuestRoom, zone: CampusZone) -> Result<(), StoreError> {
    let (id, floor, room_type) = (room.id.uuid(), room.floor.uuid(), room.room_type.uuid());
    let (number, from, until) = (room.number.as_str(), room.stock.from(), room.stock.until());
    resource(&mut *db, id, "guest_room").await?;
    sqlx::query!(
        "insert into guest_room (id, floor_id, room_type_id, number, step_free, hearing_loop, stock_from,
            stock_until, synthetic)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (id) do update set floor_id = excluded.floor_id, room_type_id = excluded.room_type_id,
            step_free = excluded.step_free, hearing_loop = excluded.hearing_loop,
            stock_from = excluded.stock_from, stock_until = excluded.stock_until, synthetic = excluded.synthetic",
        id,
        floor,
        room_type,
        number,
        room.step_free,
        room.hearing_loop,
        from,
        until,
        room.synthetic
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    claim::delete_of(db, id).await?;
    for new in room.stock_claims(zone) {
        claim::insert(db, &new).await?;
    }
    Ok(())
}

/// Whatever a claim can be laid on has a row here, too.
pub(super) async fn resource(db: &mut Conn, id: Uuid, kind: &str) -> Result<(), StoreError> {
    sqlx::query!("insert into resource (id, kind) values ($1, $2) on conflict (id) do nothing", id, kind)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}
