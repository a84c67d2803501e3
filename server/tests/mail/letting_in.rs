//! Mail servers that ask for a password, and how the line to them is secured before it is said.

use super::post_office::{Line, PostOffice};
use crate::support::campus::Campus;
use domain::access::Role;
use domain::mail::{Failure, MailStatus};
use server::config::mail::{self, Tls};
use server::config::{Config, Flags};
use server::mail::{Post, send_due};
use service::Actor;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// `rooms` and `s3cret-word`, as `AUTH PLAIN` says them.
const LOGIN: &str = "AHJvb21zAHMzY3JldC13b3Jk";
const PASSWORD: &str = "s3cret-word";

/// Files of a test.
struct Files {
    folder: TempDir,
    certificate: String,
    tls: TlsAcceptor,
}

impl Files {
    /// A certificate of this machine that nobody knows, and the way to speak under it.
    fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("its key");
        let server = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let server = server.with_safe_default_protocol_versions().expect("versions of TLS");
        let server = server.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key);
        let tls = TlsAcceptor::from(Arc::new(server.expect("a certificate with its key")));
        Self { folder: TempDir::new().expect("a folder"), certificate: made.cert.pem(), tls }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    }

    /// The configuration that leads to a mail server under a password.
    fn config(&self, office: &PostOffice, tls: Tls, password: &str, is_known: bool) -> Config {
        let mail = mail::Flags {
            smtp_host: Some("localhost".to_owned()),
            smtp_port: Some(office.address.port()),
            smtp_tls: Some(tls),
            smtp_user: Some("rooms".to_owned()),
            smtp_password_file: Some(self.file("password", &format!("{password}\n"))),
            smtp_ca_file: is_known.then(|| self.file("ca.pem", &self.certificate)),
            mail_from: Some("Campus <rooms@example.org>".to_owned()),
        };
        Config::load(&Flags { mail, ..Flags::default() }).expect("a configuration")
    }
}

/// Sends one mail: how many went, where the mail stands, and why.
async fn sends(campus: &Campus, config: &Config) -> (u32, MailStatus, Option<Failure>) {
    service::mail::send_test(&campus.ctx, &campus.actor(Role::Administrator)).await.expect("a mail");
    let post =
        Post::new(config.mail.as_ref().expect("a mail server"), "https://rooms.example.org").expect("a way");
    let sent = send_due(&campus.ctx, &post).await.expect("sent or put off");
    let line =
        service::mail::list(&campus.ctx, &Actor::operator()).await.expect("the outbox").mails.remove(0);
    (sent, line.status, line.failure)
}

crate::on_both! {
    async fn a_mail_is_sent_under_name_and_password_which_are_printed_nowhere(campus: Campus) {
        let (files, office) = (Files::new(), PostOffice::letting_in(LOGIN, Line::Plain).await);
        let config = files.config(&office, Tls::None, PASSWORD, false);
        assert_eq!(sends(&campus, &config).await, (1, MailStatus::Sent, None));
        assert_eq!(office.mails().len(), 1);
        let printed = format!("{config:?} {}", toml::to_string(&config).expect("printed"));
        assert!(printed.contains("smtp-user = \"rooms\"") && !printed.contains(PASSWORD), "{printed}");
    }

    async fn a_wrong_password_is_told_and_the_mail_waits(campus: Campus) {
        let (files, office) = (Files::new(), PostOffice::letting_in(LOGIN, Line::Plain).await);
        let config = files.config(&office, Tls::None, "guess", false);
        assert_eq!(sends(&campus, &config).await, (0, MailStatus::Waiting, Some(Failure::NotLetIn)));
        assert_eq!(office.mails(), [""; 0]);
    }

    async fn a_password_is_said_only_once_the_line_is_secured(campus: Campus) {
        let files = Files::new();
        for (tls, line) in [(Tls::Starttls, Line::OnAsking(files.tls.clone())), (Tls::Tls, Line::FromFirst(files.tls.clone()))] {
            let office = PostOffice::letting_in(LOGIN, line).await;
            let config = files.config(&office, tls, PASSWORD, true);
            assert_eq!(sends(&campus, &config).await, (1, MailStatus::Sent, None), "{:?}", office.heard());
            let heard = office.heard();
            assert!(heard.contains(&"secured AUTH".to_owned()) && !heard.contains(&"plain AUTH".to_owned()), "{heard:?}");
            assert_eq!(office.mails().len(), 1);
        }
    }

    async fn a_server_that_offers_no_secured_line_learns_no_password(campus: Campus) {
        let (files, office) = (Files::new(), PostOffice::letting_in(LOGIN, Line::Plain).await);
        let config = files.config(&office, Tls::Starttls, PASSWORD, true);
        assert_eq!(sends(&campus, &config).await, (0, MailStatus::Waiting, Some(Failure::NotSecured)));
        assert!(!office.heard().iter().any(|said| said.ends_with("AUTH")), "{:?}", office.heard());
    }

    async fn a_server_nobody_vouches_for_learns_no_password_and_that_is_told(campus: Campus) {
        let files = Files::new();
        for (tls, line) in [(Tls::Starttls, Line::OnAsking(files.tls.clone())), (Tls::Tls, Line::FromFirst(files.tls.clone()))] {
            let office = PostOffice::letting_in(LOGIN, line).await;
            let config = files.config(&office, tls, PASSWORD, false);
            assert_eq!(sends(&campus, &config).await, (0, MailStatus::Waiting, Some(Failure::NotSecured)), "{tls:?}");
            assert!(!office.heard().iter().any(|said| said.ends_with("AUTH")), "{:?}", office.heard());
        }
    }
}
