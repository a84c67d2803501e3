//! Accounts: passwords, links, second factor, sessions, and how often one may guess.

use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::ids::AccountId;
use service::account::{self, Entry, LinkPurpose, NewAccount, Settings};
use service::{Actor, ServiceError, session};
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "a quiet room in June";
const DESK: &str = "192.0.2.1";

fn someone(email: &str, role: Role) -> NewAccount {
    NewAccount { email: email.to_owned(), full_name: "Ada Rossi".to_owned(), role, language: "it".to_owned() }
}

async fn has_account(campus: &Campus, role: Role) -> (AccountId, Actor) {
    let new = someone("ada@example.org", role);
    let id = account::add(&campus.ctx, &Actor::operator(), new, PASSWORD).await.unwrap();
    (id, Actor::account(id, role))
}

async fn signs_in(campus: &Campus, password: &str, from: &str) -> Result<Entry, ServiceError> {
    account::sign_in(&campus.ctx, "Ada@Example.org ", password, from).await
}

async fn is_in(campus: &Campus, password: &str) -> bool {
    matches!(signs_in(campus, password, DESK).await, Ok(Entry::Entered(_)))
}

/// What the device shows now.
fn code(campus: &Campus, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("a").build().unwrap();
    totp.generate(campus.ctx.now().timestamp().unsigned_abs()).to_string()
}

/// Sets the second factor up; gives its secret and the recovery codes.
pub(super) async fn second_factor(campus: &Campus, actor: &Actor) -> (String, Vec<String>) {
    let account = account::of_session(&campus.ctx, actor.id().unwrap()).await.unwrap().unwrap();
    let secret = account::propose(&campus.ctx, &account).unwrap().secret;
    let typed = code(campus, &secret);
    (secret.clone(), account::switch_on(&campus.ctx, actor, &secret, &typed).await.unwrap())
}

on_both! {
    async fn of_a_thousand_guesses_at_one_account_the_first_five_are_looked_at(campus: Campus) {
        has_account(&campus, Role::Facilities).await;
        let mut looked_at = 0;
        for _ in 0..1_000 {
            match signs_in(&campus, "not the password", DESK).await {
                Err(ServiceError::WrongCredentials) => looked_at += 1,
                Err(ServiceError::TooManyTries { .. }) => (),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(looked_at, 5);
        assert!(matches!(signs_in(&campus, PASSWORD, DESK).await, Err(ServiceError::TooManyTries { seconds: 1 })));
        campus.clock.pass(1);
        assert!(is_in(&campus, PASSWORD).await);
    }

    async fn guesses_at_the_same_time_are_not_all_free(campus: Campus) {
        has_account(&campus, Role::Facilities).await;
        let guesses = (0..40).map(|_| signs_in(&campus, "not the password", DESK));
        let outcomes = futures_util::future::join_all(guesses).await;
        let looked_at = |outcome: &&Result<_, _>| matches!(outcome, Err(ServiceError::WrongCredentials));
        assert_eq!(outcomes.iter().filter(looked_at).count(), 5);
    }

    async fn somebody_who_guesses_elsewhere_keeps_nobody_out_for_long(campus: Campus) {
        has_account(&campus, Role::Facilities).await;
        for stranger in 0..60 {
            let _ = signs_in(&campus, "not the password", &format!("198.51.100.{stranger}")).await;
        }
        let Err(ServiceError::TooManyTries { seconds }) = signs_in(&campus, PASSWORD, DESK).await else {
            panic!("the twentieth guess at one account, from wherever, has to wait");
        };
        assert!(seconds <= 60);
        campus.clock.pass(seconds);
        assert!(is_in(&campus, PASSWORD).await);
    }

    async fn a_whole_campus_signs_in_from_one_address(campus: Campus) {
        has_account(&campus, Role::Facilities).await;
        for _ in 0..150 {
            assert!(account::demo_sign_in(&campus.ctx, Role::Facilities).await.is_err());
        }
        for _ in 0..8 {
            assert!(is_in(&campus, PASSWORD).await);
        }
        assert_eq!(campus.number("select cast(max(tries) as bigint) from sign_in_try").await, 0);
    }

    async fn an_invitation_sets_a_password_once(campus: Campus) {
        let new = someone("ada@example.org", Role::Organiser);
        let (_, link) = account::invite(&campus.ctx, &Actor::operator(), new.clone()).await.unwrap();
        assert!(!is_in(&campus, "").await, "an account without a password let somebody in");
        let (purpose, known) = account::look_up(&campus.ctx, link.reveal()).await.unwrap();
        assert_eq!((purpose, known.unwrap().full_name.as_str()), (LinkPurpose::Invitation, "Ada Rossi"));
        let short = account::set_password(&campus.ctx, link.reveal(), "short").await;
        assert!(matches!(short, Err(ServiceError::Invalid(_))));
        account::set_password(&campus.ctx, link.reveal(), PASSWORD).await.unwrap();
        assert!(is_in(&campus, PASSWORD).await);
        let again = account::set_password(&campus.ctx, link.reveal(), "another password").await;
        assert!(matches!(again, Err(ServiceError::SpentLink)));
        let twice = account::invite(&campus.ctx, &Actor::operator(), new).await;
        assert!(matches!(twice, Err(ServiceError::Invalid(faults)) if faults[0].code == "taken"));
    }

    async fn a_later_link_ends_an_earlier_one_and_each_runs_out(campus: Campus) {
        let (id, _) = has_account(&campus, Role::Facilities).await;
        let first = account::reset(&campus.ctx, &Actor::operator(), id).await.unwrap();
        let second = account::reset(&campus.ctx, &Actor::operator(), id).await.unwrap();
        assert!(matches!(account::look_up(&campus.ctx, first.reveal()).await, Err(ServiceError::SpentLink)));
        assert!(account::look_up(&campus.ctx, second.reveal()).await.is_ok());
        campus.clock.pass(86_400);
        assert!(matches!(account::look_up(&campus.ctx, second.reveal()).await, Err(ServiceError::SpentLink)));
    }

    async fn a_new_password_ends_every_other_session(campus: Campus) {
        let (id, actor) = has_account(&campus, Role::Facilities).await;
        let later = campus.ctx.now().timestamp() + 1_000;
        for key in [b"here", b"away"] {
            session::save(&campus.ctx, key, Some(id), b"{}".to_vec(), later).await.unwrap();
        }
        let wrong = account::change_password(&campus.ctx, &actor, ("not it", "a longer password"), b"here").await;
        assert!(matches!(wrong, Err(ServiceError::Invalid(faults)) if faults[0].field == "old_password"));
        let passwords = (PASSWORD, "a longer password");
        account::change_password(&campus.ctx, &actor, passwords, b"here").await.unwrap();
        assert!(session::load(&campus.ctx, b"here").await.unwrap().is_some());
        assert!(session::load(&campus.ctx, b"away").await.unwrap().is_none());
        assert!(!is_in(&campus, PASSWORD).await);
        assert!(is_in(&campus, "a longer password").await);
    }

    async fn nobody_ends_the_session_of_somebody_else(campus: Campus) {
        let (id, _) = has_account(&campus, Role::Facilities).await;
        let later = campus.ctx.now().timestamp() + 1_000;
        session::save(&campus.ctx, b"hers", Some(id), b"{}".to_vec(), later).await.unwrap();
        let other = campus.actor(Role::Administrator);
        let ended = account::end_session(&campus.ctx, &other, &session::hash(b"hers")).await;
        assert!(matches!(ended, Err(ServiceError::NotFound("session"))));
        assert!(session::load(&campus.ctx, b"hers").await.unwrap().is_some());
    }

    async fn with_a_second_factor_a_password_alone_is_not_enough(campus: Campus) {
        let (id, actor) = has_account(&campus, Role::Facilities).await;
        let (secret, _) = second_factor(&campus, &actor).await;
        assert!(matches!(signs_in(&campus, PASSWORD, DESK).await, Ok(Entry::CodeWanted(who)) if who == id));
        let used = account::enter_code(&campus.ctx, id, &code(&campus, &secret), DESK).await;
        assert!(matches!(used, Err(ServiceError::WrongCode)), "the code of the set-up was taken twice");
        campus.clock.pass(30);
        let entered = account::enter_code(&campus.ctx, id, &code(&campus, &secret), DESK).await.unwrap();
        assert_eq!(entered.id, id);
    }

    async fn a_code_tried_twice_at_once_lets_one_in(campus: Campus) {
        let (id, actor) = has_account(&campus, Role::Facilities).await;
        let (secret, _) = second_factor(&campus, &actor).await;
        campus.clock.pass(30);
        let typed = code(&campus, &secret);
        let tries = (0..4).map(|_| account::enter_code(&campus.ctx, id, &typed, DESK));
        let outcomes = futures_util::future::join_all(tries).await;
        assert_eq!(outcomes.iter().flatten().count(), 1);
    }

    async fn a_recovery_code_lets_in_once_however_it_is_typed(campus: Campus) {
        let (id, actor) = has_account(&campus, Role::Facilities).await;
        let (_, codes) = second_factor(&campus, &actor).await;
        assert_eq!(codes.len(), 8);
        let typed = codes[0].replace('-', " ").to_lowercase();
        assert!(account::enter_code(&campus.ctx, id, &typed, DESK).await.is_ok());
        assert!(account::enter_code(&campus.ctx, id, &typed, DESK).await.is_err());
        assert_eq!(account::recovery_left(&campus.ctx, &actor).await.unwrap(), 7);
        account::switch_off(&campus.ctx, &actor, &codes[1], DESK).await.unwrap();
        assert!(is_in(&campus, PASSWORD).await);
        assert_eq!(account::recovery_left(&campus.ctx, &actor).await.unwrap(), 0);
    }

    async fn the_last_administrator_stays_one(campus: Campus) {
        campus.sql("update account set disabled = true").await;
        let (id, _) = has_account(&campus, Role::Administrator).await;
        for settings in [(Role::Facilities, false), (Role::Administrator, true)] {
            let (role, disabled) = settings;
            let new = Settings { full_name: "Ada".to_owned(), role, disabled };
            let changed = account::change(&campus.ctx, &Actor::operator(), (id, 1), &new).await;
            assert!(matches!(changed, Err(ServiceError::LastAdministrator)), "{settings:?}");
        }
        assert!(is_in(&campus, PASSWORD).await);
    }

    async fn an_account_switched_off_is_out_at_once(campus: Campus) {
        let (id, _) = has_account(&campus, Role::Facilities).await;
        let later = campus.ctx.now().timestamp() + 1_000;
        session::save(&campus.ctx, b"hers", Some(id), b"{}".to_vec(), later).await.unwrap();
        let off = Settings { full_name: "Ada".to_owned(), role: Role::Facilities, disabled: true };
        account::change(&campus.ctx, &Actor::operator(), (id, 1), &off).await.unwrap();
        assert!(session::load(&campus.ctx, b"hers").await.unwrap().is_none());
        assert!(account::of_session(&campus.ctx, id).await.unwrap().is_none());
        assert!(!is_in(&campus, PASSWORD).await);
        let stale = account::change(&campus.ctx, &Actor::operator(), (id, 1), &off).await;
        assert!(matches!(stale, Err(ServiceError::Stale { .. })));
    }

    async fn the_first_administrator_s_link_works_once_and_only_where_there_is_none(campus: Campus) {
        campus.sql("update account set disabled = true").await;
        let link = account::first_administrator(&campus.ctx).await.unwrap().unwrap();
        let new = someone("ada@example.org", Role::Facilities);
        let made = account::become_administrator(&campus.ctx, link.reveal(), new.clone(), PASSWORD).await.unwrap();
        assert_eq!(made.role, Role::Administrator);
        let other = someone("eva@example.org", Role::Administrator);
        let again = account::become_administrator(&campus.ctx, link.reveal(), other, PASSWORD).await;
        assert!(matches!(again, Err(ServiceError::SpentLink)));
        assert!(account::first_administrator(&campus.ctx).await.unwrap().is_none());
    }

    async fn the_first_administrator_s_link_is_void_once_there_is_one_and_after_half_an_hour(campus: Campus) {
        campus.sql("update account set disabled = true").await;
        let link = account::first_administrator(&campus.ctx).await.unwrap().unwrap();
        campus.clock.pass(30 * 60);
        assert!(matches!(account::look_up(&campus.ctx, link.reveal()).await, Err(ServiceError::SpentLink)));
        let link = account::first_administrator(&campus.ctx).await.unwrap().unwrap();
        has_account(&campus, Role::Administrator).await;
        assert!(matches!(account::look_up(&campus.ctx, link.reveal()).await, Err(ServiceError::SpentLink)));
    }

    async fn one_visitor_of_the_demonstration_changed_the_language_of_all(campus: Campus) {
        let (id, actor) = has_account(&campus, Role::Facilities).await;
        account::set_language(&campus.ctx, &actor, "fr").await.unwrap();
        assert_eq!(account::of_session(&campus.ctx, id).await.unwrap().unwrap().language, "fr");
        account::mark_demo(&campus.ctx, &Actor::operator()).await.unwrap();
        account::set_language(&campus.ctx, &actor, "pt").await.unwrap();
        assert_eq!(account::of_session(&campus.ctx, id).await.unwrap().unwrap().language, "fr");
    }
}
