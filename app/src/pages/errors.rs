//! What a reader sees in place of a page, and where to go from there.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::{Locale, Readers};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Area, frame, outside, page};
use crate::fault::Fault;
use crate::local::query_value;
use crate::request_id::RequestId;
use crate::state::AppState;
use crate::view::frame::{Frame, Width};
use crate::viewer::Viewer;

/// There is nothing at this address.
pub async fn not_found() -> Fault {
    Fault::NotFound
}

/// In seconds: what the page of [`Fault::Busy`] says in words.
const A_MINUTE: HeaderValue = HeaderValue::from_static("60");

/// Makes a page of a fault; a reader who has yet to sign in is taken there, and back afterwards.
pub async fn dress(
    State(state): State<AppState>,
    mut viewer: Viewer,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let request_id = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    let Some(fault) = Fault::of(&response) else { return uncached(response) };
    if !reads {
        // What a form was sent to is no page to come back to.
        "/".clone_into(&mut viewer.here);
    }
    if fault == Fault::SignInFirst {
        let sign_in = format!("/sign-in?back={}", query_value(&viewer.here));
        return uncached(Redirect::to(&sign_in).into_response());
    }
    let again = (reads && matches!(fault, Fault::Busy | Fault::Internal)).then(|| viewer.here.clone());
    let quoted = request_id.filter(|_| fault == Fault::Internal);
    let (title, text) = words(viewer.locale, fault);
    let frame = match viewer.readers {
        Readers::Participants => outside(&state, &viewer, title),
        Readers::Staff => Frame { width: Width::Narrow, ..frame(&state, &viewer, Area::Elsewhere, title) },
    };
    let html = page(frame, move || view(viewer.locale, title, text, again, quoted)).0;
    uncached(in_place_of(response, fault, html))
}

/// The page with the status of the answer and its headers, but for those that told of its body.
fn in_place_of(response: Response, fault: Fault, html: String) -> Response {
    let (mut parts, _) = response.into_parts();
    parts.extensions.remove::<Fault>();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if fault == Fault::Busy {
        parts.headers.insert(header::RETRY_AFTER, A_MINUTE);
    }
    Response::from_parts(parts, Body::from(html))
}

/// Pages hold what only their reader may see, and change with every booking.
fn uncached(mut response: Response) -> Response {
    let cached = response.headers().contains_key(header::CACHE_CONTROL);
    if !cached {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn view(
    locale: Locale,
    title: &'static str,
    text: &'static str,
    again: Option<String>,
    quoted: Option<RequestId>,
) -> impl IntoView {
    view! {
        <div class="stack">
            <h1>{title}</h1>
            <p>{text}</p>
            {quoted.map(|RequestId(id)| view! { <p>{td_string!(locale, error.quote, id = id.to_string())}</p> })}
            <p class="row">
                {again.map(|here| view! {
                    <a class="button primary" href=here>{td_string!(locale, error.again)}</a>
                })}
                <a class="button" href="/">{td_string!(locale, error.home)}</a>
            </p>
        </div>
    }
}

fn words(locale: Locale, fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::Forbidden | Fault::SignInFirst => {
            (td_string!(locale, error.forbidden_title), td_string!(locale, error.forbidden))
        }
        Fault::NotFound => (td_string!(locale, error.not_found_title), td_string!(locale, error.not_found)),
        Fault::Foreign => (td_string!(locale, error.foreign_title), td_string!(locale, error.foreign)),
        Fault::TooLarge => (td_string!(locale, error.too_large_title), td_string!(locale, error.too_large)),
        Fault::Unreadable => {
            (td_string!(locale, error.unreadable_title), td_string!(locale, error.unreadable))
        }
        Fault::Busy => (td_string!(locale, error.unavailable_title), td_string!(locale, error.unavailable)),
        Fault::Internal => (td_string!(locale, error.internal_title), td_string!(locale, error.internal)),
    }
}
