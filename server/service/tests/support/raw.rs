//! Statements past the rules: to lay out a campus, to damage a database on purpose, to look into it.

use service::Store;
use sqlx::{AssertSqlSafe, Executor, Row};
use uuid::Uuid;

/// Runs statements of literal text on the writing connection.
pub async fn execute(store: &Store, text: &str) {
    try_execute(store, text).await.unwrap_or_else(|error| panic!("{text}: {error}"));
}

/// The same, with what the database said.
pub async fn try_execute(store: &Store, text: &str) -> Result<(), sqlx::Error> {
    let text = AssertSqlSafe(text);
    match store {
        Store::Sqlite(pools) => pools.writer.execute(text).await.map(|_| ()),
        Store::Postgres(pools) => pools.writer.execute(text).await.map(|_| ()),
    }
}

/// One whole number.
pub async fn number(store: &Store, query: &str) -> i64 {
    let query = AssertSqlSafe(query);
    match store {
        Store::Sqlite(pools) => pools.writer.fetch_one(query).await.map(|row| row.get(0)),
        Store::Postgres(pools) => pools.writer.fetch_one(query).await.map(|row| row.get(0)),
    }
    .expect("a row with a whole number")
}

/// One column of text.
pub async fn texts(store: &Store, query: &str) -> Vec<String> {
    let query = AssertSqlSafe(query);
    match store {
        Store::Sqlite(pools) => {
            let rows = pools.writer.fetch_all(query).await.expect("rows of text");
            rows.iter().map(|row| row.get(0)).collect()
        }
        Store::Postgres(pools) => {
            let rows = pools.writer.fetch_all(query).await.expect("rows of text");
            rows.iter().map(|row| row.get(0)).collect()
        }
    }
}

/// An id as each engine writes it.
pub fn id(store: &Store, id: Uuid) -> String {
    match store {
        Store::Sqlite(_) => format!("x'{}'", id.simple()),
        Store::Postgres(_) => format!("'{id}'::uuid"),
    }
}
