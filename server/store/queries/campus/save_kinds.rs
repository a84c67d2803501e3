//! Facts, room types, equipment and changeovers, written.

use crate::{Conn, StoreError, classify};
use domain::campus::{Changeover, Equipment, Fact, RoomType};

pub(super) async fn fact(db: &mut Conn, fact: &Fact) -> Result<(), StoreError> {
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

pub(super) async fn room_type(db: &mut Conn, room_type: &RoomType) -> Result<(), StoreError> {
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

pub(super) async fn equipment(db: &mut Conn, equipment: &Equipment) -> Result<(), StoreError> {
    let (id, code, name) = (equipment.id.uuid(), equipment.code.as_str(), equipment.name.as_str());
    sqlx::query!(
        "insert into equipment (id, code, name, stock, portable, synthetic, hybrid) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do update set name = excluded.name, stock = excluded.stock, portable = excluded.portable,
            synthetic = excluded.synthetic, hybrid = excluded.hybrid",
        id,
        code,
        name,
        equipment.stock,
        equipment.portable,
        equipment.synthetic,
        equipment.hybrid
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

pub(super) async fn changeover(db: &mut Conn, changeover: &Changeover) -> Result<(), StoreError> {
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
