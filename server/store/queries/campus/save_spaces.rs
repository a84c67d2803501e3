//! Function spaces and their parts, written.

use super::save::resource;
use crate::{Conn, StoreError, classify};
use domain::campus::{Space, SpacePart};

pub(super) async fn space_part(db: &mut Conn, part: &SpacePart) -> Result<(), StoreError> {
    let (id, code) = (part.id.uuid(), part.code.as_str());
    resource(db, id, "space_part").await?;
    sqlx::query!("insert into space_part (id, code) values ($1, $2) on conflict (id) do nothing", id, code)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

pub(super) async fn space(db: &mut Conn, space: &Space) -> Result<(), StoreError> {
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
