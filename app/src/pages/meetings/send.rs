//! What is done with a host and its times.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::MeetingHostId;
use service::error::FieldError;
use service::{ServiceError, meeting};

use super::form::parse;
use super::host::{Beside, rendered};
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// Closes a time, opens it, or takes it back; sent twice, done once.
pub async fn deed(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, host) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let slot = sent.text("slot").parse().map_err(|_| Fault::Unreadable)?;
    let entry = || sent.text("entry").parse().map_err(|_| Fault::Unreadable);
    let outcome = match sent.text("deed") {
        "open" => meeting::set_open(ctx, &actor, slot, true).await,
        "close" => meeting::set_open(ctx, &actor, slot, false).await,
        "take_back" => meeting::take_back(ctx, &actor, (slot, entry()?), false).await,
        "take_back_close" => meeting::take_back(ctx, &actor, (slot, entry()?), true).await,
        _ => return Err(Fault::Unreadable),
    };
    told(&state, &viewer, host, None, outcome).await
}

/// Books a time for a participant.
pub async fn book(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, host) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let outcome = match (sent.text("slot").parse(), sent.text("entry").parse()) {
        (Ok(slot), Ok(entry)) => meeting::book_for(ctx, &actor, slot, entry).await,
        (slot, entry) => {
            let faults = [("slot", slot.is_err()), ("entry", entry.is_err())].into_iter();
            let faults = faults.filter(|(_, is_wrong)| *is_wrong);
            let faults = faults.map(|(field, _)| FieldError::new(field, "missing")).collect();
            Err(ServiceError::Invalid(faults))
        }
    };
    told(&state, &viewer, host, Some(sent), outcome).await
}

/// Takes away the times that nobody has booked, of one day or of all.
pub async fn clear(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let host = parse(&id)?;
    // A day that cannot be read is not taken for all days.
    let day = match sent.text("day") {
        "" => None,
        _ => Some(sent.date("day").ok_or(Fault::Unreadable)?),
    };
    let gone = meeting::remove_free(&state.ctx, &viewer.actor()?, host, day).await?;
    Ok(Redirect::to(&format!("/meeting-hosts/{host}?done=cleared&n={gone}")).into_response())
}

/// Takes the host away; sent twice, done once.
pub async fn remove(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, host) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let code = match meeting::host(ctx, &actor, host).await {
        Ok((plan, _)) => plan.line.event.code,
        // Gone already.
        Err(ServiceError::NotFound("meeting_host")) => return Ok(Redirect::to("/events").into_response()),
        Err(error) => return Err(error.into()),
    };
    let booked = sent.text("booked").parse().map_err(|_| Fault::Unreadable)?;
    match meeting::remove_host(ctx, &actor, (host, sent.version()), booked).await {
        Ok(()) => {
            let back = format!("/events/{}/meetings?done=saved", query_value(&code));
            Ok(Redirect::to(&back).into_response())
        }
        outcome => told(&state, &viewer, host, None, outcome).await,
    }
}

/// The host again: with what was done, or with what is wrong and what was chosen.
async fn told(
    state: &AppState,
    viewer: &Viewer,
    host: MeetingHostId,
    sent: Option<Sent>,
    outcome: Result<(), ServiceError>,
) -> Result<Response, Fault> {
    let done = match outcome {
        Ok(()) => "saved",
        Err(ServiceError::Stale { .. }) => "stale",
        Err(ServiceError::Invalid(faults)) => {
            let of_form = sent.is_some();
            return rendered(state, viewer, host, Beside { sent, faults, of_form, told: None }).await;
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/meeting-hosts/{host}?done={done}")).into_response())
}
