//! Single sign-on: whom a provider vouches for, and as which account they are let in.

use super::accounts::second_factor;
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::ids::AccountId;
use domain::sign_on::Identity;
use service::ServiceError;
use service::account::{self, Entry};

const ISSUER: &str = "https://login.example.org";

/// Somebody at the provider, with the address of the desk made sure of.
fn known_as(subject: &str) -> Identity {
    Identity {
        issuer: ISSUER.to_owned(),
        subject: subject.to_owned(),
        email: Some("Facilities@Campus.test".to_owned()),
        email_verified: true,
    }
}

async fn enters(campus: &Campus, identity: &Identity) -> Option<AccountId> {
    match account::sign_on(&campus.ctx, identity).await {
        Ok(Entry::Entered(account)) => Some(account.id),
        Err(ServiceError::WrongCredentials) => None,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn the_first_time_the_address_decides_and_then_who_it_is(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        assert_eq!(enters(&campus, &known_as("42")).await, desk.id());
        let moved = Identity { email: Some("organiser@campus.test".to_owned()), ..known_as("42") };
        assert_eq!(enters(&campus, &moved).await, desk.id(), "another address made somebody else of them");
        let unsaid = Identity { email: None, email_verified: false, ..known_as("42") };
        assert_eq!(enters(&campus, &unsaid).await, desk.id());
        let known = account::sign_ons(&campus.ctx, &desk).await.unwrap();
        assert_eq!(known.iter().map(|known| &*known.issuer).collect::<Vec<_>>(), [ISSUER]);
    }

    async fn an_address_that_nobody_made_sure_of_opened_the_account_it_named(campus: Campus) {
        assert_eq!(enters(&campus, &Identity { email_verified: false, ..known_as("42") }).await, None);
        let stranger = Identity { email: Some("nobody@campus.test".to_owned()), ..known_as("42") };
        assert_eq!(enters(&campus, &stranger).await, None);
        assert_eq!(campus.number("select count(*) from sign_on").await, 0);
    }

    async fn an_address_given_to_somebody_else_at_the_provider_does_not_give_them_the_account(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        assert_eq!(enters(&campus, &known_as("42")).await, desk.id());
        assert_eq!(enters(&campus, &known_as("43")).await, None);
        let (administrator, id) = (campus.actor(Role::Administrator), desk.id().expect("an account"));
        account::unlink(&campus.ctx, &administrator, id).await.unwrap();
        assert_eq!(enters(&campus, &known_as("43")).await, desk.id(), "an administrator decides who it is");
        assert_eq!(enters(&campus, &known_as("42")).await, None);
        let deeds = campus.texts("select action from history where subject = 'account' order by seq").await;
        assert_eq!(deeds, ["link", "unlink", "link"]);
    }

    async fn another_provider_may_know_the_same_account(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let elsewhere = Identity { issuer: "https://id.example.net".to_owned(), ..known_as("42") };
        assert_eq!(enters(&campus, &known_as("42")).await, desk.id());
        assert_eq!(enters(&campus, &elsewhere).await, desk.id());
        assert_eq!(account::sign_ons(&campus.ctx, &desk).await.unwrap().len(), 2);
    }

    async fn an_account_switched_off_is_not_let_in_however_well_the_provider_knows_it(campus: Campus) {
        assert!(enters(&campus, &known_as("42")).await.is_some());
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        assert_eq!(enters(&campus, &known_as("42")).await, None);
        campus.sql("delete from sign_on").await;
        assert_eq!(enters(&campus, &known_as("42")).await, None);
    }

    async fn the_second_factor_is_asked_for_at_this_door_too(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        second_factor(&campus, &desk).await;
        let entry = account::sign_on(&campus.ctx, &known_as("42")).await.unwrap();
        assert!(matches!(entry, Entry::CodeWanted(id) if Some(id) == desk.id()), "{entry:?}");
    }
}
