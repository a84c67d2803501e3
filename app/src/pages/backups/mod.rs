//! Backups: making one, how old the last is, and how one is brought back.

mod content;

use axum::Form;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chrono::DateTime;
use domain::access::Permission;
use domain::backup::is_late;
use futures_util::TryStreamExt;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::{ServiceError, account, backup};

use self::content::Content;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::backup::{Age, BackupPage, Made};
use crate::viewer::Viewer;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    password: String,
}

/// The page.
pub async fn show(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    render(&state, &viewer, Vec::new(), None).await
}

/// Makes a backup and sends it, to whoever proves once more who they are: it holds everything.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::Backup)?;
    match account::confirm(&state.ctx, &actor, &sent.password, &viewer.address).await {
        Ok(()) => {}
        Err(ServiceError::Invalid(faults)) => {
            let shown = render(&state, &viewer, faults, None).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
        Err(ServiceError::TooManyTries { seconds }) => {
            let shown = render(&state, &viewer, Vec::new(), Some(seconds)).await?;
            return Ok((StatusCode::TOO_MANY_REQUESTS, shown).into_response());
        }
        Err(error) => return Err(error.into()),
    }
    // The answer has begun when it fails: the browser then says so, and the file lacks its end.
    let bytes = backup::download(&state.ctx, &actor).await?.inspect_err(|error| {
        tracing::error!(error = error as &dyn std::error::Error, "a backup cannot be sent");
    });
    let name = state.ctx.zone.local(state.ctx.now()).format("foresteria-%Y-%m-%d-%H%M.backup");
    let name =
        HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(|_| Fault::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}

async fn render(
    state: &AppState,
    viewer: &Viewer,
    faults: Vec<FieldError>,
    wait: Option<i64>,
) -> Result<Html<String>, Fault> {
    let (ctx, now) = (&state.ctx, state.ctx.now());
    let made = backup::made(ctx, &viewer.actor()?).await?;
    let last = made.first().and_then(|deed| DateTime::from_timestamp(deed.recorded_at, 0));
    let shown = BackupPage {
        made: made.into_iter().map(|deed| Made::new(deed, ctx.zone)).collect(),
        age: last.map(|last| Age::since(last, now)),
        late: is_late(last, now),
        sqlite: ctx.store.engine() == "SQLite",
        asks_password: !account::is_demo(ctx).await?,
        faults,
        wait,
    };
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, backups.title));
    frame.above = vec![Area::Administration.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}
