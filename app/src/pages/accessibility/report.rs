//! The report of a barrier: plain text, without an account and without JavaScript.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::barrier::{LONGEST_LINE, LONGEST_TEXT, is_reference};
use domain::ids::BarrierId;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::barrier::{self, NewBarrier};
use service::error::FieldError;

use crate::components::{Button, ErrorSummary, Field, Notice, TextField, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::duration::duration;
use crate::view::frame::{Width, in_language};
use crate::viewer::Viewer;

/// Where it is.
const PATH: &str = "/accessibility/report";

/// What an address asks for: the page the barrier is on, or the reference of a report just sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
    #[serde(default)]
    sent: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    /// The id the report will have: sent twice, it is one.
    #[serde(default)]
    id: String,
    #[serde(default)]
    wish: String,
    #[serde(default)]
    obstacle: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    technology: String,
    #[serde(default)]
    contact: String,
    /// Hidden from everybody, and so filled in by machines alone.
    #[serde(default)]
    website: String,
}

/// What is wrong with a report.
enum Problem {
    Fields(Vec<FieldError>),
    Trapped,
    TooMany { seconds: i64 },
}

/// The form, or the thanks.
pub async fn form(State(state): State<AppState>, viewer: Viewer, Query(asked): Query<Asked>) -> Html<String> {
    if is_reference(&asked.sent) {
        return thanks(&state, &viewer, asked.sent);
    }
    let page = asked.page.chars().take(LONGEST_LINE).collect();
    render(&state, &viewer, Sent { page, ..Sent::default() }, None)
}

/// Takes the report; or shows what is wrong, with all that was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (status, problem) = match take(&state, &viewer, &sent).await {
        Ok(reference) => {
            let thanks = in_language(&format!("{PATH}?sent={reference}"), viewer.named);
            return Ok(Redirect::to(&thanks).into_response());
        }
        Err(Outcome::Trapped) => (StatusCode::UNPROCESSABLE_ENTITY, Problem::Trapped),
        Err(Outcome::Failed(ServiceError::Invalid(faults))) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Problem::Fields(faults))
        }
        Err(Outcome::Failed(ServiceError::TooManyTries { seconds })) => {
            (StatusCode::TOO_MANY_REQUESTS, Problem::TooMany { seconds })
        }
        Err(Outcome::Failed(error)) => return Err(error.into()),
    };
    Ok((status, render(&state, &viewer, sent, Some(problem))).into_response())
}

/// Why a report was not taken.
enum Outcome {
    Trapped,
    Failed(ServiceError),
}

async fn take(state: &AppState, viewer: &Viewer, sent: &Sent) -> Result<String, Outcome> {
    if !sent.website.is_empty() {
        return Err(Outcome::Trapped);
    }
    let new = NewBarrier {
        wish: sent.wish.clone(),
        obstacle: sent.obstacle.clone(),
        page: sent.page.clone(),
        technology: sent.technology.clone(),
        contact: sent.contact.clone(),
    };
    // A form without its id was not made by us, and is taken all the same.
    let id = sent.id.parse().unwrap_or_else(|_| BarrierId::new(state.ctx.ids.next()));
    let by = viewer.account.as_ref().map(|account| account.id);
    barrier::report(&state.ctx, by, id, &new, &viewer.address).await.map_err(Outcome::Failed)
}

fn thanks(state: &AppState, viewer: &Viewer, reference: String) -> Html<String> {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, barrier.sent_title));
    frame.width = Width::Narrow;
    frame.above = vec![super::way(locale, viewer.named)];
    let another = in_language(PATH, viewer.named);
    page(frame, move || {
        view! {
            <h1>{td_string!(locale, barrier.sent_title)}</h1>
            <Notice tone=Tone::Good>
                <p>{td_string!(locale, barrier.sent, reference = reference.clone())}</p>
                <p>{td_string!(locale, barrier.sent_next)}</p>
            </Notice>
            <p><a class="button" href=another>{td_string!(locale, barrier.another)}</a></p>
        }
    })
}

fn render(state: &AppState, viewer: &Viewer, mut sent: Sent, problem: Option<Problem>) -> Html<String> {
    let locale = viewer.locale;
    if sent.id.parse::<BarrierId>().is_err() {
        sent.id = state.ctx.ids.next().to_string();
    }
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, barrier.create));
    frame.width = Width::Narrow;
    frame.above = vec![super::way(locale, viewer.named)];
    let action = in_language(PATH, viewer.named);
    page(frame, move || view! { <Content locale=locale action=action sent=sent problem=problem /> })
}

fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let limit = if matches!(fault.field.as_str(), "wish" | "obstacle") { LONGEST_TEXT } else { LONGEST_LINE };
    match fault.code {
        "too_long" => {
            let limit = count(locale, i64::try_from(limit).unwrap_or(i64::MAX));
            td_string!(locale, barrier.too_long, n = limit)
        }
        _ => td_string!(locale, barrier.missing).to_owned(),
    }
}

#[component]
fn Content(locale: Locale, action: String, sent: Sent, problem: Option<Problem>) -> impl IntoView {
    let (faults, whole) = match problem {
        None => (Vec::new(), None),
        Some(Problem::Fields(faults)) => (faults, None),
        Some(Problem::Trapped) => (Vec::new(), Some(td_string!(locale, barrier.trapped).to_owned())),
        Some(Problem::TooMany { seconds }) => {
            (Vec::new(), Some(td_string!(locale, barrier.too_many, time = duration(locale, seconds))))
        }
    };
    let error =
        |field: &str| faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault));
    let fields = ["wish", "obstacle", "page", "technology", "contact"];
    let summary = fields.into_iter().filter_map(|field| Some((Some(field), error(field)?)));
    let summary = whole.map(|text| (None, text)).into_iter().chain(summary).collect();
    view! {
        <h1>{td_string!(locale, barrier.create)}</h1>
        <p>{td_string!(locale, barrier.intro)}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="id" value=sent.id />
            <TextField name="wish" label=td_string!(locale, barrier.wish) value=sent.wish error=error("wish") />
            <TextField
                name="obstacle" label=td_string!(locale, barrier.obstacle) value=sent.obstacle
                error=error("obstacle")
            />
            <Field
                name="page" label=td_string!(locale, barrier.page) value=sent.page autocomplete="off"
                hint=td_string!(locale, barrier.page_hint).to_owned() error=error("page")
            />
            <Field
                name="technology" label=td_string!(locale, barrier.technology) value=sent.technology
                autocomplete="off" hint=td_string!(locale, barrier.technology_hint).to_owned()
                error=error("technology")
            />
            <Field
                name="contact" label=td_string!(locale, barrier.contact) value=sent.contact
                hint=td_string!(locale, barrier.contact_hint).to_owned() error=error("contact")
            />
            // `hidden` takes it from eyes, ears and the Tab key alike.
            <div hidden>
                <Field name="website" label=td_string!(locale, barrier.trap) autocomplete="off" />
            </div>
            <div><Button primary=true text=td_string!(locale, barrier.send) /></div>
        </form>
    }
}
