//! Single sign-on between browser and server; the provider is one that says what the test wants.

use super::reader::Reader;
use super::site::{Site, here};
use crate::support::campus::Campus;
use app::sign_on::{Provider, Secrets, SignOn, Trouble};
use app::state::Neighbours;
use async_trait::async_trait;
use axum::http::StatusCode;
use domain::access::Role;
use domain::sign_on::Identity;
use server::api::limits::Limits;
use server::http::router::beside;
use std::sync::Arc;

const COOKIE: &str = "foresteria";

/// Vouches for whose address the code is.
#[derive(Debug)]
struct Obliging;

#[async_trait]
impl Provider for Obliging {
    async fn address(&self, secrets: &Secrets) -> Result<String, Trouble> {
        Ok(format!("https://login.example.org/?state={}", secrets.state))
    }

    async fn identity(&self, code: String, _: &Secrets) -> Result<Identity, Trouble> {
        let (issuer, subject) = ("https://login.example.org".to_owned(), code.clone());
        Ok(Identity { issuer, subject, email: Some(code), email_verified: true })
    }
}

/// Is not there.
#[derive(Debug)]
struct Away;

#[async_trait]
impl Provider for Away {
    async fn address(&self, _: &Secrets) -> Result<String, Trouble> {
        Err(Trouble::Unreachable)
    }

    async fn identity(&self, _: String, _: &Secrets) -> Result<Identity, Trouble> {
        Err(Trouble::Unreachable)
    }
}

async fn beside_provider(campus: &Campus, provider: Arc<dyn Provider>) -> Site {
    let sign_on = Some(SignOn { name: "Staff login".into(), provider });
    let neighbours = Neighbours { sign_on, ..Neighbours::default() };
    Site::serving(campus, beside(campus.ctx.clone(), &here(), Limits::default(), neighbours)).await
}

/// Sets out for the provider; the state it is sent with.
async fn sets_out(reader: &Reader, back: &str) -> String {
    let away = reader.get(&format!("/sign-in/provider?back={back}")).await.is(StatusCode::SEE_OTHER);
    let address = away.headers["location"].to_str().expect("an address").to_owned();
    address.split_once("?state=").expect("a state").1.to_owned()
}

fn way_back(state: &str, code: &str) -> String {
    format!("/sign-in/provider/back?state={state}&code={code}")
}

crate::on_both! {
    async fn whom_the_provider_vouches_for_comes_to_the_page_asked_for_with_a_new_session(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let visitor = site.visitor();
        let form = visitor.get("/sign-in?back=/campus").await.good();
        assert!(form.text().contains(r#"href="/sign-in/provider?back=/campus""#), "{}", form.text());
        assert!(form.text().contains("Sign in with Staff login"));
        let state = sets_out(&visitor, "/campus").await;
        let before = visitor.cookie(COOKIE).expect("a session to know the way back by");
        visitor.get(&way_back(&state, "facilities@campus.test")).await.leads_to("/campus");
        assert_ne!(visitor.cookie(COOKIE), Some(before));
        let account = visitor.get("/account").await.good();
        assert!(account.text().contains("Known to https://login.example.org since 1 May 2026."));
    }

    async fn a_way_back_made_by_somebody_else_signed_the_reader_in_as_them(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let (attacker, victim) = (site.visitor(), site.visitor());
        let theirs = way_back(&sets_out(&attacker, "/").await, "organiser@campus.test");
        let own = sets_out(&victim, "/").await;
        for link in [theirs, way_back("", "organiser@campus.test"), way_back(&own[1..], "organiser@campus.test")] {
            let strayed = victim.get(&link).await.is(StatusCode::FORBIDDEN);
            assert!(strayed.text().contains("was not begun here"), "{}", strayed.text());
        }
        victim.get("/campus").await.leads_to("/sign-in?back=/campus");
    }

    async fn a_way_back_is_taken_once(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let visitor = site.visitor();
        let link = way_back(&sets_out(&visitor, "/").await, "facilities@campus.test");
        visitor.get(&link).await.leads_to("/");
        visitor.get(&link).await.is(StatusCode::FORBIDDEN);
    }

    async fn nobody_is_sent_to_another_site_afterwards(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let visitor = site.visitor();
        let state = sets_out(&visitor, "https://evil.example.org/").await;
        visitor.get(&way_back(&state, "facilities@campus.test")).await.leads_to("/");
    }

    async fn whoever_is_not_let_in_reads_why_and_can_use_their_password(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let visitor = site.visitor();
        let state = sets_out(&visitor, "/campus").await;
        let unknown = visitor.get(&way_back(&state, "nobody@example.org")).await.is(StatusCode::FORBIDDEN);
        assert!(unknown.text().contains("there is no account here for your address"), "{}", unknown.text());
        assert!(unknown.text().contains(r#"name="back" value="/campus""#));
        let state = sets_out(&visitor, "/campus").await;
        let called_off = format!("/sign-in/provider/back?state={state}&error=access_denied");
        let called_off = visitor.get(&called_off).await.is(StatusCode::FORBIDDEN);
        assert!(called_off.text().contains("Staff login did not confirm who you are."));
        let away = beside_provider(&campus, Arc::new(Away)).await;
        let unanswered = away.visitor().get("/sign-in/provider").await.is(StatusCode::BAD_GATEWAY);
        assert!(unanswered.text().contains("Staff login does not answer."));
    }

    async fn without_a_provider_there_is_no_such_way(campus: Campus) {
        let site = Site::of(&campus).await;
        assert!(!site.visitor().get("/sign-in").await.good().text().contains("/sign-in/provider"));
        site.visitor().get("/sign-in/provider").await.is(StatusCode::NOT_FOUND);
        site.visitor().get(&way_back("", "")).await.is(StatusCode::NOT_FOUND);
    }

    async fn an_administrator_takes_the_single_sign_on_of_an_account_away(campus: Campus) {
        let site = beside_provider(&campus, Arc::new(Obliging)).await;
        let visitor = site.visitor();
        let state = sets_out(&visitor, "/").await;
        visitor.get(&way_back(&state, "facilities@campus.test")).await.leads_to("/");
        let id = campus.actor(Role::Facilities).id().expect("an account");
        let administrator = site.someone(Role::Administrator).await;
        let page = format!("/accounts/{id}");
        assert!(administrator.get(&page).await.good().text().contains("Take the single sign-on away"));
        let done = format!("{page}?done=unlinked");
        administrator.post(&format!("{page}/unlink"), &[]).await.leads_to(&done);
        let shown = administrator.get(&done).await.good();
        assert!(shown.text().contains("The single sign-on is taken away."));
        assert!(!shown.text().contains("Take the single sign-on away"));
    }
}
