//! The one place where routes and what guards them come together.

use super::client_address::{self, BehindProxy};
use super::guard::{self, Origins};
use super::{assets, session};
use crate::config::http::Http;
use app::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use service::Context;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// Forms are small; files have their own limit where they are taken.
const LARGEST_FORM: usize = 64 * 1024;

/// No page takes longer; a browser that waits this long has been given up on.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// Everything that is served. `ctx` is what pages call the service with.
pub fn router(ctx: Context, http: &Http) -> Router {
    let secure = !http.is_loopback();
    let state = AppState::new(ctx.clone(), assets::table(), http.is_loopback(), http.origin.as_deref());
    let pages = app::routes::routes(state)
        .layer(from_fn_with_state(ctx.clone(), session::identify))
        .layer(session::layer(ctx, secure))
        .layer(from_fn_with_state(BehindProxy(http.origin.is_some()), client_address::find))
        .layer(from_fn_with_state(Origins::new(http.origin.as_deref()), guard::same_origin));
    pages.merge(assets::router()).layer(
        ServiceBuilder::new()
            .layer(TraceLayer::new_for_http())
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_ANSWER))
            .layer(DefaultBodyLimit::max(LARGEST_FORM))
            .layer(CompressionLayer::new())
            .layer(from_fn(guard::headers)),
    )
}
