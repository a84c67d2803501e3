//! Calendars of everybody, in an administrator's hands.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{AccountId, CalendarFeedId};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::feed;
use uuid::Uuid;

use super::list::Feeds;
use super::{Done, words};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::calendars::FeedRow;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let lines = feed::list(&state.ctx, &viewer.actor()?).await?;
    let (locale, told) = (viewer.locale, done.told());
    let row = |line| FeedRow::new(words::name(locale, &line), line, state.ctx.zone);
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, calendars.house_title));
    frame.above = vec![Area::Administration.way(locale)];
    let content = move || {
        view! {
            <h1>{td_string!(locale, calendars.house_title)}</h1>
            {told.map(|told| told.view(locale))}
            <p>{td_string!(locale, calendars.house_what)}</p>
            <Feeds locale=locale rows=rows whose=true />
        }
    };
    Ok(page(frame, content).into_response())
}

/// Revokes one.
pub async fn revoke(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((owner, id)): Path<(Uuid, Uuid)>,
) -> Result<Redirect, Fault> {
    let (owner, id) = (AccountId::new(owner), CalendarFeedId::new(id));
    feed::revoke(&state.ctx, &viewer.actor()?, owner, id).await?;
    Ok(Redirect::to("/accounts/calendars?revoked"))
}
