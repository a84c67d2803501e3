//! Guests: the only rows, with accounts, that hold a name or a contact.

use crate::{Conn, StoreError, classify, mail, search};
use domain::ids::GuestId;
use store_model::person::Guest;
use store_model::search::Subject;
use uuid::Uuid;

/// Adds a guest, to be found by the words of the name.
pub async fn insert(db: &mut Conn, guest: &Guest, created_at: i64) -> Result<(), StoreError> {
    let id = guest.id.uuid();
    sqlx::query!(
        "insert into guest (id, full_name, email, phone, nationality, created_at, synthetic)
        values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        guest.full_name,
        guest.email,
        guest.phone,
        guest.nationality,
        created_at,
        guest.synthetic
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    search::add(db, Subject::Guest, id, &guest.full_name).await
}

/// One guest.
pub async fn get(db: &mut Conn, id: GuestId) -> Result<Option<Guest>, StoreError> {
    let key = id.uuid();
    let row = sqlx::query!(
        r#"select full_name, email, phone, nationality, synthetic as "synthetic: bool" from guest where id = $1"#,
        key
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(row.map(|row| Guest {
        id,
        full_name: row.full_name,
        email: row.email,
        phone: row.phone,
        nationality: row.nationality,
        synthetic: row.synthetic,
    }))
}

/// Gives a guest another name and address; found by the words of the new name from then on.
pub async fn rename(db: &mut Conn, id: GuestId, full_name: &str, email: &str) -> Result<(), StoreError> {
    let key = id.uuid();
    sqlx::query!("update guest set full_name = $2, email = $3 where id = $1", key, full_name, email)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    search::remove(&mut *db, key).await?;
    search::add(db, Subject::Guest, key, full_name).await
}

/// Notes that a guest needs a step-free room.
pub async fn add_mobility(db: &mut Conn, id: GuestId, need: Uuid) -> Result<(), StoreError> {
    let guest = id.uuid();
    sqlx::query!(
        "insert into guest_need (id, guest_id, kind, detail) values ($1, $2, 'mobility', 'step-free')",
        need,
        guest
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Deletes whatever is noted of a guest's mobility.
pub async fn drop_mobility(db: &mut Conn, id: GuestId, at: i64) -> Result<(), StoreError> {
    let guest = id.uuid();
    let needs = sqlx::query_scalar!(
        r#"select id as "id: Uuid" from guest_need where guest_id = $1 and kind = 'mobility'"#,
        guest
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    for need in needs {
        erase_need(&mut *db, need, at).await?;
    }
    Ok(())
}

/// Deletes a guest with all needs, the entry of a rooming list and the mails to them, unties the stays, and remembers the id so that a restored backup deletes it
/// again. Whether there was one; of nobody nothing is remembered.
pub async fn erase(db: &mut Conn, id: GuestId, at: i64) -> Result<bool, StoreError> {
    let key = id.uuid();
    sqlx::query!("update stay_guest set guest_id = null where guest_id = $1", key)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    search::remove(&mut *db, key).await?;
    mail::withdraw_all(&mut *db, key).await?;
    sqlx::query!("delete from guest_need where guest_id = $1", key)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from rooming_entry where guest_id = $1", key)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let done =
        sqlx::query!("delete from guest where id = $1", key).execute(&mut *db).await.map_err(classify)?;
    let found = done.rows_affected() > 0;
    if found {
        remember_erased(db, key, at).await?;
    }
    Ok(found)
}

/// Deletes one need of a guest who stays on record, and remembers its id so that a restored backup deletes it again.
/// Whether there was one.
pub async fn erase_need(db: &mut Conn, need: Uuid, at: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from guest_need where id = $1", need)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let found = done.rows_affected() > 0;
    if found {
        remember_erased(db, need, at).await?;
    }
    Ok(found)
}

/// Remembers an id as erased, whether anything of it was here or not; the first instant stands.
pub async fn remember_erased(db: &mut Conn, id: Uuid, at: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into erased (person_id, erased_at) values ($1, $2) on conflict (person_id) do nothing",
        id,
        at
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Everyone ever erased, and every need, with the instant.
pub async fn erased(db: &mut Conn) -> Result<Vec<(Uuid, i64)>, StoreError> {
    let rows =
        sqlx::query!(r#"select person_id as "person_id: Uuid", erased_at from erased order by person_id"#)
            .fetch_all(db)
            .await
            .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.erased_at)).collect())
}
