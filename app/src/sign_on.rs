//! Single sign-on, as pages see it: where to send somebody, and who comes back.

use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use domain::sign_on::Identity;
use serde::{Deserialize, Serialize};
use service::Context;
use service::context::NoRandomness;

/// Single sign-on with one provider.
#[derive(Clone, Debug)]
pub struct SignOn {
    /// What people call it.
    pub name: Arc<str>,
    /// The way to it.
    pub provider: Arc<dyn Provider>,
}

/// An OpenID provider.
#[async_trait]
pub trait Provider: Debug + Send + Sync {
    /// Where a browser goes to sign in there.
    async fn address(&self, secrets: &Secrets) -> Result<String, Trouble>;

    /// Who came back with a code.
    async fn identity(&self, code: String, secrets: &Secrets) -> Result<Identity, Trouble>;
}

/// Why nobody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The provider does not answer.
    #[error("the OpenID provider does not answer")]
    Unreachable,
    /// It says no, or what it says does not hold.
    #[error("the OpenID provider's answer does not hold")]
    Refused,
}

/// What one try to sign in is known by; kept in the session until the browser comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secrets {
    /// Comes back with the browser, so that nobody is signed in by a link that somebody else made.
    pub state: String,
    /// Comes back in what the provider signs, so that it cannot be used twice.
    pub nonce: String,
    /// Proves that the code is used by whom it was asked for (RFC 7636).
    pub verifier: String,
}

impl Secrets {
    /// New ones.
    pub fn new(ctx: &Context) -> Result<Self, NoRandomness> {
        let secret = || ctx.secrets.word();
        Ok(Self { state: secret()?, nonce: secret()?, verifier: secret()? })
    }
}
