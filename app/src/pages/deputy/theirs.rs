//! The deputy of another, for whoever keeps accounts: who falls ill cannot name one.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use domain::ids::AccountId;
use leptos_i18n::td_string;
use service::{account, deputy};
use uuid::Uuid;

use super::{Done, Place, Sent, done_text, render, save};
use crate::fault::Fault;
use crate::pages::{Area, frame};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

async fn place(state: &AppState, viewer: &Viewer, id: Uuid) -> Result<Place, Fault> {
    let accounts = account::list(&state.ctx, &viewer.actor()?).await?;
    let line = accounts.into_iter().find(|line| line.id.uuid() == id).ok_or(Fault::NotFound)?;
    let (locale, name) = (viewer.locale, line.full_name);
    let mut frame =
        frame(state, viewer, Area::Administration, td_string!(locale, deputy.title_of, name = name.clone()));
    frame.above = vec![
        Area::Administration.way(locale),
        Area::Accounts.way(locale),
        Way::new(format!("/accounts/{id}"), name.clone()),
    ];
    Ok(Place { account: AccountId::new(id), path: format!("/accounts/{id}/deputy"), name: Some(name), frame })
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let done = done_text(viewer.locale, &done.done);
    let place = place(&state, &viewer, id).await?;
    render(&state, &viewer, place, (None, Vec::new(), done)).await
}

/// Has somebody stand in.
pub async fn set(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let place = place(&state, &viewer, id).await?;
    save(&state, &viewer, place, sent).await
}

/// Has nobody stand in any more.
pub async fn end(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    deputy::end(&state.ctx, &viewer.actor()?, AccountId::new(id)).await?;
    Ok(Redirect::to(&format!("/accounts/{id}/deputy?done=ended")))
}
