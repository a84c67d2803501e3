//! The answers that are no success, by the kind of request: each status with the codes it can have.

use crate::api::problem::{Code, MEDIA_TYPE};
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder, Type,
};

/// What any request can be answered.
const ANY: &[Code] = &[
    Code::Unauthorized,
    Code::InvalidToken,
    Code::Forbidden,
    Code::TooManyRequests,
    Code::Internal,
    Code::Busy,
];

/// What a change can be answered.
const CHANGE: &[Code] = &[
    Code::MalformedJson,
    Code::MalformedRequest,
    Code::NotFound,
    Code::Occupied,
    Code::Full,
    Code::Conflict,
    Code::WrongStatus,
    Code::NoRoom,
    Code::SameRoom,
    Code::OutsideDates,
    Code::AlreadySlept,
    Code::NotDueYet,
    Code::Stale,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::Invalid,
    Code::KeyInvalid,
    Code::KeyReused,
    Code::VersionMissing,
];

/// What making something can be answered.
const MAKE: &[Code] = &[
    Code::MalformedJson,
    Code::MalformedRequest,
    Code::KeyMissing,
    Code::KeyInvalid,
    Code::Occupied,
    Code::Full,
    Code::Conflict,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::Invalid,
    Code::KeyReused,
];

/// What a report can be answered.
const REPORT: &[Code] = &[
    Code::MalformedJson,
    Code::MalformedRequest,
    Code::KeyMissing,
    Code::KeyInvalid,
    Code::NotFound,
    Code::Conflict,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::Invalid,
    Code::KeyReused,
];

/// Answers to reading something there is always one of.
pub struct Reads;

/// Answers to reading one of many.
pub struct ReadsOne;

/// Answers to reading with parameters.
pub struct Lists;

/// Answers to a change of one of many.
pub struct Writes;

/// Answers to making something.
pub struct WritesNew;

/// Answers to a report about one of many.
pub struct Reports;

impl IntoResponses for Reads {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY])
    }
}

impl IntoResponses for ReadsOne {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY, &[Code::NotFound]])
    }
}

impl IntoResponses for Lists {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY, &[Code::Invalid]])
    }
}

impl IntoResponses for Writes {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY, CHANGE, &[Code::KeyMissing]])
    }
}

impl IntoResponses for Reports {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY, REPORT])
    }
}

impl IntoResponses for WritesNew {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        of(&[ANY, MAKE])
    }
}

fn of(lists: &[&[Code]]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status = BTreeMap::<u16, Vec<Code>>::new();
    for code in lists.iter().flat_map(|list| list.iter()) {
        by_status.entry(code.status().as_u16()).or_default().push(*code);
    }
    by_status
        .into_iter()
        .map(|(status, codes)| (status.to_string(), RefOr::T(problem(status, &codes))))
        .collect()
}

fn problem(status: u16, codes: &[Code]) -> Response {
    let words = codes.iter().map(|code| format!("`{}`: {}.", code.word(), code.title()));
    let description = words.collect::<Vec<_>>().join(" ");
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response = ResponseBuilder::new().description(description).content(MEDIA_TYPE, body);
    match status {
        401 => response.header("WWW-Authenticate", header("How to show who asks (RFC 6750).", Type::String)),
        429 | 503 => response.header("Retry-After", header("Seconds to wait.", Type::Integer)),
        _ => response,
    }
    .build()
}

fn header(description: &str, kind: Type) -> utoipa::openapi::Header {
    let schema = ObjectBuilder::new().schema_type(kind).build();
    HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build()
}
