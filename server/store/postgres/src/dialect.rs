//! What PostgreSQL does in its own way: opening it, and what its errors mean.

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use std::time::Duration;
use store_model::{StoreError, constraint};

/// How a transaction that writes begins.
pub const BEGIN_WRITE: &str = "BEGIN";

/// How a transaction that reads begins; it sees one state of the data throughout.
pub const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

const CONNECTIONS: u32 = 32;
const PATIENCE: Duration = Duration::from_secs(30);

/// The pool of one database, under the same names as the pools of SQLite.
#[derive(Clone, Debug)]
pub struct Pools {
    /// Connections that write.
    pub writer: PgPool,
    /// The same pool: PostgreSQL needs no second one.
    pub readers: PgPool,
}

impl Pools {
    /// Connects; commits wait for the disk, whatever the server's own setting says.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = url
            .parse::<PgConnectOptions>()
            .map_err(StoreError::Database)?
            .application_name("foresteria")
            .options([("synchronous_commit", "on"), ("client_min_messages", "warning")]);
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(StoreError::Database)?;
        Ok(Self { writer: pool.clone(), readers: pool })
    }

    /// Closes the pool.
    pub async fn close(&self) {
        self.writer.close().await;
    }
}

/// Keeps bookings out until the transaction ends, for a change of what they count on. The tables are locked in the
/// order in which a booking writes them.
pub async fn hold_bookings(db: &mut crate::Conn) -> Result<(), StoreError> {
    sqlx::query("lock table night_count, claim in share row exclusive mode")
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps anybody from tying stays to guests until the transaction ends.
pub async fn hold_guests(db: &mut crate::Conn, ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    sqlx::query("select id from guest where id = any($1) order by id for update")
        .bind(ids)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps other writers from what belongs to some events until the transaction ends. Those that only refer to an event, as
/// a new stay does, go on.
pub async fn hold_events(db: &mut crate::Conn, ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    sqlx::query("select id from event where id = any($1) order by id for no key update")
        .bind(ids)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps functions off parts of spaces until the transaction ends: whoever lays one asks here first. In order of their
/// ids, so that no two wait for each other.
pub async fn hold_parts(db: &mut crate::Conn, ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    sqlx::query("select id from resource where id = any($1) order by id for no key update")
        .bind(ids)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps other writers from the duties of some interpreters until the transaction ends: whoever changes one asks here
/// first. In order of their ids, so that no two wait for each other.
pub async fn hold_interpreters(db: &mut crate::Conn, ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    sqlx::query("select id from interpreter where id = any($1) order by id for no key update")
        .bind(ids)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps other writers from promising pieces of some kinds until the transaction ends. In order of their ids, so that no
/// two wait for each other.
pub async fn hold_equipment(db: &mut crate::Conn, ids: &[uuid::Uuid]) -> Result<(), StoreError> {
    sqlx::query("select id from equipment where id = any($1) order by id for no key update")
        .bind(ids)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Keeps accounts as they are, and anybody from signing in, until the transaction ends.
pub async fn hold_accounts(db: &mut crate::Conn) -> Result<(), StoreError> {
    sqlx::query("select id from account order by id for update")
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Changes whenever anything kept in history does. Writers commit in another order than they number their lines, so the
/// last line alone does not tell what came since; the last few do: a transaction writes its lines at its end, and no
/// other can write that many before it commits.
pub async fn data_version(db: &mut crate::Conn) -> Result<String, StoreError> {
    sqlx::query_scalar(
        "select concat(
            (select string_agg(seq::text, ',') from (select seq from stay_history order by seq desc limit 256) as stays),
            '.', (select string_agg(seq::text, ',') from (select seq from history order by seq desc limit 256) as others))",
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// What an error of PostgreSQL means.
pub fn classify(error: sqlx::Error) -> StoreError {
    const UNIQUE: &str = "23505";
    const FOREIGN_KEY: &str = "23503";
    const CHECK: &str = "23514";
    const EXCLUSION: &str = "23P01";
    const AGAIN: [&str; 2] = ["40001", "40P01"];
    /// The server is stopping, starting, or has no connection left.
    const AWAY: [&str; 4] = ["57P01", "57P02", "57P03", "53300"];
    let (code, name) = match error.as_database_error() {
        Some(found) => {
            (found.code().unwrap_or_default().into_owned(), found.constraint().unwrap_or_default().to_owned())
        }
        None => return StoreError::of_driver(error),
    };
    match code.as_str() {
        UNIQUE if name == constraint::IDEMPOTENCY_KEY => StoreError::Retry(error),
        UNIQUE if name == "claim_pkey" => {
            StoreError::Refused { constraint: constraint::CLAIM_OVERLAP.to_owned() }
        }
        UNIQUE => StoreError::Duplicate { constraint: name },
        FOREIGN_KEY => StoreError::Reference,
        CHECK | EXCLUSION => StoreError::Refused { constraint: name },
        again if AGAIN.contains(&again) => StoreError::Retry(error),
        away if AWAY.contains(&away) => StoreError::Busy(error),
        _ => StoreError::Database(error),
    }
}

/// Guards of the schema that are gone or switched off. PostgreSQL keeps references and pages in order itself.
pub async fn integrity(db: &mut PgConnection) -> Result<Vec<String>, StoreError> {
    const GUARDS: [&str; 21] = [
        "claim_overlap",
        "night_count_stock",
        "claim_never_updated",
        "stay_history_append_only",
        "history_append_only",
        "equipment_day_stock",
        "interpreter_day_full",
        "interpreter_day_never_updated",
        "interpreter_duty_never_updated",
        "interpreter_duty_overlap",
        "interpreter_rest_overlap",
        "meeting_booking_never_updated",
        "meeting_booking_overlap",
        "quote_never_updated",
        "quote_second_approver",
        "recharge_note_never_updated",
        "recharge_note_second_approver",
        "service_hold_never_updated",
        "service_hold_stock",
        "service_item_stock",
        "service_price_never_updated",
    ];
    let present: Vec<String> = sqlx::query_scalar(
        "select conname::text from pg_constraint where convalidated
        union all
        select tgname::text from pg_trigger where tgenabled in ('O', 'A')",
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let gone = GUARDS.iter().filter(|guard| !present.iter().any(|name| name == *guard));
    Ok(gone.map(|guard| format!("the guard {guard} is gone")).collect())
}

/// The order of text by its bytes.
pub const BYTEWISE: &str = "\"C\"";

/// What lets an insert give an identity column its number.
pub const WITH_IDENTITY: &str = "overriding system value";

/// Makes numbers go on after those brought in.
pub async fn continue_sequences(db: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query(
        "select setval(pg_get_serial_sequence('stay_history', 'seq'),
                (select coalesce(max(seq), 0) + 1 from stay_history), false),
            setval(pg_get_serial_sequence('history', 'seq'),
                (select coalesce(max(seq), 0) + 1 from history), false)",
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
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
