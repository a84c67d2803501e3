//! How often programs may ask.
//!
//! - `FORESTERIA_API_RATE`: requests a second of one token, in the long run
//! - `FORESTERIA_API_BURST`: requests of one token at once, after a rest

use crate::api::limits::{Limit, Limits};
use serde::Serialize;
use std::num::NonZeroU32;

/// Flags of the API.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Requests a second that one token of the API may send in the long run [default: 20]
    #[arg(long, global = true, env = "FORESTERIA_API_RATE", value_name = "NUMBER")]
    pub api_rate: Option<NonZeroU32>,
    /// Requests that one token of the API may send at once [default: 100]
    #[arg(long, global = true, env = "FORESTERIA_API_BURST", value_name = "NUMBER")]
    pub api_burst: Option<NonZeroU32>,
}

/// How often programs may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Api {
    /// Requests a second of one token.
    pub api_rate: NonZeroU32,
    /// Requests of one token at once.
    pub api_burst: NonZeroU32,
}

impl Api {
    /// The limits that follow.
    pub fn limits(self) -> Limits {
        Limits { token: Limit { rate: self.api_rate, burst: self.api_burst }, ..Limits::default() }
    }
}

impl Flags {
    /// Lays the flags over what the file says.
    pub(super) fn over(&self, rate: Option<NonZeroU32>, burst: Option<NonZeroU32>) -> Api {
        let usual = Limits::default().token;
        Api {
            api_rate: self.api_rate.or(rate).unwrap_or(usual.rate),
            api_burst: self.api_burst.or(burst).unwrap_or(usual.burst),
        }
    }
}
