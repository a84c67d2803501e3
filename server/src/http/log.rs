//! One line a request: which route, how it ended, how long it took, whose account. Never the address itself or a form:
//! names, search words and tokens are in those.

use super::metrics::{self, Request as Measured};
use app::request_id::RequestId;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use domain::ids::AccountId;
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use tracing::Instrument as _;

/// Accepted from a proxy before us, and sent back with every answer.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longer names are not taken over.
const LONGEST_ID: usize = 64;

/// Where whoever finds out says which account the request is of; in each request's extensions.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<OnceLock<AccountId>>);

impl Asker {
    /// Says it; only the first word counts.
    pub fn is(&self, account: AccountId) {
        let _ = self.0.set(account);
    }
}

/// Names the request, measures it, and writes its line.
pub async fn record(mut request: Request, next: Next) -> Response {
    let id = id(request.headers());
    let asker = Asker::default();
    request.extensions_mut().insert(RequestId(Arc::clone(&id)));
    request.extensions_mut().insert(asker.clone());
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", id = %id);
    let measured = Measured::begin();
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (took, status) = (began.elapsed(), response.status().as_u16());
    let route = route.as_ref().map_or(metrics::NO_ROUTE, MatchedPath::as_str);
    measured.ended(method, route, status, took);
    let account = asker.0.get().map(ToString::to_string);
    span.in_scope(|| {
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(method, route, status, milliseconds, account, "answered");
    });
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    response
}

/// The name the request came with, if it is a sane one, or a new one.
fn id(headers: &HeaderMap) -> Arc<str> {
    let given = headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok());
    given.filter(|id| is_sane(id)).map_or_else(fresh, Arc::from)
}

fn is_sane(id: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    (8..=LONGEST_ID).contains(&id.len()) && id.chars().all(plain)
}

fn fresh() -> Arc<str> {
    let mut bytes = [0; 8];
    // Without randomness all requests have one name; that is no reason to answer none.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().fold(String::new(), |id, byte| format!("{id}{byte:02x}")).into()
}

/// One of the methods there are: a client may make up any word.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sane_name_is_taken_over_and_any_other_is_replaced() {
        let named = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(X_REQUEST_ID, HeaderValue::from_str(text).unwrap());
            id(&headers)
        };
        assert_eq!(&*named("proxy-7f.3_a"), "proxy-7f.3_a");
        for text in ["", "short", "Anna Maria Rossi", "a@b.example.org", &"a".repeat(65)] {
            assert_ne!(&*named(text), text);
            assert_eq!(named(text).len(), 16);
        }
        assert_ne!(fresh(), fresh());
    }
}
