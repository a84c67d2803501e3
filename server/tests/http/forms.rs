//! Where forms may come from, and what happens to those that cannot be read.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};

/// The table of routes, read as text so that no route can be forgotten here.
const ROUTES: &str = include_str!("../../../app/src/routes.rs");

/// Every address that takes a form, and whether it shows a page as well.
fn forms() -> Vec<(String, bool)> {
    let takes = |route: &&str| route.contains("post(");
    let read = |route: &str| {
        let path = route.split('"').nth(1).expect("a path").replace(['{', '}'], "");
        (path, route.contains("get("))
    };
    let forms: Vec<_> = ROUTES.split(".route(").skip(1).filter(takes).map(read).collect();
    assert!(forms.len() >= 5, "{forms:?}");
    forms
}

crate::on_both! {
    async fn a_form_of_another_site_or_of_nowhere_changes_nothing(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let foreign: [&[(&str, &str)]; 6] = [
            &[],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://ours.example"), ("host", "ours.example")],
        ];
        let before = campus.dump().await;
        for (path, _) in forms() {
            for headers in foreign {
                let form = headers.iter().fold(desk.form(&path), |form, (name, value)| form.header(*name, *value));
                let refused = desk.sends(form, "lang=fr&theme=dark").await;
                refused.page_of(StatusCode::FORBIDDEN, "Refused");
            }
        }
        assert!(campus.dump().await == before);
        desk.get("/campus").await.good();
    }

    async fn our_own_form_goes_through_whichever_way_the_browser_says_so(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let own = format!("http://{}", site.address);
        for (name, value) in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", &own)] {
            let form = visitor.form("/language").header(name, value);
            visitor.sends(form, "lang=fr&back=/sign-in").await.leads_to("/sign-in");
        }
        let proxied = Site::behind("https://rooms.example.org", &campus).await;
        let form = proxied.visitor().form("/language").header("origin", "https://rooms.example.org");
        proxied.visitor().sends(form, "lang=fr").await.leads_to("/");
    }

    async fn what_takes_a_form_cannot_be_set_off_by_a_link(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for (path, _) in forms().into_iter().filter(|(_, shows)| !shows) {
            let answer = desk.get(&path).await.page_of(StatusCode::METHOD_NOT_ALLOWED, "Not found");
            assert_eq!(answer.header("allow"), "POST", "{path}");
            let head = desk.sends(desk.request(Method::HEAD, &path), "").await;
            head.is(StatusCode::METHOD_NOT_ALLOWED);
        }
        desk.get("/campus").await.good();
    }

    async fn a_form_that_is_too_large_is_refused_with_a_page_that_says_so(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let long = "x".repeat(70_000);
        let answer = visitor.post("/sign-in", &[("email", &long), ("password", "x")]).await;
        let page = answer.page_of(StatusCode::PAYLOAD_TOO_LARGE, "Too large");
        assert!(page.text().contains("64"), "{}", page.text());
        let close = "x".repeat(60_000);
        let answer = visitor.post("/sign-in", &[("email", &close), ("password", "")]).await;
        answer.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_form_that_cannot_be_read_is_refused_with_a_page(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let ours = |kind: &str| {
            visitor
                .request(Method::POST, "/language")
                .header("sec-fetch-site", "same-origin")
                .header("content-type", kind)
        };
        let form = "application/x-www-form-urlencoded";
        let answers = [
            visitor.sends(ours(form), "back=/").await,
            visitor.sends(ours(form), "lang=fr&lang=it").await,
            visitor.sends(ours("application/json"), r#"{"lang":"fr"}"#).await,
            visitor.sends(ours("text/plain"), "lang=fr").await,
            visitor.sends(ours("multipart/form-data; boundary=x"), "--x").await,
        ];
        for answer in answers {
            assert!(answer.status.is_client_error(), "{answer:?}");
            let status = answer.status;
            answer.page_of(status, "Not understood");
        }
        visitor.sends(ours(form), "lang=%FF%00&back=%FF").await.leads_to("/");
        visitor.sends(ours(form), "lang=klingon").await.leads_to("/");
    }
}
