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

/// The same, on a connection that reads.
pub async fn number_read(store: &Store, query: &str) -> i64 {
    let query = AssertSqlSafe(query);
    match store {
        Store::Sqlite(pools) => pools.readers.fetch_one(query).await.map(|row| row.get(0)),
        Store::Postgres(pools) => pools.readers.fetch_one(query).await.map(|row| row.get(0)),
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

/// Every column as `table.column`, in order of name; what the migrator keeps for itself left out.
pub async fn columns(store: &Store) -> Vec<String> {
    let query = match store {
        Store::Sqlite(_) => {
            "select t.name || '.' || c.name from sqlite_master t, pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite%' and t.name <> '_sqlx_migrations'"
        }
        Store::Postgres(_) => {
            "select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name <> '_sqlx_migrations'"
        }
    };
    let mut columns = texts(store, query).await;
    columns.sort();
    columns
}

/// Every column as `table.column` with its declared type, in small letters.
pub async fn column_types(store: &Store) -> Vec<(String, String)> {
    let query = match store {
        Store::Sqlite(_) => {
            "select t.name || '.' || c.name || ' ' || lower(c.type) from sqlite_master t, pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite%' and t.name <> '_sqlx_migrations'"
        }
        Store::Postgres(_) => {
            "select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
            where table_schema = 'public' and table_name <> '_sqlx_migrations'"
        }
    };
    let columns = texts(store, query).await;
    let pair = |text: String| text.split_once(' ').map(|(column, kind)| (column.to_owned(), kind.to_owned()));
    columns.into_iter().filter_map(pair).collect()
}

/// All that stands in all tables, as text; bytes in hexadecimal.
pub async fn dump(store: &Store) -> String {
    let mut dump = String::new();
    for column in columns(store).await {
        let (table, name) = column.split_once('.').expect("table.column");
        let name = format!("\"{name}\"");
        let query = match store {
            Store::Sqlite(_) => format!(
                "select case typeof({name}) when 'null' then '' when 'blob' then lower(hex({name}))
                    else cast({name} as text) end from {table}"
            ),
            Store::Postgres(_) => format!("select coalesce({name}::text, '') from {table}"),
        };
        for value in texts(store, &query).await {
            dump.push_str(&value);
            dump.push('\0');
        }
    }
    dump
}

/// Statements that take away the guards of claims and of history.
pub const fn drop_guards(store: &Store) -> &'static str {
    match store {
        Store::Sqlite(_) => {
            "drop trigger claim_overlap; drop trigger claim_never_updated; drop trigger stay_history_no_update;
            drop trigger stay_history_no_delete"
        }
        Store::Postgres(_) => {
            "alter table claim drop constraint claim_overlap; alter table claim disable trigger claim_never_updated;
            alter table stay_history disable trigger stay_history_append_only"
        }
    }
}

/// Takes away what keeps orders within the stock.
pub const fn drop_hold_guard(store: &Store) -> &'static str {
    match store {
        Store::Sqlite(_) => "drop trigger service_hold_stock",
        Store::Postgres(_) => "alter table service_hold disable trigger service_hold_stock",
    }
}

/// Takes away what keeps counts within the stock. (SQLite can only ignore a table's checks, and has one writer.)
pub const fn drop_count_guard(store: &Store) -> &'static str {
    match store {
        Store::Sqlite(_) => "pragma ignore_check_constraints = on",
        Store::Postgres(_) => "alter table night_count drop constraint night_count_stock",
    }
}
