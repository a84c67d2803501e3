//! The mix of activities planned for each year.

use crate::{Conn, StoreError, classify, row};
use domain::delivery_mix::{ActivityKind, Drivers, Mix};
use domain::ids::DeliveryMixId;
use store_model::delivery_mix::YearMix;
use uuid::Uuid;

struct MixRow {
    id: Uuid,
    year: i64,
    beside: i64,
    note: String,
    version: i64,
}

struct KindRow {
    mix_id: Uuid,
    kind: String,
    activities: i64,
    face_to_face: i64,
    on_campus: i64,
    participants: i64,
    nights: i64,
}

impl MixRow {
    fn read(self) -> Result<YearMix, StoreError> {
        let year = row::valid(i32::try_from(self.year).ok(), "delivery_mix", self.id, "year")?;
        let mix = Mix { beside: self.beside, note: self.note, ..Mix::default() };
        Ok(YearMix { id: DeliveryMixId::new(self.id), year, mix, version: self.version })
    }
}

impl KindRow {
    fn read(&self) -> Result<(ActivityKind, Drivers), StoreError> {
        let kind = row::valid(ActivityKind::parse(&self.kind), "delivery_mix_kind", self.mix_id, "kind")?;
        let drivers = Drivers {
            activities: self.activities,
            face_to_face: self.face_to_face,
            on_campus: self.on_campus,
            participants: self.participants,
            nights: self.nights,
        };
        Ok((kind, drivers))
    }
}

/// All mixes, by year.
pub async fn all(db: &mut Conn) -> Result<Vec<YearMix>, StoreError> {
    let rows = sqlx::query_as!(
        MixRow,
        r#"select id as "id: Uuid", year, beside, note, version from delivery_mix order by year"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let kinds = sqlx::query_as!(
        KindRow,
        r#"select mix_id as "mix_id: Uuid", kind, activities, face_to_face, on_campus, participants, nights
        from delivery_mix_kind"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut mixes = rows.into_iter().map(MixRow::read).collect::<Result<Vec<_>, _>>()?;
    for mix in &mut mixes {
        for row in kinds.iter().filter(|row| row.mix_id == mix.id.uuid()) {
            let (kind, drivers) = row.read()?;
            mix.mix.kinds.insert(kind, drivers);
        }
    }
    Ok(mixes)
}

/// Adds the mix of a year that has none.
pub async fn insert(db: &mut Conn, mix: &YearMix) -> Result<(), StoreError> {
    let (id, year) = (mix.id.uuid(), i64::from(mix.year));
    sqlx::query!(
        "insert into delivery_mix (id, year, beside, note, version) values ($1, $2, $3, $4, $5)",
        id,
        year,
        mix.mix.beside,
        mix.mix.note,
        mix.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    put_kinds(db, mix).await
}

/// Stores a mix in place of the version before it.
pub async fn update(db: &mut Conn, mix: &YearMix) -> Result<(), StoreError> {
    let (id, seen) = (mix.id.uuid(), mix.version - 1);
    let done = sqlx::query!(
        "update delivery_mix set beside = $3, note = $4, version = version + 1 where id = $1 and version = $2",
        id,
        seen,
        mix.mix.beside,
        mix.mix.note
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "delivery_mix" });
    }
    put_kinds(db, mix).await
}

async fn put_kinds(db: &mut Conn, mix: &YearMix) -> Result<(), StoreError> {
    let id = mix.id.uuid();
    // One that is left out has no activities any more.
    sqlx::query!("delete from delivery_mix_kind where mix_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    for (kind, drivers) in &mix.mix.kinds {
        let kind = kind.code();
        sqlx::query!(
            "insert into delivery_mix_kind (mix_id, kind, activities, face_to_face, on_campus, participants, nights)
            values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            kind,
            drivers.activities,
            drivers.face_to_face,
            drivers.on_campus,
            drivers.participants,
            drivers.nights
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}
