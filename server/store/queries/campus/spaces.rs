//! Function spaces with their parts, seats and equipment, read back.

use crate::{Conn, StoreError, classify, row};
use domain::campus::{Booths, Capacity, Code, Name, Seats, SetupStyle, Space, SpacePart, Standing};
use domain::ids::{EquipmentId, FloorId, ResourceId, SpaceId};
use std::collections::{BTreeMap, BTreeSet};
use store_model::reading::Reading;
use uuid::Uuid;

pub(super) async fn parts(db: &mut Conn, reading: &mut Reading) -> Result<Vec<SpacePart>, StoreError> {
    let rows = sqlx::query!(r#"select id as "id: Uuid", code from space_part order by code"#)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        let code = row::valid(Code::parse(&found.code).ok(), "space_part", found.id, "code")?;
        Ok(SpacePart { id: ResourceId::new(found.id), code })
    }))
}

pub(super) async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Space>, StoreError> {
    const TABLE: &str = "space";
    let mut parts = parts_by_space(db).await?;
    let mut capacities = capacities_by_space(db, reading).await?;
    let mut equipment = equipment_by_space(db).await?;
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", floor_id as "floor_id: Uuid", code, name, area_m2, booths, booths_synthetic,
            step_free, hearing_loop, source, position, synthetic
        from space order by position, code"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        Ok(Space {
            id: SpaceId::new(found.id),
            code: row::valid(Code::parse(&found.code).ok(), TABLE, found.id, "code")?,
            name: row::valid(Name::parse(&found.name).ok(), TABLE, found.id, "name")?,
            floor: FloorId::new(found.floor_id),
            area_m2: found.area_m2,
            booths: Booths { count: found.booths, synthetic: found.booths_synthetic },
            step_free: found.step_free,
            hearing_loop: found.hearing_loop,
            parts: parts.remove(&found.id).unwrap_or_default(),
            capacities: capacities.remove(&found.id).unwrap_or_default(),
            equipment: equipment.remove(&found.id).unwrap_or_default(),
            source: found.source,
            position: found.position,
            synthetic: found.synthetic,
        })
    }))
}

async fn parts_by_space(db: &mut Conn) -> Result<BTreeMap<Uuid, BTreeSet<ResourceId>>, StoreError> {
    let rows =
        sqlx::query!(r#"select space_id as "space_id: Uuid", part_id as "part_id: Uuid" from space_element"#)
            .fetch_all(db)
            .await
            .map_err(classify)?;
    let mut parts: BTreeMap<Uuid, BTreeSet<ResourceId>> = BTreeMap::new();
    for found in rows {
        parts.entry(found.space_id).or_default().insert(ResourceId::new(found.part_id));
    }
    Ok(parts)
}

async fn capacities_by_space(
    db: &mut Conn,
    reading: &mut Reading,
) -> Result<BTreeMap<Uuid, Vec<Capacity>>, StoreError> {
    const TABLE: &str = "space_capacity";
    let rows =
        sqlx::query!(r#"select space_id as "space_id: Uuid", style, seats, synthetic from space_capacity"#)
            .fetch_all(db)
            .await
            .map_err(classify)?;
    let mut capacities: BTreeMap<Uuid, Vec<Capacity>> = BTreeMap::new();
    let read = reading.all(rows.into_iter().map(|found| {
        let style = row::valid(SetupStyle::parse(&found.style), TABLE, found.space_id, "style")?;
        let seats = row::valid(Seats::new(found.seats).ok(), TABLE, found.space_id, "seats")?;
        Ok((found.space_id, Capacity { style, seats, synthetic: found.synthetic }))
    }))?;
    for (space, capacity) in read {
        capacities.entry(space).or_default().push(capacity);
    }
    for styles in capacities.values_mut() {
        styles.sort();
    }
    Ok(capacities)
}

async fn equipment_by_space(db: &mut Conn) -> Result<BTreeMap<Uuid, Vec<Standing>>, StoreError> {
    let rows = sqlx::query!(
        r#"select space_id as "space_id: Uuid", equipment_id as "equipment_id: Uuid", quantity
        from space_equipment"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut equipment: BTreeMap<Uuid, Vec<Standing>> = BTreeMap::new();
    for found in rows {
        let standing = Standing { equipment: EquipmentId::new(found.equipment_id), quantity: found.quantity };
        equipment.entry(found.space_id).or_default().push(standing);
    }
    for kinds in equipment.values_mut() {
        kinds.sort();
    }
    Ok(equipment)
}
