//! Calendars under their secret addresses. A calendar program has no cookie and signs in nowhere: the address is all it
//! shows, so no session is looked for, and the address is in no log (requests are logged by route).

use super::client_address::{self, BehindProxy};
use super::log::Asker;
use crate::api::limits::{Kept, Left, Limit};
use app::fault::Fault;
use app::pages::calendars::file;
use app::viewer::ClientAddress;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::ids::CalendarFeedId;
use service::{Context, ServiceError, feed};
use std::sync::Arc;
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;

/// How often a calendar may be read, and how often an address may ask for ones that are not there. Programs come once
/// an hour or when somebody pulls the list down: nobody who means well meets these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedLimits {
    /// Of one calendar.
    pub calendar: Limit,
    /// Of an address from which no calendar was asked for that there is.
    pub address: Limit,
}

impl Default for FeedLimits {
    fn default() -> Self {
        Self { calendar: Limit::new(1, 30), address: Limit::new(2, 60) }
    }
}

#[derive(Clone)]
struct Feeds {
    ctx: Context,
    calendars: Arc<Kept<CalendarFeedId>>,
    addresses: Arc<Kept<String>>,
}

/// The route of all calendars.
pub fn router(ctx: &Context, limits: FeedLimits, behind_proxy: bool, patience: Duration) -> Router {
    let feeds = Feeds {
        ctx: ctx.clone(),
        calendars: Arc::new(Kept::new("calendar", limits.calendar)),
        addresses: Arc::new(Kept::new("address", limits.address)),
    };
    Router::new()
        .route("/calendar/{secret}", get(read))
        .with_state(feeds)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience))
        .layer(from_fn_with_state(BehindProxy(behind_proxy), client_address::find))
}

async fn read(
    State(feeds): State<Feeds>,
    asker: Option<Extension<Asker>>,
    Extension(ClientAddress(address)): Extension<ClientAddress>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Response {
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let line = match feed::identify(&feeds.ctx, secret).await {
        Ok(Some(line)) => line,
        Ok(None) => return feeds.addresses.count(&address).map_or_else(wait, |_| gone()),
        Err(error) => return failed(error),
    };
    if let Err(empty) = feeds.calendars.count(&line.feed.id) {
        return wait(empty);
    }
    if let Some(Extension(asker)) = asker {
        asker.is(line.feed.account);
    }
    match feed::content(&feeds.ctx, line).await {
        Ok(content) => file::answer(&content, &headers),
        Err(error) => failed(error),
    }
}

/// There is no such calendar, or there is none any more.
fn gone() -> Response {
    (StatusCode::NOT_FOUND, "There is no calendar at this address. Its maker may have revoked it.\n")
        .into_response()
}

fn wait(empty: Left) -> Response {
    let mut response =
        (StatusCode::TOO_MANY_REQUESTS, "Asked too often. Once an hour is enough.\n").into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(empty.wait()));
    response
}

/// What its maker may not read any more is gone for a calendar program too.
fn failed(error: ServiceError) -> Response {
    if matches!(error, ServiceError::Forbidden(_)) {
        return gone();
    }
    let status = Fault::from(error).status();
    (status, "The calendar cannot be read now. Try again later.\n").into_response()
}
