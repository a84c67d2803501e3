//! Whether the database answers and is in shape, and what it counts for whoever watches over it.

use crate::{Conn, StoreError, classify};

/// The number of the last migration that was applied.
pub async fn schema_version(db: &mut Conn) -> Result<i64, StoreError> {
    sqlx::query_scalar!(
        r#"select coalesce(max(version), 0) as "version!: i64" from _sqlx_migrations where success"#
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// Sessions that have not run out.
pub async fn sessions(db: &mut Conn, now: i64) -> Result<i64, StoreError> {
    sqlx::query_scalar!(r#"select count(*) as "sessions!: i64" from session where expires_at > $1"#, now)
        .fetch_one(db)
        .await
        .map_err(classify)
}
