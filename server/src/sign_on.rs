//! Single sign-on with an OpenID provider: the authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1;
//! RFC 7636), by the crate `openidconnect`.
//!
//! Where the provider's pages are, and which keys it signs with, is asked anew at each sign-in: there are few, and keys
//! turn.

use crate::config::sign_on::SignOn;
use anyhow::Context as _;
use app::sign_on::{Provider, Secrets, Trouble};
use async_trait::async_trait;
use domain::sign_on::Identity;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AccessToken, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, SubjectIdentifier, TokenResponse as _,
};
use reqwest::redirect::Policy;
use std::error::Error;
use std::time::Duration;

/// Where the provider sends a browser back to; below the address people type. It has to be registered there.
pub const BACK: &str = "/sign-in/provider/back";

/// For each question to the provider; somebody waits.
const PATIENCE: Duration = Duration::from_secs(8);

/// A client of the provider, its addresses known.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider that the configuration names.
#[derive(Clone, Debug)]
pub struct OpenId {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    back: RedirectUrl,
    http: reqwest::Client,
}

impl OpenId {
    /// The way to it; `origin` is what people type before our paths.
    pub fn new(config: &SignOn, origin: &str) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder()
            .timeout(PATIENCE)
            // A provider that leads elsewhere would have this server ask whatever it names.
            .redirect(Policy::none())
            .build()
            .context("no certificates are at hand to know the OpenID provider by")?;
        Ok(Self {
            issuer: config.issuer()?,
            client: ClientId::new(config.oidc_client_id.clone()),
            secret: config.secret().map(|secret| ClientSecret::new(secret.to_owned())),
            back: RedirectUrl::new(format!("{}{BACK}", origin.trim_end_matches('/')))
                .context("the address people type is none a browser can be sent back to")?,
            http,
        })
    }

    async fn client(&self) -> Result<Client, Trouble> {
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|error| unreachable(&error))?;
        let client = CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone());
        Ok(client.set_redirect_uri(self.back.clone()))
    }

    /// What the provider tells of somebody whose ID token says too little.
    async fn claims(
        &self,
        client: &Client,
        token: AccessToken,
        subject: SubjectIdentifier,
    ) -> Result<CoreUserInfoClaims, Trouble> {
        let question = client.user_info(token, Some(subject)).map_err(|error| refused(&error))?;
        question.request_async(&self.http).await.map_err(|error| refused(&error))
    }
}

#[async_trait]
impl Provider for OpenId {
    async fn address(&self, secrets: &Secrets) -> Result<String, Trouble> {
        let client = self.client().await?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier(secrets));
        let (state, nonce) = (secrets.state.clone(), secrets.nonce.clone());
        let (address, ..) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(address.into())
    }

    async fn identity(&self, code: String, secrets: &Secrets) -> Result<Identity, Trouble> {
        let client = self.client().await?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| refused(&error))?
            .set_pkce_verifier(verifier(secrets))
            .request_async(&self.http)
            .await
            .map_err(|error| refused(&error))?;
        let token = answer.id_token().ok_or(Trouble::Refused)?;
        let claims = token
            .claims(&client.id_token_verifier(), &Nonce::new(secrets.nonce.clone()))
            .map_err(|error| refused(&error))?;
        let mut identity = Identity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: claims.email().map(|email| email.to_string()),
            email_verified: claims.email_verified().unwrap_or(false),
        };
        if identity.email.is_none() {
            let told = self.claims(&client, answer.access_token().clone(), claims.subject().clone()).await?;
            identity.email = told.email().map(|email| email.to_string());
            identity.email_verified = told.email_verified().unwrap_or(false);
        }
        Ok(identity)
    }
}

fn verifier(secrets: &Secrets) -> PkceCodeVerifier {
    PkceCodeVerifier::new(secrets.verifier.clone())
}

fn unreachable(error: &(dyn Error + 'static)) -> Trouble {
    tracing::warn!(error, "the OpenID provider cannot be asked");
    Trouble::Unreachable
}

/// What is wrong is for the log; the text of these errors names no person.
fn refused(error: &(dyn Error + 'static)) -> Trouble {
    tracing::warn!(error, "the OpenID provider's answer does not hold");
    Trouble::Refused
}
