//! The form of a function that carries a session of the programme: filled in with what the session says.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::SessionId;
use domain::programme::Session;
use leptos_i18n::td_string;
use service::stay::Write;
use service::{ServiceError, programme};

use super::form::Shown;
use super::send::{Problem, campus_of, problem, render, spaces, usual};
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::function::{Typed, times};
use crate::view::programme::{language, title};
use crate::viewer::Viewer;

/// The form.
pub async fn lay_form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    shown(&state, &viewer, parse(&id)?, None, Problem::default()).await
}

/// Lays it, with the session in it.
pub async fn lay(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (ctx, actor, key, typed) = (&state.ctx, viewer.actor()?, parse(&id)?, typed.with_instead());
    let wish = match typed.wish(&campus_of(&state, &actor).await?, ctx.zone) {
        Ok(wish) => wish,
        Err(faults) => {
            let problem = Problem { faults, refusal: None };
            return shown(&state, &viewer, key, Some(typed), problem).await;
        }
    };
    let write = Write::new(typed.key.clone());
    match programme::lay(ctx, &actor, (key, typed.version), &wish, &write).await {
        Ok(_) => {
            let (record, _) = programme::session(ctx, &actor, key).await?;
            let code = query_value(&record.line.event.code);
            Ok(Redirect::to(&format!("/events/{code}/programme?done=saved")).into_response())
        }
        // What the session says now is shown, to be looked at first.
        Err(ServiceError::Stale { .. }) => Ok(Redirect::to(&format!("/sessions/{id}")).into_response()),
        Err(error) => shown(&state, &viewer, key, Some(typed), problem(error)?).await,
    }
}

fn parse(id: &str) -> Result<SessionId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

async fn shown(
    state: &AppState,
    viewer: &Viewer,
    id: SessionId,
    typed: Option<Typed>,
    problem: Problem,
) -> Result<Response, Fault> {
    let (ctx, locale, actor) = (&state.ctx, viewer.locale, viewer.actor()?);
    let (record, session) = programme::session(ctx, &actor, id).await?;
    if !record.may_plan {
        return Err(Fault::Forbidden);
    }
    let mut typed = typed.unwrap_or_else(|| said(state, viewer, &session));
    usual(&mut typed, Some(&record.line.event), ctx.today());
    typed.key = ctx.ids.next().to_string();
    let named = title(&session.texts, language(locale));
    let shown = Shown {
        locale,
        zone: ctx.zone,
        title: td_string!(locale, programme.lay_for, session = named),
        action: format!("/sessions/{id}/lay"),
        spaces: spaces(locale, &campus_of(state, &actor).await?),
        events: None,
        repeats: false,
        told: None,
        removal: None,
        back: format!("/events/{}/programme", query_value(&record.line.event.code)),
        typed,
        faults: Vec::new(),
        refusal: None,
    };
    Ok(render(state, viewer, shown, problem))
}

/// What the session says of its function.
fn said(state: &AppState, viewer: &Viewer, session: &Session) -> Typed {
    let (from, until) = times(session.time.from_at(), session.time.until_at(), state.ctx.zone);
    Typed {
        version: session.version,
        title: title(&session.texts, language(viewer.locale)).chars().take(120).collect(),
        attendance: session.on_campus.to_string(),
        from_date: from.date().to_string(),
        from_time: from.format("%H:%M").to_string(),
        until_date: until.date().to_string(),
        until_time: until.format("%H:%M").to_string(),
        ..Typed::default()
    }
}
