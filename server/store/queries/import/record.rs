//! Imports as lists and pages show them.

use crate::{Conn, StoreError, classify};
use domain::ids::ImportId;
use store_model::import::{ImportLine, RejectLine};
use uuid::Uuid;

/// The latest imports, newest first.
pub async fn list(db: &mut Conn, most: i64) -> Result<Vec<ImportLine>, StoreError> {
    sqlx::query_as!(
        ImportLine,
        r#"select i.id as "id: Uuid", i.kind, i.source, i.file_name, a.full_name as "account?", i.started_at,
            i.finished_at, i.rows_read as "read", i.rows_new as "new", i.rows_changed as "changed",
            i.rows_same as "same", i.rows_rejected as "rejected"
        from import i left join account a on a.id = i.account_id
        order by i.started_at desc, i.id limit $1"#,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// One import.
pub async fn find(db: &mut Conn, id: ImportId) -> Result<Option<ImportLine>, StoreError> {
    let id = id.uuid();
    sqlx::query_as!(
        ImportLine,
        r#"select i.id as "id: Uuid", i.kind, i.source, i.file_name, a.full_name as "account?", i.started_at,
            i.finished_at, i.rows_read as "read", i.rows_new as "new", i.rows_changed as "changed",
            i.rows_same as "same", i.rows_rejected as "rejected"
        from import i left join account a on a.id = i.account_id
        where i.id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// The lines an import did not take, in their order.
pub async fn rejects(db: &mut Conn, id: ImportId, most: i64) -> Result<Vec<RejectLine>, StoreError> {
    let id = id.uuid();
    sqlx::query_as!(
        RejectLine,
        r#"select part, line, column_name as "column", reason, detail from import_reject where import_id = $1
        order by part desc, line limit $2"#,
        id,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
