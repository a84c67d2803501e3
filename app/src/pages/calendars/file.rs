//! A calendar as programs read it.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use service::feed::Content;

use super::words;
use crate::revalidate::Tag;

/// The file, or word that the program has it already.
pub fn answer(content: &Content, request: &HeaderMap) -> Response {
    let text = words::calendar(content).write();
    let tag = Tag::of_text(&text);
    if tag.is_known(request) {
        return tag.unchanged();
    }
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"foresteria.ics\""),
    ];
    tag.on((headers, text))
}
