//! What is sent: an agreement, and the buttons that hold and let go.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use serde::Deserialize;
use service::{ServiceError, block};

use super::show::render;
use crate::fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::block::{Fault, News, RoomsPage, Typed, TypedPlan};
use crate::viewer::Viewer;

/// The version a button was seen beside.
#[derive(Debug, Deserialize)]
pub struct Seen {
    version: i64,
}

/// Agrees on all of the grid; or shows it again with what is wrong beside each field, and all that was typed.
pub async fn agree(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, fault::Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let typed = Typed::read(&fields);
    let sorts = block::one(&state.ctx, &actor, &code, 0).await?.types;
    let faults = match typed.agreement(&sorts) {
        Err(faults) => faults,
        Ok(wish) => match block::agree(&state.ctx, &actor, &code, &wish, typed.version).await {
            Ok(()) => return Ok(back(&code, if wish.hold { News::Held } else { News::Noted })),
            Err(error) => faults(error)?,
        },
    };
    again(&state, &viewer, &code, Some(typed), faults).await
}

/// Holds what is noted; or shows on which nights the house has not so many.
pub async fn hold(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, fault::Fault> {
    match block::hold(&state.ctx, &viewer.actor()?, &code, seen.version).await {
        Ok(()) => Ok(back(&code, News::Held)),
        Err(ServiceError::Stale { .. }) => Ok(back(&code, News::Stale)),
        Err(error) => again(&state, &viewer, &code, None, faults(error)?).await,
    }
}

/// Lets go; sent twice, done once.
pub async fn release(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, fault::Fault> {
    match block::release(&state.ctx, &viewer.actor()?, &code, seen.version).await {
        Ok(()) => Ok(back(&code, News::Released)),
        Err(ServiceError::Stale { .. }) => Ok(back(&code, News::Stale)),
        Err(error) => Err(error.into()),
    }
}

fn back(code: &str, news: News) -> Response {
    Redirect::to(&format!("/events/{}/rooms?news={}", query_value(code), news.code())).into_response()
}

fn faults(error: ServiceError) -> Result<Vec<Fault>, fault::Fault> {
    match error {
        ServiceError::Invalid(faults) => {
            Ok(faults.into_iter().map(|fault| Fault::Rule(fault.field, fault.code)).collect())
        }
        ServiceError::Short(short) if short.nights.is_empty() => Ok(vec![Fault::Gone]),
        ServiceError::Short(short) => Ok(short.nights.into_iter().map(Fault::Short).collect()),
        ServiceError::Stale { .. } => Ok(vec![Fault::Stale]),
        error => Err(error.into()),
    }
}

/// The page with what is wrong. What was typed stays; it is sent again on the version that holds now, which the page
/// shows beside it.
async fn again(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    typed: Option<Typed>,
    faults: Vec<Fault>,
) -> Result<Response, fault::Fault> {
    let wider = typed.as_ref().map_or(0, |typed| typed.wider);
    let record = block::one(&state.ctx, &viewer.actor()?, code, wider).await?;
    let version = record.block.as_ref().map(|block| block.version);
    let typed = typed.map_or_else(|| Typed::of(&record), |typed| Typed { version, ..typed });
    let plan = TypedPlan::begin(&record);
    let shown = RoomsPage { record, typed, plan, faults, news: None, filled: false, wider };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok((status, render(state, viewer, shown)).into_response())
}
