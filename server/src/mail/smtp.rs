//! The way to the mail server, and what its answers mean.

use crate::config::mail::{Mail, Tls};
use anyhow::{Context as _, ensure};
use domain::mail::Failure;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as Line, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{AsyncSmtpTransport, Error};
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::io;
use std::time::Duration;

/// For each answer of the mail server.
const PATIENCE: Duration = Duration::from_secs(20);

/// For a whole mail, well within the time a server keeps it for itself.
const LONGEST: Duration = Duration::from_mins(2);

/// Sends through one mail server.
#[derive(Clone, Debug)]
pub struct Smtp(AsyncSmtpTransport<Tokio1Executor>);

impl Smtp {
    /// The way that the configuration names.
    pub fn new(mail: &Mail) -> anyhow::Result<Self> {
        let line = match mail.smtp_tls {
            Tls::Starttls => Line::Required(secured(mail)?),
            Tls::Tls => Line::Wrapper(secured(mail)?),
            Tls::None => Line::None,
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.smtp_host)
            .port(mail.smtp_port)
            .tls(line)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(mail.mail_from.email.domain().to_owned()));
        if let Some((user, password)) = mail.credentials() {
            transport = transport.credentials(Credentials::new(user.to_owned(), password.to_owned()));
        }
        Ok(Self(transport.build()))
    }

    /// Sends a mail, or says why it did not go, and with which number the mail server answered.
    pub async fn send(&self, message: Message) -> Result<(), (Failure, Option<i64>)> {
        let is_ascii = message.envelope().to().iter().all(|to| AsRef::<str>::as_ref(to).is_ascii());
        match tokio::time::timeout(LONGEST, self.0.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            // Not every mail server takes other letters in an address (RFC 6531).
            Ok(Err(error)) if error.is_client() && !is_ascii => Err((Failure::NotAnAddress, None)),
            Ok(Err(error)) => Err((meaning(&error), error.status().map(|code| u16::from(code).into()))),
            Err(_) => Err((Failure::Unreachable, None)),
        }
    }
}

/// By what the mail server is known: those this machine trusts, and whom the configuration names.
fn secured(mail: &Mail) -> anyhow::Result<TlsParameters> {
    let mut known = TlsParameters::builder(mail.smtp_host.clone());
    if let Some(path) = &mail.smtp_ca_file {
        let cannot = || format!("smtp-ca-file: {} cannot be read as a certificate", path.display());
        let text = std::fs::read_to_string(path).with_context(cannot)?;
        // What holds none is read as none, without a word.
        ensure!(text.contains("BEGIN CERTIFICATE"), "{}", cannot());
        known = known.add_root_certificate(Certificate::from_pem(text.as_bytes()).with_context(cannot)?);
    }
    known.build().context("no certificates are at hand to know the mail server by")
}

/// What an error means. Its text may quote the address, so it goes nowhere.
fn meaning(error: &Error) -> Failure {
    /// Answers to a name and a password that are wrong or missing (RFC 4954, section 6).
    const NOT_LET_IN: [u16; 4] = [530, 534, 535, 538];
    let code = error.status().map(u16::from);
    if code.is_some_and(|code| NOT_LET_IN.contains(&code)) {
        Failure::NotLetIn
    } else if error.is_permanent() {
        Failure::Rejected
    } else if error.is_transient() {
        Failure::PutOff
    } else if error.is_tls() || error.is_client() || is_not_agreed(error) {
        Failure::NotSecured
    } else {
        Failure::Unreachable
    }
}

/// Whether the other side answered and no secured line could be agreed, as where nobody vouches for it: to the transport that
/// is a line that broke.
fn is_not_agreed(error: &Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(one) = cause {
        if one.downcast_ref::<io::Error>().is_some_and(|broken| broken.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        cause = one.source();
    }
    false
}
