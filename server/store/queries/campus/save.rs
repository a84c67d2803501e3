//! Records of the campus, written: each is added, or set to what it shall be.

use crate::{Conn, StoreError, classify};
use domain::campus::{
    Changeover, Equipment, Fact, Floor, GuestRoom, Pavilion, Record, RoomType, Space, SpacePart,
};
use uuid::Uuid;

/// Writes a record under its id. Those it refers to must be there.
pub async fn save(db: &mut Conn, record: &Record) -> Result<(), StoreError> {
    match record {
        Record::Fact(record) => fact(db, record).await,
        Record::RoomType(record) => room_type(db, record).await,
        Record::Equipment(record) => equipment(db, record).await,
        Record::Changeover(record) => changeover(db, record).await,
        Record::Pavilion(record) => pavilion(db, record).await,
        Record::Floor(record) => floor(db, record).await,
        Record::GuestRoom(record) => guest_room(db, record).await,
        Record::SpacePart(record) => space_part(db, record).await,
        Record::Space(record) => space(db, record).await,
    }
}

async fn fact(db: &mut Conn, fact: &Fact) -> Result<(), StoreError> {
    let (id, code) = (fact.id.uuid(), fact.code.as_str());
    sqlx::query!(
        "insert into campus_fact (id, code, text, source, position, synthetic) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do update set text = excluded.text, source = excluded.source,
            position = excluded.position, synthetic = excluded.synthetic",
        id,
        code,
        fact.text,
        fact.source,
        fact.position,
        fact.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn room_type(db: &mut Conn, room_type: &RoomType) -> Result<(), StoreError> {
    let (id, code, name) = (room_type.id.uuid(), room_type.code.as_str(), room_type.name.as_str());
    let beds = room_type.beds.get();
    sqlx::query!(
        "insert into room_type (id, code, name, beds, position, synthetic) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do update set name = excluded.name, beds = excluded.beds, position = excluded.position,
            synthetic = excluded.synthetic",
        id,
        code,
        name,
        beds,
        room_type.position,
        room_type.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn equipment(db: &mut Conn, equipment: &Equipment) -> Result<(), StoreError> {
    let (id, code, name) = (equipment.id.uuid(), equipment.code.as_str(), equipment.name.as_str());
    sqlx::query!(
        "insert into equipment (id, code, name, stock, portable, synthetic) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do update set name = excluded.name, stock = excluded.stock, portable = excluded.portable,
            synthetic = excluded.synthetic",
        id,
        code,
        name,
        equipment.stock,
        equipment.portable,
        equipment.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn changeover(db: &mut Conn, changeover: &Changeover) -> Result<(), StoreError> {
    let (id, from, to) = (changeover.id.uuid(), changeover.from.code(), changeover.to.code());
    sqlx::query!(
        "insert into changeover (id, from_style, to_style, minutes, synthetic) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set minutes = excluded.minutes, synthetic = excluded.synthetic",
        id,
        from,
        to,
        changeover.minutes,
        changeover.synthetic
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
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

async fn guest_room(db: &mut Conn, room: &GuestRoom) -> Result<(), StoreError> {
    let (id, floor, room_type) = (room.id.uuid(), room.floor.uuid(), room.room_type.uuid());
    let (number, from, until) = (room.number.as_str(), room.stock.from(), room.stock.until());
    resource(db, id, "guest_room").await?;
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
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn resource(db: &mut Conn, id: Uuid, kind: &str) -> Result<(), StoreError> {
    sqlx::query!("insert into resource (id, kind) values ($1, $2) on conflict (id) do nothing", id, kind)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

async fn space_part(db: &mut Conn, part: &SpacePart) -> Result<(), StoreError> {
    let (id, code) = (part.id.uuid(), part.code.as_str());
    resource(db, id, "space_part").await?;
    sqlx::query!("insert into space_part (id, code) values ($1, $2) on conflict (id) do nothing", id, code)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

async fn space(db: &mut Conn, space: &Space) -> Result<(), StoreError> {
    let (id, floor) = (space.id.uuid(), space.floor.uuid());
    let (code, name, booths) = (space.code.as_str(), space.name.as_str(), space.booths);
    sqlx::query!(
        "insert into space (id, floor_id, code, name, area_m2, booths, booths_synthetic, step_free, hearing_loop,
            source, position, synthetic)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set floor_id = excluded.floor_id, name = excluded.name,
            area_m2 = excluded.area_m2, booths = excluded.booths, booths_synthetic = excluded.booths_synthetic,
            step_free = excluded.step_free, hearing_loop = excluded.hearing_loop, source = excluded.source,
            position = excluded.position, synthetic = excluded.synthetic",
        id,
        floor,
        code,
        name,
        space.area_m2,
        booths.count,
        booths.synthetic,
        space.step_free,
        space.hearing_loop,
        space.source,
        space.position,
        space.synthetic
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    belongings(db, space).await
}

/// Parts, seats and equipment are facets of the space: set anew as a whole.
async fn belongings(db: &mut Conn, space: &Space) -> Result<(), StoreError> {
    let id = space.id.uuid();
    sqlx::query!("delete from space_element where space_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from space_capacity where space_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from space_equipment where space_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    for part in &space.parts {
        let part = part.uuid();
        sqlx::query!("insert into space_element (space_id, part_id) values ($1, $2)", id, part)
            .execute(&mut *db)
            .await
            .map_err(classify)?;
    }
    for capacity in &space.capacities {
        let (style, seats) = (capacity.style.code(), capacity.seats.get());
        sqlx::query!(
            "insert into space_capacity (space_id, style, seats, synthetic) values ($1, $2, $3, $4)",
            id,
            style,
            seats,
            capacity.synthetic
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    for standing in &space.equipment {
        let kind = standing.equipment.uuid();
        sqlx::query!(
            "insert into space_equipment (space_id, equipment_id, quantity) values ($1, $2, $3)",
            id,
            kind,
            standing.quantity
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}
