//! Calendars under a secret address: one's own. Those of everybody are in [`house`].

pub mod file;
mod form;
mod guide;
pub mod house;
mod list;
mod words;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::ids::CalendarFeedId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::token::Secret;
use service::{ServiceError, feed};
use uuid::Uuid;

use self::form::{FeedForm, Sent};
use self::guide::Guide;
use self::list::{Feeds, Told};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::calendars::FeedRow;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    revoked: Option<String>,
}

impl Done {
    fn told(&self) -> Option<Told> {
        self.revoked.is_some().then_some(Told::Revoked)
    }
}

/// The page; a link from a room or a space fills the form in.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(done): Query<Done>,
    Query(proposed): Query<Sent>,
) -> Result<Response, Fault> {
    page_of(&state, &viewer, proposed, Vec::new(), done.told()).await
}

/// Makes a calendar and shows its address, once.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    match feed::issue(&state.ctx, &viewer.actor()?, &sent.wish()).await {
        Ok(secret) => {
            let told = Told::Made(address(&state, &viewer, &secret));
            page_of(&state, &viewer, Sent::default(), Vec::new(), Some(told)).await
        }
        Err(ServiceError::Invalid(faults)) => {
            let shown = page_of(&state, &viewer, sent, faults, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Revokes one.
pub async fn revoke(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    feed::revoke_own(&state.ctx, &viewer.actor()?, CalendarFeedId::new(id)).await?;
    Ok(Redirect::to("/account/calendars?revoked"))
}

fn address(state: &AppState, viewer: &Viewer, secret: &Secret) -> String {
    format!("{}/calendar/{}.ics", state.origin.as_deref().unwrap_or(&viewer.origin), secret.reveal())
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    sent: Sent,
    faults: Vec<FieldError>,
    told: Option<Told>,
) -> Result<Response, Fault> {
    let lines = feed::list_own(&state.ctx, &viewer.actor()?).await?;
    let locale = viewer.locale;
    let row = |line| FeedRow::new(words::name(locale, &line), line, state.ctx.zone);
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    let role = viewer.account.as_ref().map_or(Role::ApiClient, |account| account.role);
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, calendars.title));
    frame.above = vec![Way::new("/account", td_string!(locale, account.title))];
    let content = move || {
        view! {
            <h1>{td_string!(locale, calendars.title)}</h1>
            {told.map(|told| told.view(locale))}
            <p>{td_string!(locale, calendars.what_for)}</p>
            <Feeds locale=locale rows=rows whose=false />
            <FeedForm locale=locale role=role sent=sent faults=faults />
            <Guide locale=locale role=role />
        }
    };
    Ok(page(frame, content).into_response())
}
