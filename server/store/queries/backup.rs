//! Whole tables, out and in. The only statements put together at run time: from the list of tables in
//! `store_model::backup` alone, never from what somebody typed or a file says.

use crate::{Conn, Db, StoreError, classify, dialect};
use futures_util::{Stream, StreamExt};
use sqlx::{AssertSqlSafe, Row};
use store_model::backup::{Kind, Table, Value};

type DbRow = <Db as sqlx::Database>::Row;

/// The rows of a table in the order of its key, one after the other: a table may be larger than memory.
pub fn rows<'c>(
    db: &'c mut Conn,
    table: &'static Table,
) -> impl Stream<Item = Result<Vec<Value>, StoreError>> + Send + 'c {
    let order = table.columns[..table.key].iter().map(|column| match column.kind {
        Kind::Text => format!("{} collate {}", quoted(column.name), dialect::BYTEWISE),
        _ => quoted(column.name),
    });
    let order = order.collect::<Vec<_>>().join(", ");
    let text = format!("select {} from {} order by {order}", names(table), quoted(table.name));
    sqlx::query(AssertSqlSafe(text)).fetch(db).map(move |row| cells(&row.map_err(classify)?, table))
}

fn cells(row: &DbRow, table: &Table) -> Result<Vec<Value>, StoreError> {
    let cells = table.columns.iter().enumerate().map(|(place, column)| cell(row, place, column.kind));
    cells.collect::<Result<_, _>>().map_err(classify)
}

fn cell(row: &DbRow, place: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    let value = match kind {
        Kind::Id => row.try_get::<Option<_>, _>(place)?.map(Value::Id),
        Kind::Text => row.try_get::<Option<_>, _>(place)?.map(Value::Text),
        Kind::Int => row.try_get::<Option<_>, _>(place)?.map(Value::Int),
        Kind::Bool => row.try_get::<Option<_>, _>(place)?.map(Value::Bool),
        Kind::Date => row.try_get::<Option<_>, _>(place)?.map(Value::Date),
        Kind::Bytes => row.try_get::<Option<_>, _>(place)?.map(Value::Bytes),
    };
    Ok(value.unwrap_or(Value::Null))
}

/// Brings one row back, number of an identity column included.
pub async fn insert(db: &mut Conn, table: &Table, row: Vec<Value>) -> Result<(), StoreError> {
    let places = (1..=row.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "insert into {} ({}) {} values ({places})",
        quoted(table.name),
        names(table),
        dialect::WITH_IDENTITY
    );
    let mut query = sqlx::query(AssertSqlSafe(text));
    for (value, column) in row.into_iter().zip(table.columns) {
        query = match value {
            Value::Id(id) => query.bind(id),
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
            Value::Bool(yes) => query.bind(yes),
            Value::Date(date) => query.bind(date),
            Value::Bytes(bytes) => query.bind(bytes),
            // PostgreSQL wants to know what kind of nothing it is.
            Value::Null => match column.kind {
                Kind::Id => query.bind(None::<uuid::Uuid>),
                Kind::Text => query.bind(None::<String>),
                Kind::Int => query.bind(None::<i64>),
                Kind::Bool => query.bind(None::<bool>),
                Kind::Date => query.bind(None::<chrono::NaiveDate>),
                Kind::Bytes => query.bind(None::<Vec<u8>>),
            },
        };
    }
    query.execute(db).await.map(|_| ()).map_err(classify)
}

/// How many rows a table holds.
pub async fn count(db: &mut Conn, table: &Table) -> Result<i64, StoreError> {
    let text = format!("select count(*) from {}", quoted(table.name));
    sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(db).await.map_err(classify)
}

/// Takes all rows of a table away.
pub async fn clear(db: &mut Conn, table: &Table) -> Result<(), StoreError> {
    let text = format!("delete from {}", quoted(table.name));
    sqlx::query(AssertSqlSafe(text)).execute(db).await.map(|_| ()).map_err(classify)
}

fn names(table: &Table) -> String {
    table.columns.iter().map(|column| quoted(column.name)).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
