//! Versions made, changed and taken a step further, as they are sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::QuoteId;
use domain::quote::State as At;
use service::error::FieldError;
use service::quote::{self, Answer};
use service::{Actor, Context, ServiceError};

use super::meanwhile::other;
use super::show::{Tried, shown};
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::view::quote::terms;
use crate::viewer::Viewer;

/// Makes the next version; sent twice, made once.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| QuoteId::new(state.ctx.ids.next()));
    let language = i18n::code(viewer.locale);
    let outcome = quote::make(&state.ctx, &viewer.actor()?, &code, (id, language)).await.map(|_| ());
    answer(&state, &viewer, (&code, None), outcome, "made").await
}

/// Changes a draft.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, number)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = match terms(&sent) {
        Ok(terms) => {
            let key = (number, sent.version());
            quote::change(&state.ctx, &viewer.actor()?, &code, key, &terms).await
        }
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Err(ServiceError::Invalid(faults)) => {
            let tried = Tried { number: Some(number), sent: Some(sent), faults, ..Tried::default() };
            shown(&state, &viewer, &code, (StatusCode::UNPROCESSABLE_ENTITY, tried)).await
        }
        Err(ServiceError::Stale { .. }) => stale(&state, &viewer, &code, (number, sent)).await,
        other => answer(&state, &viewer, (&code, Some(number)), other, "changed").await,
    }
}

/// Somebody changed the draft meanwhile: what was typed stays, what is there now is told, and a second press saves. Of a
/// version that has gone on nothing is changed any more.
async fn stale(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (number, mut sent): (i64, Sent),
) -> Result<Response, Fault> {
    let quotes = quote::of_event(&state.ctx, &viewer.actor()?, code).await?;
    let now = quotes.version(number).ok_or(Fault::NotFound)?;
    if now.quote.state != At::Draft {
        let tried = Tried { number: Some(number), done: "stale".to_owned(), ..Tried::default() };
        return shown(state, viewer, code, (StatusCode::CONFLICT, tried)).await;
    }
    let meanwhile = Some(other(viewer.locale, &sent, &now.quote.terms, quotes.money));
    sent.put("version", now.quote.version.to_string());
    let tried = Tried { number: Some(number), sent: Some(sent), meanwhile, ..Tried::default() };
    shown(state, viewer, code, (StatusCode::CONFLICT, tried)).await
}

/// Takes a version a step further.
pub async fn step(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, number, step)): Path<(String, i64, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, key) = (&state.ctx, viewer.actor()?, (number, sent.version()));
    let outcome = match step.as_str() {
        "finish" => quote::finish(ctx, &actor, &code, key).await,
        "approve" => quote::approve(ctx, &actor, &code, key).await,
        "send" => quote::send(ctx, &actor, &code, key).await,
        "accept" => answered(ctx, &actor, (&code, key), (&sent, Answer::Accepted)).await,
        "decline" => answered(ctx, &actor, (&code, key), (&sent, Answer::Declined)).await,
        _ => return Err(Fault::NotFound),
    };
    match outcome {
        // The day that was typed stays in its field.
        Err(ServiceError::Invalid(faults)) => {
            let answered_on = Some(sent.text("answered_on").to_owned()).filter(|day| !day.is_empty());
            let tried = Tried { number: Some(number), faults, answered_on, ..Tried::default() };
            shown(&state, &viewer, &code, (StatusCode::UNPROCESSABLE_ENTITY, tried)).await
        }
        other => answer(&state, &viewer, (&code, Some(number)), other, "step").await,
    }
}

/// Takes down what the client said, on the day that was typed.
async fn answered(
    ctx: &Context,
    actor: &Actor,
    (code, key): (&str, (i64, i64)),
    (sent, said): (&Sent, Answer),
) -> Result<(), ServiceError> {
    let missing = || ServiceError::Invalid(vec![FieldError::new("answered_on", "missing")]);
    let on = sent.date("answered_on").ok_or_else(missing)?;
    quote::answer(ctx, actor, code, key, (said, on)).await
}

/// Leads on, or shows the page again with what is wrong.
async fn answer(
    state: &AppState,
    viewer: &Viewer,
    (code, number): (&str, Option<i64>),
    outcome: Result<(), ServiceError>,
    done: &str,
) -> Result<Response, Fault> {
    let lead = |done: &str| {
        let version = number.map(|number| format!("&version={number}")).unwrap_or_default();
        let path = format!("/events/{}/quote?done={done}{version}", query_value(code));
        Ok(Redirect::to(&path).into_response())
    };
    match outcome {
        Ok(()) => lead(done),
        Err(ServiceError::Stale { .. }) => lead("stale"),
        Err(ServiceError::Invalid(faults)) => {
            let tried = Tried { number, faults, ..Tried::default() };
            shown(state, viewer, code, (StatusCode::UNPROCESSABLE_ENTITY, tried)).await
        }
        Err(error) => Err(error.into()),
    }
}
