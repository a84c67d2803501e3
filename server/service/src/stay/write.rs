//! What every write carries.

use crate::{Actor, ServiceError};
use domain::ids::AccountId;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store_model::idempotency::RequestKey;

/// The key that makes a repeated request harmless, and the version its asker saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Made up by the client, once for each thing it wants done.
    pub key: String,
    /// The version the change was decided on; none where there is none yet.
    pub version: Option<i64>,
}

impl Write {
    /// A first write: nothing has been seen.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), version: None }
    }

    /// A change of the version seen.
    pub fn of_version(key: impl Into<String>, version: i64) -> Self {
        Self { key: key.into(), version: Some(version) }
    }

    /// Ends the use case where the record moved on since.
    pub(crate) fn check(&self, subject: &'static str, current: i64) -> Result<(), ServiceError> {
        self.version.map_or(Ok(()), |seen_version| seen(subject, seen_version, current))
    }

    /// The key as the store keeps it: of this account, this route and this body. The operator's requests have none.
    pub(crate) fn request(
        &self,
        actor: &Actor,
        route: &'static str,
        body: &impl Serialize,
    ) -> Option<RequestKey> {
        let account = actor.id().map(AccountId::uuid)?;
        // A body that cannot be written as JSON would be refused by the rules before; its hash is then of nothing.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Some(RequestKey { account, route, key: self.key.clone(), body_hash: Sha256::digest(body).to_vec() })
    }
}

/// Compares the version seen with the one that is.
pub(crate) const fn seen(subject: &'static str, seen: i64, current: i64) -> Result<(), ServiceError> {
    if seen == current { Ok(()) } else { Err(ServiceError::Stale { subject, current }) }
}
