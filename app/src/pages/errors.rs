//! What a reader sees in place of a page, and where to go from there.

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Area, frame, page};
use crate::fault::Fault;
use crate::i18n::Locale;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::frame::Width;
use crate::viewer::Viewer;

/// There is nothing at this address.
pub async fn not_found() -> Fault {
    Fault::NotFound
}

/// Makes a page of a fault; a reader who has yet to sign in is taken there, and back afterwards.
pub async fn dress(State(state): State<AppState>, viewer: Viewer, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(fault) = response.extensions().get::<Fault>().copied() else { return uncached(response) };
    if fault == Fault::SignInFirst {
        return Redirect::to(&format!("/sign-in?back={}", query_value(&viewer.here))).into_response();
    }
    let (title, text) = words(viewer.locale, fault);
    let mut frame = frame(&state, &viewer, Area::Elsewhere, title);
    frame.width = Width::Narrow;
    uncached((fault.status(), page(frame, move || view(viewer.locale, title, text))).into_response())
}

/// Pages hold what only their reader may see, and change with every booking.
fn uncached(mut response: Response) -> Response {
    let cached = response.headers().contains_key(header::CACHE_CONTROL);
    if !cached {
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    }
    response
}

fn view(locale: Locale, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <div class="stack">
            <h1>{title}</h1>
            <p>{text}</p>
            <p><a class="button" href="/">{td_string!(locale, error.home)}</a></p>
        </div>
    }
}

fn words(locale: Locale, fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::Forbidden | Fault::SignInFirst => {
            (td_string!(locale, error.forbidden_title), td_string!(locale, error.forbidden))
        }
        Fault::NotFound => (td_string!(locale, error.not_found_title), td_string!(locale, error.not_found)),
        Fault::Busy => (td_string!(locale, error.unavailable_title), td_string!(locale, error.unavailable)),
        Fault::Internal => (td_string!(locale, error.internal_title), td_string!(locale, error.internal)),
    }
}
