//! The one place where routes and what guards them come together.

use super::client_address::{self, BehindProxy};
use super::feeds::{self, FeedLimits};
use super::guard::{self, Origins};
use super::{assets, log, session};
use crate::api::{self, limits::Limits};
use crate::config::http::Http;
use app::fault::Fault;
use app::pages::errors::dress;
use app::state::{AppState, Neighbours};
use app::view::import::takes_files;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use service::Context;
use std::any::Any;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Forms are small; files have their own limit where they are taken.
const LARGEST_FORM: usize = 64 * 1024;

/// From here on a page takes longer to compress than it gets smaller: a tape chart of 270 kB, at gzip 4 against the
/// usual 6, in two thirds of the time to 6 % more. Brotli's usual quality is the same number.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(4);

/// No page takes longer; a browser that waits this long has been given up on.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// A file of the largest size that is taken, over a line of 300 kB a second.
const LONGEST_UPLOAD: Duration = Duration::from_mins(4);

/// Everything that is served. `ctx` is what pages call the service with.
pub fn router(ctx: Context, http: &Http) -> Router {
    limited(ctx, http, Limits::default())
}

/// The same, with limits to how often programs may ask.
pub fn limited(ctx: Context, http: &Http, limits: Limits) -> Router {
    beside(ctx, http, limits, Neighbours::default())
}

/// The same, with the servers that this one works with.
pub fn beside(ctx: Context, http: &Http, limits: Limits, neighbours: Neighbours) -> Router {
    let state = AppState { neighbours, ..state(&ctx, http) };
    let (pages, behind_proxy) = (app::routes::routes(state), http.origin.is_some());
    let pages = pages.layer(Extension(api::document::for_people()));
    let api = outside(api::router(&ctx, limits, behind_proxy, LONGEST_ANSWER));
    let calendars = outside(feeds::router(&ctx, FeedLimits::default(), behind_proxy, LONGEST_ANSWER));
    around(pages, ctx, http, LONGEST_ANSWER).merge(api).merge(calendars)
}

/// Any pages, with all that stands around ours. A page that is not made within `patience` is given up.
///
/// Faults are made into pages twice: at the routes, where the reader is known, and outside of all that finds out who
/// the reader is, since that can fail too.
pub fn around(pages: Router, ctx: Context, http: &Http, patience: Duration) -> Router {
    let outermost = from_fn_with_state(state(&ctx, http), dress);
    let pages = pages
        .layer(from_fn_with_state(ctx.clone(), session::identify))
        .layer(session::layer(ctx, !http.is_loopback()))
        .layer(from_fn_with_state(BehindProxy(http.origin.is_some()), client_address::find))
        .layer(from_fn_with_state(Origins::new(http.origin.as_deref()), guard::same_origin))
        .layer(from_fn_with_state(patience, in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(outermost);
    outside(pages.merge(assets::router()))
}

/// What stands around all that is served.
fn outside(routes: Router) -> Router {
    routes.layer(
        ServiceBuilder::new()
            .layer(from_fn(log::record))
            .layer(from_fn(guard::headers))
            .layer(DefaultBodyLimit::max(LARGEST_FORM))
            .layer(CompressionLayer::new().quality(COMPRESSION)),
    )
}

/// Gives up what takes longer than a browser waits. A file takes as long as its sender's line does.
async fn in_time(State(patience): State<Duration>, request: Request, next: Next) -> Response {
    let sends_file = request.method() == Method::POST && takes_files(request.uri().path());
    let patience = if sends_file { patience.max(LONGEST_UPLOAD) } else { patience };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn state(ctx: &Context, http: &Http) -> AppState {
    AppState::new(ctx.clone(), assets::table(), http.is_loopback(), http.origin.as_deref())
}

/// A handler that panics is a fault of ours; its reader gets an answer all the same.
#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
    tracing::error!(panic = text, "a page panicked");
    Fault::Internal.into_response()
}
