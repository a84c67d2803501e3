//! Where a request comes from: tries to sign in are counted by it.

use app::viewer::ClientAddress;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use std::net::SocketAddr;

/// Whether a proxy of ours stands before the server. Only then is `X-Forwarded-For` believed: anybody can send one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BehindProxy(pub bool);

/// Hands the address on as [`ClientAddress`].
pub async fn find(State(proxy): State<BehindProxy>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
    let forwarded = proxy.0.then(|| forwarded(request.headers())).flatten();
    request.extensions_mut().insert(ClientAddress(forwarded.or(peer).unwrap_or_default()));
    next.run(request).await
}

/// The last entry: the one our own proxy added. Those before it are what the client said.
fn forwarded(headers: &HeaderMap) -> Option<String> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').map(str::trim).find(|entry| !entry.is_empty()).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_made_up_an_address_was_counted_under_it() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "6.6.6.6, 192.0.2.7".parse().unwrap());
        assert_eq!(forwarded(&headers).as_deref(), Some("192.0.2.7"));
        assert_eq!(forwarded(&HeaderMap::new()), None);
    }
}
