//! Steps, moves and repeats, as they are sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::EventId;
use service::error::FieldError;
use service::{ServiceError, event};

use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::events::one;
use crate::state::AppState;
use crate::view::event_plan::{Tried, TypedMove, TypedStep};
use crate::viewer::Viewer;

/// Takes a step.
pub async fn step(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<TypedStep>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let outcome = match typed.step() {
        Ok(step) => event::step(&state.ctx, &actor, (&code, typed.version), &step).await,
        Err(fault) => Err(ServiceError::Invalid(vec![fault])),
    };
    let tried = |fault| Tried {
        form: typed.step.clone(),
        step: typed.clone(),
        moved: TypedMove::default(),
        fault,
        why: None,
    };
    answer(&state, &viewer, &code, outcome.map(|()| (code.clone(), "step")), tried).await
}

/// Cancels the stays of an event that is off.
pub async fn cancel_stays(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Redirect, Fault> {
    let page = format!("/events/{}", query_value(&code));
    match event::cancel_stays(&state.ctx, &viewer.actor()?, &code).await {
        Ok(_) => Ok(Redirect::to(&format!("{page}?done=cleared"))),
        // Somebody took it up again meanwhile: the page shows where it stands.
        Err(ServiceError::Invalid(_)) => Ok(Redirect::to(&page)),
        Err(error) => Err(error.into()),
    }
}

/// Moves the event with its stays.
pub async fn shift(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<TypedMove>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let first = event::one(&state.ctx, &actor, &code).await?.line.event.from;
    let outcome = match typed.first_day() {
        Ok(day) => {
            let how = ((day - first).num_days(), !typed.keep_rooms.is_empty());
            event::shift(&state.ctx, &actor, (&code, typed.version), how).await
        }
        Err(fault) => Err(ServiceError::Invalid(vec![fault])),
    };
    let tried = |fault| Tried {
        form: "move".to_owned(),
        step: TypedStep::default(),
        moved: typed.clone(),
        fault,
        why: None,
    };
    answer(&state, &viewer, &code, outcome.map(|()| (code.clone(), "moved")), tried).await
}

/// Repeats the event.
pub async fn duplicate(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<TypedMove>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let id = typed.key.parse::<EventId>().unwrap_or_else(|_| EventId::new(state.ctx.ids.next()));
    let outcome = match typed.first_day() {
        Ok(day) => event::duplicate(&state.ctx, &actor, &code, (id, day)).await,
        Err(fault) => Err(ServiceError::Invalid(vec![fault])),
    };
    let tried = |fault| Tried {
        form: "duplicate".to_owned(),
        step: TypedStep::default(),
        moved: typed.clone(),
        fault,
        why: None,
    };
    answer(&state, &viewer, &code, outcome.map(|code| (code, "repeated")), tried).await
}

/// Leads on, or shows the page again with what was typed and what is wrong with it.
async fn answer(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    outcome: Result<(String, &'static str), ServiceError>,
    tried: impl FnOnce(FieldError) -> Tried,
) -> Result<Response, Fault> {
    let conflict = |field: &str, code| (StatusCode::CONFLICT, FieldError::new(field, code), None);
    let (status, fault, why) = match outcome {
        Ok((code, done)) => {
            return Ok(Redirect::to(&format!("/events/{}?done={done}", query_value(&code))).into_response());
        }
        Err(ServiceError::Invalid(mut faults)) if !faults.is_empty() => {
            (StatusCode::UNPROCESSABLE_ENTITY, faults.remove(0), None)
        }
        Err(ServiceError::Stale { .. }) => conflict("version", "stale"),
        Err(ServiceError::Stay(_)) => conflict("stays", "in_house"),
        Err(ServiceError::Refused(refusal)) => {
            let (status, fault, _) = conflict("rooms", "in_the_way");
            (status, fault, Some(refusal.obstacle))
        }
        Err(error) => return Err(error.into()),
    };
    let shown = one::tried(state, viewer, code, Tried { why, ..tried(fault) }).await?;
    Ok((status, shown).into_response())
}
