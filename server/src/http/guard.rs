//! What guards every request: where writes may come from, and what a page may load.

use app::fault::Fault;
use app::viewer::Nonce;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::sync::Arc;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The origins a write may come from; besides, any that names the host it is sent to.
#[derive(Clone, Debug)]
pub struct Origins(Option<Arc<str>>);

impl Origins {
    /// The address people type, where a proxy stands before the server.
    pub fn new(origin: Option<&str>) -> Self {
        Self(origin.map(|origin| origin.trim_end_matches('/').into()))
    }

    /// A browser says where a form was (`Sec-Fetch-Site`); one that does not must name an origin that is ours. Under
    /// our own `no-referrer` policy the origin of our forms is `null`, so it cannot be asked for alone.
    fn accepts(&self, headers: &HeaderMap) -> bool {
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        match (text(&SEC_FETCH_SITE), text(&header::ORIGIN)) {
            (Some(site), _) => matches!(site, "same-origin" | "none"),
            (None, Some(origin)) => self.is_ours(origin, text(&header::HOST)),
            (None, None) => false,
        }
    }

    fn is_ours(&self, origin: &str, host: Option<&str>) -> bool {
        let named = origin.split_once("://").map(|(_, host)| host);
        self.0.as_deref() == Some(origin) || named.is_some() && named == host
    }
}

/// Refuses what would change something unless it comes from our own pages.
pub async fn same_origin(State(origins): State<Origins>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || origins.accepts(request.headers()) {
        next.run(request).await
    } else {
        Fault::Foreign.into_response()
    }
}

/// Gives the request a nonce for its scripts, and the answer the headers that hold the page to it.
pub async fn headers(mut request: Request, next: Next) -> Response {
    let nonce = nonce();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut response = next.run(request).await;
    let unchanged = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    // A page the browser has already goes with the policy, and the nonce, it came with.
    if let (false, Ok(policy)) = (unchanged, HeaderValue::try_from(policy(&nonce))) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

const FIXED: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; \
         script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'"
    )
}

fn nonce() -> String {
    let mut bytes = [0; 16];
    // Without randomness from the system no secret can be made; an empty nonce then blocks every script.
    match getrandom::fill(&mut bytes) {
        Ok(()) => STANDARD_NO_PAD.encode(bytes),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_of_another_site_is_refused_and_our_own_is_not() {
        let here = Origins::new(None);
        assert!(here.accepts(&headers(&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:3000")])));
        assert!(!here.accepts(&headers(&[("host", "127.0.0.1:3000"), ("origin", "http://evil.example")])));
        assert!(!here.accepts(&headers(&[("host", "127.0.0.1:3000"), ("origin", "null")])));
    }

    #[test]
    fn our_own_forms_were_refused_because_no_referrer_makes_their_origin_null() {
        let here = Origins::new(None);
        let form = [("host", "127.0.0.1:3000"), ("origin", "null"), ("sec-fetch-site", "same-origin")];
        assert!(here.accepts(&headers(&form)));
    }

    #[test]
    fn a_request_that_hides_where_it_comes_from_is_refused() {
        let here = Origins::new(None);
        assert!(!here.accepts(&headers(&[("host", "127.0.0.1:3000")])));
        assert!(!here.accepts(&headers(&[("host", "127.0.0.1:3000"), ("sec-fetch-site", "cross-site")])));
        assert!(here.accepts(&headers(&[("host", "127.0.0.1:3000"), ("sec-fetch-site", "same-origin")])));
    }

    #[test]
    fn behind_a_proxy_the_address_people_type_is_ours() {
        let proxied = Origins::new(Some("https://rooms.example.org/"));
        assert!(
            proxied.accepts(&headers(&[("host", "10.0.0.5:3000"), ("origin", "https://rooms.example.org")]))
        );
    }

    #[test]
    fn no_nonce_is_given_twice() {
        assert_ne!(nonce(), nonce());
    }
}
