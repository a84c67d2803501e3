//! What stands in place of a page that cannot be shown.

use super::site::{Site, here};
use crate::support::campus::Campus;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use server::http::router::around;
use std::time::Duration;

crate::on_both! {
    async fn an_address_without_a_page_says_so_in_the_readers_language(campus: Campus) {
        let site = Site::of(&campus).await;
        let headings = [
            ("en", "Not found"),
            ("fr-CH, en;q=0.5", "Introuvable"),
            ("it", "Non trovato"),
            ("es", "No encontrado"),
            ("pt-BR", "Não encontrado"),
            ("tlh", "Not found"),
        ];
        for (languages, heading) in headings {
            let answer = site.visitor().get_with("/no-such-page", "accept-language", languages).await;
            answer.page_of(StatusCode::NOT_FOUND, heading);
        }
        let chosen = site.visitor();
        chosen.post("/language", &[("lang", "it"), ("back", "/sign-in")]).await.leads_to("/sign-in");
        let answer = chosen.get_with("/no-such-page", "accept-language", "fr").await;
        answer.page_of(StatusCode::NOT_FOUND, "Non trovato");
    }

    async fn a_room_that_does_not_exist_is_not_found(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for path in ["/rooms/999", "/rooms/", "/rooms/101/", "/rooms/101/x", "/rooms/%00", "/rooms/'--", "//", "/%2e%2e/"] {
            desk.get(path).await.page_of(StatusCode::NOT_FOUND, "Not found");
        }
        desk.get("/rooms/%FF").await.page_of(StatusCode::BAD_REQUEST, "Not understood");
        desk.get("/tape-chart?nights=7&nights=14").await.page_of(StatusCode::BAD_REQUEST, "Not understood");
    }

    async fn a_page_that_panicked_dropped_the_connection(campus: Campus) {
        let pages = Router::new().route("/panics", get(panics));
        let site = Site::serving(&campus, around(pages, campus.ctx.clone(), &here(), PATIENCE)).await;
        let visitor = site.visitor();
        let page = visitor.get("/panics").await;
        let page = page.page_of(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong");
        assert!(page.text().contains(r#"href="/panics""#), "no way to try again");
        assert!(!page.text().contains("a secret"), "the reader sees what only the log may hold");
        assert_eq!(page.header("x-frame-options"), "DENY");
        let page = visitor.get_with("/panics", "accept-language", "fr").await;
        page.page_of(StatusCode::INTERNAL_SERVER_ERROR, "Une erreur est survenue");
    }

    async fn a_page_that_takes_too_long_ended_without_headers_and_without_a_page(campus: Campus) {
        let pages = Router::new().route("/hangs", get(std::future::pending::<()>));
        let patience = Duration::from_millis(50);
        let site = Site::serving(&campus, around(pages, campus.ctx.clone(), &here(), patience)).await;
        let page = site.visitor().get("/hangs").await.page_of(StatusCode::SERVICE_UNAVAILABLE, "Busy");
        assert_eq!(page.header("retry-after"), "60");
        assert_eq!(page.header("x-frame-options"), "DENY");
    }

    async fn a_refused_form_leaves_no_way_back_to_where_only_forms_go(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let page = visitor.sends(visitor.form("/sign-out"), "").await;
        let page = page.page_of(StatusCode::FORBIDDEN, "Refused").text();
        assert!(!page.contains(r#"name="back" value="/sign-out""#), "{page}");
    }
}

const PATIENCE: Duration = Duration::from_secs(5);

async fn panics() {
    panic!("a secret: {}", 42);
}
