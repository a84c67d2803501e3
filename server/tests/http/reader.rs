//! Somebody with a browser: it keeps cookies, says where its forms come from, and follows nothing by itself.

use super::answer::Answer;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;

/// A browser.
pub struct Reader {
    address: SocketAddr,
    client: Client<HttpConnector, Body>,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Reader {
    /// One without cookies, at a server.
    pub fn at(address: SocketAddr) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self { address, client, cookies: Mutex::default() }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.sends(self.request(Method::GET, path), "").await
    }

    /// Opens a page with a header more.
    pub async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.sends(self.request(Method::GET, path).header(name, value), "").await
    }

    /// Sends a form of our own page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.form(path).header("sec-fetch-site", "same-origin");
        self.sends(form, &encoded(fields)).await
    }

    /// The beginnings of a form that does not say where it comes from.
    pub fn form(&self, path: &str) -> Builder {
        self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    /// The beginnings of any request.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        Request::builder().method(method).uri(format!("http://{}{path}", self.address))
    }

    /// Sends a request with the cookies kept, and keeps those that come back.
    pub async fn sends(&self, request: Builder, body: &str) -> Answer {
        let mut request = request.body(Body::from(body.to_owned())).expect("a request that can be sent");
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            let cookies = cookies.parse().expect("cookies of plain letters");
            request.headers_mut().insert(header::COOKIE, cookies);
        }
        let response = self.client.request(request).await.expect("an answer");
        self.keep(response.headers());
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(Body::new(body), usize::MAX).await.expect("a whole answer");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The value of a cookie, if it is kept.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("cookies").get(name).cloned()
    }

    /// Puts a cookie in, as somebody else with a hand on the browser would.
    pub fn plant(&self, name: &str, value: &str) {
        self.cookies.lock().expect("cookies").insert(name.to_owned(), value.to_owned());
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().expect("cookies");
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, headers: &HeaderMap) {
        let mut kept = self.cookies.lock().expect("cookies");
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie of plain letters");
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if line.contains("Max-Age=0") {
                kept.remove(name);
            } else {
                kept.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Fields as a browser sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| app::local::query_value(text);
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}
