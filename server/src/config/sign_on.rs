//! With which OpenID provider people may sign in; without one they sign in by password alone.
//!
//! - `FORESTERIA_OIDC_ISSUER`: its address; without it there is no single sign-on
//! - `FORESTERIA_OIDC_CLIENT_ID`: what it calls this server
//! - `FORESTERIA_OIDC_CLIENT_SECRET_FILE`: the file with the secret it shares with this server
//! - `FORESTERIA_OIDC_NAME`: what people call it

use super::file;
use super::http::Http;
use anyhow::{Context as _, bail};
use openidconnect::IssuerUrl;
use serde::Serialize;
use std::fmt;
use std::path::PathBuf;

/// Flags of single sign-on.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// OpenID provider people may sign in with, such as `https://login.example.org` [default: none]
    #[arg(long, global = true, env = "FORESTERIA_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// What the provider calls this server; it sends browsers back to ORIGIN/sign-in/provider/back
    #[arg(long, global = true, env = "FORESTERIA_OIDC_CLIENT_ID", value_name = "NAME")]
    pub oidc_client_id: Option<String>,
    /// File with the secret that the provider shares with this server, where it does
    #[arg(long, global = true, env = "FORESTERIA_OIDC_CLIENT_SECRET_FILE", value_name = "FILE")]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// What people call it [default: the name of its host]
    #[arg(long, global = true, env = "FORESTERIA_OIDC_NAME", value_name = "NAME")]
    pub oidc_name: Option<String>,
}

/// An OpenID provider, and who this server is to it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SignOn {
    /// Its address.
    pub oidc_issuer: String,
    /// What it calls this server.
    pub oidc_client_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    oidc_client_secret_file: Option<PathBuf>,
    /// What the file holds; printed nowhere.
    #[serde(skip)]
    secret: Option<String>,
    /// What people call it.
    pub oidc_name: String,
}

impl fmt::Debug for SignOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignOn").field("oidc_issuer", &self.oidc_issuer).finish_non_exhaustive()
    }
}

impl SignOn {
    /// The secret, where the provider shares one.
    pub fn secret(&self) -> Option<&str> {
        self.secret.as_deref()
    }

    /// The address of the provider.
    pub fn issuer(&self) -> anyhow::Result<IssuerUrl> {
        issuer(&self.oidc_issuer)
    }
}

impl Flags {
    /// Lays the flags over what the file says; none where no provider is named.
    pub(super) fn over(&self, file: Self, http: &Http) -> anyhow::Result<Option<SignOn>> {
        let given = self.clone();
        let all = Self {
            oidc_issuer: given.oidc_issuer.or(file.oidc_issuer),
            oidc_client_id: given.oidc_client_id.or(file.oidc_client_id),
            oidc_client_secret_file: given.oidc_client_secret_file.or(file.oidc_client_secret_file),
            oidc_name: given.oidc_name.or(file.oidc_name),
        };
        all.oidc_issuer.clone().map(|issuer| all.with(issuer, http)).transpose()
    }

    fn with(self, oidc_issuer: String, http: &Http) -> anyhow::Result<SignOn> {
        let address = issuer(&oidc_issuer)?;
        let host = address.url().host_str().unwrap_or_default().to_owned();
        if address.url().scheme() != "https" && !super::is_loopback(&host) {
            bail!(
                "oidc-issuer: {oidc_issuer} is another machine, and the line to it is not secured: use https"
            );
        }
        if http.origin.is_none() && !http.listen.ip().is_loopback() {
            bail!("the OpenID provider sends browsers back to the address people type: set --origin");
        }
        Ok(SignOn {
            oidc_client_id: self.oidc_client_id.context(
                "an OpenID provider is named, but not what it calls this server: set --oidc-client-id",
            )?,
            secret: self.oidc_client_secret_file.as_deref().map(file::secret).transpose()?,
            oidc_client_secret_file: self.oidc_client_secret_file,
            oidc_name: self.oidc_name.unwrap_or(host),
            oidc_issuer,
        })
    }
}

fn issuer(text: &str) -> anyhow::Result<IssuerUrl> {
    IssuerUrl::new(text.to_owned())
        .with_context(|| format!("oidc-issuer: '{text}' is no address such as https://login.example.org"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Http {
        super::super::http::Flags::default().over(None, None)
    }

    fn flags(issuer: &str) -> Flags {
        let client = Some("foresteria".to_owned());
        Flags { oidc_issuer: Some(issuer.to_owned()), oidc_client_id: client, ..Flags::default() }
    }

    fn fault(flags: &Flags, http: &Http) -> String {
        flags.over(Flags::default(), http).unwrap_err().to_string()
    }

    #[test]
    fn without_a_provider_there_is_no_single_sign_on_and_with_one_it_is_called_by_its_host() {
        assert_eq!(Flags::default().over(Flags::default(), &here()).unwrap(), None);
        let sign_on = flags("https://login.example.org/campus").over(Flags::default(), &here()).unwrap();
        assert_eq!(sign_on.unwrap().oidc_name, "login.example.org");
    }

    #[test]
    fn the_line_to_another_machine_is_secured() {
        assert!(flags("http://127.0.0.1:4000").over(Flags::default(), &here()).is_ok());
        assert!(fault(&flags("http://login.example.org"), &here()).contains("use https"));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let nobody = Flags { oidc_client_id: None, ..flags("https://login.example.org") };
        assert!(fault(&nobody, &here()).contains("--oidc-client-id"));
        assert!(fault(&flags("login"), &here()).contains("oidc-issuer: 'login'"));
        let everywhere = Http { listen: "0.0.0.0:3000".parse().unwrap(), origin: None };
        assert!(fault(&flags("https://login.example.org"), &everywhere).contains("--origin"));
        let unread =
            Flags { oidc_client_secret_file: Some("/nowhere".into()), ..flags("https://login.example.org") };
        assert!(fault(&unread, &here()).contains("/nowhere"));
    }
}
