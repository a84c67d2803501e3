//! Mails: what waits, what was given up and why, and what an administrator does about it.

mod list;
mod words;

use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use domain::ids::MailId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::{ServiceError, mail};

use self::list::Content;
use super::{Area, frame, page};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::mail::{MailPage, News};
use crate::viewer::Viewer;

/// What was just done, for the message above.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    news: String,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let outbox = mail::list(&state.ctx, &viewer.actor()?).await?;
    let mut shown = MailPage::new(outbox, state.neighbours.mailing.clone(), state.ctx.zone);
    shown.news = News::parse(&asked.news);
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, mail.title));
    frame.above = vec![Area::Administration.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// Writes a mail to whoever asks.
pub async fn test(State(state): State<AppState>, viewer: Viewer) -> Result<Redirect, Fault> {
    mail::send_test(&state.ctx, &viewer.actor()?).await?;
    Ok(back(News::Tested))
}

/// Has a mail tried again at once.
pub async fn retry(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Redirect, Fault> {
    told(mail::retry(&state.ctx, &viewer.actor()?, read(&id)?).await, News::Again)
}

/// Gives a mail up.
pub async fn give_up(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Redirect, Fault> {
    told(mail::stop(&state.ctx, &viewer.actor()?, read(&id)?).await, News::Stopped)
}

fn read(id: &str) -> Result<MailId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

fn told(done: Result<(), ServiceError>, news: News) -> Result<Redirect, Fault> {
    match done {
        Ok(()) => Ok(back(news)),
        // It went meanwhile, or somebody else was quicker: the list shows what holds.
        Err(ServiceError::NotFound("mail")) => Ok(back(News::Gone)),
        Err(error) => Err(error.into()),
    }
}

fn back(news: News) -> Redirect {
    Redirect::to(&format!("/administration/mail?news={}", news.code()))
}
