//! What SQLite does in its own way: opening it, and what its errors mean.

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use std::time::Duration;
use store_model::{StoreError, constraint};

/// How a transaction that writes begins: the lock is taken at once, so that it can never fail half-way.
pub const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";

/// How a transaction that reads begins; it sees one state of the data throughout.
pub const BEGIN_READ: &str = "BEGIN";

/// SQLite writes one at a time anyway: one connection keeps writers in line without busy errors.
const WRITERS: u32 = 1;
const READERS: u32 = 8;
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Pages a connection keeps, in KiB (below zero by SQLite's convention): a chart of 300 rooms walks through more than
/// the usual 2 MB, and read each of its pages from the file again.
const CACHE: &str = "-16384";

/// Rows handed over at once. Each time the buffer runs full costs two threads a turn.
const ROWS: usize = 4096;

/// A pool for writing and one for reading, of one database file.
#[derive(Clone, Debug)]
pub struct Pools {
    /// The one connection that writes.
    pub writer: SqlitePool,
    /// Connections that only read.
    pub readers: SqlitePool,
}

impl Pools {
    /// Opens the file (made if missing), sets what durability and erasure rest on, and asserts it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = url
            .parse::<SqliteConnectOptions>()
            .map_err(StoreError::Database)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("secure_delete", "on")
            .pragma("cache_size", CACHE)
            .row_buffer_size(ROWS)
            .statement_cache_capacity(256);
        let writer = pool(WRITERS, options.clone()).await?;
        let readers = pool(READERS, options.pragma("query_only", "on")).await?;
        Ok(Self { writer, readers })
    }

    /// Closes both pools; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Folds the write-ahead log into the file and empties it. `secure_delete` has overwritten what was deleted there.
/// A reader that has been at it for longer than writers wait keeps the log; that is an error, since what was deleted
/// can still be read in it.
pub async fn fold_log(pools: &Pools) -> Result<(), StoreError> {
    let (busy, _, _): (i64, i64, i64) =
        sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&pools.writer).await.map_err(classify)?;
    if busy == 0 {
        return Ok(());
    }
    Err(StoreError::Retry(sqlx::Error::Protocol("the log is in use by a long read".to_owned())))
}

async fn pool(connections: u32, options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(BUSY_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        // A file does not hang up: to ask each time would double the cost of a short statement.
        .test_before_acquire(false)
        .after_connect(|connection, _| Box::pin(assert_durable(connection)))
        .connect_with(options)
        .await
        .map_err(StoreError::Database)
}

/// A pragma that is not understood is silently ignored by SQLite; so each connection is asked what holds.
async fn assert_durable(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    const FULL: i64 = 2;
    let synchronous: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(&mut *connection).await?;
    let foreign_keys: i64 = sqlx::query_scalar("pragma foreign_keys").fetch_one(&mut *connection).await?;
    let secure_delete: i64 = sqlx::query_scalar("pragma secure_delete").fetch_one(&mut *connection).await?;
    let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(&mut *connection).await?;
    if synchronous == FULL && foreign_keys == 1 && secure_delete == 1 && journal == "wal" {
        return Ok(());
    }
    Err(sqlx::Error::Configuration("SQLite does not keep the pragmas this store needs".into()))
}

/// Keeps bookings out until the transaction ends, for a change of what they count on. A writing transaction of SQLite
/// is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_bookings(_db: &mut crate::Conn) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps anybody from tying stays to guests until the transaction ends. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_guests(_db: &mut crate::Conn, _ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps other writers from what belongs to some events. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_events(_db: &mut crate::Conn, _ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps functions off parts of spaces until the transaction ends. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_parts(_db: &mut crate::Conn, _ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps other writers from the duties of some interpreters. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_interpreters(_db: &mut crate::Conn, _ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps other writers from promising pieces of some kinds. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_equipment(_db: &mut crate::Conn, _ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    Ok(())
}

/// Keeps accounts as they are until the transaction ends. A writing transaction of SQLite is alone already.
#[expect(clippy::unused_async, reason = "the same signature as in the other crate")]
pub async fn hold_accounts(_db: &mut crate::Conn) -> Result<(), StoreError> {
    Ok(())
}

/// Changes whenever anything kept in history does. One writer at a time appends, so the last lines tell.
pub async fn data_version(db: &mut crate::Conn) -> Result<String, StoreError> {
    sqlx::query_scalar(
        "select coalesce((select max(seq) from stay_history), 0) || '.' || coalesce((select max(seq) from history), 0)",
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// What an error of SQLite means.
pub fn classify(error: sqlx::Error) -> StoreError {
    let Some(message) = error.as_database_error().map(|error| error.message().to_owned()) else {
        return StoreError::of_driver(error);
    };
    if let Some(columns) = message.strip_prefix("UNIQUE constraint failed: ") {
        return duplicate(columns, error);
    }
    if message == "FOREIGN KEY constraint failed" {
        return StoreError::Reference;
    }
    if let Some(name) = message.strip_prefix("CHECK constraint failed: ") {
        return StoreError::Refused { constraint: name.to_owned() };
    }
    if ["_overlap", "_append_only", "_updated", "_stock"].iter().any(|end| message.ends_with(end)) {
        return StoreError::Refused { constraint: message };
    }
    if message.contains("locked") || message.contains("busy") {
        return StoreError::Retry(error);
    }
    StoreError::Database(error)
}

/// SQLite names columns, not constraints: `stay.reference` stands for `stay_reference_key`, `stay.id` for `stay_pkey`.
fn duplicate(columns: &str, error: sqlx::Error) -> StoreError {
    let first = columns.split(", ").next().unwrap_or(columns);
    match first.split_once('.') {
        Some(("idempotency", _)) => StoreError::Retry(error),
        Some(("claim", _)) => StoreError::Refused { constraint: constraint::CLAIM_OVERLAP.to_owned() },
        Some((table, "id")) => StoreError::Duplicate { constraint: format!("{table}_pkey") },
        Some((table, column)) => StoreError::Duplicate { constraint: format!("{table}_{column}_key") },
        None => StoreError::Duplicate { constraint: columns.to_owned() },
    }
}

/// What SQLite finds wrong with its own file, and guards of the schema that are gone.
pub async fn integrity(db: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    const GUARDS: [&str; 21] = [
        "claim_overlap",
        "claim_never_updated",
        "stay_history_no_update",
        "stay_history_no_delete",
        "history_no_update",
        "history_no_delete",
        "night_count",
        "equipment_day",
        "interpreter_day",
        "interpreter_day_never_updated",
        "interpreter_duty_never_updated",
        "interpreter_duty_overlap",
        "interpreter_rest_overlap",
        "meeting_booking_never_updated",
        "meeting_booking_overlap",
        "quote_never_updated",
        "recharge_note_never_updated",
        "service_hold_never_updated",
        "service_hold_stock",
        "service_item_stock",
        "service_price_never_updated",
    ];
    let mut found = sqlx::query_scalar::<_, String>("pragma integrity_check")
        .fetch_all(&mut *db)
        .await
        .map_err(classify)?;
    found.retain(|line| line != "ok");
    let orphans: Vec<(String, Option<i64>, String)> =
        sqlx::query_as(r#"select "table", rowid, parent from pragma_foreign_key_check"#)
            .fetch_all(&mut *db)
            .await
            .map_err(classify)?;
    found.extend(orphans.into_iter().map(|(table, row, parent)| {
        format!("row {} of {table} refers to a {parent} that is not there", row.unwrap_or_default())
    }));
    let present: Vec<String> = sqlx::query_scalar(
        "select name from sqlite_schema where type = 'trigger' or sql like '%constraint night_count_stock%'
            or sql like '%constraint equipment_day_stock%' or sql like '%constraint interpreter_day_full%'",
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let gone = GUARDS.iter().filter(|guard| !present.iter().any(|name| name == *guard));
    found.extend(gone.map(|guard| format!("the guard {guard} is gone")));
    Ok(found)
}

/// The order of text by its bytes.
pub const BYTEWISE: &str = "binary";

/// What lets an insert give an identity column its number: nothing is needed.
pub const WITH_IDENTITY: &str = "";

/// Makes numbers go on after those brought in: SQLite's own table of them has followed the inserts.
#[expect(clippy::unused_async, reason = "the same call as in the other crate")]
pub async fn continue_sequences(_: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_without_a_free_connection_is_busy_and_a_wrong_statement_is_not() {
        use sqlx::Error as E;
        let lost = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        for error in [E::PoolTimedOut, E::PoolClosed, E::WorkerCrashed, E::Io(lost)] {
            assert!(classify(error).is_busy());
        }
        assert!(!classify(E::RowNotFound).is_busy());
        assert!(!classify(E::ColumnNotFound("x".to_owned())).is_busy());
    }
}
