//! A page the browser has already is not made again: it is asked for with the tag it came with.
//!
//! The tag stands for all that goes into a page: the data, the day, the reader, how they read, and the build.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::state::AppState;
use crate::viewer::Viewer;

/// Kept by the reader's own browser, and asked about each time.
const ASK_AGAIN: &str = "private, no-cache";

/// Kept by anybody, and asked about each time.
const SHARED: HeaderValue = HeaderValue::from_static("public, no-cache");

/// The tag of one page for one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// The tag over a state of the data (see [`service::version`]).
    pub fn new(state: &AppState, viewer: &Viewer, data: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        (data, state.ctx.today(), &viewer.here, viewer.phone).hash(&mut hasher);
        (i18n::code(viewer.locale), viewer.theme.code()).hash(&mut hasher);
        let account = viewer.account.as_ref();
        account.map(|account| (account.id, account.role, &account.full_name)).hash(&mut hasher);
        (state.assets.main_css, state.assets.client_js, env!("CARGO_PKG_VERSION")).hash(&mut hasher);
        Self(format!("W/\"{:016x}\"", hasher.finish()))
    }

    /// The tag of a text, whoever reads it.
    pub fn of_text(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self(format!("W/\"{:016x}\"", hasher.finish()))
    }

    /// Whether the browser has this very page.
    pub fn is_known(&self, request: &HeaderMap) -> bool {
        let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        known.flat_map(|value| value.split(',')).any(|tag| tag.trim() == self.0)
    }

    /// Says that the page is the one the browser has.
    pub fn unchanged(self) -> Response {
        self.on(StatusCode::NOT_MODIFIED)
    }

    /// The answer to whoever asks, for a page that is the same for everybody: whoever stands between may keep it, and asks
    /// about it each time, so that what is withdrawn is gone at once.
    pub fn for_everybody(self, request: &HeaderMap, page: impl IntoResponse) -> Response {
        let mut response = if self.is_known(request) { self.unchanged() } else { self.on(page) };
        response.headers_mut().insert(header::CACHE_CONTROL, SHARED);
        response
    }

    /// Puts the tag on a page.
    pub fn on(self, page: impl IntoResponse) -> Response {
        ([(header::ETAG, self.0), (header::CACHE_CONTROL, ASK_AGAIN.to_owned())], page).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_may_name_several_tags() {
        let tag = Tag("W/\"00000000000000ff\"".to_owned());
        let mut request = HeaderMap::new();
        assert!(!tag.is_known(&request));
        request
            .insert(header::IF_NONE_MATCH, "W/\"0000000000000001\", W/\"00000000000000ff\"".parse().unwrap());
        assert!(tag.is_known(&request));
    }
}
