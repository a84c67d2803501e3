//! Facts, room types, equipment and changeovers, read back.

use crate::{Conn, StoreError, classify, row};
use domain::campus::{Beds, Changeover, Equipment, Fact, Name, RoomType, SetupStyle, Slug};
use domain::ids::{CampusFactId, ChangeoverId, EquipmentId, RoomTypeId};
use store_model::reading::Reading;
use uuid::Uuid;

pub(super) async fn facts(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Fact>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", code, text, source, position, synthetic
        from campus_fact order by position, code"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        Ok(Fact {
            id: CampusFactId::new(found.id),
            code: row::valid(Slug::parse(&found.code).ok(), "campus_fact", found.id, "code")?,
            text: found.text,
            source: found.source,
            position: found.position,
            synthetic: found.synthetic,
        })
    }))
}

pub(super) async fn room_types(db: &mut Conn, reading: &mut Reading) -> Result<Vec<RoomType>, StoreError> {
    const TABLE: &str = "room_type";
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", code, name, beds, position, synthetic from room_type order by position, code"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        Ok(RoomType {
            id: RoomTypeId::new(found.id),
            code: row::valid(Slug::parse(&found.code).ok(), TABLE, found.id, "code")?,
            name: row::valid(Name::parse(&found.name).ok(), TABLE, found.id, "name")?,
            beds: row::valid(Beds::new(found.beds).ok(), TABLE, found.id, "beds")?,
            position: found.position,
            synthetic: found.synthetic,
        })
    }))
}

/// The room types, in the order of lists.
pub async fn all_room_types(db: &mut Conn) -> Result<Vec<RoomType>, StoreError> {
    room_types(db, &mut Reading::strict()).await
}

pub(super) async fn equipment(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Equipment>, StoreError> {
    const TABLE: &str = "equipment";
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", code, name, stock, portable, synthetic, hybrid as "hybrid: bool"
        from equipment order by name, code"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        Ok(Equipment {
            id: EquipmentId::new(found.id),
            code: row::valid(Slug::parse(&found.code).ok(), TABLE, found.id, "code")?,
            name: row::valid(Name::parse(&found.name).ok(), TABLE, found.id, "name")?,
            stock: found.stock,
            portable: found.portable,
            hybrid: found.hybrid,
            synthetic: found.synthetic,
        })
    }))
}

pub(super) async fn changeovers(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Changeover>, StoreError> {
    const TABLE: &str = "changeover";
    let rows =
        sqlx::query!(r#"select id as "id: Uuid", from_style, to_style, minutes, synthetic from changeover"#)
            .fetch_all(db)
            .await
            .map_err(classify)?;
    let read = rows.into_iter().map(|found| {
        Ok(Changeover {
            id: ChangeoverId::new(found.id),
            from: row::valid(SetupStyle::parse(&found.from_style), TABLE, found.id, "from_style")?,
            to: row::valid(SetupStyle::parse(&found.to_style), TABLE, found.id, "to_style")?,
            minutes: found.minutes,
            synthetic: found.synthetic,
        })
    });
    let mut changeovers = reading.all(read)?;
    changeovers.sort_by_key(|changeover| (changeover.from, changeover.to));
    Ok(changeovers)
}
