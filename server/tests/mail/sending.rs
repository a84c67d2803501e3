//! What is sent, and what comes of it where it is not.

use super::post_office::PostOffice;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::mail::{Failure, MailStatus};
use server::config::{Flags, mail};
use server::mail::{Post, send_due};
use service::account::{self, NewAccount, Token};
use service::mail::MailLine;
use service::{Actor, Context};
use std::net::SocketAddr;

const ORIGIN: &str = "https://rooms.example.org";

/// The way to a mail server on this machine, as a configuration names it.
fn way_to(address: SocketAddr) -> Post {
    let mail = mail::Flags {
        smtp_host: Some(address.ip().to_string()),
        smtp_port: Some(address.port()),
        smtp_tls: Some(mail::Tls::None),
        mail_from: Some("Campus <rooms@example.org>".to_owned()),
        ..mail::Flags::default()
    };
    let config = server::config::Config::load(&Flags { mail, ..Flags::default() }).expect("a configuration");
    Post::new(&config.mail.expect("a mail server"), ORIGIN).expect("a way to it")
}

async fn invites(ctx: &Context, language: &str) -> Token {
    let (email, full_name) = ("ada@example.org".to_owned(), "Ada Rossi".to_owned());
    let new = NewAccount { email, full_name, role: Role::Organiser, language: language.to_owned() };
    account::invite(ctx, &Actor::operator(), new).await.expect("an invitation").1
}

async fn the_mail(ctx: &Context) -> MailLine {
    service::mail::list(ctx, &Actor::operator()).await.expect("the outbox").mails.remove(0)
}

/// The text of a mail, decoded (RFC 2045, section 6.7).
fn text_of(mail: &str) -> String {
    let (head, body) = mail.split_once("\n\n").expect("a head and a body");
    if !head.contains("Content-Transfer-Encoding: quoted-printable") {
        return body.to_owned();
    }
    let joined = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'=').then(|| [rest.next(), rest.next()].map(Option::unwrap_or_default));
        let code = pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok());
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8(bytes).expect("text")
}

crate::on_both! {
    async fn an_invitation_arrives_in_the_language_of_whoever_is_invited(campus: Campus) {
        let office = PostOffice::open().await;
        let link = invites(&campus.ctx, "it").await;
        let id = the_mail(&campus.ctx).await.id;
        assert_eq!(send_due(&campus.ctx, &way_to(office.address)).await.unwrap(), 1);
        let [mail] = &office.mails()[..] else { panic!("one mail") };
        for line in [
            "From: Campus <rooms@example.org>",
            "To: ada@example.org",
            "Subject: Il tuo account di Foresteria",
            "Date: Fri, 01 May 2026 07:00:00 +0000",
            &format!("Message-ID: <{id}@example.org>"),
            "Auto-Submitted: auto-generated",
            "Content-Language: it",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(mail.contains(&format!("{line}\n")), "no {line} in {mail}");
        }
        let text = text_of(mail);
        assert!(text.contains("Buongiorno Ada Rossi,"), "{text}");
        assert!(text.contains(&format!("\n{ORIGIN}/welcome/{}\n", link.reveal())), "{text}");
        assert!(text.contains("fino al 8 mag 2026, 09:00"), "{text}");
        assert_eq!(the_mail(&campus.ctx).await.status, MailStatus::Sent);
        assert_eq!(send_due(&campus.ctx, &way_to(office.address)).await.unwrap(), 0);
    }

    async fn two_workers_send_every_mail_once(campus: Campus) {
        let office = PostOffice::open().await;
        for _ in 0..8 {
            service::mail::send_test(&campus.ctx, &campus.actor(Role::Administrator)).await.unwrap();
        }
        let way = way_to(office.address);
        let (one, other) = tokio::join!(send_due(&campus.ctx, &way), send_due(&campus.ctx, &way));
        assert_eq!((one.unwrap() + other.unwrap(), office.mails().len()), (8, 8));
    }

    async fn a_mail_server_that_asks_for_patience_is_asked_again(campus: Campus) {
        let office = PostOffice::answering("451 greylisted").await;
        invites(&campus.ctx, "en").await;
        assert_eq!(send_due(&campus.ctx, &way_to(office.address)).await.unwrap(), 0);
        let line = the_mail(&campus.ctx).await;
        assert_eq!((line.status, line.failure, line.reply), (MailStatus::Waiting, Some(Failure::PutOff), Some(451)));
        campus.clock.pass(60);
        let open = PostOffice::open().await;
        assert_eq!(send_due(&campus.ctx, &way_to(open.address)).await.unwrap(), 1);
    }

    async fn an_address_that_the_mail_server_does_not_know_is_given_up(campus: Campus) {
        let office = PostOffice::answering("550 no such user").await;
        invites(&campus.ctx, "en").await;
        send_due(&campus.ctx, &way_to(office.address)).await.unwrap();
        let line = the_mail(&campus.ctx).await;
        assert_eq!((line.status, line.failure), (MailStatus::GivenUp, Some(Failure::Rejected)));
    }

    async fn a_mail_server_that_wants_a_password_we_do_not_have_is_no_reason_to_give_up(campus: Campus) {
        let office = PostOffice::answering("530 authentication required").await;
        invites(&campus.ctx, "en").await;
        send_due(&campus.ctx, &way_to(office.address)).await.unwrap();
        let line = the_mail(&campus.ctx).await;
        assert_eq!((line.status, line.failure), (MailStatus::Waiting, Some(Failure::NotLetIn)));
    }

    async fn where_nobody_listens_the_mail_waits(campus: Campus) {
        let closed = PostOffice::open().await.address;
        invites(&campus.ctx, "en").await;
        send_due(&campus.ctx, &way_to(closed)).await.unwrap();
        let line = the_mail(&campus.ctx).await;
        assert_eq!((line.status, line.failure), (MailStatus::Waiting, Some(Failure::Unreachable)));
    }
}
