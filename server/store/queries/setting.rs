//! Facts about the whole database, by name.

use crate::{Conn, StoreError, classify};

/// The value of a setting.
pub async fn get(db: &mut Conn, name: &str) -> Result<Option<String>, StoreError> {
    sqlx::query_scalar!("select value from setting where name = $1", name)
        .fetch_optional(db)
        .await
        .map_err(classify)
}

/// Sets a value, in place of any.
pub async fn set(db: &mut Conn, name: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
        name,
        value
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Whether anyone has put a record in: a campus, an account, a stay.
pub async fn has_records(db: &mut Conn) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select 1 as "found!: i32" where exists (select 1 from pavilion) or exists (select 1 from room_type)
            or exists (select 1 from account) or exists (select 1 from stay)"#
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.is_some())
}
