//! What came back, and what a test expects of it.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came.
    pub body: Bytes,
}

impl Answer {
    /// A page that was shown.
    #[track_caller]
    pub fn good(self) -> Self {
        self.is(StatusCode::OK)
    }

    /// An answer with this status.
    #[track_caller]
    pub fn is(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// A page in place of the one asked for, made for people: with a heading and a way home.
    #[track_caller]
    pub fn page_of(self, status: StatusCode, heading: &str) -> Self {
        let answer = self.is(status);
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        let text = answer.text();
        assert!(text.contains(&format!("<h1>{heading}</h1>")), "no heading {heading:?} in {text}");
        assert!(text.contains(r#"href="/" class="button""#), "no way home in {text}");
        answer
    }

    /// Sent on to another address.
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        let answer = self.is(StatusCode::SEE_OTHER);
        assert_eq!(answer.header(header::LOCATION.as_str()), path);
        answer
    }

    /// A header's text; empty if absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page's title.
    pub fn title(&self) -> String {
        self.between("<title>", "</title>")
    }

    /// Where the sign-in form of the page would lead.
    pub fn back(&self) -> String {
        let form = self.between(r#"action="/sign-in""#, "</form>");
        let value = form.split_once(r#"name="back" value=""#).expect("an address to go back to").1;
        value.split('"').next().unwrap_or_default().replace("&amp;", "&")
    }

    /// What first stands between two marks.
    #[track_caller]
    pub fn between(&self, before: &str, after: &str) -> String {
        let text = self.text();
        let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
        found.unwrap_or_else(|| panic!("nothing between {before} and {after} in {text}")).0.to_owned()
    }
}
