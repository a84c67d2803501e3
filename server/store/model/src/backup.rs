//! Which tables a backup holds, and what their columns are, on both engines alike.

mod tables;

pub use tables::{NOT_KEPT, PRESET, TABLES};

use chrono::NaiveDate;
use uuid::Uuid;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id.
    Id,
    /// Text.
    Text,
    /// A whole number.
    Int,
    /// Yes or no.
    Bool,
    /// A date.
    Date,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How many of the first columns are its key: rows are written in their order.
    pub key: usize,
    /// Its columns.
    pub columns: &'static [Column],
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// An id.
    Id(Uuid),
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// A date.
    Date(NaiveDate),
    /// Bytes.
    Bytes(Vec<u8>),
}
