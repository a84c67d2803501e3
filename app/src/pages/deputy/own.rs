//! One's own deputy.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use leptos_i18n::td_string;
use service::deputy;

use super::{Done, Place, Sent, done_text, render, save};
use crate::fault::Fault;
use crate::pages::{Area, frame};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

const PATH: &str = "/account/deputy";

fn place(state: &AppState, viewer: &Viewer) -> Result<Place, Fault> {
    let (locale, account) = (viewer.locale, viewer.actor()?.id().ok_or(Fault::NotFound)?);
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, deputy.title));
    frame.above = vec![Way::new("/account", td_string!(locale, account.title))];
    Ok(Place { account, path: PATH.to_owned(), name: None, frame })
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let done = done_text(viewer.locale, &done.done);
    render(&state, &viewer, place(&state, &viewer)?, (None, Vec::new(), done)).await
}

/// Has somebody stand in.
pub async fn set(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    save(&state, &viewer, place(&state, &viewer)?, sent).await
}

/// Has nobody stand in any more.
pub async fn end(State(state): State<AppState>, viewer: Viewer) -> Result<Redirect, Fault> {
    let actor = viewer.actor()?;
    deputy::end(&state.ctx, &actor, actor.id().ok_or(Fault::NotFound)?).await?;
    Ok(Redirect::to("/account/deputy?done=ended"))
}
