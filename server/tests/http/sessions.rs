//! What a session's cookie is worth, and when it is worth nothing.

use super::site::{Site, signs_in};
use crate::support::campus::Campus;
use axum::http::header::SET_COOKIE;
use domain::access::Role;

const COOKIE: &str = "foresteria";

crate::on_both! {
    async fn a_session_planted_before_signing_in_is_worth_nothing_afterwards(campus: Campus) {
        let site = Site::of(&campus).await;
        let (victim, attacker) = (site.visitor(), site.someone(Role::Organiser).await);
        let planted = attacker.cookie(COOKIE).expect("a session of the attacker's own");
        victim.plant(COOKIE, &planted);
        signs_in(&victim, Role::Administrator).await.leads_to("/");
        assert_ne!(victim.cookie(COOKIE).as_ref(), Some(&planted));
        attacker.get("/campus").await.leads_to("/sign-in?back=/campus");
        victim.get("/campus").await.good();
    }

    async fn an_invented_session_is_not_taken_up(campus: Campus) {
        let site = Site::of(&campus).await;
        for invented in ["AAAAAAAAAAAAAAAAAAAAAQ", "not-a-session", "\"", "%00"] {
            let visitor = site.visitor();
            visitor.plant(COOKIE, invented);
            visitor.get("/campus").await.leads_to("/sign-in?back=/campus");
            visitor.plant(COOKIE, invented);
            signs_in(&visitor, Role::Facilities).await.leads_to("/");
            assert_ne!(visitor.cookie(COOKIE).as_deref(), Some(invented));
        }
    }

    async fn signing_out_ends_the_session_on_the_server(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let kept = desk.cookie(COOKIE).expect("a session");
        desk.post("/sign-out", &[]).await.leads_to("/sign-in");
        assert_eq!(desk.cookie(COOKIE), None);
        desk.plant(COOKIE, &kept);
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
        desk.post("/sign-out", &[]).await.leads_to("/sign-in");
    }

    async fn an_account_that_is_switched_off_is_signed_out_at_its_next_request(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        desk.get("/campus").await.good();
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
    }

    async fn a_session_lived_on_when_an_account_was_switched_off_and_on_again(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let kept = desk.cookie(COOKIE).expect("a session");
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
        campus.sql("update account set disabled = false where role = 'facilities'").await;
        desk.plant(COOKIE, &kept);
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
    }

    async fn cookies_are_out_of_reach_of_scripts_and_of_other_sites(campus: Campus) {
        let site = Site::of(&campus).await;
        let lines = all_cookies(&site).await;
        for line in &lines {
            assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
            assert!(!line.contains("Secure") && !line.contains("Domain"), "{line}");
        }
    }

    async fn cookies_go_over_https_alone_where_others_can_reach_the_server(campus: Campus) {
        let site = Site::behind("https://rooms.example.org", &campus).await;
        for line in &all_cookies(&site).await {
            assert!(line.contains("Secure"), "{line}");
        }
    }

    async fn a_session_runs_out(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        campus.clock.pass(13 * 3600);
        desk.get("/campus").await.leads_to("/sign-in?back=/campus");
    }
}

/// The lines that set the three cookies.
async fn all_cookies(site: &Site) -> Vec<String> {
    let visitor = site.visitor();
    let answers = [
        signs_in(&visitor, Role::Facilities).await,
        visitor.post("/language", &[("lang", "fr")]).await,
        visitor.post("/theme", &[("theme", "dark")]).await,
    ];
    let line = |answer: &super::answer::Answer| answer.header(SET_COOKIE.as_str()).to_owned();
    let lines: Vec<_> = answers.iter().map(line).collect();
    assert!(lines.iter().all(|line| !line.is_empty()), "{lines:?}");
    lines
}
