//! What machines ask: whether the server is up, whether it is ready, and how it does.

use super::site::{Site, here};
use crate::support::campus::Campus;
use axum::http::StatusCode;
use server::config::http::Http;
use server::config::metrics::Metrics;
use server::http::{health, router::router};

async fn watched(campus: &Campus, http: &Http, token: Option<&str>) -> Site {
    let metrics = Metrics { token: token.map(ToOwned::to_owned) };
    let watched = health::router(campus.ctx.clone(), http, &metrics);
    Site::serving(campus, router(campus.ctx.clone(), http).merge(watched)).await
}

crate::on_both! {
    async fn a_server_with_its_database_is_up_and_ready(campus: Campus) {
        let site = watched(&campus, &here(), None).await;
        let probe = site.visitor();
        assert_eq!(probe.get("/healthz").await.good().text(), "up\n");
        let ready = probe.get("/readyz").await.good();
        assert_eq!(ready.text(), "ready\n");
        assert!(ready.headers.get("set-cookie").is_none());
    }

    async fn a_migration_that_is_missing_makes_it_not_ready(campus: Campus) {
        let site = watched(&campus, &here(), None).await;
        campus.sql("delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)").await;
        let answer = site.visitor().get("/readyz").await.is(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.text(), "not ready: migrations are missing\n");
        site.visitor().get("/healthz").await.good();
    }

    async fn without_its_database_it_is_up_and_not_ready(campus: Campus) {
        let site = watched(&campus, &here(), None).await;
        campus.ctx.store.close().await;
        let answer = site.visitor().get("/readyz").await.is(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.text(), "not ready: the database does not answer\n");
        assert_eq!(site.visitor().get("/healthz").await.good().text(), "up\n");
    }

    async fn the_figures_count_requests_by_route_and_never_by_address(campus: Campus) {
        let site = watched(&campus, &here(), None).await;
        let desk = site.desk().await;
        desk.get("/rooms/101").await.good();
        desk.get("/search?q=Nebuchadnezzar").await.good();
        desk.get("/no-such-page-of-nebuchadnezzar").await.is(StatusCode::NOT_FOUND);
        let text = site.visitor().get("/metrics").await.good().text();
        for line in [
            "# TYPE foresteria_http_requests counter",
            r#"foresteria_http_requests_total{method="GET",route="/rooms/{number}",status="200"} "#,
            r#"foresteria_http_requests_total{method="GET",route="none",status="404"} "#,
            r#"foresteria_http_request_duration_seconds_bucket{le="0.05",route="/rooms/{number}"} "#,
            r#"foresteria_build_info{version=""#,
            "foresteria_http_requests_in_flight ",
            "foresteria_sessions 1\n",
            r#"foresteria_database_connections{pool="write",state="open"} "#,
        ] {
            assert!(text.contains(line), "no {line} in {text}");
        }
        assert!(!text.to_lowercase().contains("nebuchadnezzar"), "{text}");
        assert!(text.ends_with("# EOF\n"));
    }

    async fn a_token_once_set_is_asked_of_everybody(campus: Campus) {
        let site = watched(&campus, &here(), Some("s3same-open")).await;
        let probe = site.visitor();
        probe.get("/metrics").await.is(StatusCode::NOT_FOUND);
        for wrong in ["Bearer ", "Bearer s3same-opem", "s3same-open", "Basic s3same-open"] {
            probe.get_with("/metrics", "authorization", wrong).await.is(StatusCode::NOT_FOUND);
        }
        probe.get_with("/metrics", "authorization", "Bearer s3same-open").await.good();
    }

    async fn behind_a_proxy_nobody_is_let_in_for_coming_from_this_machine(campus: Campus) {
        let http = Http { origin: Some("https://rooms.example.org".to_owned()), ..here() };
        watched(&campus, &http, None).await.visitor().get("/metrics").await.is(StatusCode::NOT_FOUND);
    }
}
