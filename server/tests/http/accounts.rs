//! Invitations, one's own account, and what administrators do with the accounts of others.

use super::answer::Answer;
use super::reader::{Reader, encoded};
use super::site::{PASSWORD, Site, email};
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;
use domain::ids::AccountId;
use service::{Actor, account};

/// The path of the link that a page shows once.
fn link(page: &Answer) -> String {
    format!("/welcome/{}", page.between("/welcome/", "<"))
}

async fn is_invited(campus: &Campus, administrator: &Reader) -> String {
    let fields =
        [("full_name", "Ada Rossi"), ("email", "ada@example.org"), ("role", "organiser"), ("language", "it")];
    let page = administrator.post("/accounts", &fields).await.good();
    assert_eq!(campus.number("select count(*) from account where email = 'ada@example.org'").await, 1);
    link(&page)
}

async fn id_of(campus: &Campus, role: Role) -> AccountId {
    let accounts = account::list(&campus.ctx, &Actor::operator()).await.unwrap();
    accounts.iter().find(|line| line.email == email(role)).unwrap().id
}

crate::on_both! {
    async fn somebody_invited_sets_a_password_and_is_in(campus: Campus) {
        let site = Site::of(&campus).await;
        let path = is_invited(&campus, &site.someone(Role::Administrator).await).await;
        let ada = site.visitor();
        assert!(ada.get(&path).await.good().text().contains("Ada Rossi"));
        let short = ada.post(&path, &[("password", "short")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.text().contains("Use at least 12 characters."));
        ada.post(&path, &[("password", "a quiet room in June")]).await.leads_to("/");
        assert!(ada.get("/account").await.good().text().contains("ada@example.org"));
        ada.get("/accounts").await.is(StatusCode::FORBIDDEN);
        site.visitor().get(&path).await.is(StatusCode::GONE);
        site.visitor().post(&path, &[("password", "another long one")]).await.is(StatusCode::GONE);
    }

    async fn a_form_cannot_give_more_than_it_asks_for(campus: Campus) {
        let site = Site::of(&campus).await;
        let path = is_invited(&campus, &site.someone(Role::Administrator).await).await;
        let more = [("password", "a quiet room in June"), ("role", "administrator"), ("email", "root@example.org")];
        site.visitor().post(&path, &more).await.leads_to("/");
        let query = "select count(*) from account where email = 'ada@example.org' and role = 'organiser'";
        assert_eq!(campus.number(query).await, 1);
    }

    async fn a_reset_link_ends_the_sessions_of_its_account(campus: Campus) {
        let site = Site::of(&campus).await;
        let (administrator, desk) = (site.someone(Role::Administrator).await, site.desk().await);
        let path = format!("/accounts/{}/link", id_of(&campus, Role::Facilities).await);
        let link = link(&administrator.post(&path, &[]).await.good());
        desk.get("/campus").await.good();
        site.visitor().post(&link, &[("password", "a longer password")]).await.leads_to("/");
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
    }

    async fn one_ends_one_s_other_sessions_and_nobody_else_s(campus: Campus) {
        let site = Site::of(&campus).await;
        let (here, away, other) = (site.desk().await, site.desk().await, site.someone(Role::Organiser).await);
        let session = away.get("/account").await.good();
        let name = here.get("/account").await.good().between("name=\"session\" value=\"", "\"");
        other.post("/account/sessions/end", &[("session", &name)]).await.leads_to("/account?done=session");
        away.get("/campus").await.good();
        assert!(session.text().contains("this one"));
        here.post("/account/sessions/end", &[("session", &name)]).await.leads_to("/account?done=session");
        away.get("/campus").await.leads_to("/sign-in?back=/campus");
        here.get("/campus").await.good();
    }

    async fn a_thousand_guesses_over_the_network_are_held_up(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let fields = [("email", &*email(Role::Facilities)), ("password", "not the password")];
        let mut held = 0;
        for _ in 0..1_000 {
            let answer = visitor.post("/sign-in", &fields).await;
            held += u32::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!(held, 995);
        let right = [("email", &*email(Role::Facilities)), ("password", PASSWORD)];
        let answer = visitor.post("/sign-in", &right).await.is(StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.text().contains("Try again in 1 second."));
        campus.clock.pass(1);
        visitor.post("/sign-in", &right).await.leads_to("/");
    }

    async fn an_address_made_up_by_the_client_does_not_make_guesses_free(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let body = encoded(&[("email", &*email(Role::Facilities)), ("password", "no")]);
        let mut held = 0;
        for guess in 0..20 {
            let form = visitor.form("/sign-in").header("sec-fetch-site", "same-origin");
            let form = form.header("x-forwarded-for", format!("192.0.2.{guess}"));
            held += u32::from(visitor.sends(form, &body).await.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!(held, 15);
    }

    async fn only_administrators_touch_accounts(campus: Campus) {
        let site = Site::of(&campus).await;
        let id = id_of(&campus, Role::Administrator).await;
        for role in [Role::Facilities, Role::Organiser, Role::Management, Role::Auditor, Role::Housekeeping] {
            let reader = site.someone(role).await;
            reader.get("/accounts").await.is(StatusCode::FORBIDDEN);
            reader.get(&format!("/accounts/{id}")).await.is(StatusCode::FORBIDDEN);
            for act in ["link", "sessions/end", "second-factor/off"] {
                reader.post(&format!("/accounts/{id}/{act}"), &[]).await.is(StatusCode::FORBIDDEN);
            }
            let change = [("full_name", "X"), ("role", "auditor"), ("version", "1")];
            reader.post(&format!("/accounts/{id}"), &change).await.is(StatusCode::FORBIDDEN);
        }
    }

    async fn the_last_administrator_is_told_why_to_stay(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("/accounts/{}", id_of(&campus, Role::Administrator).await);
        let change = [("full_name", "Ada"), ("role", "auditor"), ("version", "1")];
        let answer = administrator.post(&path, &change).await.is(StatusCode::CONFLICT);
        assert!(answer.text().contains("Somebody has to be able to manage accounts"));
        administrator.get("/accounts").await.good();
    }

    async fn what_was_typed_into_a_stale_form_stays_and_is_saved_with_a_second_press(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("/accounts/{}", id_of(&campus, Role::Facilities).await);
        let version = "name=\"version\" value=\"";
        let seen = administrator.get(&path).await.good().between(version, "\"");
        let form = |name, seen| [("full_name", name), ("role", "auditor"), ("version", seen)];
        administrator.post(&path, &form("Ada", &seen)).await.leads_to("/accounts?done=changed");
        let page = administrator.post(&path, &form("Bea", &seen)).await.is(StatusCode::CONFLICT);
        let text = page.text();
        assert!(text.contains("Somebody changed this meanwhile") && text.contains("Name: <strong>Ada</strong>"), "{text}");
        assert!(text.contains("value=\"Bea\"") && !text.contains("Role: <strong>"), "{text}");
        let now = page.between(version, "\"");
        administrator.post(&path, &form("Bea", &now)).await.leads_to("/accounts?done=changed");
        assert_eq!(campus.number("select count(*) from account where full_name = 'Bea'").await, 1);
    }
}
