//! Reading many rows: what happens at one that no rule would have written.

use crate::StoreError;

/// How a list is read: it ends at a row that cannot be read, or sets that row aside and goes on. Pages and rules read
/// strictly; only a check of the whole wants to see everything that is wrong.
#[derive(Debug)]
pub struct Reading {
    aside: Option<Vec<UnreadableRow>>,
}

/// A row that holds what no rule would have written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableRow {
    /// Its table.
    pub table: &'static str,
    /// Its key.
    pub id: String,
    /// The column.
    pub column: &'static str,
}

impl Reading {
    /// Ends at the first row that cannot be read.
    pub const fn strict() -> Self {
        Self { aside: None }
    }

    /// Sets rows that cannot be read aside.
    pub const fn lenient() -> Self {
        Self { aside: Some(Vec::new()) }
    }

    /// The rows that can be read; any other error ends the reading whichever way it is done.
    pub fn all<T>(
        &mut self,
        rows: impl IntoIterator<Item = Result<T, StoreError>>,
    ) -> Result<Vec<T>, StoreError> {
        let mut read = Vec::new();
        for row in rows {
            read.extend(self.one(row)?);
        }
        Ok(read)
    }

    /// What was read, or nothing where it was set aside. A row found twice is kept once.
    pub fn one<T>(&mut self, read: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
        match (read, &mut self.aside) {
            (Err(StoreError::Corrupt { table, id, column }), Some(aside)) => {
                let row = UnreadableRow { table, id, column };
                if !aside.contains(&row) {
                    aside.push(row);
                }
                Ok(None)
            }
            (read, _) => read.map(Some),
        }
    }

    /// What was set aside, in the order it was met.
    pub fn set_aside(self) -> Vec<UnreadableRow> {
        self.aside.unwrap_or_default()
    }
}
