//! Why a file of stays cannot be read at all. A bad line is no such error: it is rejected, and the rest goes on.

use std::io;

/// What is wrong with a file, or with the mapping it is to be read by, and the way out.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is not there, may not be read, or breaks off.
    #[error("'{file}' cannot be read: {source}")]
    Unreadable {
        /// Name of the file.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// No ending we know.
    #[error("'{file}' is of no known kind: give a file that ends in .csv, .csv.gz or .xlsx")]
    UnknownKind {
        /// Name of the file.
        file: String,
    },
    /// Not even a line of column names.
    #[error("'{file}' is empty: its first line must name the columns")]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// The first line is in another encoding.
    #[error("the column names of '{file}' are not UTF-8: save the file as \"CSV UTF-8\"")]
    NotUtf8 {
        /// Name of the file.
        file: String,
    },
    /// Columns that the mapping asks for are not there.
    #[error(
        "'{file}' lacks {}; it has {}.{}",
        list(missing),
        list(found),
        fits.map_or_else(
            || " Name the columns so, or describe yours with --mapping FILE.toml".to_owned(),
            |name| format!(" Its columns are those of the mapping {name}: use --mapping {name}")
        )
    )]
    MissingColumns {
        /// Name of the file.
        file: String,
        /// All that are missing.
        missing: Vec<String>,
        /// All that are there.
        found: Vec<String>,
        /// A shipped mapping whose columns are there.
        fits: Option<&'static str>,
    },
    /// Columns of events or blocks that are needed are not there.
    #[error(
        "'{file}' lacks {}; it has {}. Name the columns as the template does",
        list(missing),
        list(found)
    )]
    NoSuchColumns {
        /// Name of the file.
        file: String,
        /// All that are missing.
        missing: Vec<String>,
        /// All that are there.
        found: Vec<String>,
    },
    /// More rows than are taken at once.
    #[error("'{file}' has more than {most} rows; split it: an event and its rooms stay together")]
    TooManyRows {
        /// Name of the file.
        file: String,
        /// The most.
        most: usize,
    },
    /// A column that the mapping asks for is there more than once.
    #[error("'{file}' has more than one column {}: rename or delete all but one", list(columns))]
    DuplicateColumns {
        /// Name of the file.
        file: String,
        /// All that are there more than once.
        columns: Vec<String>,
    },
    /// The workbook is damaged, protected, or has no sheet.
    #[error("the workbook '{file}' cannot be read: {reason}; save it anew as .xlsx, without a password")]
    Workbook {
        /// Name of the file.
        file: String,
        /// What its reader said.
        reason: String,
    },
    /// The workbook unpacks to more than it can need.
    #[error(
        "the workbook '{file}' unpacks to more than {most} MB where stays cannot need it; save its sheet alone, or as \
        \"CSV UTF-8\""
    )]
    TooLarge {
        /// Name of the file.
        file: String,
        /// The most the part at fault may unpack to, in MiB.
        most: u64,
    },
    /// A line of a CSV file does not end.
    #[error("line {line} of '{file}' is longer than {most} MB; look for a quote that is not closed")]
    LongLine {
        /// Name of the file.
        file: String,
        /// The line it begins in, from 1.
        line: u64,
        /// The most it may have, in MiB.
        most: u64,
    },
    /// The mapping cannot be used.
    #[error("the mapping '{mapping}' cannot be used: {reason}")]
    Mapping {
        /// Name or file of the mapping.
        mapping: String,
        /// What is wrong, with its line where it is in the file.
        reason: String,
    },
    /// The name of the source is too long or empty.
    #[error("the source must have 1 to {max} characters")]
    Source {
        /// The most it may have.
        max: usize,
    },
}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    if quoted.is_empty() { "no columns".to_owned() } else { quoted.join(", ") }
}
