//! A function carried in the diary to another hall and another time: what its form would do, in one step.

use axum::Form;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use service::ServiceError;
use service::function;

use super::send::{Problem, campus_of, done, known, parse, problem, stale};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::function::Typed;
use crate::viewer::Viewer;

/// What the hand sends.
#[derive(Debug, Deserialize)]
pub struct Carried {
    function: String,
    version: i64,
    /// Code of the hall; empty where it stays in its own.
    space: String,
    /// Minutes of the campus clock.
    minutes: i64,
    #[serde(default)]
    back: String,
}

/// Moves it; or shows its form as it would be, with why the hall cannot be had and what could be instead.
pub async fn carry(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Carried>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&sent.function)?);
    let (line, campus) = (function::one(ctx, &actor, id).await?.line, campus_of(&state, &actor).await?);
    let mut typed = Typed::of(&line.function, campus.space(line.function.space), ctx.zone);
    typed.carry(sent.minutes);
    (typed.version, typed.back) = (sent.version, sent.back.clone());
    if !sent.space.is_empty() {
        typed.space = sent.space;
    }
    let wish = match typed.wish(&campus, ctx.zone) {
        Ok(wish) => wish,
        Err(faults) => {
            let problem = Problem { faults, refusal: None };
            return known(&state, &viewer, &sent.function, Some(typed), sent.back, problem).await;
        }
    };
    match function::change(ctx, &actor, (id, sent.version), &wish).await {
        Ok(()) => Ok(done(&sent.back, &line.event_code)),
        Err(ServiceError::Stale { .. }) => Ok(stale(&sent.function, &sent.back)),
        Err(error) => known(&state, &viewer, &sent.function, Some(typed), sent.back, problem(error)?).await,
    }
}
