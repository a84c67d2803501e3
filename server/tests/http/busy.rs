//! A database that does not answer.

use super::answer::Answer;
use super::site::{Site, signs_in};
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

crate::on_both! {
    async fn a_database_that_is_gone_was_called_a_fault_of_ours(campus: Campus) {
        let site = Site::of(&campus).await;
        let (desk, visitor) = (site.desk().await, site.visitor());
        campus.ctx.store.close().await;
        for path in ["/tape-chart", "/room-nights", "/room-nights.csv", "/campus", "/rooms/101", "/"] {
            let page = busy(desk.get(path).await);
            assert!(page.text().contains(&format!(r#"href="{path}""#)), "no way to try again");
        }
        busy(signs_in(&visitor, Role::Facilities).await);
        busy(desk.post("/sign-out", &[]).await);
        let page = desk.get_with("/tape-chart", "accept-language", "fr").await;
        page.page_of(StatusCode::SERVICE_UNAVAILABLE, "Occupé");
    }

    async fn nobody_is_signed_out_because_the_database_did_not_answer(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let session = desk.cookie("foresteria");
        assert!(session.is_some());
        campus.ctx.store.close().await;
        busy(desk.get("/tape-chart").await);
        assert_eq!(desk.cookie("foresteria"), session);
    }

    async fn what_needs_no_database_is_still_there(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        campus.ctx.store.close().await;
        visitor.get("/no-such-page").await.page_of(StatusCode::NOT_FOUND, "Not found");
        visitor.post("/language", &[("lang", "it"), ("back", "/sign-in")]).await.leads_to("/sign-in");
    }
}

#[track_caller]
fn busy(answer: Answer) -> Answer {
    let page = answer.page_of(StatusCode::SERVICE_UNAVAILABLE, "Busy");
    assert_eq!(page.header("retry-after"), "60");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    page
}
