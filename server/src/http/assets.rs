//! The files of the site, embedded in the binary: one file to copy, nothing to mount.
//!
//! Each is served under a name with its hash, compressed ahead of time, and may be kept for good.

use app::assets::Assets;
use axum::{
    Router,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::LazyLock;

/// A file and its compressed forms.
struct File {
    name: &'static str,
    path: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
}

/// Written by `build.rs`; empty unless `cargo xtask build` has run.
static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The URL path of a file by the name it has in the sources, such as `main.css`; empty if it was not built.
pub fn url(name: &str) -> &'static str {
    FILES.iter().find(|file| file.name == name).map_or("", |file| file.path)
}

/// The pictures of the guide, by the names they have there.
static PICTURES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    FILES.iter().filter(|file| file.content_type == "image/webp").map(|file| (file.name, file.path)).collect()
});

/// The table that pages take their URLs from.
pub fn table() -> Assets {
    Assets {
        main_css: url("main.css"),
        keys_js: url("keys.js"),
        client_js: url("client.js"),
        client_wasm: url("client_bg.wasm"),
        favicon_svg: url("favicon.svg"),
        pictures: &PICTURES,
    }
}

/// Serves everything under `/assets/`. To be merged, not nested: the path is compared as a whole.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{*file}", get(serve))
}

async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    match FILES.iter().find(|file| file.path == uri.path()) {
        Some(file) => respond(file, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn respond(file: &File, request: &HeaderMap) -> Response {
    let (coding, body) = file.form(text(request, &header::ACCEPT_ENCODING));
    // One tag per form: a cache must not answer a request for gzip from what it knows of brotli.
    let tag = format!("\"{}-{coding}\"", file.path);
    let always =
        [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, FOR_GOOD), (header::VARY, "accept-encoding")];
    if text(request, &header::IF_NONE_MATCH).contains(&tag) {
        return (StatusCode::NOT_MODIFIED, always).into_response();
    }
    let mut response = (always, [(header::CONTENT_TYPE, file.content_type)], body).into_response();
    if coding != IDENTITY {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(coding));
    }
    response
}

const IDENTITY: &str = "identity";

impl File {
    /// The smallest form that the client accepts, with the name of its coding.
    fn form(&self, accept: &str) -> (&'static str, &'static [u8]) {
        [("br", self.brotli), ("gzip", self.gzip)]
            .into_iter()
            .filter(|(coding, body)| (1..self.plain.len()).contains(&body.len()) && accepts(accept, coding))
            .min_by_key(|(_, body)| body.len())
            .unwrap_or((IDENTITY, self.plain))
    }
}

/// Whether an `Accept-Encoding` header lists a coding, other than to refuse it (`q=0`).
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        named && !parts.any(|part| part.strip_prefix("q=").is_some_and(is_zero))
    })
}

fn is_zero(quality: &str) -> bool {
    quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0)
}

/// A header's text; empty if absent.
fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: File = File {
        name: "main.css",
        path: "/assets/main.0a.css",
        content_type: "text/css; charset=utf-8",
        plain: b"body{color:red}",
        brotli: b"br",
        gzip: b"gzip",
    };

    fn answer(headers: &[(header::HeaderName, &str)]) -> Response {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        respond(&SHEET, &headers)
    }

    #[test]
    fn a_browser_gets_brotli_and_may_keep_it_for_good() {
        let response = answer(&[(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd")]);
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(response.headers()[header::CACHE_CONTROL], FOR_GOOD);
        assert_eq!(response.headers()[header::VARY], "accept-encoding");
    }

    #[test]
    fn a_client_that_refuses_brotli_gets_gzip_and_one_that_says_nothing_gets_the_file_as_it_is() {
        let response = answer(&[(header::ACCEPT_ENCODING, "br;q=0, gzip")]);
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "gzip");
        assert!(!answer(&[]).headers().contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn a_picture_has_one_form_alone() {
        let picture = File { brotli: b"", gzip: b"", ..SHEET };
        assert_eq!(picture.form("br, gzip"), (IDENTITY, SHEET.plain));
    }

    #[test]
    fn a_file_the_client_has_is_not_sent_again() {
        let brotli = (header::ACCEPT_ENCODING, "br");
        let tag = answer(std::slice::from_ref(&brotli)).headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = answer(&[brotli, (header::IF_NONE_MATCH, &tag)]);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn a_file_that_was_not_built_has_an_empty_url() {
        assert_eq!(url("no-such-file.css"), "");
    }
}
