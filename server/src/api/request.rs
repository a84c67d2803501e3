//! Reading a request: body, parameters, headers. What cannot be read is a problem that names the field.

use super::problem::{Code, Problem};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

/// A JSON body. Fields that we do not know are refused: who misspells one should hear of it.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| unread(&rejection))?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let body = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let path = error.path().to_string();
            if error.inner().is_data() {
                unacceptable(&path, &error.inner().to_string())
            } else {
                Problem::new(Code::MalformedJson).detail(error.inner().to_string())
            }
        })?;
        json.end().map_err(|error| Problem::new(Code::MalformedJson).detail(error.to_string()))?;
        Ok(Self(body))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn unread(rejection: &BytesRejection) -> Problem {
    let too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
    Problem::new(if too_large { Code::TooLarge } else { Code::MalformedRequest })
}

/// Names the field that serde stumbled over.
fn unacceptable(path: &str, message: &str) -> Problem {
    let named = message.split('`').nth(1).unwrap_or_default();
    let path = if path == "." { "" } else { path };
    let (code, field) = if message.starts_with("missing field") {
        let dot = if path.is_empty() { "" } else { "." };
        ("missing", format!("{path}{dot}{named}"))
    } else if message.starts_with("unknown field") {
        ("unknown_field", if path.ends_with(named) { path.to_owned() } else { format!("{path}.{named}") })
    } else if message.starts_with("duplicate field") {
        ("repeated", named.to_owned())
    } else {
        ("not_acceptable", path.to_owned())
    };
    let detail = message.split(" at line ").next().unwrap_or_default().to_owned();
    Problem::field(field, code, Some(detail))
}

/// Parameters of the query.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let query = form_urlencoded::parse(query.as_bytes());
        serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(query))
            .map(Self)
            .map_err(|error| unacceptable(&error.path().to_string(), &error.inner().to_string()))
    }
}

/// The last part of the path: an id, or what people call the thing.
pub struct Key(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let key = Path::<String>::from_request_parts(parts, state).await.ok().map(|Path(key)| key);
        // What no record is called need not be looked for; a database may not even take it.
        let key = key
            .filter(|key| key.is_ascii() && key.len() <= 64 && !key.contains(|c: char| c.is_ascii_control()));
        key.map(Self).ok_or_else(|| Problem::new(Code::NotFound))
    }
}

/// The key by which a repeated request is known.
pub struct RequestKey(pub String);

/// The longest key, in characters.
const LONGEST_KEY: usize = 255;

impl<S: Sync> FromRequestParts<S> for RequestKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let key = parts.headers.get("idempotency-key").ok_or_else(|| Problem::new(Code::KeyMissing))?;
        let key = key.to_str().ok().map(str::trim).filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
        key.map(|key| Self(key.to_owned())).ok_or_else(|| Problem::new(Code::KeyInvalid))
    }
}

/// The same where a request need not have one.
pub struct SpareKey(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for SpareKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        if !parts.headers.contains_key("idempotency-key") {
            return Ok(Self(None));
        }
        RequestKey::from_request_parts(parts, state).await.map(|RequestKey(key)| Self(Some(key)))
    }
}

/// The version a change was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// That of a tag of ours.
    Version(i64),
    /// A tag that no record of ours has.
    Other,
}

impl<S: Sync> FromRequestParts<S> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let tag = parts.headers.get(header::IF_MATCH).ok_or_else(|| Problem::new(Code::VersionMissing))?;
        match tag.to_str().unwrap_or_default().trim() {
            "*" => {
                Err(Problem::new(Code::VersionMissing).detail("Name the version that you read; * is none."))
            }
            tag => Ok(version(tag).map_or(Self::Other, Self::Version)),
        }
    }
}

/// The version in a strong tag such as `"7-0a1b2c3d4e5f6071"`.
fn version(tag: &str) -> Option<i64> {
    let inner = tag.strip_prefix('"')?.strip_suffix('"')?;
    inner.split('-').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_a_strong_tag_alone() {
        assert_eq!(version("\"7-0a1b\""), Some(7));
        assert_eq!(version("\"7\""), Some(7));
        assert_eq!(version("W/\"7-0a1b\""), None);
        assert_eq!(version("7"), None);
        assert_eq!(version("\"x\""), None);
    }

    #[test]
    fn the_field_that_serde_stumbled_over_is_named() {
        let of = |path, message| {
            let problem = unacceptable(path, message);
            (problem.errors()[0].field.clone(), problem.errors()[0].code.clone())
        };
        let named = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(of(".", "missing field `segment` at line 1 column 2"), named("segment", "missing"));
        assert_eq!(
            of("guests[0].nmae", "unknown field `nmae`, expected `heads`"),
            named("guests[0].nmae", "unknown_field")
        );
        assert_eq!(of("arrival", "not a date"), named("arrival", "not_acceptable"));
    }
}
