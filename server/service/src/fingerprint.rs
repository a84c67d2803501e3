//! A number for what somebody saw: another one as soon as anything of it is another.

use sha2::{Digest, Sha256};

/// The first 63 bits of a digest.
pub(crate) fn number(hash: Sha256) -> i64 {
    let first = hash.finalize().iter().take(8).fold(0, |number, byte| (number << 8) | i64::from(*byte));
    first & i64::MAX
}
