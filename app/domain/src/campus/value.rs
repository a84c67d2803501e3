//! What can be wrong with a single value of the campus.

use chrono::NaiveDate;
use serde::Serialize;

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ValueError {
    /// Nothing but blanks.
    #[error("must not be empty")]
    Empty,
    /// More characters than fit where the value is shown.
    #[error("has more than {max} characters")]
    TooLong {
        /// The most it may have.
        max: usize,
    },
    /// A character that has no place in a code.
    #[error("must not contain {found:?}; allowed are {allowed}")]
    BadCharacter {
        /// The first such character.
        found: char,
        /// The characters allowed, in words.
        allowed: &'static str,
    },
    /// A code that begins or ends with a separator.
    #[error("must begin and end with a letter or digit")]
    LooseEnd,
    /// A number outside its range.
    #[error("{found} is not between {min} and {max}")]
    OutOfRange {
        /// The number given.
        found: i64,
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
    },
    /// A room that leaves the stock before it entered it.
    #[error("leaves the stock on {until}, not after it entered on {from}")]
    StockBackwards {
        /// First night in stock.
        from: NaiveDate,
        /// First night out of stock.
        until: NaiveDate,
    },
}

/// Refuses a number outside `min..=max`.
pub(super) fn within(found: i64, min: i64, max: i64) -> Result<i64, ValueError> {
    if (min..=max).contains(&found) { Ok(found) } else { Err(ValueError::OutOfRange { found, min, max }) }
}
