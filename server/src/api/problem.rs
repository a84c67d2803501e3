//! Problem details (RFC 9457): what went wrong, for programs first.

mod code;
mod of_service;
mod refused;

pub use code::Code;
pub use refused::{Alternatives, Obstacle};

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use service::error::FieldError;
use utoipa::ToSchema;

/// The media type of problem details.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong; [`Shown`] is how it is told.
#[derive(Clone, Debug)]
pub struct Problem {
    code: Code,
    detail: String,
    errors: Vec<FieldProblem>,
    refused: Option<Box<(Obstacle, Alternatives)>>,
    current_version: Option<i64>,
    retry_after: Option<u64>,
    scope: Option<&'static str>,
}

/// What went wrong, as RFC 9457 has it told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Shown<'a> {
    /// Where the code is explained, relative to this server.
    #[serde(rename = "type")]
    #[schema(example = "/api#problem-full")]
    kind: String,
    /// The code in a few words.
    #[schema(example = "No room of the type is left")]
    title: &'a str,
    /// The status of the answer.
    #[schema(example = 409)]
    status: u16,
    /// What it is this time.
    #[schema(example = "Every room of the type single is taken or closed on 2026-06-01.")]
    detail: &'a str,
    /// Stable word to decide by.
    #[schema(example = "full")]
    code: &'a str,
    /// The fields that cannot be accepted.
    #[serde(skip_serializing_if = "<[FieldProblem]>::is_empty")]
    #[schema(required = false)]
    errors: &'a [FieldProblem],
    /// What stands in the way, where a room or a type does.
    #[serde(skip_serializing_if = "Option::is_none")]
    obstacle: Option<&'a Obstacle>,
    /// What would do instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    alternatives: Option<&'a Alternatives>,
    /// The version the record is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_version: Option<i64>,
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Path of the field, or name of the parameter.
    #[schema(example = "guests[0].email")]
    pub field: String,
    /// Stable word.
    #[schema(example = "not_an_address")]
    pub code: String,
    /// For people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Problem {
    /// A problem of a code.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: code.meaning().to_owned(),
            errors: Vec::new(),
            refused: None,
            current_version: None,
            retry_after: None,
            scope: None,
        }
    }

    /// Says what it is this time.
    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// A field that cannot be accepted.
    pub fn field(field: impl Into<String>, code: &str, detail: Option<String>) -> Self {
        let errors = vec![FieldProblem { field: field.into(), code: code.to_owned(), detail }];
        Self { errors, ..Self::new(Code::Invalid) }
    }

    /// Fields that cannot be accepted.
    pub fn fields(faults: Vec<FieldError>) -> Self {
        let error = |fault: FieldError| FieldProblem {
            field: fault.field,
            code: fault.code.to_owned(),
            detail: None,
        };
        Self { errors: faults.into_iter().map(error).collect(), ..Self::new(Code::Invalid) }
    }

    /// Says when to try again, in seconds.
    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

impl Problem {
    #[cfg(test)]
    /// The fields that cannot be accepted.
    pub fn errors(&self) -> &[FieldProblem] {
        &self.errors
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            kind: format!("/api#{}", self.code.anchor()),
            title: self.code.title(),
            status: self.code.status().as_u16(),
            detail: &self.detail,
            code: self.code.word(),
            errors: &self.errors,
            obstacle: self.refused.as_ref().map(|refused| &refused.0),
            alternatives: self.refused.as_ref().map(|refused| &refused.1),
            current_version: self.current_version,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.code.status();
        let body = serde_json::to_vec(&self.shown()).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(challenge) = challenge(&self).and_then(|text| HeaderValue::try_from(text).ok()) {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// What RFC 6750 asks to be said of a token.
fn challenge(problem: &Problem) -> Option<String> {
    let realm = r#"Bearer realm="Foresteria""#;
    match (problem.code, problem.scope) {
        (Code::Unauthorized, _) => Some(realm.to_owned()),
        (Code::InvalidToken, _) => Some(format!(r#"{realm}, error="invalid_token""#)),
        (_, Some(scope)) => Some(format!(r#"{realm}, error="insufficient_scope", scope="{scope}""#)),
        _ => None,
    }
}

/// Makes a problem of an answer that the framework gave by itself, with a status alone.
pub async fn of_bare(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let told =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind != "text/plain; charset=utf-8");
    if told || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut problem = Problem::new(Code::of_status(status)).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        problem.headers_mut().insert(header::ALLOW, allow.clone());
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        problem.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    problem
}
