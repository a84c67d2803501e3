//! `/register/…`: what participants see, without an account and without a session. No way into the product leads from
//! here, and nothing of it is kept by browsers, proxies or search engines.

mod form;
mod fresh;
pub mod meetings;
pub mod own;
mod words;

pub use fresh::{form, send, sent};
pub(crate) use words::payment_badge;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::registration::Gate;
use i18n::Dates;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::registration::Offer;

use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::pages::{outside, page};
use crate::state::AppState;
use crate::viewer::Viewer;

/// A page for whoever has a secret address.
fn answer(status: StatusCode, shown: impl IntoResponse) -> Response {
    let mut response = (status, shown).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

/// There is no such link, or none any more: says so, and whom to ask.
fn unknown(state: &AppState, viewer: &Viewer, error: ServiceError) -> Result<Response, Fault> {
    if !matches!(error, ServiceError::NotFound("registration")) {
        return Err(error.into());
    }
    let (title, text) =
        (td_string!(viewer.locale, register.unknown_title), td_string!(viewer.locale, register.unknown));
    Ok(told(state, viewer, StatusCode::NOT_FOUND, (title.to_owned(), text.to_owned())))
}

/// A registration that takes nobody now: says why.
fn shut(state: &AppState, viewer: &Viewer, offer: &Offer) -> Response {
    let (locale, title) = (viewer.locale, offer.title.clone());
    let (status, text) = match offer.gate {
        Gate::Off => (StatusCode::GONE, td_string!(locale, register.off).to_owned()),
        Gate::Full => (StatusCode::CONFLICT, td_string!(locale, register.full).to_owned()),
        Gate::Open | Gate::Closed => {
            let day = Dates::new(locale).long(offer.closes_on);
            (StatusCode::GONE, td_string!(locale, register.closed, date = day))
        }
    };
    told(state, viewer, status, (title, text))
}

fn told(state: &AppState, viewer: &Viewer, status: StatusCode, (title, text): (String, String)) -> Response {
    let content = {
        let title = title.clone();
        move || {
            view! {
                <h1>{title}</h1>
                <Notice tone=Tone::Past><p>{text}</p></Notice>
            }
        }
    };
    answer(status, page(outside(state, viewer, title), content))
}
