//! A form of a stay, sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::apply::{Failure, Wish, apply};
use super::{Told, keep, refused};
use crate::fault::Fault;
use crate::local::local;
use crate::state::AppState;
use crate::view::stay::{Action, Problem, Typed};
use crate::viewer::Viewer;

/// What a form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    /// Which action: the value of the button pressed.
    step: String,
    /// Idempotency key.
    key: String,
    /// The version the form was made from.
    version: i64,
    #[serde(default)]
    room: String,
    #[serde(default)]
    arrival: String,
    #[serde(default)]
    departure: String,
    #[serde(default)]
    other: String,
    /// Where to go afterwards; to the stay, if nowhere.
    #[serde(default)]
    back: String,
}

/// Does it and leads on; or shows the stay with what stands in the way and what was typed.
pub async fn act(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Path(reference): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let action = Action::parse(&sent.step).ok_or(Fault::NotFound)?;
    let typed =
        Typed { room: sent.room, arrival: sent.arrival, departure: sent.departure, other: sent.other };
    let wish = Wish { action, key: &sent.key, version: sent.version, typed: &typed };
    match apply(&state.ctx, &actor, &reference, wish).await {
        Ok(done) => {
            let own = format!("/stays/{}", done.reference);
            keep(&session, &[done]).await?;
            let back = if sent.back.is_empty() { own.as_str() } else { local(&sent.back) };
            Ok(Redirect::to(back).into_response())
        }
        Err(Failure::Fault(fault)) => Err(fault),
        Err(Failure::Trouble(why)) => {
            let problem = Some(Problem { action: Some(action), why });
            let told = Told { back: sent.back, problem, typed, ..Told::default() };
            refused(&state, viewer, &reference, told).await
        }
    }
}
