//! The headers on whatever is answered.

use super::answer::Answer;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use server::http::assets;

crate::on_both! {
    async fn every_answer_tells_the_browser_what_it_may_not_do(campus: Campus) {
        let site = Site::of(&campus).await;
        let (desk, stranger) = (site.desk().await, site.visitor());
        let answers = [
            desk.get("/tape-chart").await.good(),
            desk.get("/room-nights.csv").await.good(),
            desk.get("/no-such-page").await.is(StatusCode::NOT_FOUND),
            desk.get("/sign-out").await.is(StatusCode::METHOD_NOT_ALLOWED),
            stranger.get("/campus").await.is(StatusCode::SEE_OTHER),
            stranger.sends(stranger.form("/sign-out"), "").await.is(StatusCode::FORBIDDEN),
            stranger.post("/sign-in", &[("email", &"x".repeat(70_000))]).await.is(StatusCode::PAYLOAD_TOO_LARGE),
            stranger.get("/assets/none.css").await.is(StatusCode::NOT_FOUND),
        ];
        for answer in &answers {
            guarded(answer);
        }
    }

    async fn pages_are_kept_by_nobody_and_neither_is_the_way_to_them(campus: Campus) {
        let site = Site::of(&campus).await;
        let (desk, stranger) = (site.desk().await, site.visitor());
        for path in ["/campus", "/room-nights.csv", "/", "/no-such-page", "/sign-out"] {
            assert_eq!(desk.get(path).await.header("cache-control"), "no-store", "{path}");
            assert_eq!(stranger.get(path).await.header("cache-control"), "no-store", "{path} for a stranger");
        }
        let refused = stranger.sends(stranger.form("/sign-out"), "").await;
        assert_eq!(refused.header("cache-control"), "no-store");
    }

    async fn each_page_has_a_nonce_of_its_own_on_each_of_its_scripts(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let mut seen = Vec::new();
        for path in ["/tape-chart", "/tape-chart", "/campus", "/no-such-page"] {
            let page = desk.get(path).await;
            let nonce = nonce(&page);
            assert!(nonce.len() >= 22, "{nonce}");
            let text = page.text();
            let scripts = text.matches("<script").count();
            assert!(scripts > 0);
            let ours = text.split("<script").skip(1).filter(|tag| tag.contains(&format!("nonce=\"{nonce}\"")));
            assert_eq!(ours.count(), scripts, "{path}");
            assert!(!text.contains(" onclick=") && !text.contains(" style=\""), "{path} has inline behaviour");
            assert!(!seen.contains(&nonce), "a nonce came twice");
            seen.push(nonce);
        }
    }

    async fn answers_are_compressed_as_the_browser_asks(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let plain = desk.get("/tape-chart").await.good();
        assert_eq!(plain.header("content-encoding"), "");
        for (accepted, coding) in [("gzip", "gzip"), ("br", "br"), ("gzip, br", "br"), ("br;q=0, gzip", "gzip")] {
            let page = desk.get_with("/tape-chart", "accept-encoding", accepted).await.good();
            assert_eq!(page.header("content-encoding"), coding, "{accepted}");
            assert!(page.header("vary").contains("accept-encoding"), "{}", page.header("vary"));
            assert!(page.body.len() < plain.body.len() / 2);
        }
        let neither = desk.get_with("/tape-chart", "accept-encoding", "zstd").await.good();
        assert_eq!(neither.header("content-encoding"), "");
    }

    async fn files_of_the_site_may_be_kept_for_good(campus: Campus) {
        let site = Site::of(&campus).await;
        let path = assets::url("main.css");
        if path.is_empty() {
            println!("NOT RUN: the files of the site are not built; `cargo xtask build` builds them");
            return;
        }
        let visitor = site.visitor();
        let sheet = visitor.get_with(path, "accept-encoding", "br").await.good();
        guarded(&sheet);
        assert_eq!(sheet.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
        assert_eq!(sheet.header("content-encoding"), "br");
        let again = visitor.get_with(path, "if-none-match", visitor.get(path).await.header("etag")).await;
        again.is(StatusCode::NOT_MODIFIED);
        let head = visitor.sends(visitor.request(Method::HEAD, path), "").await.good();
        assert!(head.body.is_empty());
        visitor.get(&format!("{path}/../../Cargo.toml")).await.is(StatusCode::NOT_FOUND);
    }
}

/// What holds a page to its own scripts, its own frame and its own address.
#[track_caller]
fn guarded(answer: &Answer) {
    let policy = answer.header("content-security-policy");
    for rule in
        ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "'nonce-"]
    {
        assert!(policy.contains(rule), "{rule} is not in {policy:?} of {}", answer.status);
    }
    assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
    assert_eq!(answer.header("x-frame-options"), "DENY");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert!(answer.header("permissions-policy").contains("camera=()"));
}

fn nonce(page: &Answer) -> String {
    let policy = page.header("content-security-policy");
    let rest = policy.split_once("'nonce-").expect("a nonce").1;
    rest.split('\'').next().unwrap_or_default().to_owned()
}
