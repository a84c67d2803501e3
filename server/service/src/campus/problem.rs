//! What can be wrong with a campus file: every problem with its place, its field and the way out.

use chrono::NaiveDate;
use domain::campus::ValueError;
use std::fmt;

/// One thing wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line and column, counted from 1; `None` where the fault is not in the file.
    pub place: Option<(usize, usize)>,
    /// The key, such as `pavilion.floor.rooms.type`; empty where the file is no TOML.
    pub field: &'static str,
    /// What is wrong, and what to do.
    pub reason: Reason,
}

/// What is wrong, in words that end with the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No TOML, a key that is missing, unknown or of the wrong kind.
    #[error("{0}")]
    Shape(String),
    /// A value that cannot be.
    #[error("{found:?}: {error}")]
    Value {
        /// As it stands in the file.
        found: String,
        /// Why not.
        error: ValueError,
    },
    /// A name that stands for nothing.
    #[error("{found:?} is not known; use one of: {}", known.join(", "))]
    Unknown {
        /// As it stands in the file.
        found: String,
        /// What could stand there.
        known: Vec<String>,
    },
    /// A code that must be there once.
    #[error("{found:?} is on line {line} already; give each its own")]
    Twice {
        /// The code.
        found: String,
        /// Where it is for the first time.
        line: usize,
    },
    /// Room numbers that cannot be told apart from a slip of the pen.
    #[error("{found:?} is no list of room numbers; write 101-112, or 101-104, 107")]
    Numbers {
        /// As it stands in the file.
        found: String,
    },
    /// A date with a time, or a time alone.
    #[error("{found:?} is no date; write it as 2021-01-01, without quotes")]
    Date {
        /// As it stands in the file.
        found: String,
    },
    /// A statement by nobody.
    #[error(
        "{found:?} has no source; say where it is known from (source = \"…\"), or mark it synthetic = true"
    )]
    NoSource {
        /// Its code.
        found: String,
    },
    /// A joined space of one part.
    #[error("{found:?} joins one space only; name at least two, or leave `joins` out")]
    JoinsOne {
        /// Its code.
        found: String,
    },
    /// A space joined of joined ones.
    #[error("{found:?} is itself joined; name the spaces it is made of instead")]
    JoinsJoined {
        /// The code named.
        found: String,
    },
    /// The same number twice, known and invented.
    #[error("{found:?} is stated as known and as invented; keep one")]
    KnownAndInvented {
        /// The style, or the booths.
        found: String,
    },
    /// Portable equipment nailed down.
    #[error("{found:?} is portable and stands nowhere for good; make it another kind with portable = false")]
    PortableStands {
        /// The kind.
        found: String,
    },
    /// More pieces stand in spaces than there are.
    #[error("{found:?}: {standing} pieces stand in spaces, of {stock}; raise its stock")]
    TooFewPieces {
        /// The kind.
        found: String,
        /// Pieces in spaces.
        standing: i64,
        /// Pieces there are.
        stock: i64,
    },
    /// Records of a variant that is to be left out are in the database.
    #[error(
        "{found:?} is in the database, and records are never deleted; keep its variant as it was at the first import"
    )]
    VariantChanged {
        /// Number of a room.
        found: String,
    },
    /// Another make-up of a space that may have been booked.
    #[error(
        "{found:?} cannot be made of other parts than before; give the new arrangement a code of its own"
    )]
    PartsChanged {
        /// Code of the space.
        found: String,
    },
    /// A type cannot change under those who booked it.
    #[error(
        "{found:?} cannot change its type while it is booked or closed ({}); move those first, or give the room another number",
        list(nights)
    )]
    TypeInUse {
        /// Number of the room.
        found: String,
        /// First nights of what lies on it.
        nights: Vec<NaiveDate>,
    },
    /// Nights that are booked or closed, and would fall out of stock.
    #[error(
        "{found:?} is booked or closed on nights that would be out of stock ({}); move or cancel those first",
        list(nights)
    )]
    NightsInUse {
        /// Number of the room.
        found: String,
        /// First nights of what lies on it.
        nights: Vec<NaiveDate>,
    },
    /// Fewer rooms of a type than are taken or closed.
    #[error(
        "too few rooms of type {found:?} would be left on {}; cancel, move or reopen some first",
        list(nights)
    )]
    NightsFull {
        /// The type.
        found: String,
        /// The nights.
        nights: Vec<NaiveDate>,
    },
}

/// How many nights a message names; the rest is counted.
const NIGHTS_NAMED: usize = 5;

fn list(nights: &[NaiveDate]) -> String {
    let named: Vec<String> = nights.iter().take(NIGHTS_NAMED).map(ToString::to_string).collect();
    match nights.len().saturating_sub(NIGHTS_NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        self.reason.fmt(f)
    }
}

/// All that is wrong with a file; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}
