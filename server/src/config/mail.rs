//! Through which mail server mails go; without one they are kept.
//!
//! - `FORESTERIA_SMTP_HOST`: its name; without it no mail is sent
//! - `FORESTERIA_SMTP_PORT`: its port
//! - `FORESTERIA_SMTP_TLS`: `starttls`, `tls` or `none`
//! - `FORESTERIA_SMTP_USER`, `FORESTERIA_SMTP_PASSWORD_FILE`: as whom, where it asks
//! - `FORESTERIA_SMTP_CA_FILE`: who vouches for it, where this machine does not know them
//! - `FORESTERIA_MAIL_FROM`: the address mails come from

use super::file;
use super::http::Http;
use anyhow::{Context as _, bail};
use app::state::Mailing;
use lettre::message::Mailbox;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// How the line to the mail server is secured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Tls {
    /// From the first answer on; a server that does not offer it is refused.
    #[default]
    Starttls,
    /// From the first byte on.
    Tls,
    /// Not at all: on this machine only.
    None,
}

impl Tls {
    /// The port such servers listen on.
    const fn port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// Flags of the mail server.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Mail server to send through [default: none, mails are kept]
    #[arg(long, global = true, env = "FORESTERIA_SMTP_HOST", value_name = "HOST")]
    pub smtp_host: Option<String>,
    /// Its port [default: 587 for starttls, 465 for tls, 25 for none]
    #[arg(long, global = true, env = "FORESTERIA_SMTP_PORT", value_name = "PORT")]
    pub smtp_port: Option<u16>,
    /// How the line to it is secured; none only on this machine [default: starttls]
    #[arg(long, global = true, env = "FORESTERIA_SMTP_TLS", value_name = "MODE")]
    pub smtp_tls: Option<Tls>,
    /// Name to sign in to it with
    #[arg(long, global = true, env = "FORESTERIA_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// File with the password to sign in to it with
    #[arg(long, global = true, env = "FORESTERIA_SMTP_PASSWORD_FILE", value_name = "FILE")]
    pub smtp_password_file: Option<PathBuf>,
    /// File with the certificate (PEM) of who vouches for it, where this machine does not know them
    #[arg(long, global = true, env = "FORESTERIA_SMTP_CA_FILE", value_name = "FILE")]
    pub smtp_ca_file: Option<PathBuf>,
    /// Address mails come from, such as `Campus <rooms@example.org>`
    #[arg(long, global = true, env = "FORESTERIA_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
}

/// A mail server, and how to send through it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mail {
    /// Its name.
    pub smtp_host: String,
    /// Its port.
    pub smtp_port: u16,
    /// How the line is secured.
    pub smtp_tls: Tls,
    /// As whom, where it asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_user: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    smtp_password_file: Option<PathBuf>,
    /// Who vouches for it, where this machine does not know them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_ca_file: Option<PathBuf>,
    /// What the file holds; printed nowhere.
    #[serde(skip)]
    password: Option<String>,
    /// The address mails come from.
    #[serde(serialize_with = "as_text")]
    pub mail_from: Mailbox,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("smtp_host", &self.smtp_host).finish_non_exhaustive()
    }
}

impl Mail {
    /// Name and password, where the mail server asks for them.
    pub fn credentials(&self) -> Option<(&str, &str)> {
        self.smtp_user.as_deref().zip(self.password.as_deref())
    }

    /// What pages say of it.
    pub fn mailing(&self) -> Mailing {
        let server = format!("{}:{}", self.smtp_host, self.smtp_port);
        Mailing { server: server.into(), from: self.mail_from.to_string().into() }
    }
}

impl Flags {
    /// Lays the flags over what the file says; none where no mail server is named.
    pub(super) fn over(&self, file: Self, http: &Http) -> anyhow::Result<Option<Mail>> {
        let given = self.clone();
        let all = Self {
            smtp_host: given.smtp_host.or(file.smtp_host),
            smtp_port: given.smtp_port.or(file.smtp_port),
            smtp_tls: given.smtp_tls.or(file.smtp_tls),
            smtp_user: given.smtp_user.or(file.smtp_user),
            smtp_password_file: given.smtp_password_file.or(file.smtp_password_file),
            smtp_ca_file: given.smtp_ca_file.or(file.smtp_ca_file),
            mail_from: given.mail_from.or(file.mail_from),
        };
        all.smtp_host.clone().map(|host| all.through(host, http)).transpose()
    }

    fn through(self, smtp_host: String, http: &Http) -> anyhow::Result<Mail> {
        let smtp_tls = self.smtp_tls.unwrap_or_default();
        if smtp_tls == Tls::None && !super::is_loopback(&smtp_host) {
            bail!("smtp-tls is none, and {smtp_host} is another machine: use starttls or tls");
        }
        if http.origin.is_none() && !http.listen.ip().is_loopback() {
            bail!("mails bring links, which need the address people type: set --origin");
        }
        if self.smtp_user.is_some() != self.smtp_password_file.is_some() {
            bail!("smtp-user and smtp-password-file belong together; one of them is missing");
        }
        if smtp_tls == Tls::None && self.smtp_ca_file.is_some() {
            bail!(
                "smtp-tls is none, and smtp-ca-file names who vouches for a line that is secured: drop one"
            );
        }
        Ok(Mail {
            smtp_port: self.smtp_port.unwrap_or_else(|| smtp_tls.port()),
            password: self.smtp_password_file.as_deref().map(file::secret).transpose()?,
            mail_from: sender(self.mail_from.as_deref())?,
            smtp_host,
            smtp_tls,
            smtp_user: self.smtp_user,
            smtp_password_file: self.smtp_password_file,
            smtp_ca_file: self.smtp_ca_file,
        })
    }
}

fn sender(from: Option<&str>) -> anyhow::Result<Mailbox> {
    let from = from.context("a mail server is named, but no address mails come from: set --mail-from")?;
    from.parse().with_context(|| format!("mail-from: '{from}' is no address such as rooms@example.org"))
}

fn as_text<S: serde::Serializer>(from: &Mailbox, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Http {
        super::super::http::Flags::default().over(None, None)
    }

    fn flags(host: &str) -> Flags {
        let from = Some("Campus <rooms@example.org>".to_owned());
        Flags { smtp_host: Some(host.to_owned()), mail_from: from, ..Flags::default() }
    }

    #[test]
    fn without_a_mail_server_there_is_no_mail_and_with_one_the_line_is_secured() {
        assert_eq!(Flags::default().over(Flags::default(), &here()).unwrap(), None);
        let mail = flags("smtp.example.org").over(Flags::default(), &here()).unwrap().unwrap();
        assert_eq!((mail.smtp_tls, mail.smtp_port), (Tls::Starttls, 587));
    }

    #[test]
    fn a_line_that_is_not_secured_leads_to_this_machine_only() {
        let plain = |host| Flags { smtp_tls: Some(Tls::None), ..flags(host) };
        assert!(plain("127.0.0.1").over(Flags::default(), &here()).is_ok());
        let refused = plain("smtp.example.org").over(Flags::default(), &here()).unwrap_err();
        assert!(refused.to_string().contains("use starttls or tls"), "{refused}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let fault = |flags: Flags, http: &Http| flags.over(Flags::default(), http).unwrap_err().to_string();
        let nobody = Flags { mail_from: None, ..flags("localhost") };
        assert!(fault(nobody, &here()).contains("--mail-from"));
        let half = Flags { smtp_user: Some("rooms".to_owned()), ..flags("localhost") };
        assert!(fault(half, &here()).contains("smtp-password-file"));
        let everywhere = Http { listen: "0.0.0.0:3000".parse().unwrap(), origin: None };
        assert!(fault(flags("localhost"), &everywhere).contains("--origin"));
    }
}
