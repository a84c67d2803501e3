//! The campus as it stands. It is small (some hundred rooms), so it is read whole.

use super::{kinds, rooms, spaces};
use crate::{Conn, StoreError, classify, row};
use domain::campus::{Campus, Cluster, Code, Floor, Name, Pavilion};
use domain::ids::{FloorId, PavilionId};
use store_model::reading::Reading;
use uuid::Uuid;

/// The whole campus, each list in the order pages show it.
pub async fn load(db: &mut Conn) -> Result<Campus, StoreError> {
    read(db, &mut Reading::strict()).await
}

/// The same, read in a way of one's own.
pub async fn read(db: &mut Conn, reading: &mut Reading) -> Result<Campus, StoreError> {
    Ok(Campus {
        facts: kinds::facts(db, reading).await?,
        room_types: kinds::room_types(db, reading).await?,
        equipment: kinds::equipment(db, reading).await?,
        changeovers: kinds::changeovers(db, reading).await?,
        pavilions: pavilions(db, reading).await?,
        floors: floors(db).await?,
        rooms: rooms::all(db, reading).await?,
        parts: spaces::parts(db, reading).await?,
        spaces: spaces::all(db, reading).await?,
    })
}

async fn pavilions(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Pavilion>, StoreError> {
    const TABLE: &str = "pavilion";
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", code, name, cluster, purpose, source, position, synthetic
        from pavilion order by position, code"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(|found| {
        Ok(Pavilion {
            id: PavilionId::new(found.id),
            code: row::valid(Code::parse(&found.code).ok(), TABLE, found.id, "code")?,
            name: row::valid(Name::parse(&found.name).ok(), TABLE, found.id, "name")?,
            cluster: row::valid(Cluster::parse(&found.cluster), TABLE, found.id, "cluster")?,
            purpose: found.purpose,
            source: found.source,
            position: found.position,
            synthetic: found.synthetic,
        })
    }))
}

async fn floors(db: &mut Conn) -> Result<Vec<Floor>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", pavilion_id as "pavilion_id: Uuid", level, synthetic
        from floor order by level, id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let floors = rows.into_iter().map(|found| Floor {
        id: FloorId::new(found.id),
        pavilion: PavilionId::new(found.pavilion_id),
        level: found.level,
        synthetic: found.synthetic,
    });
    Ok(floors.collect())
}
