//! Stands, and who exhibits there.

use crate::{Conn, StoreError, classify, meeting, person};
use chrono::NaiveDate;
use domain::ids::{EventId, ExhibitorId, FunctionId, StandId};
use domain::stand::{Exhibitor, Said, Stand};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Adds a stand.
pub async fn insert(db: &mut Conn, stand: &Stand) -> Result<(), StoreError> {
    let (id, event, function) = (stand.id.uuid(), stand.event.uuid(), stand.function.map(FunctionId::uuid));
    sqlx::query!(
        "insert into stand (id, event_id, label, function_id, area_m2, power_w, fittings, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        event,
        stand.label,
        function,
        stand.area,
        stand.power,
        stand.fittings,
        stand.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a stand in its next version, if nobody changed it since; the database refuses a label that another has.
pub async fn update(db: &mut Conn, stand: &Stand) -> Result<(), StoreError> {
    let (id, function, before) = (stand.id.uuid(), stand.function.map(FunctionId::uuid), stand.version - 1);
    let done = sqlx::query!(
        "update stand set label = $2, function_id = $3, area_m2 = $4, power_w = $5, fittings = $6, version = $7
        where id = $1 and version = $8",
        id,
        stand.label,
        function,
        stand.area,
        stand.power,
        stand.fittings,
        stand.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "stand" }) } else { Ok(()) }
}

/// Takes a stand away; refused as a reference while somebody has it.
pub async fn delete(db: &mut Conn, id: StandId) -> Result<bool, StoreError> {
    let id = id.uuid();
    let done = sqlx::query!("delete from stand where id = $1", id).execute(db).await.map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Leaves the stands of a function without a hall: it is taken away.
pub async fn leave(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    let id = function.uuid();
    sqlx::query!("update stand set function_id = null, version = version + 1 where function_id = $1", id)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// The stands of an event, by their labels: the shorter first, so that A10 comes after A9.
pub async fn stands(db: &mut Conn, event: EventId) -> Result<Vec<Stand>, StoreError> {
    let key = event.uuid();
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", label, function_id as "function: Uuid", area_m2, power_w, fittings, version
        from stand where event_id = $1 order by length(label), label"#,
        key
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| Stand {
        id: StandId::new(line.id),
        event,
        label: line.label,
        function: line.function.map(FunctionId::new),
        area: line.area_m2,
        power: line.power_w,
        fittings: line.fittings,
        version: line.version,
    });
    Ok(read.collect())
}

/// Adds an exhibitor.
pub async fn insert_exhibitor(db: &mut Conn, exhibitor: &Exhibitor) -> Result<(), StoreError> {
    let (id, event, said) = (exhibitor.id.uuid(), exhibitor.event.uuid(), &exhibitor.said);
    let stand = exhibitor.stand.map(StandId::uuid);
    sqlx::query!(
        "insert into exhibitor (id, event_id, organisation, contact, link, area_m2, stand_id, asked_at, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        event,
        said.organisation,
        said.contact,
        said.link,
        said.area,
        stand,
        exhibitor.asked_at,
        exhibitor.synthetic,
        exhibitor.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes an exhibitor in its next version, if nobody changed it since; the database refuses a stand that another has.
pub async fn update_exhibitor(db: &mut Conn, exhibitor: &Exhibitor) -> Result<(), StoreError> {
    let (id, said, before) = (exhibitor.id.uuid(), &exhibitor.said, exhibitor.version - 1);
    let stand = exhibitor.stand.map(StandId::uuid);
    let done = sqlx::query!(
        "update exhibitor set organisation = $2, contact = $3, link = $4, area_m2 = $5, stand_id = $6, version = $7
        where id = $1 and version = $8",
        id,
        said.organisation,
        said.contact,
        said.link,
        said.area,
        stand,
        exhibitor.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "exhibitor" }) } else { Ok(()) }
}

/// Takes an exhibitor away at a version, and remembers that its contact is erased.
pub async fn delete_exhibitor(
    db: &mut Conn,
    (id, version): (ExhibitorId, i64),
    at: i64,
) -> Result<(), StoreError> {
    meeting::leave_exhibitor(&mut *db, id).await?;
    let id = id.uuid();
    let done = sqlx::query!("delete from exhibitor where id = $1 and version = $2", id, version)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "exhibitor" });
    }
    person::remember_erased(db, id, at).await
}

/// The exhibitors of an event, in the order in which they asked.
pub async fn exhibitors(db: &mut Conn, event: EventId) -> Result<Vec<Exhibitor>, StoreError> {
    let key = event.uuid();
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", organisation, contact, link, area_m2, stand_id as "stand: Uuid", asked_at,
            synthetic as "synthetic: bool", version
        from exhibitor where event_id = $1 order by asked_at, id"#,
        key
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| Exhibitor {
        id: ExhibitorId::new(line.id),
        event,
        said: Said {
            organisation: line.organisation,
            contact: line.contact,
            link: line.link,
            area: line.area_m2,
        },
        stand: line.stand.map(StandId::new),
        asked_at: line.asked_at,
        synthetic: line.synthetic,
        version: line.version,
    });
    Ok(read.collect())
}

/// The code of the event that an exhibitor belongs to.
pub async fn event_of_exhibitor(db: &mut Conn, id: ExhibitorId) -> Result<Option<String>, StoreError> {
    let id = id.uuid();
    sqlx::query_scalar!(
        "select e.code from exhibitor x join event e on e.id = x.event_id where x.id = $1",
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Every contact there is, with the last day of its event.
pub async fn contacts(db: &mut Conn) -> Result<Vec<(ExhibitorId, NaiveDate)>, StoreError> {
    let rows = sqlx::query!(
        r#"select x.id as "id: Uuid", e.until_date as "until: NaiveDate"
        from exhibitor x join event e on e.id = x.event_id where x.contact <> ''"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|line| (ExhibitorId::new(line.id), line.until)).collect())
}

/// Empties the contacts of some exhibitors, and remembers their ids so that a restored backup empties them again. How many
/// there were.
pub async fn erase(db: &mut Conn, exhibitors: &BTreeSet<ExhibitorId>, at: i64) -> Result<u64, StoreError> {
    let mut erased = 0;
    for exhibitor in exhibitors {
        let id = exhibitor.uuid();
        // A list that was compared before must not bring the contact back.
        let done = sqlx::query!(
            "update exhibitor set contact = '', version = version + 1 where id = $1 and contact <> ''",
            id
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
        if done.rows_affected() > 0 {
            person::remember_erased(db, id, at).await?;
            erased += 1;
        }
    }
    Ok(erased)
}

/// Gives a repeated event the stands of the first, in the functions that stand for those of the first; nobody exhibits yet.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    functions: &std::collections::BTreeMap<FunctionId, FunctionId>,
    mut id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    for stand in stands(db, first).await? {
        let function = stand.function.and_then(|function| functions.get(&function).copied());
        let copy = Stand { id: StandId::new(id()), event: again, function, version: 1, ..stand };
        insert(db, &copy).await?;
    }
    Ok(())
}
