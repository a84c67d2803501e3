//! Secrets of the demonstration: the same each time, as all of it is. Anybody is let into it by a button, on this machine
//! only, so there is nothing for them to keep.

use service::context::{Ids, NoRandomness, Secrets, SeededIds};

/// Bytes that follow from a seed of their own.
#[derive(Debug)]
pub(super) struct OpenSecrets(SeededIds);

impl OpenSecrets {
    pub(super) const fn new() -> Self {
        Self(SeededIds::new(1))
    }
}

impl Secrets for OpenSecrets {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for part in bytes.chunks_mut(16) {
            part.copy_from_slice(&self.0.next().as_bytes()[..part.len()]);
        }
        Ok(())
    }
}
