//! The lines of a backup, and how a cell is written in one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use store_model::backup::{Kind, Value};

/// What the first line says it is.
pub(super) const NAME: &str = "foresteria-backup";

/// Grows when the lines change their shape; the schema has a number of its own.
pub(super) const FORMAT: u32 = 1;

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub format: String,
    pub version: u32,
    pub schema: i64,
    pub created_at: DateTime<Utc>,
}

impl Header {
    pub fn new(schema: i64, created_at: DateTime<Utc>) -> Self {
        Self { format: NAME.to_owned(), version: FORMAT, schema, created_at }
    }
}

/// The line that begins a table.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableLine {
    pub table: String,
    pub columns: Vec<String>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub rows: BTreeMap<String, u64>,
    pub sha256: String,
}

/// Any line after the header.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Line {
    Row(Vec<Json>),
    Table(TableLine),
    End(End),
}

/// A cell as JSON: ids and dates in their usual form, bytes in hexadecimal.
pub(super) fn write(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Id(id) => id.to_string().into(),
        Value::Text(text) => text.as_str().into(),
        Value::Int(number) => (*number).into(),
        Value::Bool(yes) => (*yes).into(),
        Value::Date(date) => date.to_string().into(),
        Value::Bytes(bytes) => hex(bytes).into(),
    }
}

/// The cell again; none where it is of another kind than its column.
pub(super) fn read(json: Json, kind: Kind) -> Option<Value> {
    match (json, kind) {
        (Json::Null, _) => Some(Value::Null),
        (Json::String(text), Kind::Text) => Some(Value::Text(text)),
        (Json::String(text), Kind::Id) => text.parse().ok().map(Value::Id),
        (Json::String(text), Kind::Date) => text.parse().ok().map(Value::Date),
        (Json::String(text), Kind::Bytes) => bytes(&text).map(Value::Bytes),
        (Json::Number(number), Kind::Int) => number.as_i64().map(Value::Int),
        (Json::Bool(yes), Kind::Bool) => Some(Value::Bool(yes)),
        _ => None,
    }
}

/// Two digits a byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<_>>>()?;
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_cell_comes_back_as_it_was() {
        let cells = [
            (Value::Id(uuid::Uuid::from_u128(7)), Kind::Id),
            (Value::Text("Åsa \"the\" guest\n".to_owned()), Kind::Text),
            (Value::Int(i64::MIN), Kind::Int),
            (Value::Bool(false), Kind::Bool),
            (Value::Date("2026-02-28".parse().unwrap()), Kind::Date),
            (Value::Bytes(vec![0, 127, 255]), Kind::Bytes),
            (Value::Null, Kind::Date),
        ];
        for (cell, kind) in cells {
            assert_eq!(read(write(&cell), kind), Some(cell));
        }
    }

    #[test]
    fn a_cell_of_another_kind_is_not_taken() {
        assert_eq!(read(Json::from("seven"), Kind::Int), None);
        assert_eq!(read(Json::from(1), Kind::Bool), None);
        assert_eq!(read(Json::from("abc"), Kind::Bytes), None);
    }
}
