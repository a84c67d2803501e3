//! The form that sets a target, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::Datelike;
use domain::access::Permission;
use domain::ids::TargetId;
use domain::target::{TargetPeriod, TargetStatus, YEARS};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::{Actor, ServiceError, target};

use super::form::TargetForm;
use super::period_text;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::target::{News, Typed};
use crate::viewer::Viewer;

/// What a removal sends.
#[derive(Debug, Deserialize)]
pub struct Removal {
    version: i64,
}

/// The form of a new target: of the first year to come that has none, assumed, unless somebody says otherwise.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteTargets)?;
    let known = target::list(&state.ctx, &actor).await?;
    let taken = |year: &i32| {
        known.iter().any(|known| known.period == TargetPeriod::Year && known.first_year == *year)
    };
    let this_year = state.ctx.today().year();
    let first_year = (this_year..=*YEARS.end()).find(|year| !taken(year)).unwrap_or(this_year);
    let typed = Typed {
        key: state.ctx.ids.next().to_string(),
        period: TargetPeriod::Year.code().to_owned(),
        first_year: first_year.to_string(),
        status: TargetStatus::Assumed.code().to_owned(),
        ..Typed::default()
    };
    Ok(render(&state, &viewer, None, typed, Vec::new()))
}

/// Sets a new target; or shows what is wrong with it.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let id = typed.key.parse::<TargetId>().unwrap_or_else(|_| TargetId::new(state.ctx.ids.next()));
    match target::add(&state.ctx, &viewer.actor()?, id, &typed.aim()).await {
        Ok(()) => Ok(to_list(News::Added)),
        Err(ServiceError::Invalid(faults)) => Ok(refused(&state, &viewer, None, typed, faults)),
        Err(error) => Err(error.into()),
    }
}

/// The form of a target there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteTargets)?;
    let (id, typed) = find(&state, &actor, &id).await?;
    Ok(render(&state, &viewer, Some(id), typed, Vec::new()))
}

/// Changes it.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let id: TargetId = id.parse().map_err(|_| Fault::NotFound)?;
    let aim = typed.aim();
    match target::change(&state.ctx, &viewer.actor()?, (id, typed.version), &aim).await {
        Ok(()) => Ok(to_list(News::Changed)),
        Err(ServiceError::Stale { .. }) => Ok(to_list(News::Stale)),
        Err(ServiceError::Invalid(faults)) => Ok(refused(&state, &viewer, Some(id), typed, faults)),
        Err(error) => Err(error.into()),
    }
}

/// Takes it away; sent twice, done once.
pub async fn remove(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Removal>,
) -> Result<Response, Fault> {
    let id: TargetId = id.parse().map_err(|_| Fault::NotFound)?;
    match target::remove(&state.ctx, &viewer.actor()?, (id, sent.version)).await {
        Ok(()) => Ok(to_list(News::Removed)),
        Err(ServiceError::Stale { .. } | ServiceError::NotFound(_)) => Ok(to_list(News::Stale)),
        Err(error) => Err(error.into()),
    }
}

async fn find(state: &AppState, actor: &Actor, id: &str) -> Result<(TargetId, Typed), Fault> {
    let id: TargetId = id.parse().map_err(|_| Fault::NotFound)?;
    let targets = target::list(&state.ctx, actor).await?;
    let found = targets.iter().find(|target| target.id == id).ok_or(Fault::NotFound)?;
    Ok((id, Typed::of(found)))
}

pub(super) fn to_list(news: News) -> Response {
    Redirect::to(&format!("/administration/targets?news={}", news.code())).into_response()
}

fn refused(
    state: &AppState,
    viewer: &Viewer,
    id: Option<TargetId>,
    typed: Typed,
    faults: Vec<FieldError>,
) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, render(state, viewer, id, typed, faults)).into_response()
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    id: Option<TargetId>,
    typed: Typed,
    faults: Vec<FieldError>,
) -> Html<String> {
    let locale = viewer.locale;
    let aim = typed.aim();
    let (title, action) = match id {
        None => (td_string!(locale, targets.create).to_owned(), "/administration/targets/new".to_owned()),
        Some(id) => {
            let period = period_text(aim.period, aim.first_year);
            let title = td_string!(locale, targets.change_named, period = period);
            (title, format!("/administration/targets/{id}"))
        }
    };
    let mut frame = frame(state, viewer, Area::Administration, title.clone());
    let list = Way::new("/administration/targets", td_string!(locale, targets.title));
    frame.above = vec![Area::Administration.way(locale), list];
    let known = id.is_some();
    page(frame, move || {
        view! { <TargetForm locale=locale action=action title=title typed=typed faults=faults known=known /> }
    })
}
