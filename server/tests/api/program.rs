//! A program with a token; each verb is one request.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role, Scopes};
use serde_json::{Value, json};
use service::token::{self, NewToken, OFFERED, Owner};
use std::sync::atomic::{AtomicU64, Ordering};

/// A program.
pub struct Program {
    /// How it reaches the server.
    pub reader: Reader,
    token: String,
    keys: AtomicU64,
}

impl Program {
    /// One that may do all that programs may.
    pub async fn at(site: &Site, campus: &Campus) -> Self {
        Self::within(site, campus, &OFFERED).await
    }

    /// One with some scopes.
    pub async fn within(site: &Site, campus: &Campus, scopes: &[Permission]) -> Self {
        let owner = Owner::Program(campus.actor(Role::ApiClient).id().expect("an account"));
        let administrator = campus.actor(Role::Administrator);
        let secret = token::issue(&campus.ctx, &administrator, &owner, &new(scopes)).await.expect("a token");
        Self::with(site, secret.reveal())
    }

    /// One that a person made for themselves.
    pub async fn of(site: &Site, campus: &Campus, role: Role, scopes: &[Permission]) -> Self {
        let secret = token::issue_own(&campus.ctx, &campus.actor(role), &new(scopes)).await.expect("a token");
        Self::with(site, secret.reveal())
    }

    /// One that shows this as its token.
    pub fn with(site: &Site, token: &str) -> Self {
        Self { reader: site.visitor(), token: token.to_owned(), keys: AtomicU64::new(0) }
    }

    /// Reads a path below the root of the API.
    pub async fn reads(&self, path: &str) -> Answer {
        self.asks(Method::GET, path, &[], "").await
    }

    /// Reads a path that is there.
    pub async fn finds(&self, path: &str) -> Value {
        json_of(&self.reads(path).await.good())
    }

    /// Sends a request as it is told to.
    pub async fn asks(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = self.reader.request(method, &format!("/api/v1{path}"));
        request = request.header("authorization", format!("Bearer {}", self.token));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.reader.sends(request, body).await
    }

    /// Books under a key.
    pub async fn books_as(&self, wish: &Value, key: &str) -> Answer {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        self.asks(Method::POST, "/stays", &headers, &wish.to_string()).await
    }

    /// Books under a key of its own.
    pub async fn books(&self, wish: &Value) -> Answer {
        self.books_as(wish, &self.fresh_key()).await
    }

    /// Changes a stay on the version it was read at.
    pub async fn changes(&self, stay: &Stay, change: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("if-match", stay.tag.as_str())];
        self.asks(Method::PATCH, &format!("/stays/{}", stay.reference()), &headers, &change.to_string()).await
    }

    /// Cancels a stay on the version it was read at, under a key.
    pub async fn cancels_as(&self, stay: &Stay, key: &str) -> Answer {
        let headers = [("if-match", stay.tag.as_str()), ("idempotency-key", key)];
        self.asks(Method::POST, &format!("/stays/{}/cancel", stay.reference()), &headers, "").await
    }

    /// A key nobody used.
    pub fn fresh_key(&self) -> String {
        format!("program-{}-{}", &self.token[4..12], self.keys.fetch_add(1, Ordering::Relaxed))
    }
}

/// A stay as an answer gave it.
pub struct Stay {
    /// Its body.
    pub body: Value,
    /// Its tag.
    pub tag: String,
}

impl Stay {
    /// Out of an answer.
    #[track_caller]
    pub fn of(answer: Answer, status: StatusCode) -> Self {
        let answer = answer.is(status);
        Self { body: json_of(&answer), tag: answer.header("etag").to_owned() }
    }

    /// What the guest is told.
    pub fn reference(&self) -> &str {
        self.body["reference"].as_str().expect("a reference")
    }
}

/// A stay of one unnamed guest, to be changed before it is sent.
pub fn wish(arrival: &str, departure: &str) -> Value {
    json!({ "room_type": "single", "arrival": arrival, "departure": departure, "segment": "individual",
        "guests": [{ "heads": 1 }] })
}

/// The body of an answer.
#[track_caller]
pub fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

/// A problem with a code; its body.
#[track_caller]
pub fn problem(answer: Answer, status: StatusCode, code: &str) -> Value {
    let answer = answer.is(status);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.text());
    let body = json_of(&answer);
    assert_eq!(body["code"], code, "{body}");
    assert_eq!(body["status"], status.as_u16(), "{body}");
    assert_eq!(body["type"], format!("/api#problem-{code}"));
    body
}

fn new(scopes: &[Permission]) -> NewToken {
    NewToken { name: "Test".to_owned(), scopes: scopes.iter().copied().collect::<Scopes>(), days: 30 }
}
