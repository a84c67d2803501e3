//! Configuration: flags, then environment, then one TOML file, then defaults.
//!
//! Every value can be given in three ways, of which the first wins: `--listen`, `FORESTERIA_LISTEN`, `listen` in the
//! file named by `--config`. `foresteria config` prints what holds, secrets left out. One file here a concern:
//!
//! - [`api`] reads `FORESTERIA_API_RATE`, `FORESTERIA_API_BURST`
//! - [`database`] reads `FORESTERIA_DATABASE`, `FORESTERIA_DATABASE_PASSWORD_FILE`
//! - [`http`] reads `FORESTERIA_LISTEN`, `FORESTERIA_ORIGIN`
//! - [`log`] reads `FORESTERIA_LOG`, `FORESTERIA_LOG_FORMAT`
//! - [`mail`] reads `FORESTERIA_SMTP_HOST`, `FORESTERIA_SMTP_PORT`, `FORESTERIA_SMTP_TLS`, `FORESTERIA_SMTP_USER`,
//!   `FORESTERIA_SMTP_PASSWORD_FILE`, `FORESTERIA_SMTP_CA_FILE`, `FORESTERIA_MAIL_FROM`
//! - [`metrics`] reads `FORESTERIA_METRICS_TOKEN`
//! - [`sign_on`] reads `FORESTERIA_OIDC_ISSUER`, `FORESTERIA_OIDC_CLIENT_ID`, `FORESTERIA_OIDC_CLIENT_SECRET_FILE`,
//!   `FORESTERIA_OIDC_NAME`

pub mod api;
pub mod database;
mod file;
pub mod http;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod sign_on;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

/// Flags shared by all commands.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// TOML file with any of these settings
    #[arg(long, global = true, env = "FORESTERIA_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where the data is.
    #[command(flatten)]
    pub database: database::Flags,
    /// Where pages are served.
    #[command(flatten)]
    pub http: http::Flags,
    /// How often programs may ask.
    #[command(flatten)]
    pub api: api::Flags,
    /// What is logged.
    #[command(flatten)]
    pub log: log::Flags,
    /// Through which mail server mails go.
    #[command(flatten)]
    pub mail: mail::Flags,
    /// Who may read the metrics.
    #[command(flatten)]
    pub metrics: metrics::Flags,
    /// With which provider people may sign in.
    #[command(flatten)]
    pub sign_on: sign_on::Flags,
}

/// The file: the same names as the long flags.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    database: Option<String>,
    database_password_file: Option<PathBuf>,
    listen: Option<std::net::SocketAddr>,
    origin: Option<String>,
    api_rate: Option<NonZeroU32>,
    api_burst: Option<NonZeroU32>,
    log: Option<String>,
    log_format: Option<log::Format>,
    smtp_host: Option<String>,
    smtp_port: Option<u16>,
    smtp_tls: Option<mail::Tls>,
    smtp_user: Option<String>,
    smtp_password_file: Option<PathBuf>,
    smtp_ca_file: Option<PathBuf>,
    mail_from: Option<String>,
    metrics_token: Option<String>,
    oidc_issuer: Option<String>,
    oidc_client_id: Option<String>,
    oidc_client_secret_file: Option<PathBuf>,
    oidc_name: Option<String>,
}

/// What holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Config {
    /// Where the data is.
    #[serde(flatten)]
    pub database: database::Database,
    /// Where pages are served.
    #[serde(flatten)]
    pub http: http::Http,
    /// How often programs may ask.
    #[serde(flatten)]
    pub api: api::Api,
    /// What is logged.
    #[serde(flatten)]
    pub log: log::Log,
    /// Through which mail server mails go; none: they are kept.
    #[serde(flatten)]
    pub mail: Option<mail::Mail>,
    /// Who may read the metrics.
    #[serde(flatten)]
    pub metrics: metrics::Metrics,
    /// With which provider people may sign in; none: by password alone.
    #[serde(flatten)]
    pub sign_on: Option<sign_on::SignOn>,
}

impl Config {
    /// Reads the file, if one is named, and lays flags and environment over it.
    pub fn load(flags: &Flags) -> anyhow::Result<Self> {
        let file = flags.config.as_deref().map_or_else(|| Ok(Settings::default()), read)?;
        let mail = mail::Flags {
            smtp_host: file.smtp_host,
            smtp_port: file.smtp_port,
            smtp_tls: file.smtp_tls,
            smtp_user: file.smtp_user,
            smtp_password_file: file.smtp_password_file,
            smtp_ca_file: file.smtp_ca_file,
            mail_from: file.mail_from,
        };
        let sign_on = sign_on::Flags {
            oidc_issuer: file.oidc_issuer,
            oidc_client_id: file.oidc_client_id,
            oidc_client_secret_file: file.oidc_client_secret_file,
            oidc_name: file.oidc_name,
        };
        let http = flags.http.over(file.listen, file.origin);
        Ok(Self {
            database: flags.database.over(file.database, file.database_password_file)?,
            mail: flags.mail.over(mail, &http)?,
            sign_on: flags.sign_on.over(sign_on, &http)?,
            http,
            api: flags.api.over(file.api_rate, file.api_burst),
            log: flags.log.over(file.log, file.log_format),
            metrics: flags.metrics.over(file.metrics_token),
        })
    }

    /// The settings as a TOML file that gives the same configuration; passwords are replaced by `***`.
    pub fn print(&self) -> anyhow::Result<String> {
        toml::to_string(self).context("the configuration cannot be written as TOML")
    }
}

/// Whether a host is this machine.
fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn read(path: &Path) -> anyhow::Result<Settings> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the configuration file {} is not right", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_file(text: &str, flags: &Flags) -> anyhow::Result<Config> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("foresteria.toml");
        std::fs::write(&path, text)?;
        Config::load(&Flags { config: Some(path), ..flags.clone() })
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let flags = Flags {
            http: http::Flags { listen: Some("127.0.0.1:4000".parse().unwrap()), origin: None },
            ..Flags::default()
        };
        let config = from_file("listen = \"127.0.0.1:5000\"\nlog = \"debug\"", &flags).unwrap();
        assert_eq!(config.http.listen, "127.0.0.1:4000".parse().unwrap());
        assert_eq!(config.log.filter, "debug");
        assert_eq!(config.database.url(), database::DEFAULT);
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let error = from_file("lisen = 1", &Flags::default()).unwrap_err();
        assert!(format!("{error:#}").contains("lisen"), "{error:#}");
    }

    #[test]
    fn the_password_of_the_mail_server_is_read_from_its_file_and_never_printed() {
        let folder = tempfile::tempdir().unwrap();
        let password = folder.path().join("smtp");
        std::fs::write(&password, "h1dden\n").unwrap();
        let file = format!(
            "smtp-host = \"smtp.example.org\"\nsmtp-user = \"rooms\"\nsmtp-password-file = \"{}\"\n\
             mail-from = \"Campus <rooms@example.org>\"",
            password.display()
        );
        let config = from_file(&file, &Flags::default()).unwrap();
        assert_eq!(config.mail.as_ref().unwrap().credentials(), Some(("rooms", "h1dden")));
        assert!(!format!("{config:?}").contains("h1dden"));
        let printed = config.print().unwrap();
        assert!(!printed.contains("h1dden"), "{printed}");
        assert_eq!(from_file(&printed, &Flags::default()).unwrap(), config);
    }

    #[test]
    fn what_is_printed_is_a_configuration_file_without_secrets() {
        let config = from_file(
            "database = \"postgres://desk:s3cret@127.0.0.1/campus\"\nmetrics-token = \"h1dden\"",
            &Flags::default(),
        )
        .unwrap();
        assert_eq!(config.metrics.token.as_deref(), Some("h1dden"));
        assert!(!format!("{config:?}").contains("h1dden"));
        let printed = config.print().unwrap();
        assert!(printed.contains("postgres://desk:***@127.0.0.1/campus"), "{printed}");
        assert!(printed.contains("metrics-token = \"***\""), "{printed}");
        assert!(from_file(&printed, &Flags::default()).is_ok());
    }
}
