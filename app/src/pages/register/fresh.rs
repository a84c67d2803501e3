//! Registering: the form, and what is told whoever sent it.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::registration::Gate;
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::registration::{self, Offer, Taken};

use super::form::{Fields, summary};
use super::{answer, shut, unknown};
use crate::components::{Button, ErrorSummary, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::{outside, page};
use crate::state::AppState;
use crate::view::duration::duration;
use crate::view::registration::TypedAnswers;
use crate::viewer::Viewer;

/// The form, with the days of the event filled in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let offer = match registration::look_up(&state.ctx, &token).await {
        Ok(offer) if offer.gate == Gate::Open => offer,
        Ok(offer) => return Ok(shut(&state, &viewer, &offer)),
        Err(error) => return unknown(&state, &viewer, error),
    };
    let form = registration::fresh_form(&state.ctx)?.reveal().to_owned();
    let typed = TypedAnswers::fresh(&offer, i18n::code(viewer.locale), form);
    Ok(render(&state, &viewer, StatusCode::OK, Shown { token, offer, typed, problem: Problem::None }))
}

/// Takes the form; or shows what is wrong, with all that was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
    Form(typed): Form<TypedAnswers>,
) -> Result<Response, Fault> {
    let (ctx, answers) = (&state.ctx, typed.answers());
    let outcome = registration::register(ctx, &token, &typed.form, &answers, &viewer.address).await;
    let (status, problem) = match outcome {
        // Whoever reads the mailbox gets the link. Only where no mail is sent it is shown at once.
        Ok(Taken::New(own)) if state.neighbours.mailing.is_none() => {
            let back = format!("/register/change/{}?news=registered", query_value(own.reveal()));
            return Ok(answer(StatusCode::SEE_OTHER, Redirect::to(&back)));
        }
        Ok(_) => {
            let back = format!("/register/{}/sent", query_value(&token));
            return Ok(answer(StatusCode::SEE_OTHER, Redirect::to(&back)));
        }
        Err(ServiceError::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, Problem::Fields(faults)),
        Err(ServiceError::TooManyTries { seconds }) => {
            (StatusCode::TOO_MANY_REQUESTS, Problem::TooMany { seconds })
        }
        Err(error) => return unknown(&state, &viewer, error),
    };
    match registration::look_up(ctx, &token).await {
        Ok(offer) if offer.gate == Gate::Open => {
            Ok(render(&state, &viewer, status, Shown { token, offer, typed, problem }))
        }
        Ok(offer) => Ok(shut(&state, &viewer, &offer)),
        Err(error) => unknown(&state, &viewer, error),
    }
}

/// The same words for a newcomer and for somebody whose address had registered: who else did is nobody's business.
pub async fn sent(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let offer = match registration::look_up(&state.ctx, &token).await {
        Ok(offer) => offer,
        Err(error) => return unknown(&state, &viewer, error),
    };
    let (locale, mails) = (viewer.locale, state.neighbours.mailing.is_some());
    let text =
        if mails { td_string!(locale, register.mailed) } else { td_string!(locale, register.not_mailed) };
    let frame = outside(&state, &viewer, td_string!(locale, register.sent_title));
    let content = move || {
        view! {
            <h1>{td_string!(locale, register.sent_title)}</h1>
            <p dir="auto">{offer.title}</p>
            <Notice tone=Tone::Good><p>{text}</p></Notice>
            <p>{td_string!(locale, register.sent_next)}</p>
        }
    };
    Ok(answer(StatusCode::OK, page(frame, content)))
}

struct Shown {
    token: String,
    offer: Offer,
    typed: TypedAnswers,
    problem: Problem,
}

/// What is wrong with a form.
enum Problem {
    None,
    Fields(Vec<FieldError>),
    TooMany { seconds: i64 },
}

fn render(state: &AppState, viewer: &Viewer, status: StatusCode, shown: Shown) -> Response {
    let locale = viewer.locale;
    let frame = outside(state, viewer, td_string!(locale, register.title, event = shown.offer.title.clone()));
    answer(status, page(frame, move || view! { <Content locale=locale shown=shown /> }).into_response())
}

#[component]
fn Content(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { token, offer, typed, problem } = shown;
    let (faults, whole) = match problem {
        Problem::None => (Vec::new(), None),
        Problem::Fields(faults) => (faults, None),
        Problem::TooMany { seconds } => {
            (Vec::new(), Some(td_string!(locale, register.too_many, time = duration(locale, seconds))))
        }
    };
    let summary = whole.map(|text| (None, text)).into_iter().chain(summary(locale, &faults)).collect();
    view! {
        <h1>{td_string!(locale, register.title, event = offer.title.clone())}</h1>
        <About locale=locale offer=offer.clone() />
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=format!("/register/{token}") novalidate>
            <input type="hidden" name="form" value=typed.form.clone() />
            <Fields locale=locale offer=offer typed=typed faults=faults known=false />
            <div><Button primary=true text=td_string!(locale, register.send) /></div>
        </form>
    }
}

/// What the event is, what is offered, and what it costs.
#[component]
fn About(locale: Locale, offer: Offer) -> impl IntoView {
    let dates = Dates::new(locale);
    let (from, until) = (dates.long(offer.days.0), dates.long(offer.days.1));
    let closes = td_string!(locale, register.closes, date = dates.long(offer.closes_on));
    let fee = offer.fee.map(|fee| td_string!(locale, register.fee, amount = euros(locale, fee.cents)));
    view! {
        <p>{td_string!(locale, register.days, from = from, until = until)}</p>
        {(!offer.note.is_empty()).then(|| view! { <p class="note" dir="auto">{offer.note}</p> })}
        {fee.map(|text| view! { <p>{text}</p> })}
        <p class="quiet">{closes}</p>
    }
}
