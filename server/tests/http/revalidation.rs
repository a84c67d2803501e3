//! A page that has not changed is not sent again.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const CHART: &str = "/tape-chart?from=2026-06-01&nights=31";

async fn asks_again(reader: &Reader, known: &Answer) -> Answer {
    reader.get_with(CHART, "if-none-match", known.header("etag")).await
}

crate::on_both! {
    async fn an_unchanged_chart_is_not_sent_again_until_somebody_books(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let first = desk.get(CHART).await.good();
        assert_eq!(first.header("cache-control"), "private, no-cache");
        let again = asks_again(&desk, &first).await.is(StatusCode::NOT_MODIFIED);
        assert!(again.body.is_empty());
        campus.clerk().books_room("101", "2026-06-10", 2).await.unwrap();
        let changed = asks_again(&desk, &first).await.good();
        assert!(changed.text() != first.text());
        asks_again(&desk, &changed).await.is(StatusCode::NOT_MODIFIED);
    }

    async fn a_page_kept_by_the_browser_lost_its_scripts_to_the_policy_of_the_next_answer(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let first = desk.get(CHART).await.good();
        assert!(first.header("content-security-policy").contains("'nonce-"));
        let again = asks_again(&desk, &first).await.is(StatusCode::NOT_MODIFIED);
        assert_eq!(again.header("content-security-policy"), "");
        assert_eq!(again.header("x-frame-options"), "DENY");
    }

    async fn nobody_is_told_that_the_page_of_another_reader_language_or_day_is_theirs(campus: Campus) {
        let site = Site::of(&campus).await;
        let (desk, organiser) = (site.desk().await, site.someone(Role::Organiser).await);
        let first = desk.get(CHART).await.good();
        asks_again(&organiser, &first).await.good();
        desk.post("/language", &[("lang", "fr")]).await;
        asks_again(&desk, &first).await.good();
        desk.post("/language", &[("lang", "en")]).await;
        campus.at("2026-05-02 09:00");
        let tomorrow = site.desk().await;
        asks_again(&tomorrow, &first).await.good();
        asks_again(&site.visitor(), &first).await.is(StatusCode::SEE_OTHER);
    }

    async fn signing_out_has_the_browser_forget_what_it_kept(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let out = desk.post("/sign-out", &[]).await.leads_to("/sign-in");
        assert_eq!(out.header("clear-site-data"), "\"cache\"");
    }
}
