//! Stands made and taken away, given to exhibitors and given back.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ExhibitorId;
use domain::stand::Row;
use i18n::whole;
use service::error::FieldError;
use service::{ServiceError, stand};

use super::show::refused;
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// Makes a row of stands.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = match row(&sent) {
        Ok(row) => stand::add_stands(&state.ctx, &viewer.actor()?, &code, &row).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    told(&state, &viewer, &code, Some(sent), outcome).await
}

/// What is asked for, or every field that is no number.
fn row(sent: &Sent) -> Result<Row, Vec<FieldError>> {
    let number = |name: &'static str| whole(sent.text(name).trim()).ok_or(name);
    let power = if sent.text("power").trim().is_empty() { Ok(0) } else { number("power") };
    let numbers = [number("first"), number("last"), number("area"), power];
    let faults = numbers.iter().filter_map(|one| one.as_ref().err());
    let faults = faults.map(|field| FieldError::new(*field, "out_of_range")).collect::<Vec<_>>();
    match numbers {
        [Ok(first), Ok(last), Ok(area), Ok(power)] => {
            let (prefix, function) =
                (sent.text("prefix").trim().to_owned(), sent.text("function").parse().ok());
            let fittings = sent.text("fittings").to_owned();
            Ok(Row { prefix, first, last, area, power, fittings, function })
        }
        _ => Err(faults),
    }
}

/// Takes a stand away; sent twice, done once.
pub async fn remove_stand(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("stand").parse().map_err(|_| Fault::Unreadable)?;
    let outcome = stand::remove_stand(&state.ctx, &viewer.actor()?, (&code, id)).await;
    told(&state, &viewer, &code, None, outcome).await
}

/// Gives the stands that are free to those who wait.
pub async fn give_out(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let outcome = stand::give_out(&state.ctx, &viewer.actor()?, &code).await;
    told(&state, &viewer, &code, None, outcome.map(drop)).await
}

/// Gives one exhibitor the stand that was chosen, or none.
pub async fn allot(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let code = stand::exhibitor(ctx, &actor, id).await?.0.line.event.code;
    let chosen = sent.text("stand").parse().ok();
    let outcome = stand::allot(ctx, &actor, (id, sent.version()), chosen).await;
    told(&state, &viewer, &code, None, outcome).await
}

/// Takes an exhibitor away; sent twice, done once.
pub async fn remove_exhibitor(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let code = match stand::exhibitor(ctx, &actor, id).await {
        Ok((plan, _)) => plan.line.event.code,
        // Gone already.
        Err(ServiceError::NotFound("exhibitor")) => return Ok(Redirect::to("/events").into_response()),
        Err(error) => return Err(error.into()),
    };
    let outcome = stand::remove_exhibitor(ctx, &actor, (id, sent.version())).await;
    told(&state, &viewer, &code, None, outcome).await
}

pub(super) fn parse(id: &str) -> Result<ExhibitorId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

/// The plan again: with what was done, or with what is wrong and what was typed.
async fn told(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    sent: Option<Sent>,
    outcome: Result<(), ServiceError>,
) -> Result<Response, Fault> {
    let done = match outcome {
        Ok(()) => "saved",
        Err(ServiceError::Stale { .. }) => "stale",
        Err(ServiceError::Invalid(faults)) => return refused(state, viewer, code, sent, faults).await,
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/events/{}/stands?done={done}", query_value(code))).into_response())
}
