//! Retention: how long personal data is kept, what is due, and erasing it.

mod content;
mod log;
mod words;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::retention::Kind;
use i18n::whole;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::{ServiceError, retention};

use self::content::Content;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::retention::{KindLine, News, RetentionPage, RunRow};
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
}

/// What a change of a period sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    #[serde(default)]
    days: String,
    seen: i64,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let shown = fetch(&state, &viewer).await?;
    let news = asked.news.as_deref().and_then(News::parse);
    Ok(render(&state, &viewer, RetentionPage { news, ..shown }))
}

/// Changes the period of a kind; or shows what is wrong with it.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(kind): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let kind = Kind::parse(&kind).ok_or(Fault::NotFound)?;
    let days = whole(&sent.days).unwrap_or_default();
    match retention::change(&state.ctx, &viewer.actor()?, kind, (sent.seen, days)).await {
        Ok(()) => Ok(to_page(News::Changed)),
        Err(ServiceError::Stale { .. }) => Ok(to_page(News::Stale)),
        Err(ServiceError::Invalid(_)) => {
            let mut shown = fetch(&state, &viewer).await?;
            if let Some(line) = shown.lines.iter_mut().find(|line| line.kind == kind) {
                line.typed = Some(sent.days);
            }
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&state, &viewer, shown)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Erases what is due. A long run goes on by itself; a second one is not begun beside it.
pub async fn run(State(state): State<AppState>, viewer: Viewer) -> Result<Response, Fault> {
    match retention::start(&state.ctx, &viewer.actor()?).await {
        Ok(true) => Ok(to_page(News::Erased)),
        Ok(false) => Ok(to_page(News::Running)),
        Err(error) if error.is_duplicate(retention::RUNNING) => Ok(to_page(News::Running)),
        Err(error) => Err(error.into()),
    }
}

fn to_page(news: News) -> Response {
    Redirect::to(&format!("/administration/retention?news={}", news.code())).into_response()
}

async fn fetch(state: &AppState, viewer: &Viewer) -> Result<RetentionPage, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let due = retention::due(ctx, &actor).await?;
    let runs = retention::runs(ctx, &actor).await?;
    Ok(RetentionPage {
        lines: due.into_iter().map(KindLine::from).collect(),
        runs: runs.into_iter().map(|run| RunRow::new(run, ctx.zone)).collect(),
        demo: service::account::is_demo(ctx).await?,
        news: None,
    })
}

fn render(state: &AppState, viewer: &Viewer, shown: RetentionPage) -> Html<String> {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, retention.title));
    frame.above = vec![Area::Administration.way(locale)];
    page(frame, move || view! { <Content locale=locale shown=shown /> })
}
