//! Who asks: the bearer of a token (RFC 6750), and nobody else.

use super::Api;
use super::problem::{Code, Problem};
use app::viewer::ClientAddress;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::Actor;
use service::token::{self, Bearer};

/// Lets a request on if its token holds and has not been shown too often.
pub async fn admit(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let bearer = match bearer(&api, request.headers()).await {
        Ok(bearer) => bearer,
        Err(problem) => return turn_away(&api, &request, problem),
    };
    match api.buckets.of_token(bearer.token) {
        Err(empty) => empty.refuse(),
        Ok(left) => {
            request.extensions_mut().insert(bearer);
            let mut response = next.run(request).await;
            left.tell(response.headers_mut());
            response
        }
    }
}

async fn bearer(api: &Api, headers: &HeaderMap) -> Result<Bearer, Problem> {
    let presented = presented(headers).ok_or_else(|| Problem::new(Code::Unauthorized))?;
    token::identify(&api.ctx, presented).await?.ok_or_else(|| Problem::new(Code::InvalidToken))
}

/// The token of the header; the name of the scheme may be in any case (RFC 9110, section 11.1).
fn presented(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn turn_away(api: &Api, request: &Request, problem: Problem) -> Response {
    let address = request.extensions().get::<ClientAddress>().map_or("", |address| &address.0);
    match api.buckets.of_address(address) {
        Err(empty) => empty.refuse(),
        Ok(left) => {
            let mut response = problem.into_response();
            left.tell(response.headers_mut());
            response
        }
    }
}

/// For whom a handler acts.
pub struct Asker(pub Actor);

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let bearer = parts.extensions.get::<Bearer>().ok_or_else(|| Problem::new(Code::Unauthorized))?;
        Ok(Self(bearer.actor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_may_be_written_in_any_case_and_no_other_is_a_token() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, text.parse().unwrap());
            presented(&headers).map(ToOwned::to_owned)
        };
        assert_eq!(of("Bearer fst_a").as_deref(), Some("fst_a"));
        assert_eq!(of("bearer  fst_a").as_deref(), Some("fst_a"));
        assert_eq!(of("Basic fst_a"), None);
        assert_eq!(of("fst_a"), None);
    }
}
