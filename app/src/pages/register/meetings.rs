//! One's own meetings: whom one can meet, when, and what one booked. Nothing of what others booked is told.

mod calendar;
mod hosts;
mod mine;

pub use calendar::calendar;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::CampusZone;
use domain::meeting::Gate;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::meeting::{self, Offered};

use super::{answer, unknown};
use crate::components::{ErrorSummary, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::{outside, page};
use crate::state::AppState;
use crate::view::duration::duration;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;
use hosts::hosts;
use mine::mine;

/// All that the page shows.
struct Shown {
    locale: Locale,
    zone: CampusZone,
    /// Where this page is.
    path: String,
    /// Where the registration is.
    back: String,
    offered: Offered,
    /// The host whose times are shown.
    host: String,
    news: Option<&'static str>,
    wrong: Option<String>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let news = match asked.text("news") {
        "booked" => Some(td_string!(viewer.locale, meet.news_booked)),
        "given" => Some(td_string!(viewer.locale, meet.news_given)),
        _ => None,
    };
    page_of(&state, &viewer, (&token, asked.text("host")), (StatusCode::OK, news, None)).await
}

/// Books a time, or gives one back; sent twice, done once.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (locale, host) = (viewer.locale, sent.text("host"));
    let (outcome, news) = if let Ok(slot) = sent.text("give_back").parse() {
        (meeting::give_back_own(&state.ctx, &token, slot).await, "given")
    } else {
        let slot = sent.text("slot").parse().map_err(|_| Fault::Unreadable)?;
        (meeting::book_own(&state.ctx, &token, slot).await, "booked")
    };
    let (status, wrong) = match outcome {
        Ok(()) => {
            let (token, host) = (query_value(&token), query_value(host));
            let back = format!("/register/change/{token}/meetings?news={news}&host={host}");
            return Ok(answer(StatusCode::SEE_OTHER, Redirect::to(&back)));
        }
        Err(ServiceError::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, fault_text(locale, &faults)),
        Err(ServiceError::TooManyTries { seconds }) => {
            let text = td_string!(locale, meet.too_many, time = duration(locale, seconds));
            (StatusCode::TOO_MANY_REQUESTS, Some(text))
        }
        Err(error) => return unknown(&state, &viewer, error),
    };
    page_of(&state, &viewer, (&token, host), (status, None, wrong)).await
}

/// What is wrong; none where the page says it anyhow, because nothing can be booked at all.
fn fault_text(locale: Locale, faults: &[FieldError]) -> Option<String> {
    let fault = faults.first()?;
    let text = match (fault.field.as_str(), fault.code) {
        ("slot", "late") => td_string!(locale, meet.f_late),
        ("slot", "overlaps") => td_string!(locale, meet.f_overlaps),
        ("slot", "most") => td_string!(locale, meet.full),
        ("slot", _) => td_string!(locale, meet.f_taken),
        _ => return None,
    };
    Some(text.to_owned())
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    (token, host): (&str, &str),
    (status, news, wrong): (StatusCode, Option<&'static str>, Option<String>),
) -> Result<Response, Fault> {
    let offered = match meeting::offered(&state.ctx, token).await {
        Ok(offered) => offered,
        Err(error) => return unknown(state, viewer, error),
    };
    let (locale, back) = (viewer.locale, format!("/register/change/{}", query_value(token)));
    let frame = outside(state, viewer, td_string!(locale, meet.title, event = offered.title.clone()));
    let path = format!("{back}/meetings");
    let (zone, host) = (state.ctx.zone, host.to_owned());
    let shown = Shown { locale, zone, path, back, offered, host, news, wrong };
    Ok(answer(status, page(frame, move || view! { <Content shown=shown /> }).into_response()))
}

#[component]
fn Content(shown: Shown) -> impl IntoView {
    let locale = shown.locale;
    let title = td_string!(locale, meet.title, event = shown.offered.title.clone());
    let wrong = shown.wrong.clone().map(|text| (None::<String>, text)).into_iter().collect();
    view! {
        <h1>{title}</h1>
        <p><a href=shown.back.clone()>{td_string!(locale, meet.back)}</a></p>
        {shown.news.map(|text| view! { <Notice tone=Tone::Good><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=wrong />
        {standing(&shown)}
        {mine(&shown)}
        {hosts(&shown)}
    }
}

/// Whether anything can be booked, and within which limits.
fn standing(shown: &Shown) -> Markup {
    let (locale, offered) = (shown.locale, &shown.offered);
    let past = |text: &'static str| view! { <Notice tone=Tone::Past><p>{text}</p></Notice> }.into_markup();
    match offered.gate {
        Gate::Off => past(td_string!(locale, meet.off)),
        _ if !offered.active => past(td_string!(locale, meet.withdrawn)),
        Gate::Closed => past(td_string!(locale, meet.closed)),
        Gate::Open => {
            let terms = offered.known.terms;
            let most = td_string!(locale, meet.most, most = count(locale, terms.most));
            let n = count(locale, terms.hours);
            let until = td_string!(locale, meet.until, count = terms.hours, n = n);
            view! { <p class="quiet">{most}" "{until}" "{td_string!(locale, meet.zone)}</p> }.into_markup()
        }
    }
}
