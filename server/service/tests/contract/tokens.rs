//! Tokens of the API: who may make them, what they let in, and when they stop.

use crate::on_both;
use crate::support::campus::Campus;
use domain::access::{Permission, Role, Scopes};
use service::ServiceError;
use service::token::{self, NewToken, Owner};

on_both! {
    async fn a_token_never_has_more_than_its_scopes_and_its_owners_role(campus: Campus) {
        let clerk = campus.actor(Role::Facilities);
        let secret = token::issue_own(&campus.ctx, &clerk, &reading(30)).await.expect("a token");
        let bearer = token::identify(&campus.ctx, secret.reveal()).await.unwrap().expect("somebody");
        assert_eq!(bearer.actor.id(), clerk.id());
        assert!(bearer.actor.may(Permission::ReadStays) && !bearer.actor.may(Permission::WriteStays));
        campus.sql("update account set role = 'organiser' where role = 'facilities'").await;
        let bearer = token::identify(&campus.ctx, secret.reveal()).await.unwrap().expect("somebody");
        assert!(!bearer.actor.may(Permission::ReadStays), "the token kept what its owner lost");
    }

    async fn nobody_makes_a_token_for_more_than_they_may(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let outcome = token::issue_own(&campus.ctx, &organiser, &reading(30)).await;
        assert!(is_fault(outcome, "scopes", "not_allowed"));
        let all = NewToken { scopes: Scopes::ALL, ..reading(30) };
        let administrator = campus.actor(Role::Administrator);
        assert!(is_fault(token::issue_own(&campus.ctx, &administrator, &all).await, "scopes", "not_allowed"));
        let nothing = NewToken { scopes: Scopes::NONE, ..reading(30) };
        assert!(is_fault(token::issue_own(&campus.ctx, &administrator, &nothing).await, "scopes", "none"));
        let forever = reading(token::LONGEST + 1);
        assert!(is_fault(token::issue_own(&campus.ctx, &administrator, &forever).await, "days", "out_of_range"));
        let unnamed = NewToken { name: " ".to_owned(), ..reading(30) };
        assert!(is_fault(token::issue_own(&campus.ctx, &administrator, &unnamed).await, "name", "missing"));
    }

    async fn an_administrator_makes_tokens_for_programs_and_in_nobody_elses_name(campus: Campus) {
        let administrator = campus.actor(Role::Administrator);
        let clerk = campus.actor(Role::Facilities).id().expect("an account");
        let outcome = token::issue(&campus.ctx, &administrator, &Owner::Program(clerk), &reading(30)).await;
        assert!(is_fault(outcome, "program", "not_a_program"));
        let program = Owner::NewProgram("Door locks".to_owned());
        let secret = token::issue(&campus.ctx, &administrator, &program, &reading(30)).await.expect("a token");
        let bearer = token::identify(&campus.ctx, secret.reveal()).await.unwrap().expect("somebody");
        assert_eq!(bearer.actor.role(), Role::ApiClient);
        let owner = Owner::Program(bearer.actor.id().expect("an account"));
        let second = token::issue(&campus.ctx, &administrator, &owner, &reading(30)).await.expect("a token");
        let same = token::identify(&campus.ctx, second.reveal()).await.unwrap().expect("somebody");
        assert_eq!(same.actor, bearer.actor);
    }

    async fn a_token_lets_nobody_in_once_it_ran_out_was_revoked_or_its_owner_switched_off(campus: Campus) {
        let clerk = campus.actor(Role::Facilities);
        let mut secrets = Vec::new();
        for days in [1, 30, 30] {
            secrets.push(token::issue_own(&campus.ctx, &clerk, &reading(days)).await.expect("a token"));
        }
        campus.at("2026-05-02 08:59");
        assert!(lets_in(&campus, &secrets[0]).await);
        campus.at("2026-05-02 09:00");
        assert!(!lets_in(&campus, &secrets[0]).await, "it ran out");
        let used = token::identify(&campus.ctx, secrets[1].reveal()).await.unwrap().expect("somebody");
        token::revoke_own(&campus.ctx, &clerk, used.token).await.expect("revoked");
        assert!(!lets_in(&campus, &secrets[1]).await, "it was revoked");
        let again = token::revoke_own(&campus.ctx, &clerk, used.token).await;
        assert!(matches!(again, Err(ServiceError::NotFound("token"))));
        assert!(lets_in(&campus, &secrets[2]).await);
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        assert!(!lets_in(&campus, &secrets[2]).await, "its owner is switched off");
    }

    async fn nobody_revokes_or_sees_the_token_of_another_but_an_administrator(campus: Campus) {
        let (clerk, auditor) = (campus.actor(Role::Facilities), campus.actor(Role::Auditor));
        let secret = token::issue_own(&campus.ctx, &clerk, &reading(30)).await.expect("a token");
        let id = token::list_own(&campus.ctx, &clerk).await.unwrap()[0].token.id;
        assert!(token::list_own(&campus.ctx, &auditor).await.unwrap().is_empty());
        let outcome = token::revoke_own(&campus.ctx, &auditor, id).await;
        assert!(matches!(outcome, Err(ServiceError::NotFound("token"))));
        assert!(lets_in(&campus, &secret).await);
        let owner = clerk.id().expect("an account");
        token::revoke(&campus.ctx, &campus.actor(Role::Administrator), owner, id).await.expect("revoked");
        assert!(!lets_in(&campus, &secret).await);
    }

    async fn the_secret_is_nowhere_in_the_database_and_the_day_of_use_is(campus: Campus) {
        let clerk = campus.actor(Role::Facilities);
        let secret = token::issue_own(&campus.ctx, &clerk, &reading(30)).await.expect("a token");
        assert!(secret.reveal().starts_with("fst_"));
        assert!(!campus.dump().await.contains(secret.reveal()));
        assert_eq!(token::list_own(&campus.ctx, &clerk).await.unwrap()[0].token.used_on, None);
        assert!(lets_in(&campus, &secret).await);
        let used_on = token::list_own(&campus.ctx, &clerk).await.unwrap()[0].token.used_on;
        assert_eq!(used_on.map(|day| day.to_string()).as_deref(), Some("2026-05-01"));
    }
}

fn reading(days: i64) -> NewToken {
    NewToken { name: "Report".to_owned(), scopes: Scopes::NONE.with(Permission::ReadStays), days }
}

async fn lets_in(campus: &Campus, secret: &token::Secret) -> bool {
    token::identify(&campus.ctx, secret.reveal()).await.expect("an answer").is_some()
}

fn is_fault(outcome: Result<token::Secret, ServiceError>, field: &str, code: &str) -> bool {
    let Err(ServiceError::Invalid(faults)) = outcome else { return false };
    faults.iter().any(|fault| fault.field == field && fault.code == code)
}
