//! Answers for machines that watch over the server: is it up, is it ready, how does it do.

use super::metrics;
use crate::config::http::Http;
use crate::config::metrics::Metrics;
use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use service::{Context, ServiceError, backup, health};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::time::Duration;

/// Whoever asks whether we are ready does not wait longer.
const PATIENCE: Duration = Duration::from_secs(2);

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone, Debug)]
struct Watched {
    ctx: Context,
    token: Option<String>,
    loopback: bool,
}

/// `/healthz`, `/readyz` and `/metrics`; to be merged outside of sessions, guards and the log of requests.
pub fn router(ctx: Context, http: &Http, metrics: &Metrics) -> Router {
    let watched = Watched { ctx, token: metrics.token.clone(), loopback: http.is_loopback() };
    Router::new()
        .route("/healthz", get(async || "up\n"))
        .route("/readyz", get(readyz))
        .route("/metrics", get(figures))
        .with_state(watched)
}

/// The cause is for the log; whoever asks from outside learns only that it is so.
async fn readyz(State(watched): State<Watched>) -> Response {
    match tokio::time::timeout(PATIENCE, health::is_ready(&watched.ctx)).await {
        Ok(Ok(true)) => "ready\n".into_response(),
        Ok(Ok(false)) => not_ready("migrations are missing"),
        Ok(Err(error)) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the database is not ready");
            not_ready("the database does not answer")
        }
        Err(_) => not_ready("the database does not answer"),
    }
}

fn not_ready(why: &str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {why}\n")).into_response()
}

async fn figures(
    State(watched): State<Watched>,
    peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    let local = peer.is_some_and(|peer| peer.0.0.ip().is_loopback());
    if !watched.lets_in(local, &headers) {
        // No word of whether the figures are there.
        return StatusCode::NOT_FOUND.into_response();
    }
    let asked = async { Ok((health::sessions(&watched.ctx).await?, backup::last(&watched.ctx).await?)) };
    let answer: Result<Result<_, ServiceError>, _> = tokio::time::timeout(PATIENCE, asked).await;
    let Ok(Ok((sessions, last_backup))) = answer else { return not_ready("the database does not answer") };
    match metrics::text(sessions, last_backup, &health::connections(&watched.ctx)) {
        Ok(text) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Watched {
    /// With a token set, whoever has it. Without one, this machine alone, and only where no proxy stands before us:
    /// through it the whole world comes from this machine.
    fn lets_in(&self, local: bool, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else { return self.loopback && local };
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        // Compared as hashes: how long it takes says nothing of the token.
        Sha256::digest(given) == Sha256::digest(token)
    }
}
