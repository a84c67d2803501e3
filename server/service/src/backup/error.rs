//! Why a backup cannot be written, or read back. Nothing of a row's content is repeated here: it may name a person.

use std::io;

/// What is wrong with a backup, or with where it goes.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Writing failed; what is there is no backup.
    #[error("the backup cannot be written: {0}")]
    Write(#[source] io::Error),
    /// Reading failed.
    #[error("the backup cannot be read: {0}")]
    Read(#[source] io::Error),
    /// The first line is no header of ours.
    #[error("this is not a backup of Foresteria")]
    NotABackup,
    /// A format this program does not know.
    #[error("the backup is in format {found}, this program reads format {known}")]
    OtherFormat {
        /// Of the file.
        found: u32,
        /// Of this program.
        known: u32,
    },
    /// The tables had another shape when it was made.
    #[error(
        "the backup was made at schema {found}, this program is at {known}: restore it with the program that made it, then upgrade"
    )]
    OtherSchema {
        /// Of the file.
        found: i64,
        /// Of this program.
        known: i64,
    },
    /// There are rows where it would go.
    #[error("the database is not empty: {}. A backup is restored only into an empty one", list(.0))]
    NotEmpty(Vec<(&'static str, i64)>),
    /// The file ends before its end line.
    #[error("the backup is cut short after line {lines}: its end line is missing")]
    Truncated {
        /// Lines that are there.
        lines: u64,
    },
    /// A line says what no backup would.
    #[error("line {line} of the backup is garbled: {problem}")]
    Garbled {
        /// Which line, from 1.
        line: u64,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The database refuses a row.
    #[error("line {line} of the backup is refused by the database, as a row of {table}")]
    Row {
        /// Which line, from 1.
        line: u64,
        /// The table.
        table: &'static str,
        /// What the database said.
        source: store_model::StoreError,
    },
    /// The content is not what was written.
    #[error("the backup was changed or damaged: its checksum does not match")]
    Checksum,
    /// A line of a list of erased persons cannot be read.
    #[error("line {line} of the list of erased persons is not an id and an instant")]
    ErasedLine {
        /// Which line, from 1.
        line: u64,
    },
}

fn list(tables: &[(&'static str, i64)]) -> String {
    tables.iter().map(|(table, rows)| format!("{table} ({rows})")).collect::<Vec<_>>().join(", ")
}
