//! Who may read `/metrics`.
//!
//! - `FORESTERIA_METRICS_TOKEN`: the token to send; without one they are for this machine alone

use serde::{Serialize, Serializer};
use std::fmt;

/// Flags of the figures.
#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Token that reads /metrics from elsewhere [default: none, this machine alone]
    #[arg(
        long,
        global = true,
        env = "FORESTERIA_METRICS_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true
    )]
    pub metrics_token: Option<String>,
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flags").finish_non_exhaustive()
    }
}

/// Who may read the figures.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metrics {
    /// The token; none: only this machine.
    #[serde(rename = "metrics-token", serialize_with = "hidden", skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
fn hidden<S: Serializer>(_: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

impl Flags {
    /// Lays the flags over what the file says; an empty token is none.
    pub(super) fn over(&self, token: Option<String>) -> Metrics {
        let token = self.metrics_token.clone().or(token);
        Metrics { token: token.filter(|token| !token.is_empty()) }
    }
}
