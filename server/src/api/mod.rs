//! The JSON API, version 1.
//!
//! Programs come with a bearer token and with nothing else: cookies are not looked at, so no page of another site can
//! act in somebody's name. What goes wrong is told as problem details (RFC 9457) with a stable code.

mod answer;
mod availability;
mod bearer;
mod campus;
pub mod document;
mod guests;
pub mod limits;
mod nights;
mod organisations;
mod paging;
mod payments;
pub mod problem;
mod request;
mod rooms;
mod spaces;
mod stays;
mod values;

use crate::http::client_address::{self, BehindProxy};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use limits::{Buckets, Limits};
use problem::{Code, Problem};
use service::Context;
use std::any::Any;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// Where the API is.
pub const ROOT: &str = "/api/v1";

/// The largest body taken: a stay with its guests is far smaller.
const LARGEST: usize = 64 * 1024;

/// What handlers are given.
#[derive(Clone, Debug)]
pub struct Api {
    ctx: Context,
    buckets: Arc<Buckets>,
}

/// The routes of the API with all that guards them. An answer that takes longer than `patience` is given up.
pub fn router(ctx: &Context, limits: Limits, behind_proxy: bool, patience: Duration) -> Router {
    let api = Api { ctx: ctx.clone(), buckets: Arc::new(Buckets::new(limits)) };
    let (routes, _) = document::routes().split_for_parts();
    let guarded = Router::new()
        .merge(routes)
        .route(ROOT, any(unknown))
        .route("/api/v1/", any(unknown))
        .route("/api/v1/{*rest}", any(unknown))
        .layer(from_fn_with_state(api.clone(), bearer::admit))
        .with_state(api);
    guarded
        .route("/api/v1/openapi.json", get(document::show))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(problem::of_bare))
        .layer(from_fn_with_state(BehindProxy(behind_proxy), client_address::find))
}

async fn unknown() -> Problem {
    Problem::new(Code::NotFound).detail("There is nothing at this address.")
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
    tracing::error!(panic = text, "a request of the API panicked");
    Problem::new(Code::Internal).into_response()
}
