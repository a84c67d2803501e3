//! The store: SQLite or PostgreSQL, chosen by the address at run time.
//!
//! This is the only place that knows there are two. A body given to [`read!`] or [`transact!`] is compiled once for
//! each: inside it the second name stands for the store crate, the first for a connection in a transaction.

use crate::ServiceError;
use std::future::Future;
use store_model::StoreError;

/// How often a transaction is run again after a deadlock before giving up.
pub(crate) const ATTEMPTS: u32 = 8;

/// An open database.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file.
    Sqlite(store_sqlite::Pools),
    /// A server.
    Postgres(store_postgres::Pools),
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`, and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let store = Self::connect(url).await?;
        match &store {
            Self::Sqlite(pools) => store_sqlite::MIGRATOR.run(&pools.writer).await,
            Self::Postgres(pools) => store_postgres::MIGRATOR.run(&pools.writer).await,
        }
        .map_err(OpenError::Migrate)?;
        Ok(store)
    }

    async fn connect(url: &str) -> Result<Self, OpenError> {
        let open = |source| OpenError::Open { url: redact(url), source };
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => store_sqlite::Pools::open(url).await.map(Self::Sqlite).map_err(open),
            Some("postgres" | "postgresql") => {
                store_postgres::Pools::open(url).await.map(Self::Postgres).map_err(open)
            }
            _ => Err(OpenError::UnknownScheme { url: redact(url) }),
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pools) => pools.close().await,
            Self::Postgres(pools) => pools.close().await,
        }
    }

    /// Makes sure that what was deleted is gone from the files too: SQLite's log still holds pages as they were.
    /// (PostgreSQL overwrites what it vacuums; its write-ahead log is the server's to keep.)
    pub(crate) async fn forget_deleted(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pools) => store_sqlite::dialect::fold_log(pools).await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// The number of the last migration: what shape the tables are in.
    pub fn schema_version(&self) -> i64 {
        let migrator = match self {
            Self::Sqlite(_) => &store_sqlite::MIGRATOR,
            Self::Postgres(_) => &store_postgres::MIGRATOR,
        };
        migrator.iter().map(|migration| migration.version).max().unwrap_or_default()
    }

    /// The name of the engine, for messages.
    pub const fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither of the two.
    #[error("'{url}' is no database address: use sqlite:PATH or postgres://USER@HOST/NAME")]
    UnknownScheme {
        /// What was given, without its password.
        url: String,
    },
    /// It did not open.
    #[error("the database '{url}' cannot be opened")]
    Open {
        /// What was given, without its password.
        url: String,
        /// What the driver said.
        source: StoreError,
    },
    /// Its schema could not be brought up to date.
    #[error("the schema cannot be brought up to date")]
    Migrate(#[source] sqlx::migrate::MigrateError),
}

/// An address without its password.
pub fn redact(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((login, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = login.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}:***@{host}")
}

/// Fixes the error type of a transaction's body, which closures of macros cannot state.
pub(crate) fn body<T, F: Future<Output = Result<T, ServiceError>>>(future: F) -> F {
    future
}

/// Runs a body that only reads, on one state of the data: `read!(ctx.store, |tx, db| { … Ok(…) })`.
macro_rules! read {
    ($store:expr, |$tx:ident, $db:ident| $body:expr) => {
        match &$store {
            $crate::store::Store::Sqlite(pools) => {
                use ::store_sqlite as $db;
                $crate::store::once!(pools.readers, $db::BEGIN_READ, |$tx, $db| $body)
            }
            $crate::store::Store::Postgres(pools) => {
                use ::store_postgres as $db;
                $crate::store::once!(pools.readers, $db::BEGIN_READ, |$tx, $db| $body)
            }
        }
    };
}

/// Runs a body of one statement that only reads: `look!(ctx.store, |db, store| …)`. A single statement sees one state
/// of the data by itself; without a transaction around it, SQLite is asked once instead of three times.
macro_rules! look {
    ($store:expr, |$tx:ident, $db:ident| $body:expr) => {
        match &$store {
            $crate::store::Store::Sqlite(pools) => {
                use ::store_sqlite as $db;
                $crate::store::alone!(pools.readers, |$tx, $db| $body)
            }
            $crate::store::Store::Postgres(pools) => {
                use ::store_postgres as $db;
                $crate::store::alone!(pools.readers, |$tx, $db| $body)
            }
        }
    };
}

/// One run of a body on a connection, with nothing begun.
macro_rules! alone {
    ($pool:expr, |$tx:ident, $db:ident| $body:expr) => {
        $crate::store::body(async {
            let mut connection = $pool.acquire().await.map_err($db::classify)?;
            let $tx: &mut $db::Conn = &mut connection;
            $body
        })
        .await
    };
}

/// Runs a body that writes, in one transaction, again where the database asks for it. Nothing it did stands unless
/// it ends well: `transact!(ctx.store, |tx, db| { … Ok(…) })`.
macro_rules! transact {
    ($store:expr, |$tx:ident, $db:ident| $body:expr) => {{
        let mut attempt = 1_u32;
        loop {
            let outcome: Result<_, $crate::ServiceError> =
                $crate::store::transact_once!($store, |$tx, $db| $body);
            match outcome {
                Err(error) if error.is_retry() && attempt < $crate::store::ATTEMPTS => attempt += 1,
                other => break other,
            }
        }
    }};
}

/// Runs a body that writes, in one transaction and only once: for what cannot be read a second time.
macro_rules! transact_once {
    ($store:expr, |$tx:ident, $db:ident| $body:expr) => {
        match &$store {
            $crate::store::Store::Sqlite(pools) => {
                use ::store_sqlite as $db;
                $crate::store::once!(pools.writer, $db::BEGIN_WRITE, |$tx, $db| $body)
            }
            $crate::store::Store::Postgres(pools) => {
                use ::store_postgres as $db;
                $crate::store::once!(pools.writer, $db::BEGIN_WRITE, |$tx, $db| $body)
            }
        }
    };
}

/// One run of a body between begin and commit; an error rolls back.
macro_rules! once {
    ($pool:expr, $begin:expr, |$tx:ident, $db:ident| $body:expr) => {
        $crate::store::body(async {
            let mut transaction = $pool.begin_with($begin).await.map_err($db::classify)?;
            let done = {
                let $tx: &mut $db::Conn = &mut transaction;
                $crate::store::body(async { $body }).await
            };
            match done {
                Ok(done) => {
                    transaction.commit().await.map_err($db::classify)?;
                    Ok(done)
                }
                Err(error) => {
                    // The error that ended the body says more than one of giving up after it.
                    let _ = transaction.rollback().await;
                    Err(error)
                }
            }
        })
        .await
    };
}

pub(crate) use {alone, look, once, read, transact, transact_once};

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn an_address_is_shown_without_its_password() {
        assert_eq!(redact("postgres://desk:s3cret@localhost/campus"), "postgres://desk:***@localhost/campus");
        assert_eq!(redact("sqlite:campus.db"), "sqlite:campus.db");
    }
}
