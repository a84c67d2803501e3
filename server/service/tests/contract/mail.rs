//! The outbox: written with its cause, sent by one, tried again, given up, and empty of persons afterwards.

use super::accounts::second_factor;
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::ids::{AccountId, GuestId};
use domain::mail::{Failure, LAST_TRY, MailKind, MailStatus};
use service::account::{self, NewAccount, Settings};
use service::mail::{self, Letter, MailLine, Outgoing};
use service::{Actor, ServiceError, person, session};
use uuid::Uuid;

const PASSWORD: &str = "a quiet room in June";
const ADA: &str = "ada@example.org";
const FROM: &str = "192.0.2.1";

fn new(email: &str) -> NewAccount {
    let full_name = "Ada Rossi".to_owned();
    NewAccount { email: email.to_owned(), full_name, role: Role::Organiser, language: "it".to_owned() }
}

async fn invites(campus: &Campus, email: &str) -> (AccountId, account::Token) {
    account::invite(&campus.ctx, &Actor::operator(), new(email)).await.unwrap()
}

async fn has_account(campus: &Campus) -> (AccountId, Actor) {
    let id = account::add(&campus.ctx, &Actor::operator(), new(ADA), PASSWORD).await.unwrap();
    (id, Actor::account(id, Role::Organiser))
}

async fn takes(campus: &Campus) -> Option<Outgoing> {
    let id = *mail::due(&campus.ctx).await.unwrap().first()?;
    mail::take(&campus.ctx, id).await.unwrap()
}

/// Takes what is due and has it sent.
async fn sends(campus: &Campus) -> Option<Letter> {
    let mail = takes(campus).await?;
    mail::sent(&campus.ctx, &mail).await.unwrap();
    Some(mail.letter)
}

async fn lines(campus: &Campus) -> Vec<MailLine> {
    mail::list(&campus.ctx, &Actor::operator()).await.unwrap().mails
}

async fn forgets(campus: &Campus, email: &str) {
    let forgotten = account::forgotten(&campus.ctx, email, FROM).await.unwrap();
    forgotten.send_link(&campus.ctx).await.unwrap();
}

on_both! {
    async fn a_mail_is_written_with_its_cause_or_not_at_all(campus: Campus) {
        campus.sql("alter table history rename to elsewhere").await;
        assert!(account::invite(&campus.ctx, &Actor::operator(), new(ADA)).await.is_err());
        assert_eq!(campus.number("select count(*) from mail").await, 0);
        campus.sql("alter table elsewhere rename to history").await;
        let (_, token) = invites(&campus, ADA).await;
        let mail = takes(&campus).await.unwrap();
        assert_eq!((mail.recipient.0.as_str(), mail.language.as_str()), (ADA, "it"));
        let expected = Letter::Invitation { name: "Ada Rossi".to_owned(), token: token.reveal().to_owned() };
        assert!(mail.letter == expected);
    }

    async fn two_servers_send_each_mail_once(campus: Campus) {
        for number in 0..24 {
            invites(&campus, &format!("ada{number}@example.org")).await;
        }
        let server = || async {
            let mut sent = Vec::new();
            for id in mail::due(&campus.ctx).await.unwrap() {
                if let Some(mail) = mail::take(&campus.ctx, id).await.unwrap() {
                    sent.push(mail.id);
                    mail::sent(&campus.ctx, &mail).await.unwrap();
                }
            }
            sent
        };
        let (mut one, mut other) = tokio::join!(server(), server());
        one.append(&mut other);
        one.sort();
        one.dedup();
        assert_eq!(one.len(), 24);
        assert_eq!(campus.number("select cast(sum(attempts) as bigint) from mail").await, 24);
    }

    async fn a_mail_of_a_server_that_died_is_sent_by_another_as_the_same_mail(campus: Campus) {
        invites(&campus, ADA).await;
        let first = takes(&campus).await.unwrap();
        assert!(mail::take(&campus.ctx, first.id).await.unwrap().is_none());
        campus.clock.pass(5 * 60);
        let second = mail::take(&campus.ctx, first.id).await.unwrap().unwrap();
        // The first one was only slow: what it says late does not undo what the second one is doing.
        mail::failed(&campus.ctx, &first, Failure::Rejected, Some(550)).await.unwrap();
        assert_eq!(lines(&campus).await[0].status, MailStatus::Waiting);
        mail::sent(&campus.ctx, &second).await.unwrap();
        assert_eq!(lines(&campus).await[0].status, MailStatus::Sent);
    }

    async fn a_mail_that_does_not_go_is_tried_again_ever_later_and_in_the_end_given_up(campus: Campus) {
        invites(&campus, ADA).await;
        for tries in 1..=LAST_TRY {
            let mail = takes(&campus).await.unwrap_or_else(|| panic!("try {tries} is due"));
            mail::failed(&campus.ctx, &mail, Failure::Unreachable, None).await.unwrap();
            assert!(takes(&campus).await.is_none(), "no try comes at once after another");
            let wait = domain::mail::wait(Failure::Unreachable, tries).unwrap_or_default();
            campus.clock.pass(wait);
        }
        assert!(takes(&campus).await.is_none());
        let line = lines(&campus).await.remove(0);
        assert_eq!((line.status, line.attempts), (MailStatus::GivenUp, LAST_TRY));
        assert_eq!(line.failure, Some(Failure::Unreachable));
        mail::retry(&campus.ctx, &Actor::operator(), line.id).await.unwrap();
        assert_eq!(sends(&campus).await.unwrap().kind(), MailKind::Invitation);
    }

    async fn what_the_mail_server_does_not_take_is_given_up_at_once(campus: Campus) {
        invites(&campus, ADA).await;
        let mail = takes(&campus).await.unwrap();
        mail::failed(&campus.ctx, &mail, Failure::Rejected, Some(550)).await.unwrap();
        let line = lines(&campus).await.remove(0);
        assert_eq!((line.status, line.reply), (MailStatus::GivenUp, Some(550)));
    }

    async fn of_a_mail_that_was_sent_nobody_is_left(campus: Campus) {
        let (id, token) = invites(&campus, ADA).await;
        assert!(campus.dump().await.contains(token.reveal()));
        sends(&campus).await.unwrap();
        assert!(!campus.dump().await.contains(token.reveal()));
        let whose = campus.id(id.uuid());
        assert_eq!(campus.number(&format!("select count(*) from mail where person_id = {whose}")).await, 0);
        let of_her = "select count(*) from mail where coalesce(recipient, language, content) is not null";
        assert_eq!(campus.number(of_her).await, 0);
        let line = lines(&campus).await.remove(0);
        assert_eq!((line.kind, line.status, line.attempts), (MailKind::Invitation, MailStatus::Sent, 1));
        let again = mail::retry(&campus.ctx, &Actor::operator(), line.id).await;
        assert!(matches!(again, Err(ServiceError::NotFound("mail"))));
    }

    async fn the_database_itself_keeps_nobody_in_a_mail_that_was_sent(campus: Campus) {
        invites(&campus, ADA).await;
        let kept = "update mail set status = 'sent'";
        assert!(crate::support::raw::try_execute(&campus.ctx.store, kept).await.is_err());
    }

    async fn a_link_that_was_used_or_replaced_is_not_mailed_any_more(campus: Campus) {
        let (id, first) = invites(&campus, ADA).await;
        let second = account::reset(&campus.ctx, &Actor::operator(), id).await.unwrap();
        assert!(!campus.dump().await.contains(first.reveal()));
        account::set_password(&campus.ctx, second.reveal(), PASSWORD).await.unwrap();
        assert_eq!(campus.number("select count(*) from mail").await, 0);
    }

    async fn an_account_that_is_switched_off_gets_no_mail(campus: Campus) {
        let (id, _) = has_account(&campus).await;
        account::reset(&campus.ctx, &Actor::operator(), id).await.unwrap();
        let off = Settings { full_name: "Ada".to_owned(), role: Role::Organiser, disabled: true };
        account::change(&campus.ctx, &Actor::operator(), (id, 1), &off).await.unwrap();
        forgets(&campus, ADA).await;
        assert_eq!(campus.number("select count(*) from mail").await, 0);
    }

    async fn a_mail_that_is_of_no_use_any_more_is_not_sent_and_names_nobody(campus: Campus) {
        let (_, token) = invites(&campus, ADA).await;
        campus.clock.pass(7 * 86_400);
        assert!(takes(&campus).await.is_none());
        session::delete_expired(&campus.ctx).await.unwrap();
        assert!(!campus.dump().await.contains(token.reveal()));
        let line = lines(&campus).await.remove(0);
        assert_eq!((line.status, line.failure), (MailStatus::GivenUp, Some(Failure::RanOut)));
        campus.clock.pass(90 * 86_400 + 1);
        session::delete_expired(&campus.ctx).await.unwrap();
        assert_eq!(lines(&campus).await, []);
    }

    async fn what_an_administrator_gives_up_names_nobody(campus: Campus) {
        let (_, token) = invites(&campus, ADA).await;
        let line = lines(&campus).await.remove(0);
        mail::stop(&campus.ctx, &Actor::operator(), line.id).await.unwrap();
        assert!(!campus.dump().await.contains(token.reveal()));
        assert_eq!(lines(&campus).await[0].failure, Some(Failure::Stopped));
        assert!(takes(&campus).await.is_none());
        let twice = mail::stop(&campus.ctx, &Actor::operator(), line.id).await;
        assert!(matches!(twice, Err(ServiceError::NotFound("mail"))));
    }

    async fn the_mails_to_somebody_go_when_they_are_erased(campus: Campus) {
        let stay = campus.clerk().books_for("Wilhelmina Erasable", "2026-06-01", 3).await.unwrap();
        let guest: GuestId = stay.guests[0].guest.unwrap();
        let (mail, whose) = (campus.id(Uuid::from_u128(0x3a11)), campus.id(guest.uuid()));
        campus.sql(&format!(
            "insert into mail (id, kind, status, created_at, due_at, expires_at, attempts, person_id, recipient,
                language, content)
            values ({mail}, 'test', 'waiting', 0, 0, 1, 0, {whose}, 'wilhelmina@example.org', 'en', 'Wilhelmina')"
        )).await;
        person::erase(&campus.ctx, &campus.actor(Role::Administrator), guest).await.unwrap();
        assert!(!campus.dump().await.to_lowercase().contains("wilhelmina"));
        if let Some(bytes) = campus.database.bytes() {
            assert!(!String::from_utf8_lossy(&bytes).contains("wilhelmina@example.org"));
        }
    }

    async fn whoever_forgot_a_password_gets_a_link_that_sets_another(campus: Campus) {
        has_account(&campus).await;
        forgets(&campus, " ADA@example.org").await;
        let Some(Letter::Reset { token, .. }) = sends(&campus).await else { panic!("a link is mailed") };
        account::set_password(&campus.ctx, &token, "another quiet room").await.unwrap();
        assert_eq!(sends(&campus).await.unwrap().kind(), MailKind::PasswordChanged);
    }

    async fn an_address_that_nobody_has_gets_no_mail(campus: Campus) {
        forgets(&campus, "nobody@example.org").await;
        assert_eq!(campus.number("select count(*) from mail").await, 0);
        assert_eq!(campus.number("select count(*) from account_link").await, 0);
    }

    async fn a_stranger_cannot_fill_a_letter_box_nor_make_a_link_void_that_was_just_sent(campus: Campus) {
        let (id, _) = has_account(&campus).await;
        let token = account::reset(&campus.ctx, &Actor::operator(), id).await.unwrap();
        forgets(&campus, ADA).await;
        forgets(&campus, ADA).await;
        assert_eq!(campus.number("select count(*) from mail").await, 1);
        assert!(account::look_up(&campus.ctx, token.reveal()).await.is_ok());
        campus.clock.pass(10 * 60);
        forgets(&campus, ADA).await;
        assert!(account::look_up(&campus.ctx, token.reveal()).await.is_err());
    }

    async fn who_asks_again_and_again_has_to_wait(campus: Campus) {
        for _ in 0..5 {
            forgets(&campus, ADA).await;
        }
        let sixth = account::forgotten(&campus.ctx, ADA, FROM).await;
        assert!(matches!(sixth, Err(ServiceError::TooManyTries { .. })));
    }

    async fn whoever_changes_a_password_is_told_so_by_mail(campus: Campus) {
        let (_, actor) = has_account(&campus).await;
        account::change_password(&campus.ctx, &actor, (PASSWORD, "a longer password"), b"here").await.unwrap();
        assert_eq!(sends(&campus).await.unwrap().kind(), MailKind::PasswordChanged);
    }

    async fn a_second_factor_switched_on_and_taken_away_is_told_by_mail(campus: Campus) {
        let (id, actor) = has_account(&campus).await;
        second_factor(&campus, &actor).await;
        assert_eq!(sends(&campus).await.unwrap().kind(), MailKind::SecondFactorOn);
        account::drop_second_factor(&campus.ctx, &Actor::operator(), id).await.unwrap();
        assert_eq!(sends(&campus).await.unwrap().kind(), MailKind::SecondFactorOff);
    }

    async fn a_test_goes_to_whoever_asks_for_it(campus: Campus) {
        let administrator = campus.actor(Role::Administrator);
        mail::send_test(&campus.ctx, &administrator).await.unwrap();
        assert_eq!(takes(&campus).await.unwrap().recipient.0, "administrator@campus.test");
    }
}
