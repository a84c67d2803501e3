//! The form, shown and sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::event::{Client, EventKind};
use domain::ids::EventId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::event::{Changed, mark};
use service::{Actor, ServiceError, event};

use super::form::{EventForm, Shown};
use crate::fault::Fault;
use crate::local::{local, query_value};
use crate::pages::events::way;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::event_plan::Typed;
use crate::viewer::Viewer;

/// The form of a new event, with what the address fills in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(typed): Query<Typed>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let or = |text: String, usual: &str| if text.is_empty() { usual.to_owned() } else { text };
    let typed = Typed {
        key: state.ctx.ids.next().to_string(),
        kind: or(typed.kind, EventKind::Training.code()),
        client: or(typed.client, Client::Own.code()),
        ..typed
    };
    render(&state, &viewer, None, Shown { typed, ..Shown::default() }).await
}

/// Takes an enquiry down; or shows what is wrong with it.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let enquiry = match typed.enquiry() {
        Ok(enquiry) => enquiry,
        Err(faults) => return refused(&state, &viewer, None, (typed, faults)).await,
    };
    let id = typed.key.parse::<EventId>().unwrap_or_else(|_| EventId::new(state.ctx.ids.next()));
    match event::ask(&state.ctx, &actor, id, &enquiry).await {
        Ok(code) => Ok(match local(&typed.then) {
            "/" => to_event(&code, "asked"),
            then => Redirect::to(&format!("{then}&event={}", query_value(&code))).into_response(),
        }),
        Err(ServiceError::Invalid(faults)) => refused(&state, &viewer, None, (typed, faults)).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of an event there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let typed = known(&state, &viewer.actor()?, &code).await?;
    render(&state, &viewer, Some(&code), Shown { typed, ..Shown::default() }).await
}

/// Changes it. Where somebody else did in the meantime, or something would lie outside the new days, what was typed is shown
/// again, to be sent once more.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let enquiry = match typed.enquiry() {
        Ok(enquiry) => enquiry,
        Err(faults) => return refused(&state, &viewer, Some(&code), (typed, faults)).await,
    };
    match event::change(&state.ctx, &actor, (&code, typed.version), &enquiry, typed.keeps).await {
        Ok(Changed::Done) => Ok(to_event(&code, "changed")),
        Ok(Changed::Leaves(leaves)) => {
            let typed = Typed { keeps: mark(&leaves), ..typed };
            let again =
                render(&state, &viewer, Some(&code), Shown { typed, leaves, ..Shown::default() }).await?;
            Ok((StatusCode::CONFLICT, again).into_response())
        }
        Err(ServiceError::Stale { current, .. }) => {
            let shown = Shown { typed: Typed { version: current, ..typed }, stale: true, ..Shown::default() };
            let again = render(&state, &viewer, Some(&code), shown).await?;
            Ok((StatusCode::CONFLICT, again).into_response())
        }
        Err(ServiceError::Invalid(faults)) => refused(&state, &viewer, Some(&code), (typed, faults)).await,
        Err(error) => Err(error.into()),
    }
}

async fn known(state: &AppState, actor: &Actor, code: &str) -> Result<Typed, Fault> {
    let record = event::one(&state.ctx, actor, code).await?;
    actor.require(Permission::PlanEvents)?;
    Ok(Typed::of(&record.line.event, record.line.organisation.as_deref()))
}

fn to_event(code: &str, done: &str) -> Response {
    Redirect::to(&format!("/events/{}?done={done}", query_value(code))).into_response()
}

async fn refused(
    state: &AppState,
    viewer: &Viewer,
    code: Option<&str>,
    (typed, faults): (Typed, Vec<FieldError>),
) -> Result<Response, Fault> {
    let shown = render(state, viewer, code, Shown { typed, faults, ..Shown::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

async fn render(
    state: &AppState,
    viewer: &Viewer,
    code: Option<&str>,
    shown: Shown,
) -> Result<Html<String>, Fault> {
    let locale = viewer.locale;
    let organisations = event::organisations(&state.ctx, &viewer.actor()?).await?;
    let (title, action) = match code {
        None => (td_string!(locale, pipeline.create).to_owned(), "/events/new".to_owned()),
        Some(code) => {
            let title = td_string!(locale, pipeline.change_named, event = code.to_owned());
            (title, format!("/events/{}/edit", query_value(code)))
        }
    };
    let mut frame = frame(state, viewer, Area::Events, title.clone());
    frame.above = vec![Area::Events.way(locale)];
    frame.above.extend(code.map(|code| way(code, code)));
    let shown = Shown { action, title, organisations, zone: state.ctx.zone, ..shown };
    Ok(page(frame, move || view! { <EventForm locale=locale shown=shown /> }))
}
