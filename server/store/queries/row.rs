//! Reading words and numbers back into domain values; a row that cannot be is its own error.

use crate::StoreError;
use std::fmt::Display;

/// The value, or the error that names where it stood.
pub fn valid<T>(
    value: Option<T>,
    table: &'static str,
    id: impl Display,
    column: &'static str,
) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Corrupt { table, id: id.to_string(), column })
}
