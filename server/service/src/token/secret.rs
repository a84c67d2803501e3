//! The secret of a token, or of a calendar's address.

use crate::{Context, ServiceError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What every token begins with, so that scanners of source code find one that was left there.
pub const PREFIX: &str = "fst_";

/// Bytes of randomness in a token.
const BYTES: usize = 32;

/// A token as its holder has it; it has no `Debug`, so that no log can show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text to hand over, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(crate) fn new(ctx: &Context, prefix: &str) -> Result<Self, ServiceError> {
        Ok(Self(format!("{prefix}{}", ctx.secrets.word()?)))
    }

    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.0).to_vec()
    }
}

/// The hash of what somebody presents; none where it cannot be a secret with this beginning, so that the database need
/// not be asked.
pub(crate) fn hash_of(presented: &str, prefix: &str) -> Option<Vec<u8>> {
    let random = URL_SAFE_NO_PAD.decode(presented.strip_prefix(prefix)?).ok()?;
    (random.len() == BYTES).then(|| Sha256::digest(presented).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_token_is_not_looked_for() {
        let token = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode([7; BYTES]));
        assert!(hash_of(&token, PREFIX).is_some());
        assert_eq!(hash_of(&token[1..], PREFIX), None);
        assert_eq!(hash_of(&format!("{token}A"), PREFIX), None);
        assert_eq!(hash_of(PREFIX, PREFIX), None);
    }
}
