//! Answers with a tag, so that a client need not be sent again what it has.

use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What a shared cache must not keep; the client itself may, and asks whether it still holds.
const PRIVATE: (HeaderName, &str) = (header::CACHE_CONTROL, "private, no-cache");

/// One thing with its tag: 304 to who has it already.
pub fn tagged<T: Serialize>(asked: &HeaderMap, body: &T, version: Option<i64>) -> Response {
    let (json, tag) = written(body, version);
    if has(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.as_str()), PRIVATE]).into_response();
    }
    let headers = [(header::ETAG, tag.as_str()), PRIVATE, (header::CONTENT_TYPE, "application/json")];
    (headers, json).into_response()
}

/// One thing as it is after a change.
pub fn changed<T: Serialize>(body: &T, version: i64) -> Response {
    let (json, tag) = written(body, Some(version));
    let headers = [(header::ETAG, tag.as_str()), PRIVATE, (header::CONTENT_TYPE, "application/json")];
    (headers, json).into_response()
}

/// One thing that was made, with the address it has now.
pub fn made<T: Serialize>(body: &T, version: i64, location: &str) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, location)], changed(body, version)).into_response()
}

/// The tag is of the version, which a change names, and of the body: a name in it may change without a new version.
fn written<T: Serialize>(body: &T, version: Option<i64>) -> (Vec<u8>, String) {
    let json = serde_json::to_vec(body).unwrap_or_default();
    let digest = Sha256::digest(&json);
    let hash = format!("{:016x}", digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)));
    let tag = version.map_or_else(|| format!("\"{hash}\""), |version| format!("\"{version}-{hash}\""));
    (json, tag)
}

/// Compared weakly, as RFC 9110 asks of If-None-Match.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let listed = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = listed.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_in_a_list_and_in_weak_form() {
        let asked = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, text.parse().unwrap());
            headers
        };
        assert!(has(&asked("\"a\", W/\"7-b\""), "\"7-b\""));
        assert!(has(&asked("*"), "\"7-b\""));
        assert!(!has(&asked("\"7\""), "\"7-b\""));
    }
}
