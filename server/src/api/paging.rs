//! Lists by pages: a page says where the next one begins, so rows that come or go meanwhile shift nothing.

use super::problem::Problem;
use super::values::Text;
use axum::Json;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use utoipa::ToSchema;

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    items: Vec<T>,
    /// What to send as `cursor` for the next page; null on the last.
    next_cursor: Option<String>,
}

/// How many rows a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(pub i64);

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let limit = i64::deserialize(from)?;
        if (1..=200).contains(&limit) { Ok(Self(limit)) } else { Err(D::Error::custom("not from 1 to 200")) }
    }
}

/// Where a page begins, as the page before it said; none for the first.
pub fn after<T: DeserializeOwned>(cursor: Option<&Text>) -> Result<Option<T>, Problem> {
    let Some(Text(cursor)) = cursor else { return Ok(None) };
    let json = URL_SAFE_NO_PAD.decode(cursor).ok().filter(|json| !json.contains(&0));
    let place = json.and_then(|json| serde_json::from_slice(&json).ok());
    place.map(Some).ok_or_else(|| Problem::field("cursor", "not_acceptable", None))
}

/// A page of rows that were read one more than asked for; `place` says where a row stands in the order.
pub fn page<R, T: Serialize, P: Serialize>(
    uri: &Uri,
    limit: Limit,
    mut rows: Vec<R>,
    place: impl Fn(&R) -> P,
    shown: impl Fn(R) -> T,
) -> Response {
    let most = usize::try_from(limit.0).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).and_then(|last| serde_json::to_vec(&place(last)).ok());
    let next_cursor = next.map(|place| URL_SAFE_NO_PAD.encode(place));
    let link = next_cursor.as_deref().and_then(|cursor| HeaderValue::try_from(link(uri, cursor)).ok());
    let mut response =
        Json(Page { items: rows.into_iter().map(shown).collect(), next_cursor }).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Some(link) = link {
        headers.insert(header::LINK, link);
    }
    response
}

/// A page of rows that are all at hand, in order of their keys.
pub fn page_of_all<R, T: Serialize>(
    uri: &Uri,
    (limit, cursor): (Limit, Option<&Text>),
    rows: Vec<R>,
    key: impl Fn(&R) -> String,
    shown: impl Fn(R) -> T,
) -> Result<Response, Problem> {
    let after = after::<String>(cursor)?;
    let mut rows = rows.into_iter().map(|row| (key(&row), row)).collect::<Vec<_>>();
    rows.retain(|(key, _)| after.as_ref().is_none_or(|after| after < key));
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows.truncate(usize::try_from(limit.0 + 1).unwrap_or(usize::MAX));
    Ok(page(uri, limit, rows, |(key, _)| key.clone(), |(_, row)| shown(row)))
}

/// The address of the next page: the same question with another cursor.
fn link(uri: &Uri, cursor: &str) -> String {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.filter(|(name, _)| name != "cursor")).append_pair("cursor", cursor);
    format!("<{}?{}>; rel=\"next\"", uri.path(), query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_answers_the_same_question() {
        let uri = "/api/v1/stays?status=reserved&cursor=old".parse().unwrap();
        assert_eq!(link(&uri, "new"), "</api/v1/stays?status=reserved&cursor=new>; rel=\"next\"");
    }

    #[test]
    fn a_cursor_that_we_did_not_make_is_refused() {
        assert!(after::<String>(Some(&Text("%".to_owned()))).is_err());
        assert!(after::<(i64, i64)>(Some(&Text(URL_SAFE_NO_PAD.encode("\"a\"")))).is_err());
        let own = Text(URL_SAFE_NO_PAD.encode("\"a\""));
        assert_eq!(after::<String>(Some(&own)).ok().flatten().as_deref(), Some("a"));
    }
}
