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
