//! The form of an interpreter, shown and sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::ids::InterpreterId;
use domain::interpretation::Absence;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::interpreter;

use super::form::{Content, Shown};
use crate::components::Tone;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::{Sent, TICKED};
use crate::viewer::Viewer;

/// The form of somebody new.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Response, Fault> {
    viewer.actor()?.require(Permission::WriteEvents)?;
    let mut sent = Sent::default();
    sent.put("key", state.ctx.ids.next().to_string());
    sent.put("active", TICKED);
    Ok(new(&state, &viewer, sent, Vec::new()))
}

/// Takes somebody down; sent twice, done once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| InterpreterId::new(state.ctx.ids.next()));
    match interpreter::add(&state.ctx, &viewer.actor()?, id, &sent.profile()).await {
        Ok(()) => Ok(Redirect::to("/interpreters?done=saved").into_response()),
        Err(ServiceError::Invalid(faults)) => Ok(new(&state, &viewer, sent, faults)),
        Err(error) => Err(error.into()),
    }
}

/// The form of somebody known.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let told = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(locale, interpreter.done))),
        "stale" => Some((Tone::Bad, td_string!(locale, interpreter.stale))),
        _ => None,
    };
    known(&state, &viewer, &id, (None, Vec::new()), told).await
}

/// Changes somebody.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome =
        interpreter::change(&state.ctx, &viewer.actor()?, (parse(&id)?, sent.version()), &sent.profile())
            .await;
    answered(&state, &viewer, &id, Some(sent), outcome).await
}

/// Erases somebody; sent twice, done once.
pub async fn remove(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    match interpreter::remove(&state.ctx, &viewer.actor()?, (parse(&id)?, sent.version())).await {
        Ok(()) | Err(ServiceError::NotFound(_)) => {
            Ok(Redirect::to("/interpreters?done=removed").into_response())
        }
        other => answered(&state, &viewer, &id, None, other).await,
    }
}

/// Notes days away.
pub async fn go_away(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let fault = |field| ServiceError::Invalid(vec![FieldError::new(field, "missing")]);
    let outcome = match (sent.date("from"), sent.date("until")) {
        (Some(from), Some(until)) => {
            interpreter::go_away(&state.ctx, &viewer.actor()?, parse(&id)?, Absence { from, until }).await
        }
        (None, _) => Err(fault("from")),
        (_, None) => Err(fault("until")),
    };
    match outcome {
        Err(ServiceError::Invalid(faults)) => {
            let mut kept = stored(&state, &viewer, &id).await?;
            kept.put("from", sent.text("from"));
            kept.put("until", sent.text("until"));
            let page = known(&state, &viewer, &id, (Some(kept), faults), None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        other => answered(&state, &viewer, &id, None, other).await,
    }
}

/// Takes days away back.
pub async fn come_back(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let from = sent.date("from").ok_or(Fault::NotFound)?;
    let outcome = interpreter::come_back(&state.ctx, &viewer.actor()?, parse(&id)?, from).await;
    answered(&state, &viewer, &id, None, outcome).await
}

async fn answered(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    typed: Option<Sent>,
    outcome: Result<(), ServiceError>,
) -> Result<Response, Fault> {
    let to = |news: &str| Ok(Redirect::to(&format!("/interpreters/{id}?done={news}")).into_response());
    match outcome {
        Ok(()) => to("saved"),
        Err(ServiceError::Stale { .. }) => to("stale"),
        Err(ServiceError::Invalid(faults)) => {
            let page = known(state, viewer, id, (typed, faults), None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn parse(id: &str) -> Result<InterpreterId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

async fn stored(state: &AppState, viewer: &Viewer, id: &str) -> Result<Sent, Fault> {
    let line = interpreter::one(&state.ctx, &viewer.actor()?, parse(id)?).await?;
    Ok(Sent::of_interpreter(&line.interpreter))
}

fn new(state: &AppState, viewer: &Viewer, sent: Sent, faults: Vec<FieldError>) -> Response {
    let locale = viewer.locale;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = Shown {
        locale,
        title: td_string!(locale, interpreter.create).to_owned(),
        action: "/interpreters/new".to_owned(),
        sent,
        faults,
        told: None,
        known: None,
        may: true,
    };
    (status, render(state, viewer, shown)).into_response()
}

async fn known(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (typed, faults): (Option<Sent>, Vec<FieldError>),
    told: Option<(Tone, &'static str)>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let line = interpreter::one(&state.ctx, &actor, parse(id)?).await?;
    let shown = Shown {
        locale: viewer.locale,
        title: line.interpreter.full_name.clone(),
        action: format!("/interpreters/{id}"),
        sent: typed.unwrap_or_else(|| Sent::of_interpreter(&line.interpreter)),
        faults,
        told,
        known: Some((line.away, line.duties)),
        may: actor.may(Permission::WriteEvents),
    };
    Ok(render(state, viewer, shown).into_response())
}

fn render(state: &AppState, viewer: &Viewer, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Events, shown.title.clone());
    let all = Way::new("/interpreters", td_string!(locale, interpreter.title));
    frame.above = vec![Area::Events.way(locale), all];
    page(frame, move || view! { <Content shown=shown /> })
}
